import * as z from 'zod/mini'

/**
 * Whether somebody gets mails about surveys: invitations and reminders. One choice, made by the link in such a mail, which
 * needs no sign-in, or on the person's own pages. A token that begins with `deadlines.` is of a mail about kept postings that
 * close soon: it stops those. The wish for such mails is written off in the notebook of its reader, and comes back when the
 * stop is taken back; the wish for notifications stays, and no mail comes in their place. What tells of one's own doing, as a receipt, comes all the same.
 *
 *     POST /api/mail-stops                     {token, stopped} → 200 mailStopSchema, signed in or not, again too · 410 `link-ended`
 *     GET  /api/mail-stops                     → 200 mailStopSchema of whoever is signed in · 401
 *     PUT  /api/mail-stops                     mailStopSchema → 200 mailStopSchema · 401
 *     POST /api/mail-stops/one-click/{token}   `List-Unsubscribe=One-Click` (RFC 8058) from a mail program → 200 · 410
 *     GET  /api/mail-stops/one-click/{token}   → 302 to the page with the button; stops nothing
 */
export const mailStopSchema = z.object({ stopped: z.boolean() })
export const putMailStopByTokenSchema = z.object({ token: z.string().check(z.maxLength(200)), stopped: z.boolean() })
