import loadHighs from 'highs'
import type { Controlled } from '../../../../src/domain/statistics/control.ts'
import { type Counts, groupCodes } from '../../../../src/domain/statistics/counting.ts'
import { courseOf, dimension, stages, unknown } from '../../../../src/domain/statistics/dimensions.ts'
import type { Release } from '../../../../src/domain/statistics/release.ts'
import { families, type Family, type TableShape } from '../../../../src/domain/statistics/tables.ts'

/** How far a count may be from the number that was released for it; and how many people may change unseen. */
const off = 9
/** There are no more people than this. */
const everybody = 100_000

/**
 * A reader who knows this code and, of every edition, each released number, also those that are hidden; that nobody has a
 * code which nobody had (which is more than can be known); and, if told so, that from the first edition to the second one
 * person left, nobody else did anything, and nothing happened until the third. They write down all that follows, and ask a solver how
 * small and how large each count can be, in whole numbers.
 */
export interface Reader {
  /** Every count of the first edition, as `family group table code`. */
  counts: readonly string[]
  /** The least and the most that a count can be. Throws when no registry at all fits what was published. */
  range(count: string): { least: number; most: number }
  /** Whether whoever left between the first two editions may have been in this cell. Only of a reader who was told. */
  mayHaveLeft(count: string): boolean
}

const courses = ['inCourse', 'over', unknown]
const responses = dimension('response').codes
const solver = await loadHighs()

/** An edition, and what is true behind it: the reader uses of that only which codes and groups somebody has. */
export interface Told extends Controlled {
  truth: Counts
}

/** What a reader works out from three editions. */
export function readerOf(editions: readonly Told[], { oneLeft }: { oneLeft: boolean }): Reader {
  const rows: string[] = []
  const names = new Map<string, string>()
  const nonNegative = new Set<string>()
  const nameOf = (edition: number | string, count: string): string => {
    const key = `${edition} ${count}`
    const name = names.get(key) ?? `x${names.size}`
    names.set(key, name)
    nonNegative.add(name)
    return name
  }
  const sum = (terms: readonly string[]): string => (terms.length === 0 ? '0 none' : terms.join(' + '))
  const minus = (terms: readonly string[]): string => terms.map((each) => ` - ${each}`).join('')
  const cells = cellsOf(editions)

  for (const [edition, { memory, tables: published }] of editions.entries()) {
    for (const { family, key, tables } of cells) {
      const isTold = published.some((each) => each.family === family.id)
      const release = memory[family.id].get(key)
      const since = editions.findIndex((each) => each.memory[family.id].get(key) === release)
      for (const { shape, codes } of tables) {
        const counts = codes.map((code) => nameOf(edition, `${family.id} ${key} ${shape.id} ${code}`))
        if (shape.within) rows.push(`${sum(counts)}${minus([nameOf(edition, `${family.id} ${key} ${shape.within.table} ${shape.within.code}`)])} = 0`)
        // Of a family that was held back nothing is told.
        if (!isTold) continue
        if (release === undefined) {
          // Never released: fewer than ten people are in it.
          if (!shape.within) rows.push(`${sum(counts)} <= ${off}`)
          continue
        }
        if (since === edition) rows.push(...codes.flatMap((code, at) => near(counts[at] ?? '', release.rounded[shape.id]?.[code] ?? 0)))
        else rows.push(...unseen(counts, codes.map((code) => nameOf(since, `${family.id} ${key} ${shape.id} ${code}`)), `u${edition}_${rows.length}`, nonNegative))
        if (since === edition && !shape.within) rows.push(...nearSum(counts, sizeIn(release, shape)))
      }
    }
    // Both families are the same people, where both are told.
    if (!published.some(({ family }) => family === 'places')) continue
    // In a group that nobody is known to be in there may be nine all the same.
    const hidden = (course: string, code: string): string => nameOf(edition, `hidden ${course} ${code}`)
    for (const course of courses) {
      const conceivable = dimension('field').codes.length * stages.filter((stage) => courseOf(stage) === course).length
      const listed = cells.filter(({ family, key }) => family.id === 'people' && courseOf(groupCodes(key)[1] ?? '') === course).length
      rows.push(`${sum(responses.map((code) => hidden(course, code)))} <= ${off * (conceivable - listed)}`)
    }
    for (const code of responses) {
      rows.push(tie([...namesIn(edition, 'people', 'response', (_, each) => each === code), ...courses.map((course) => hidden(course, code))], namesIn(edition, 'places', 'universities', (_, each) => each === code)))
    }
    for (const course of courses) {
      rows.push(tie([...namesIn(edition, 'people', 'response', (group) => courseOf(groupCodes(group)[1] ?? '') === course), ...responses.map((code) => hidden(course, code))], namesIn(edition, 'places', 'course', (_, each) => each === course)))
    }
  }
  if (oneLeft) {
    for (const { family, key, tables } of cells) {
      for (const { shape, codes } of tables) {
        const left = codes.map((code) => nameOf('left', `${family.id} ${key} ${shape.id} ${code}`))
        if (shape.within) rows.push(`${sum(left)}${minus([nameOf('left', `${family.id} ${key} ${shape.within.table} ${shape.within.code}`)])} = 0`)
        for (const [at, code] of codes.entries()) {
          const count = `${family.id} ${key} ${shape.id} ${code}`
          rows.push(`${nameOf(1, count)} + ${left[at]} - ${nameOf(0, count)} = 0`, `${nameOf(2, count)} - ${nameOf(1, count)} = 0`)
        }
      }
    }
    for (const { id, tables } of families) rows.push(`${sum(namesIn('left', id, tables[0]?.id ?? '', () => true))} = 1`)
  }

  function namesIn(edition: number | string, family: string, table: string, has: (group: string, code: string) => boolean): string[] {
    return cells.filter((each) => each.family.id === family).flatMap(({ key, tables }) =>
      tables.filter(({ shape }) => shape.id === table).flatMap(({ codes }) => codes.filter((code) => has(key, code)).map((code) => nameOf(edition, `${family} ${key} ${table} ${code}`))),
    )
  }
  function tie(some: readonly string[], others: readonly string[]): string {
    return `${sum(some)}${minus(others)} = 0`
  }
  function solve(way: 'Minimize' | 'Maximize', name: string): number | null {
    const problem = `${way}\n obj: ${name}\nSubject To\n${rows.map((row, at) => ` c${at}: ${row}`).join('\n')}\nBounds\n none = 0\n${[...nonNegative].map((each) => ` 0 <= ${each} <= ${everybody}`).join('\n')}\nGenerals\n ${[...nonNegative].join(' ')}\nEnd`
    const { Status, ObjectiveValue } = solver.solve(problem, { output_flag: false })
    return Status === 'Optimal' ? Math.round(ObjectiveValue) : null
  }
  return {
    counts: cells.flatMap(({ family, key, tables }) => tables.flatMap(({ shape, codes }) => codes.map((code) => `${family.id} ${key} ${shape.id} ${code}`))),
    range(count) {
      const name = nameOf(0, count)
      const [least, most] = [solve('Minimize', name), solve('Maximize', name)]
      if (least === null || most === null) throw new Error('no registry fits what was published')
      return { least, most }
    },
    mayHaveLeft: (count) => solve('Maximize', nameOf('left', count)) === 1,
  }
}

