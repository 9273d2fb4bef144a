import * as z from 'zod/mini'
import { bilingualSchema } from './language.ts'

/**
 * What an address of a university looks like, and what a sign-in ID that is no address looks like: masks that the
 * office writes. In braces: `{digits:8}`, `{digits:6-10}`, `{letters}`, `{letters:2}`, `{word}` (letters, digits, dots,
 * hyphens), `{surname}` and `{givenname}` (letters, digits, hyphens), `{any}`; everything else stands for itself, in any
 * case. `{digits:8}@ed.example.ac.jp`, `{surname}-{givenname}@ed.example.ac.jp`.
 */
export const maskSchema = z.string().check(z.minLength(1), z.maxLength(120))

/** `certain`: mail to it fails. `warn`: most likely. `ask`: it may well be an address; the person is asked. */
export const severities = ['certain', 'warn', 'ask'] as const
export const addressPatternSchema = z.object({
  signInId: maskSchema,
  /** How the real address looks; null: not known. */
  mail: z.nullable(maskSchema),
  severity: z.enum(severities),
})
export type AddressPattern = z.infer<typeof addressPatternSchema>

/** A university as the catalogue carries it. `id`: MEXT's school code where it has one. */
export const universitySchema = z.object({
  id: z.string().check(z.regex(/^[A-Za-z0-9-]{1,32}$/)),
  name: bilingualSchema,
  /** Readings and short names that people search by. */
  aliases: z.array(z.string().check(z.maxLength(100))).check(z.maxLength(20)),
  /** Whether its people may register. */
  member: z.boolean(),
  /** Domains of its mail, without the at sign; addresses below them end with the course. */
  domains: z.array(z.string().check(z.regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/))).check(z.maxLength(20)),
  patterns: z.array(addressPatternSchema).check(z.maxLength(20)),
  /** Its own text on personal information, shown beside NISTEP's; null: it has none. A new text has a new version. */
  privacy: z.nullable(z.object({ version: z.string().check(z.minLength(1), z.maxLength(40)), text: bilingualSchema })),
  /** When it became a member, YYYY-MM-DD, and how to reach its office; both may be unknown. */
  since: z.nullable(z.iso.date()),
  contact: z.nullable(z.string().check(z.maxLength(200))),
})
export type University = z.infer<typeof universitySchema>
