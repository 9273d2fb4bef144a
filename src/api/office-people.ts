import * as z from 'zod/mini'
import { languageSchema } from '../domain/language.ts'
import { mailAddressShape } from '../domain/mail-address.ts'

/**
 * The people of the office.
 *
 *     GET    /api/office/me                   → 200 officePersonSchema: who is at work
 *     GET    /api/office/people               → 200 officePeopleSchema
 *     POST   /api/office/people               invitationSchema → 201 colleagueSchema · 409 `address-taken`
 *     DELETE /api/office/people/{account}     → 204 · 404 · 409 `not-allowed-now` for the last administrator
 *     POST   /api/office/people/{account}/passkeys-lost   → 204: forgets the passkeys and ends the sessions, so that the
 *                                             person begins again with a code · 404
 *
 * All but the first are for administrators.
 */
export const officeRoles = ['office', 'administrator'] as const

export const officePersonSchema = z.object({ account: z.string(), name: z.string(), role: z.enum(officeRoles) })
export type OfficePerson = z.infer<typeof officePersonSchema>

export const invitationSchema = z.object({
  /** Folded where it was typed. */
  email: z.string().check(z.maxLength(254), z.regex(mailAddressShape)),
  name: z.string().check(z.regex(/\S/), z.maxLength(200)),
  role: z.enum(officeRoles),
  language: languageSchema,
})

export const colleagueSchema = z.object({
  account: z.string(),
  name: z.string(),
  email: z.string(),
  role: z.enum(officeRoles),
  /** How many passkeys they have; none: they have not come in yet. */
  passkeys: z.int(),
  createdAt: z.string(),
  /** When a passkey was last used; null: never. */
  lastUsedAt: z.nullable(z.string()),
})
export type Colleague = z.infer<typeof colleagueSchema>
export const officePeopleSchema = z.object({ people: z.array(colleagueSchema) })
