import * as z from 'zod/mini'

/**
 * What the links in a mail about new postings do, signed in or not. What somebody asks for is written in their notebook;
 * what is stopped of that is written off there too, so that every device shows it. After a stop of all, notifications that
 * no device shows come by mail no more, until somebody chooses anew.
 *
 *     POST /api/posting-alerts/stops             {token} → 204, again too · 410 `link-ended`: of one search, or of all
 *     POST /api/posting-alerts/kept              {token} → 204, again too · 410: they are still wanted, for another year
 *     POST /api/posting-alerts/one-click/{token} `List-Unsubscribe=One-Click` (RFC 8058) from a mail program → 200 · 410
 *     GET  /api/posting-alerts/one-click/{token} → 302 to the page with the button; stops nothing
 */
export const alertTokenSchema = z.object({ token: z.string().check(z.maxLength(300)) })
