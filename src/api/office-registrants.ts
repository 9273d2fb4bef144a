import * as z from 'zod/mini'
import { standings } from '../domain/account/standing.ts'
import { jsonSchema } from '../domain/json.ts'
import { bilingualSchema } from '../domain/language.ts'
import { mailAddressSchema } from '../domain/mail-address.ts'

/**
 * The registrants, as the office finds and sees them. What is looked for travels in bodies: addresses end up in logs.
 *
 *     POST /api/office/registrants/search               searchSchema → foundSchema
 *     GET  /api/office/registrants/{account}            → registrantSchema · 404
 *     PUT  /api/office/registrants/{account}            correctSchema → registrantSchema · 409 `changed-meanwhile`
 *     POST /api/office/registrants/{account}/close      {reason} → registrantSchema · 409 `not-allowed-now`
 *     POST /api/office/registrants/{account}/reopen     {reason} → registrantSchema · 409 `not-allowed-now`
 *     POST /api/office/registrants/{account}/reissue    {email, reason} → registrantSchema · 409 `address-taken`
 *
 * Every one of them is noted, looking included.
 */
export const registrantsAtOnce = 50

export const searchSchema = z.object({
  /** A name in any script, a JGRAD-ID, an address or a student number, or a part of one; empty: everybody. */
  words: z.string().check(z.maxLength(200)),
  university: z.nullable(z.string().check(z.maxLength(32))),
  standing: z.nullable(z.enum(standings)),
  /** Only those to whom mail came back. */
  bounced: z.optional(z.boolean()),
  page: z.int().check(z.minimum(0), z.maximum(100_000)),
})
export type RegistrantSearch = z.infer<typeof searchSchema>

export const foundRegistrantSchema = z.object({
  account: z.string(),
  jgradId: z.nullable(z.string()),
  name: z.string(),
  email: z.string(),
  university: z.nullable(bilingualSchema),
  entryYear: z.nullable(z.int()),
  standing: z.enum(standings),
  /** When mail to the address came back; null: none did since somebody last signed in with a code from there. */
  bouncedAt: z.nullable(z.string()),
})
export type FoundRegistrant = z.infer<typeof foundRegistrantSchema>
export const foundSchema = z.object({ found: z.array(foundRegistrantSchema), total: z.int() })

const month = z.string().check(z.regex(/^\d{4}-(0[1-9]|1[0-2])$/))
/** What only the office can change. `university` is the id of one we know. */
export const officeFactsSchema = z.object({
  university: z.nullable(z.string().check(z.maxLength(32))),
  studentNumber: z.string().check(z.maxLength(200)),
  entryYear: z.nullable(z.int().check(z.minimum(1900), z.maximum(2100))),
  expectedCompletion: z.nullable(month),
  universityEmail: z.nullable(mailAddressSchema),
})
export type OfficeFacts = z.infer<typeof officeFactsSchema>

export const registrantSchema = z.object({
  ...foundRegistrantSchema.shape,
  language: z.enum(['ja', 'en']),
  createdAt: z.string(),
  activatedAt: z.nullable(z.string()),
  closesAt: z.nullable(z.string()),
  facts: officeFactsSchema,
  /** What stands in the person's notebook: the profile by field, and jobs and studies with theirs. */
  profile: z.record(z.string(), jsonSchema),
  careers: z.array(z.record(z.string(), jsonSchema)),
  devices: z.array(z.object({ since: z.string(), contactAt: z.nullable(z.string()), method: z.string(), state: z.enum(['live', 'ended', 'revoked']) })),
  consents: z.array(z.object({ kind: z.string(), version: z.string(), at: z.string(), withdrawnAt: z.nullable(z.string()) })),
  /** Receipts; what was answered is not for the office's eyes here. */
  submissions: z.array(z.object({ campaign: z.string(), number: z.string(), state: z.string(), receivedAt: z.string() })),
  corrections: z.array(z.object({ id: z.string(), field: z.string(), value: jsonSchema, reason: z.string(), state: z.string(), askedAt: z.string() })),
  mails: z.array(z.object({ id: z.string(), template: z.string(), state: z.string(), createdAt: z.string(), failure: z.nullable(z.string()) })),
})
export type Registrant = z.infer<typeof registrantSchema>

const reason = z.string().check(z.minLength(1), z.maxLength(1000))
export const reasonSchema = z.object({ reason })
/** `before` is what was on screen: what somebody else changed meanwhile is never written over unseen. */
export const correctSchema = z.object({ before: officeFactsSchema, after: officeFactsSchema, reason })
/** `email`: where the person proved to be reached from now on; null: where they are reached already. */
export const reissueSchema = z.object({ email: z.nullable(mailAddressSchema), reason })
