import { type GroupCounts, groupCodes, isUnknown, leastChanged, sizeOf } from './counting.ts'
import { courseOf, unknown } from './dimensions.ts'
import { type Chance, roundOne, roundParts, step } from './rounding.ts'
import type { Family, TableId } from './tables.ts'

/**
 * What is let out of one group: its counts as they were then, and each of them rounded. Kept secret until the next
 * edition, which is held against it; nothing else of it is published than what `control.ts` makes of `rounded`.
 */
export interface Release {
  readonly counts: GroupCounts
  readonly rounded: GroupCounts
}

/** A group is let out anew only when at least so many of its people came, left or changed since it was last. */
export const leastChange = step

/** By how many people each code of a table stands too high in the groups released so far. */
export type Surplus = Map<string, number>
const surplusKey = (table: TableId, code: string): string => `${table} ${code}`

/** Groups whose people are in the course are weighed against each other, since another family tells how many there are. */
const sizeKey = ({ id, by }: Family, key: string): string => `${id} ${courseOf(groupCodes(key)[by.indexOf('stage')] ?? unknown)}`

/** Counts what the release of a group adds to the surplus. */
export function addSurplus(surplus: Surplus, family: Family, key: string, { counts, rounded }: Release): void {
  const first = family.tables[0]?.id ?? 'response'
  surplus.set(sizeKey(family, key), (surplus.get(sizeKey(family, key)) ?? 0) + sizeOf(rounded[first]) - sizeOf(counts[first]))
  for (const table of Object.keys(counts) as TableId[]) {
    for (const code of new Set([...Object.keys(counts[table] ?? {}), ...Object.keys(rounded[table] ?? {})])) {
      const key = surplusKey(table, code)
      surplus.set(key, (surplus.get(key) ?? 0) + (rounded[table]?.[code] ?? 0) - (counts[table]?.[code] ?? 0))
    }
  }
}

/** What is known of a group that was never released: nobody is in it. */
const never = ({ tables }: Family): Release => ({ counts: Object.fromEntries(tables.slice(0, 1).map(({ id }) => [id, {}])), rounded: {} })

/** Whether a group is published as before: fewer than ten of its people changed. */
export const isKept = (family: Family, before: Release | undefined, counts: GroupCounts): boolean =>
  leastChanged((before ?? never(family)).counts, counts) < leastChange

/**
 * Releases a group anew: the cells of every table add up to the cell it stands within, and each is one of the two steps
 * beside its count; that of before, where it is one of these and the sum allows it.
 */
export function releaseGroup(
  family: Family, key: string, counts: GroupCounts, { before, chance, surplus }: { before: Release | undefined; chance: Chance; surplus: Surplus },
): Release {
  const rounded: GroupCounts = {}
  for (const { id, within } of family.tables) {
    const cells = counts[id] ?? {}
    const old = before?.rounded[id]
    const group = { name: `${family.id} ${key}`, count: sizeOf(cells), before: old && sizeOf(old), surplus: surplus.get(sizeKey(family, key)) ?? 0 }
    const whole = within ? (rounded[within.table]?.[within.code] ?? 0) : roundOne(group, chance)
    const codes = Object.keys(cells).toSorted()
    const parts = codes.map((code) => ({
      name: `${family.id} ${key} ${id} ${code}`,
      count: cells[code] ?? 0,
      before: old && (old[code] ?? 0),
      surplus: isUnknown(code) ? 0 : (surplus.get(surplusKey(id, code)) ?? 0),
    }))
    const values = roundParts(parts, whole, chance)
    rounded[id] = Object.fromEntries(codes.flatMap((code, at) => (values[at] === undefined || values[at] === 0 ? [] : [[code, values[at]]])))
  }
  return { counts, rounded }
}

