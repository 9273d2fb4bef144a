import * as z from 'zod/mini'
import { mailAddressShape } from '../mail-address.ts'
import { firstEntryYear } from './first-year.ts'

/** An application for an account, as the registry asks for it. Words are kept as typed; addresses are stored folded. */

const line = z.string().check(z.maxLength(400))
const filled = z.string().check(z.minLength(1), z.maxLength(400))
/** Folded where it was typed, and taken as it is. */
const foldedAddressSchema = z.string().check(z.maxLength(254), z.regex(mailAddressShape))
const month = z.string().check(z.regex(/^\d{4}-(0[1-9]|1[0-2])$/))

/** @public */
export { firstEntryYear } from './first-year.ts'

/** `doctoral`: the latter course of three years or so; `integrated`: five years in one, of which the third counts as entry. */
export const courseTypes = ['doctoral', 'integrated', 'medical'] as const

export const applicationFormSchema = z.object({
  /** At least one of the three names is filled; nobody is asked for a Japanese one. */
  name: line,
  nameKana: line,
  nameLatin: line,
  /** The id of a member university. */
  university: filled,
  school: filled,
  studentNumber: filled,
  courseType: z.enum(courseTypes),
  /** The academic year in which the doctoral course (of an integrated one, its third year) began. */
  entryYear: z.int().check(z.minimum(firstEntryYear), z.maximum(2100)),
  /** Null for somebody who has left or does not know. */
  expectedCompletion: z.nullable(month),
  field: z.nullable(z.object({ large: filled, small: z.optional(filled) })),
  /** The address that will live on; and the university's, if wished. */
  email: foldedAddressSchema,
  universityEmail: z.nullable(foldedAddressSchema),
  language: z.enum(['ja', 'en']),
  /** Agreed to: the registry's text, and the university's own where it has one. `at`: by the applicant's clock. */
  consent: z.object({
    version: filled,
    universityVersion: z.nullable(filled),
    at: z.iso.datetime({ offset: true }),
  }),
})
export type ApplicationForm = z.infer<typeof applicationFormSchema>

/**
 * Where an application stands. `unproved`: a code was mailed and has not come back, so nobody at the office sees it yet;
 * `waiting`: with the office; `mending`: the office asks for something; `issued`; `existing`: the person had an account
 * already, and it was pointed out by mail; `refused`.
 */
export const applicationStates = ['unproved', 'waiting', 'mending', 'issued', 'existing', 'refused'] as const
export type ApplicationState = (typeof applicationStates)[number]
