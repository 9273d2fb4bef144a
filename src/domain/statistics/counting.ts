import { type DimensionId, unknown } from './dimensions.ts'
import { families, type Family, type FamilyId, type TableId } from './tables.ts'

/** One person as statistics see them: a code for every dimension. An answer that was not given is `unknown`. */
export type CountedPerson = Readonly<Record<DimensionId, string>>

/** How many people of one group have each code, by table. A code that nobody has is left out. */
export type GroupCounts = Partial<Record<TableId, Record<string, number>>>

/** All counts, exact and secret: by family, and by the group's codes joined with a space. */
export type Counts = Record<FamilyId, Map<string, GroupCounts>>

/** What a group is called. */
export const groupKey = (codes: readonly string[]): string => codes.join(' ')
/** The codes that a group's name is made of. */
export const groupCodes = (key: string): string[] => key.split(' ')

/** No counts at all. */
export const noCounts = (): Counts => ({ people: new Map(), places: new Map() })

/** Adds people to the counts: `many` of just the same codes. */
export function countPerson(counts: Counts, person: CountedPerson, many = 1): void {
  for (const family of families) {
    const key = groupKey(family.by.map((id) => person[id]))
    const group = counts[family.id].get(key) ?? {}
    counts[family.id].set(key, group)
    countIn(group, family, person, many)
  }
}

function countIn(group: GroupCounts, family: Family, person: CountedPerson, many: number): void {
  const said: Partial<Record<TableId, string>> = {}
  for (const { id, outcome, within } of family.tables) {
    if (within && said[within.table] !== within.code) continue
    const code = person[outcome]
    said[id] = code
    const cells = (group[id] ??= {})
    cells[code] = (cells[code] ?? 0) + many
  }
}

/** How many people a table counts in a group, those without an answer too. */
export const sizeOf = (cells: Readonly<Record<string, number>> | undefined): number =>
  Object.values(cells ?? {}).reduce((sum, count) => sum + count, 0)

/**
 * Of how many people at least one knows that they came, left or have another code now, from one count of a group to the
 * next: each changes at most one cell of a table upwards and one downwards. Only tables that both have are compared.
 */
export function leastChanged(before: GroupCounts, now: GroupCounts): number {
  let most = 0
  for (const id of Object.keys(before) as TableId[]) {
    const [old = {}, cells = {}] = [before[id], now[id]]
    let [more, fewer] = [0, 0]
    for (const code of new Set([...Object.keys(old), ...Object.keys(cells)])) {
      const change = (cells[code] ?? 0) - (old[code] ?? 0)
      if (change > 0) more += change
      else fewer -= change
    }
    most = Math.max(most, more, fewer)
  }
  return most
}

/** Whether somebody's answer is none. */
export const isUnknown = (code: string): boolean => code === unknown