interface GroupCells {
  family: Family
  key: string
  tables: { shape: TableShape; codes: string[] }[]
}

/** Every cell that somebody is in, or was said to be in, in any edition. */
function cellsOf(editions: readonly Told[]): GroupCells[] {
  return families.flatMap((family) => {
    const releases = editions.flatMap(({ memory }) => [...memory[family.id]].flatMap(([key, { counts, rounded }]) => [[key, counts], [key, rounded]] as const))
    const groups = Map.groupBy([...releases, ...editions.flatMap(({ truth }) => [...truth[family.id]])], ([key]) => key)
    return [...groups].map(([key, some]) => ({
      family,
      key,
      tables: family.tables.map((shape) => ({ shape, codes: [...new Set(some.flatMap(([, counts]) => Object.keys(counts[shape.id] ?? {})))].toSorted() })),
    }))
  })
}

const sizeIn = ({ rounded }: Release, { id }: TableShape): number => Object.values(rounded[id] ?? {}).reduce((sum, each) => sum + each, 0)
const near = (name: string, released: number): string[] => [`${name} <= ${released + off}`, `${name} >= ${released - off}`]
const nearSum = (terms: readonly string[], released: number): string[] =>
  terms.length === 0 ? [] : [`${terms.join(' + ')} <= ${released + off}`, `${terms.join(' + ')} >= ${released - off}`]

/** A group that was published as before: from then to now fewer than ten people came into cells of a table, or left them. */
function unseen(now: readonly string[], then: readonly string[], mark: string, known: Set<string>): string[] {
  const moved = (way: string) => now.map((_, at) => `${mark}${way}${at}`)
  const [came, went] = [moved('p'), moved('m')]
  for (const name of [...came, ...went]) known.add(name)
  if (now.length === 0) return []
  return [
    ...now.map((name, at) => `${name} - ${then[at]} - ${came[at]} + ${went[at]} = 0`),
    `${came.join(' + ')} <= ${off}`,
    `${went.join(' + ')} <= ${off}`,
  ]
}
