import * as z from 'zod/mini'

/**
 * Lists that the office takes in. The file is the body of the request, as it is; nothing of it is kept.
 *
 *     POST /api/office/imports/{kind}?university=<id>                          → 200 importPlanSchema: what would happen
 *     POST /api/office/imports/{kind}?university=<id>&plan=<token>&also=3,7    → 200 importDoneSchema: exactly that, at once
 *
 * 409 `changed-meanwhile` when the same file would do something else by now; 422 `import-wrong` while lines are wrong, and
 * `import-unreadable` with a `reason` when it can't be read as a table at all. `university` belongs to registrations alone;
 * `also` names the doubtful lines that are taken nevertheless.
 */
export const importKinds = ['universities', 'members', 'registrations'] as const
export type ImportKind = (typeof importKinds)[number]

/** Why a file can't be read. `line` and what is missing come with it. */
export const unreadableReasons = ['empty', 'encoding', 'spreadsheet', 'quotes', 'too-many-lines', 'no-header'] as const
export type UnreadableReason = (typeof unreadableReasons)[number]

/** What is wrong with a line, so that it can't be taken: each has a text at the office. */
export const wrongReasons = [
  'twice', 'code', 'name-missing', 'too-long', 'university-unknown', 'university-ambiguous', 'since', 'domains',
  'kana', 'latin', 'number-missing', 'school-missing', 'entry-year', 'completion', 'address', 'university-address',
  'sign-in-id', 'language',
] as const
/** What makes a line doubtful: it is left out unless somebody says otherwise. */
export const doubtReasons = ['same-name-university', 'same-name-year', 'application', 'maybe-sign-in-id'] as const
/** Why a line has nothing to do. */
export const leftReasons = ['abolished', 'abolished-known', 'registered-address', 'registered-number'] as const

const values = z.record(z.string(), z.string())
const remark = <R extends readonly string[]>(reasons: R) => z.object({ line: z.int(), reason: z.enum(reasons), values })

export const importItemSchema = z.object({
  line: z.int(),
  /** What people call it. */
  title: z.string(),
  /** By field; `before` is null where nothing stood there. */
  fields: z.array(z.object({ field: z.string(), before: z.nullable(z.string()), after: z.nullable(z.string()) })),
  doubts: z.array(z.object({ reason: z.enum(doubtReasons), values })),
})
export type ImportItem = z.infer<typeof importItemSchema>

/** How many wrong lines are named; the rest is counted. */
export const wrongNamed = 200
export const importPlanSchema = z.object({
  kind: z.enum(importKinds),
  /** The hash of all that follows: applying with it does this and nothing else. */
  token: z.string(),
  encoding: z.string(),
  adds: z.array(importItemSchema),
  changes: z.array(importItemSchema),
  /** Lines that say what is known already, and lines about other things than this list is read for. */
  unchanged: z.int(),
  passed: z.int(),
  left: z.array(remark(leftReasons)),
  wrong: z.array(remark(wrongReasons)),
  wrongCount: z.int(),
})
export type ImportPlan = z.infer<typeof importPlanSchema>
export type WrongLine = ImportPlan['wrong'][number]
export type LeftLine = ImportPlan['left'][number]

export const importDoneSchema = z.object({ added: z.int(), changed: z.int() })
