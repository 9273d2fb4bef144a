import { type Counts, type GroupCounts, groupCodes, groupKey, isUnknown, sizeOf } from './counting.ts'
import { all, leastAnswered, leastShown, type PublishedRow, type StatisticTable } from './published.ts'
import { addSurplus, isKept, type Release, releaseGroup, type Surplus } from './release.ts'
import type { Chance } from './rounding.ts'
import { families, type Family, type FamilyId, outcomeOf, type TableShape } from './tables.ts'
import { areLoose } from './ties.ts'

declare const controlled: unique symbol
/** A table that may be published: disclosure control has made it, and nothing else can. See README.md. */
export type PublishableTable = StatisticTable & { readonly [controlled]: true }

/** What was let out so far, by family and group; `told`: whether places were published with it. Secret. */
export type Memory = Readonly<Record<FamilyId, ReadonlyMap<string, Release>>> & { readonly told: boolean }

/** The memory of a registry that has published nothing. */
export const noMemory: Memory = { people: new Map(), places: new Map(), told: false }

/** What disclosure control makes of counts: what may be published, and what the next edition is held against. */
export interface Controlled {
  readonly tables: readonly PublishableTable[]
  readonly memory: Memory
  /** How many groups are let out anew. None: everything is published just as it was. */
  readonly anew: number
}

/**
 * The only way from counts to tables. `memory` is what the edition before left; `chance` has to be the same for every
 * edition and known to nobody outside. The same counts give the same tables.
 */
export function control(counts: Counts, memory: Memory, chance: Chance): Controlled {
  const people = releaseFamily(families[0], counts, memory, chance)
  const kept = releaseFamily(families[1], counts, memory, chance)
  const isLoose = areLoose(people.releases, kept.releases)
  // What was held back was never held against people as they were then: it is told as it is now, if it may be.
  const places = isLoose && !memory.told ? releaseFamily(families[1], counts, memory, chance, true) : kept
  const told = isLoose && areLoose(people.releases, places.releases)
  const next: Memory = { people: people.releases, places: places.releases, told }
  const tables = families.slice(0, told ? 2 : 1).flatMap((family) => family.tables.map((shape) => tableOf(family, shape, next[family.id])))
  return { tables, memory: next, anew: people.anew + kept.anew }
}

/** Releases a family: the groups that changed enough, or all of them. */
function releaseFamily(family: Family, counts: Counts, memory: Memory, chance: Chance, isForced = false): { releases: Map<string, Release>; anew: number } {
  const [known, before, releases] = [counts[family.id], memory[family.id], new Map<string, Release>()]
  const keys = [...new Set([...known.keys(), ...before.keys()])].toSorted()
  const open = new Set(keys.filter((key) => !isKept(family, before.get(key), known.get(key) ?? {}) || (isForced && before.has(key))))
  const surplus: Surplus = new Map()
  // What stays counts as it was then: whoever came or left since changes nothing, in other groups neither.
  for (const [key, release] of before) {
    if (open.has(key)) continue
    releases.set(key, release)
    addSurplus(surplus, family, key, release)
  }
  for (const key of open) {
    const release = releaseGroup(family, key, known.get(key) ?? {}, { before: before.get(key), chance, surplus })
    releases.set(key, release)
    addSurplus(surplus, family, key, release)
  }
  return { releases, anew: open.size }
}

function tableOf(family: Family, shape: TableShape, releases: ReadonlyMap<string, Release>): PublishableTable {
  const { codes } = outcomeOf(shape)
  const sums = new Map<string, Record<string, number>>()
  for (const [key, { rounded }] of releases) {
    for (const row of rowsWith(groupCodes(key))) addCells(sums, groupKey(row), rounded[shape.id])
  }
  const rows = [...sums].flatMap(([key, cells]) => rowOf(groupCodes(key), codes, cells) ?? [])
  const table: StatisticTable = { id: shape.id, family: family.id, by: [...family.by], outcome: shape.outcome, codes: [...codes], rows: rows.toSorted(inOrder) }
  return table as PublishableTable
}

const inOrder = (a: PublishedRow, b: PublishedRow): number => (groupKey(a.of) < groupKey(b.of) ? -1 : 1)

/** Every row that a group counts in: itself, and with each of its codes left open. */
const rowsWith = (codes: readonly string[]): string[][] =>
  codes.reduce<string[][]>((rows, code) => rows.flatMap((row) => [[...row, code], [...row, all]]), [[]])

function addCells(sums: Map<string, Record<string, number>>, key: string, cells: GroupCounts[keyof GroupCounts] = {}): void {
  const sum = sums.get(key) ?? {}
  for (const [code, count] of Object.entries(cells)) sum[code] = (sum[code] ?? 0) + count
  sums.set(key, sum)
}

/** What is shown of a row; null: it is about too few. */
function rowOf(of: string[], codes: readonly string[], cells: Readonly<Record<string, number>>): PublishedRow | null {
  const size = sizeOf(cells)
  if (size < leastShown) return null
  const answered = Object.entries(cells).reduce((sum, [code, count]) => (isUnknown(code) ? sum : sum + count), 0)
  const shown = codes.map((code) => shownCount(cells[code] ?? 0))
  const held = answered < leastAnswered ? 'few' : shown.filter((cell) => cell !== null).length < 2 ? 'alike' : undefined
  if (held) return { of, size, answered: shownCount(answered), cells: codes.map(() => null), held }
  return { of, size, answered, cells: shown }
}

const shownCount = (count: number): number | null => (count < leastShown ? null : count)
