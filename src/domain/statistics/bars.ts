import { type PublishedRow, shareIn, type StatisticTable } from './published.ts'

/** One answer of a row: about how many gave it, and the share of those who answered in whole per cent. Null: hidden. */
export interface Bar {
  readonly code: string
  readonly count: number | null
  readonly share: number | null
}

/** The answers of a row, in the order of the table's codes. */
export const barsOf = ({ codes }: StatisticTable, row: PublishedRow): Bar[] =>
  codes.map((code, at) => {
    const count = row.cells[at] ?? null
    return { code, count, share: shareIn(row, count) }
  })

/**
 * The share, in whole tens of per cent, that bars of full length stand for: the greatest of the whole table, so that bars
 * of two of its groups can be compared by their length.
 */
export function fullShare(table: StatisticTable): number {
  const shares = table.rows.flatMap((row) => row.cells.map((cell) => shareIn(row, cell) ?? 0))
  return Math.max(10, Math.ceil(shares.reduce((most, share) => Math.max(most, share), 0) / 10) * 10)
}
