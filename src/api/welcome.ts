import * as z from 'zod/mini'
import { correctableFields, correctionReasonSchema, correctionValueSchema } from '../domain/account/correction.ts'
import { universitySchema } from '../domain/university.ts'

/**
 * The first sign-in of somebody who was registered by the office or by a university.
 *
 *     GET    /api/welcome   → 200 welcomeSchema · 401 · 409 `not-allowed-now` once it has been gone through
 *     POST   /api/welcome   confirmSchema → 204, again too · 400 with the field · 401 ·
 *                           409 `changed-meanwhile`: another text is to be agreed to
 *     DELETE /api/welcome   → 204: somebody a university entered does not want to be registered; nothing is kept · 401 ·
 *                           409 `not-allowed-now`
 */

export const welcomeSchema = z.object({
  /** `invited`: a university entered the person, who never asked for it and may say no. */
  standing: z.enum(['issued', 'invited']),
  /** The university, where it is one we know, with its own text on personal information, shown beside the registry's. */
  university: z.nullable(z.object({ name: universitySchema.shape.name, privacy: universitySchema.shape.privacy })),
})
export type Welcome = z.infer<typeof welcomeSchema>

const version = z.string().check(z.minLength(1), z.maxLength(40))

/** Agreed to, and what the person says is wrong: a wish that the office decides on. `at`: by the person's clock. */
export const confirmSchema = z.object({
  consent: z.object({ registry: version, university: z.nullable(version), at: z.iso.datetime({ offset: true }) }),
  corrections: z
    .array(z.object({ field: z.enum(correctableFields), value: correctionValueSchema, reason: correctionReasonSchema }))
    .check(z.maxLength(correctableFields.length)),
})
export type Confirmation = z.infer<typeof confirmSchema>
