import * as z from 'zod/mini'

/**
 * Answering by the link of an invitation, without signing in. The token stands in the link's fragment, which no browser
 * sends; nothing here is a GET, so whatever follows the link opens nothing and uses nothing up.
 *
 *     POST /api/invitations/look   {token}          → 200 {campaign, yours} · 410 `link-ended`
 *     POST /api/invitations/open   {token, shared?} → 200 the session, with its `scope`, + cookie · 410 · 429
 *     POST /api/invitations/code   {campaign}       → 200 {code, until}: to go on with on another device · 401 · 410 · 429
 *     POST /api/invitations/enter  {code, shared?}  → 200 the session, with its `scope`, + cookie · 401 · 410 · 429
 *
 * A link opens until the campaign's grace ends, as often as its person likes; a code once, within minutes.
 */
const token = z.string().check(z.maxLength(200))
/** On a computer that others use: the session ends with the browser. */
const shared = z.optional(z.boolean())

export const lookSchema = z.object({ token })
/** `yours`: whether it was sent to the account that the request names; nothing else of the person is told. */
export const lookAnswerSchema = z.object({ campaign: z.string(), yours: z.boolean() })
export const openSchema = z.object({ token, shared })

export const entryCodeRequestSchema = z.object({ campaign: z.string().check(z.maxLength(64)) })
/** `code`: eight characters in two groups; `until`: when it ends, ISO 8601. */
export const entryCodeSchema = z.object({ code: z.string(), until: z.string() })

/** What a code is made of: nothing that looks like something else when it is read out or typed. */
export const entryCodeLetters = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
/** How many characters a code has, without what stands between them. */
export const entryCodeLength = 8
/** A code as it was drawn, however it was typed: in any width and case, with anything between the groups. */
export const foldEntryCode = (typed: string): string => typed.normalize('NFKC').toUpperCase().replace(/[^0-9A-Z]/g, '')

export const enterSchema = z.object({
  code: z.pipe(
    z.pipe(z.string().check(z.maxLength(40)), z.transform(foldEntryCode)),
    z.string().check(z.regex(new RegExp(`^[${entryCodeLetters}]{${entryCodeLength}}$`))),
  ),
  shared,
})
