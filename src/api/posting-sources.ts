import * as z from 'zod/mini'
import { fileKinds, postingsDoneSchema, postingsUnreadableSchema, wrongPostingSchema } from './office-postings.ts'

/**
 * Where postings are fetched from by themselves.
 *
 *     GET  /api/office/postings/sources              → postingSourcesSchema
 *     POST /api/office/postings/sources              postingSourceWordsSchema → 201 postingSourceSchema
 *     PUT  /api/office/postings/sources/{id}         {rev, words} → postingSourceSchema · 409 `changed-meanwhile`
 *     POST /api/office/postings/sources/{id}/pull    {rash} → postingSourceSchema: with what came of it. `rash`: also when
 *                                                    most of its postings would be withdrawn
 */
export const longestSourceName = 100
export const longestSourceAddress = 2000
/** In hours: between an hour and four weeks. */
export const everyAtMost = 24 * 28

/** An address as a browser would write it, `https:`, by name, and with nothing in it that signs in. */
const isFetchable = (address: string): boolean => {
  const url = URL.parse(address)
  return url !== null && url.protocol === 'https:' && url.username === '' && url.password === '' && url.hash === ''
}

export const postingSourceWordsSchema = z.object({
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(longestSourceName)),
  address: z.string().check(z.trim(), z.maxLength(longestSourceAddress), z.refine(isFetchable)),
  kind: z.enum(fileKinds),
  whole: z.boolean(),
  every: z.int().check(z.minimum(1), z.maximum(everyAtMost)),
  active: z.boolean(),
})
export type PostingSourceWords = z.infer<typeof postingSourceWordsSchema>

/** Why nothing came of a fetching: `status` in the values of `refused`. Each has a text at the office. */
export const fetchFailures = ['unreachable', 'refused', 'private', 'insecure', 'too-large', 'too-slow', 'too-many-redirects', 'packed'] as const
export type FetchFailure = (typeof fetchFailures)[number]

/** How many wrong lines are kept to be shown. */
export const mostWrongKept = 50
export const pullOutcomeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('taken-in'), done: postingsDoneSchema }),
  /** The server there says that the file is the one that was taken in last. */
  z.object({ kind: z.literal('same') }),
  z.object({ kind: z.literal('wrong'), count: z.int(), wrong: z.array(wrongPostingSchema) }),
  z.object({ kind: z.literal('unreadable'), problem: postingsUnreadableSchema }),
  z.object({ kind: z.literal('too-few'), withdrawn: z.int(), open: z.int() }),
  z.object({ kind: z.literal('not-fetched'), failure: z.enum(fetchFailures), status: z.nullable(z.int()) }),
])
export type PullOutcome = z.infer<typeof pullOutcomeSchema>

export const postingSourceSchema = z.object({
  id: z.string(),
  rev: z.int(),
  ...postingSourceWordsSchema.shape,
  /** Null: never yet. */
  lastAt: z.nullable(z.string()),
  lastOutcome: z.nullable(pullOutcomeSchema),
})
export type PostingSource = z.infer<typeof postingSourceSchema>
export const postingSourcesSchema = z.object({ sources: z.array(postingSourceSchema) })
export const putPostingSourceSchema = z.object({ rev: z.int(), words: postingSourceWordsSchema })
export const pullSchema = z.object({ rash: z.boolean() })
