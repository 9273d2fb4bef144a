import * as z from 'zod/mini'
import { doubtReasons, wrongReasons } from '../domain/posting/draft.ts'
import { unreadableReasons as tableReasons } from './office-imports.ts'

/**
 * The postings, as the office takes them in and looks after them.
 *
 *     POST /api/office/postings/search                       postingQuestionSchema → officePostingsSchema
 *     GET  /api/office/postings/{id}                         → officePostingSchema
 *     POST /api/office/postings/{id}/withdraw                {reason} → officePostingSchema · 409 `not-allowed-now`
 *     POST /api/office/postings/{id}/bring-back              {reason} → officePostingSchema · 409 `not-allowed-now`
 *     POST /api/office/postings/files?kind=&source=&whole=   the file as the body → postingsPlanSchema: what would happen
 *     POST /api/office/postings/files?…&plan=<token>         the same file → postingsDoneSchema: exactly that, at once
 *
 * 409 `changed-meanwhile` when the file would do something else by now; 422 `import-wrong` while lines are wrong, and
 * `postings-unreadable` with a `reason` when it can't be read at all.
 */
export const fileKinds = ['csv', 'json-ld'] as const
export type FileKind = (typeof fileKinds)[number]

/** What a file may hold at most. */
export const mostPostings = 25_000
export const mostFileBytes = 80 * 1024 * 1024

/** The source of what is handed in by hand and belongs to none of the configured ones. */
export const byHand = 'by-hand'

/** Why a file can't be read at all. */
export const postingsUnreadableReasons = [...tableReasons, 'compressed', 'json', 'no-postings', 'too-complex'] as const
export type PostingsUnreadableReason = (typeof postingsUnreadableReasons)[number]
export const postingsUnreadableSchema = z.object({ reason: z.enum(postingsUnreadableReasons), values: z.record(z.string(), z.string()) })
export type PostingsUnreadable = z.infer<typeof postingsUnreadableSchema>

/** How many of each kind are named; the rest is counted. */
export const mostNamed = 200
const named = { line: z.int(), value: z.string() }
export const wrongPostingSchema = z.object({ ...named, reason: z.enum(wrongReasons) })
export type WrongPosting = z.infer<typeof wrongPostingSchema>
export const doubtfulPostingSchema = z.object({ ...named, reason: z.enum(doubtReasons) })
export type DoubtfulPosting = z.infer<typeof doubtfulPostingSchema>

/** What stands in a field, in words: codes by their names, any other text the same in both languages. */
const inWords = z.object({ ja: z.string(), en: z.string() })
export const plannedPostingSchema = z.object({
  id: z.string(),
  title: z.string(),
  /** Of a changed posting, what is another; texts are dotted with their language. */
  fields: z.array(z.object({ field: z.string(), before: z.nullable(inWords), after: z.nullable(inWords) })),
})
export type PlannedPosting = z.infer<typeof plannedPostingSchema>

export const postingsPlanSchema = z.object({
  /** The hash of all that would be done: taking in with it does this and nothing else. */
  token: z.string(),
  encoding: z.string(),
  counts: z.object({
    added: z.int(), changed: z.int(), returned: z.int(), unchanged: z.int(), withdrawn: z.int(), kept: z.int(), wrong: z.int(), doubtful: z.int(),
  }),
  added: z.array(plannedPostingSchema),
  changed: z.array(plannedPostingSchema),
  /** Were withdrawn because the list had named them no more, and are named again. */
  returned: z.array(plannedPostingSchema),
  withdrawn: z.array(plannedPostingSchema),
  wrong: z.array(wrongPostingSchema),
  doubtful: z.array(doubtfulPostingSchema),
})
export type PostingsPlan = z.infer<typeof postingsPlanSchema>
/** `kept`: withdrawn by the office's hand, and therefore not brought back by a list. */
export type PostingsCounts = PostingsPlan['counts']
export const postingsDoneSchema = z.object({ added: z.int(), changed: z.int(), returned: z.int(), withdrawn: z.int(), unchanged: z.int() })
export type PostingsDone = z.infer<typeof postingsDoneSchema>

/** `closed`: open as far as the office goes, and past its last day. */
export const postingStates = ['open', 'closed', 'withdrawn'] as const
export type PostingState = (typeof postingStates)[number]

export const postingPageSize = 50
export const postingQuestionSchema = z.object({
  /** Parts of the id, the title or the institution's name; all of them. */
  words: z.string().check(z.maxLength(200)),
  state: z.nullable(z.enum(postingStates)),
  source: z.nullable(z.string().check(z.maxLength(64))),
  page: z.int().check(z.minimum(0), z.maximum(100_000)),
})
export type PostingQuestion = z.infer<typeof postingQuestionSchema>

/** A text in one or both languages. */
const text = z.object({ ja: z.optional(z.string()), en: z.optional(z.string()) })
const inBoth = { id: z.string(), title: text, institution: text, publishedOn: z.string(), closesOn: z.nullable(z.string()), sample: z.boolean() }
export const postingRowSchema = z.object({
  ...inBoth,
  state: z.enum(postingStates),
  source: z.string(),
  updatedAt: z.string(),
})
export type PostingRow = z.infer<typeof postingRowSchema>

export const officePostingsSchema = z.object({
  postings: z.array(postingRowSchema),
  total: z.int(),
  /** Of all postings, whatever was asked for; sources by their ids, each with its name where it has one. */
  states: z.object({ open: z.int(), closed: z.int(), withdrawn: z.int() }),
  sources: z.array(z.object({ id: z.string(), name: z.nullable(z.string()), count: z.int() })),
})
export type OfficePostings = z.infer<typeof officePostingsSchema>

/**
 * A posting as `domain/posting/posting.ts` has it, for reading: what it must be was judged when it came in. Written out,
 * since what judges it would weigh on every phone, which shares its schemas' code with the office.
 */
const readPostingSchema = z.object({
  ...inBoth,
  pay: z.object({ from: z.nullable(z.number()), to: z.nullable(z.number()) }),
  updatedOn: z.nullable(z.string()),
  since: z.int(),
  /** By their parts, in the order in which they are read. */
  texts: z.nullable(z.object({ parts: z.record(z.string(), z.optional(text)), page: z.nullable(z.string()), applyAt: z.nullable(z.string()) })),
})
export const officePostingSchema = z.object({
  posting: readPostingSchema,
  /** The codes of each of its fields, in words. */
  codes: z.record(z.string(), inWords),
  state: z.enum(postingStates),
  source: z.object({ id: z.string(), name: z.nullable(z.string()) }),
  /** Who withdrew it: `list`, which named it no more, or `office`, whose word no list overrules. */
  withdrawnBy: z.nullable(z.enum(['list', 'office'])),
  createdAt: z.string(),
  updatedAt: z.string(),
})
export type OfficePosting = z.infer<typeof officePostingSchema>

export const longestReason = 500
export const postingDeedSchema = z.object({ reason: z.string().check(z.trim(), z.minLength(1), z.maxLength(longestReason)) })
