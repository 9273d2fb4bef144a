import * as z from 'zod/mini'
import { correctableFields, correctionReasonSchema, correctionStates, correctionValueSchema } from '../domain/account/correction.ts'
import { optionalConsents } from '../domain/account/consent.ts'
import { bilingualSchema } from '../domain/language.ts'
import { jsonSchema } from '../domain/json.ts'

/**
 * What a person may do with the data held about them. All of it is for whoever is signed in, about themselves alone.
 *
 *     GET    /api/rights/copy               → 200 copySchema (`copy.ts`): everything held about me
 *     GET    /api/rights/history?before=…   → 200 historyPageSchema, the newest first; `before` is the `next` of a page
 *     GET    /api/rights/corrections        → 200 correctionsSchema
 *     POST   /api/rights/corrections        askCorrectionSchema → 201 correctionSchema · 409 `not-allowed-now`: one is open for this field
 *     DELETE /api/rights/corrections/{id}   → 204 · 404 · 409 `not-allowed-now`: it was decided meanwhile
 *     GET    /api/rights/consents           → 200 consentsSchema
 *     PUT    /api/rights/consents           giveConsentSchema → 200 consentsSchema
 *     GET    /api/rights/closure            → 200 closureSchema
 *     POST   /api/rights/closure            closeSchema → 200 closureSchema, again too · 409 `not-allowed-now`
 *     DELETE /api/rights/closure            → 200 closureSchema: the account goes on
 */

/** Where a change came from: the office (or the server in its name), the device that asks, or another one of mine. */
export const historyLineSchema = z.object({
  id: z.string(),
  at: z.string(),
  by: z.enum(['office', 'here', 'elsewhere']),
  /** What is known of the other device: `{browser, system}` as JSON; null: nothing. */
  label: z.nullable(z.string()),
  type: z.string(),
  record: z.string(),
  /** Empty: the whole record was removed or came back, and `before` or `after` holds all its fields. */
  field: z.string(),
  before: jsonSchema,
  after: jsonSchema,
})
export type HistoryLine = z.infer<typeof historyLineSchema>
export const historyPageSchema = z.object({ lines: z.array(historyLineSchema), next: z.nullable(z.string()) })

export const correctionSchema = z.object({
  id: z.string(),
  field: z.string(),
  value: jsonSchema,
  reason: z.string(),
  state: z.enum(correctionStates),
  askedAt: z.string(),
  decidedAt: z.nullable(z.string()),
  /** What the office wrote to the person. */
  words: z.nullable(z.string()),
})
export type Correction = z.infer<typeof correctionSchema>
export const correctionsSchema = z.object({
  corrections: z.array(correctionSchema),
  /** What stands now, by field; null: nothing. */
  current: z.record(z.string(), z.nullable(z.union([z.string(), z.number()]))),
})
export const askCorrectionSchema = z.object({
  field: z.enum(correctableFields),
  value: correctionValueSchema,
  reason: correctionReasonSchema,
})

/** One that ended the moment it began was never given: it takes back what was said in the survey. */
export const consentSchema = z.object({ kind: z.string(), version: z.string(), at: z.string(), withdrawnAt: z.nullable(z.string()) })
export const consentsSchema = z.object({
  /** Every one that was ever given, the newest first. */
  consents: z.array(consentSchema),
  /** Which of those that may be given alone hold now. */
  given: z.array(z.enum(optionalConsents)),
  /**
   * Since when they may be asked as a role model; null: they may not. As the survey asks it too, this can be so without a
   * consent, and not be so with one. Older servers do not tell.
   */
  willingSince: z.optional(z.nullable(z.string())),
  /** The story that they sent and did not withdraw, which goes with `role-model-contact`; null: there is none. Older servers do not tell. */
  story: z.optional(z.nullable(z.object({ isPublished: z.boolean() }))),
})
export const giveConsentSchema = z.object({ kind: z.enum(optionalConsents), given: z.boolean() })

/** The account's way out. `keeps` is what would be kept for statistics of this very person, tied to nobody. */
export const closureSchema = z.object({
  /** When the account is erased; null: it is not closed. */
  closesAt: z.nullable(z.string()),
  /** How many days one may change one's mind. */
  days: z.int(),
  keeps: z.object({
    entryYear: z.nullable(z.int()),
    completionYear: z.nullable(z.int()),
    largeField: z.nullable(bilingualSchema),
    /** How many ticked choices of how many surveys. */
    surveys: z.int(),
    choices: z.int(),
  }),
})
export type Closure = z.infer<typeof closureSchema>
/** Said in so many words by whoever closes. */
export const closeSchema = z.object({ understood: z.literal(true) })
