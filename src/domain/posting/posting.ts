import * as z from 'zod/mini'
import { type PostingPart, postingParts } from './parts.ts'

export { type PostingPart, postingParts } from './parts.ts'

/** A text in one or both languages; most postings have one only. */
export const bilingualSchema = z.object({ ja: z.optional(z.string()), en: z.optional(z.string()) })
export type Bilingual = z.infer<typeof bilingualSchema>

/** A calendar date in Japan, `YYYY-MM-DD`. */
const dateSchema = z.iso.date()
const codesSchema = z.array(z.string())

/** What a posting goes by, here and in the notebook of whoever keeps it: JREC-IN's `D` and nine digits, or another source's name for it. */
export const postingIdSchema = z.string().check(z.regex(/^[A-Za-z0-9_-]{1,64}$/))

/** What is said at most for a part, in characters; a longer text is refused at the import, never cut. */
export const longestText = 12_000

/**
 * What a list shows of a posting, and what a search asks about besides words. All a phone takes on a metered line.
 */
export const headingSchema = z.object({
  id: postingIdSchema,
  title: bilingualSchema,
  institution: bilingualSchema,
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
  /** When its source changed it last; null: never, or not known. */
  updatedOn: z.nullable(dateSchema),
  /** The last day to apply; null: until filled. */
  closesOn: z.nullable(dateSchema),
  /** The edition that it came with first, whatever changed in it since: what is newer than a look is new. */
  since: z.int(),
  /** Made up, to be looked at: never mistaken for a real one. */
  sample: z.boolean(),
})
export type Heading = z.infer<typeof headingSchema>

/** Not zod's own, whose kilobyte would come with the first screen. */
const addressSchema = z.string().check(z.refine((text) => /^https?:/i.test(text) && URL.canParse(text)))

/** What is read of a posting besides its heading. Parts that are absent were not said. */
export const postingTextsSchema = z.object({
  parts: z.object(Object.fromEntries(postingParts.map((part) => [part, z.optional(bilingualSchema)])) as Record<PostingPart, ReturnType<typeof z.optional<typeof bilingualSchema>>>),
  /** Where it stands at its source, and where one applies; `http:` or `https:` always. Null: not known. */
  page: z.nullable(addressSchema),
  applyAt: z.nullable(addressSchema),
})
export type PostingTexts = z.infer<typeof postingTextsSchema>

/** A posting; `texts` is null where only its heading is at hand: nothing can be found by words of its texts then. */
export const postingSchema = z.extend(headingSchema, { texts: z.nullable(postingTextsSchema) })
export type Posting = z.infer<typeof postingSchema>

/** Every text that words are looked for in, in a fixed order: no word runs from one into the next. */
export function searchedTexts({ title, institution, texts }: Pick<Posting, 'title' | 'institution' | 'texts'>): string[] {
  const parts = texts === null ? [] : postingParts.map((part) => texts.parts[part] ?? {})
  return [title, institution, ...parts].flatMap(({ ja, en }) => [ja ?? '', en ?? ''])
}
