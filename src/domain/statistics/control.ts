import { type Counts, groupCodes, groupKey, isUnknown, sizeOf } from './counting.ts'
import { type Crossing, partByCode, partsOf } from './crossing.ts'
import { all, leastAnswered, leastBehind, leastShown, type PublishedRow, type StatisticTable } from './published.ts'
import { addSurplus, isKept, type Release, releaseGroup, type Surplus } from './release.ts'
import { type Chance, step } from './rounding.ts'
import { families, type Family, type FamilyId, findTable, outcomeOf, type TableShape } from './tables.ts'
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
  const kept = releasePlaces(people.releases, counts, memory, chance)
  const isLoose = areLoose(people.releases, kept.releases)
  // What was held back was never held against people as they were then: it is told as it is now, if it may be.
  const places = isLoose && !memory.told && memory.places.size > 0 ? releaseFamily(families[1], counts, memory, chance, true) : kept
  const told = isLoose && areLoose(people.releases, places.releases)
  const next: Memory = { people: people.releases, places: places.releases, told }
  const tables = families.slice(0, told ? 2 : 1).flatMap((family) => family.tables.map((shape) => tableOf(family, shape, next[family.id])))
  return { tables, memory: next, anew: people.anew + kept.anew }
}

/** So often at most the second family is drawn where nothing is let out of it yet; one draw in twenty does not fit. */
const draws = 20

/**
 * Releases the second family beside the first: where nothing of it is out, until a draw fits. It looks at released numbers
 * only, and every choice that fits may still come out. Later editions take the draw as it falls: what is out stays.
 */
function releasePlaces(people: ReadonlyMap<string, Release>, counts: Counts, memory: Memory, chance: Chance): ReturnType<typeof releaseFamily> {
  const [, family] = families
  for (let draw = 1; ; draw += 1) {
    const released = releaseFamily(family, counts, memory, draw === 1 ? chance : (name) => chance(`${name} draw ${draw}`))
    if (memory.places.size > 0 || draw === draws || areLoose(people, released.releases)) return released
  }
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

/** What was released, without the counts behind it: all that an extract is made of. */
export type Released = Readonly<Record<FamilyId, ReadonlyMap<string, Pick<Release, 'rounded'>>>> & { readonly told: boolean }

/**
 * A table of one's own out of what the last edition released, hidden by the same rules as those of the edition. It is made
 * of sums of released cells, so that it tells nothing that all of them together don't. Null: the edition told nothing of
 * this table's family. Throws for a crossing that is not sound (`wrongIn`).
 */
export function extract(released: Released, { table, rows, answers }: Crossing): PublishableTable | null {
  const { family, shape } = findTable(table)
  if (rows.length !== family.by.length) throw new Error('a crossing has one split for each dimension')
  if (family.id === 'places' && !released.told) return null
  const groups = released[family.id]
  const places = rows.map((split, at) => {
    const known = [...new Set([...groups.keys()].map((key) => groupCodes(key)[at] ?? all))]
    const parts = partByCode(partsOf(split, known))
    return (code: string): string[] => {
      const part = parts.get(code)
      return part === undefined ? [all] : [part, all]
    }
  })
  return tableOf(family, shape, groups, { places, answers: partsOf(answers, outcomeOf(shape).codes) })
}

/** How a table is laid out: in which rows a group counts, dimension by dimension, and what its columns stand for. */
interface Layout {
  readonly places: readonly ((code: string) => string[])[]
  readonly answers: readonly { readonly code: string; readonly of: readonly string[] }[]
}

/** Every group in a row of its own, and in each that leaves some of its codes open; every answer in a column of its own. */
const plain = (family: Family, shape: TableShape): Layout => ({
  places: family.by.map(() => (code) => [code, all]),
  answers: outcomeOf(shape).codes.map((code) => ({ code, of: [code] })),
})

function tableOf(family: Family, shape: TableShape, releases: ReadonlyMap<string, Pick<Release, 'rounded'>>, { places, answers } = plain(family, shape)): PublishableTable {
  const groups = new Map<string, GroupCells[]>()
  for (const [key, { rounded }] of releases) {
    for (const row of rowsWith(groupCodes(key).map((code, at) => places[at]?.(code) ?? []))) {
      const of = groupKey(row)
      const own = groups.get(of) ?? []
      groups.set(of, own)
      own.push(rounded[shape.id] ?? {})
    }
  }
  const rows = [...groups].flatMap(([key, own]) => rowOf(groupCodes(key), answers, own) ?? [])
  const codes = answers.map(({ code }) => code)
  const table: StatisticTable = { id: shape.id, family: family.id, by: [...family.by], outcome: shape.outcome, codes, rows: rows.toSorted(inOrder) }
  return table as PublishableTable
}

/** What was released of one group in a table. */
type GroupCells = Readonly<Record<string, number>>

const inOrder = (a: PublishedRow, b: PublishedRow): number => (groupKey(a.of) < groupKey(b.of) ? -1 : 1)

/** Every row that a group counts in: one place in each dimension. */
const rowsWith = (places: readonly (readonly string[])[]): string[][] =>
  places.reduce<string[][]>((rows, own) => rows.flatMap((row) => own.map((place) => [...row, place])), [[]])

/** What is shown of a row, the sum of some groups; null: it is about too few. */
function rowOf(of: string[], answers: Layout['answers'], groups: readonly GroupCells[]): PublishedRow | null {
  const size = sumOf(groups.map(sizeOf))
  if (shown(size) === null) return null
  const answered = sumOf(groups.flatMap((cells) => Object.entries(cells).map(([code, count]) => (isUnknown(code) ? 0 : count))))
  const cells = answers.map(({ of: joined }) => shown(sumOf(groups.flatMap((own) => joined.map((code) => own[code] ?? 0)))))
  const held = answered.count < leastAnswered ? 'few' : cells.filter((cell) => cell !== null).length < 2 ? 'alike' : undefined
  if (held) return { of, size: size.count, answered: shown(answered), cells: answers.map(() => null), held }
  return { of, size: size.count, answered: answered.count, cells }
}

/** A sum of released numbers, and how many people it stands for at least: each of these is at most nine too high. */
interface Sum {
  readonly count: number
  readonly surely: number
}
const sumOf = (released: readonly number[]): Sum => ({
  count: released.reduce((sum, count) => sum + count, 0),
  surely: released.reduce((sum, count) => sum + Math.max(0, count - (step - 1)), 0),
})

/** A sum that may be shown: many small numbers that were all rounded up can be a large one of few people. */
const shown = ({ count, surely }: Sum): number | null => (count < leastShown || surely < leastBehind ? null : count)
