import * as z from 'zod/mini'
import { dimensionIds } from './dimensions.ts'
import { familyIds, tableIds } from './tables.ts'

/** The code of a row that leaves a dimension open: everybody, whatever theirs is. */
export const all = 'all'

/** A cell is shown from so many people on, as rounded. */
export const leastShown = 20
/** So many people stand behind every cell that is shown. */
export const leastBehind = 11
/** The cells of a row are shown when so many answered, as rounded. */
export const leastAnswered = 30

const count = z.nullable(z.int())

/**
 * One row of a published table: of some people, how many have each code. All numbers are in steps of ten and each is
 * less than ten people off in every group it is the sum of; those of a row add up. `null`: hidden.
 */
export const publishedRowSchema = z.object({
  /** Whom it is about: a code for each dimension in `by`, or `all`. */
  of: z.array(z.string()),
  /** How many people the question is about. */
  size: count,
  /** How many of them answered it; shares are of these. */
  answered: count,
  /** In the order of the table's codes. */
  cells: z.array(count),
  /** Why no cell is shown: too few answered, or nearly all would be in one cell. */
  held: z.optional(z.enum(['few', 'alike'])),
})
export type PublishedRow = z.infer<typeof publishedRowSchema>

/** A published table. Rows about fewer than twenty people, as rounded, are left out. */
export const publishedTableSchema = z.object({
  id: z.enum(tableIds),
  family: z.enum(familyIds),
  by: z.array(z.enum(dimensionIds)),
  outcome: z.enum(dimensionIds),
  codes: z.array(z.string()),
  rows: z.array(publishedRowSchema),
})
export type StatisticTable = z.infer<typeof publishedTableSchema>

/** The row about these people, a code or `all` for each dimension of the table; undefined: there are too few. */
export const rowOf = ({ rows }: StatisticTable, of: readonly string[]): PublishedRow | undefined =>
  rows.find((row) => row.of.length === of.length && row.of.every((code, at) => code === of[at]))

/** The share of a cell among those who answered, in whole per cent; null where either is hidden. */
export const shareIn = ({ answered }: PublishedRow, cell: number | null): number | null =>
  cell === null || answered === null || answered <= 0 ? null : Math.min(100, Math.round((cell / answered) * 100))
