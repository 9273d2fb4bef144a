import * as z from 'zod/mini'
import { correctionStates } from '../domain/account/correction.ts'
import { jsonSchema } from '../domain/json.ts'

/**
 * Corrections that registrants asked for, and the office decides.
 *
 *     GET  /api/office/corrections        → officeCorrectionsSchema: those that wait, oldest first, then the last decided
 *     POST /api/office/corrections/{id}   decisionSchema → 204 · 404 · 409 `changed-meanwhile` · 400 for what the field can't hold
 */
export const officeCorrectionSchema = z.object({
  id: z.string(),
  account: z.string(),
  name: z.string(),
  jgradId: z.nullable(z.string()),
  field: z.string(),
  /** What stands now, and what it should say. */
  standing: jsonSchema,
  value: jsonSchema,
  reason: z.string(),
  state: z.enum(correctionStates),
  askedAt: z.string(),
  decidedAt: z.nullable(z.string()),
  words: z.nullable(z.string()),
})
export type OfficeCorrection = z.infer<typeof officeCorrectionSchema>
export const officeCorrectionsSchema = z.object({ corrections: z.array(officeCorrectionSchema) })

/** `value` where something else is written than was asked for; `words` go to the person, and are needed to refuse. */
export const decisionSchema = z.object({
  decision: z.enum(['done', 'refused']),
  value: z.optional(z.string().check(z.minLength(1), z.maxLength(200))),
  words: z.nullable(z.string().check(z.maxLength(2000))),
})
