import * as z from 'zod/mini'

/** The facts of a posting that a search can ask about. */

/** A text in one or both languages; most postings have one only. */
const textSchema = z.object({ ja: z.optional(z.string()), en: z.optional(z.string()) })

/** A calendar date, `YYYY-MM-DD`. */
const dateSchema = z.iso.date()

const codesSchema = z.array(z.string())

export const postingSchema = z.object({
  id: z.string(),
  title: textSchema,
  institution: textSchema,
  body: textSchema,
  /** Each a small field with its large one; where only the large one was named, `small` is the pseudo code for that. */
  fields: z.array(z.object({ large: z.string(), small: z.string() })),
  jobTypes: codesSchema,
  /** Null: not known. */
  institutionType: z.nullable(z.string()),
  /** Prefectures, `00048` for elsewhere. */
  prefectures: codesSchema,
  /** ISO 3166-1 alpha-2; null: not known. */
  country: z.nullable(z.string()),
  employmentForms: codesSchema,
  /** Codes of `terms`; a posting can be both for a fixed time and on a tenure track. */
  terms: codesSchema,
  /** Yearly pay in yen; null: not said. */
  pay: z.object({ from: z.nullable(z.number()), to: z.nullable(z.number()) }),
  considerations: codesSchema,
  entryWays: codesSchema,
  publishedOn: dateSchema,
  /** The last day to apply; null: until filled. */
  closesOn: z.nullable(dateSchema),
})
export type Posting = z.infer<typeof postingSchema>
