import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { control, noMemory } from '../../../../src/domain/statistics/control.ts'
import { groupCodes, sizeOf } from '../../../../src/domain/statistics/counting.ts'
import { all, publishedTableSchema, rowOf, shareIn } from '../../../../src/domain/statistics/published.ts'
import { families } from '../../../../src/domain/statistics/tables.ts'
import { samplePeople } from '../../../../src/server/samples/registry.ts'
import { countsOf, hasKnownCodes, person, registry, seeded } from './people.ts'

const many = (count: number, given: Parameters<typeof person>[0]) => Array.from({ length: count }, () => person(given))
const worker = { field: '00189', stage: 'completed0', response: 'answered', activity: 'working' } as const
/** Every chance alike: the largest remainders go up. */
const even = () => 0.5

const tableOf = ({ tables }: ReturnType<typeof control>, id: string) => {
  const table = tables.find((each) => each.id === id)
  if (!table) throw new Error(id)
  return table
}

test('a table as it was counted by hand', () => {
  // Of 118 people in one group 97 answered, 86 of them work, 83 of these said where:
  // 41 at universities, 28 in companies, 9 in hospitals, 4 in public institutes, 1 at a school.
  const people = [
    ...many(21, { field: '00189', stage: 'completed0', response: 'silent' }),
    ...many(11, { ...worker, activity: 'seeking' }),
    ...many(41, { ...worker, sector: 'univ' }), ...many(28, { ...worker, sector: 'company' }), ...many(9, { ...worker, sector: 'hospital' }),
    ...many(4, { ...worker, sector: 'pri' }), ...many(1, { ...worker, sector: 'school' }), ...many(3, worker),
  ]
  const controlled = control(countsOf(people), noMemory, even)
  // 118 → 120; answered 97 → 100, silent 21 → 20; working 86 → 90, seeking 11 → 10; of 90: 41 → 40, 28 → 30, 9 → 10, and one
  // more step for 4, 3 or 1, of which 4 has the best odds.
  expect(rowOf(tableOf(controlled, 'response'), ['00189', 'completed0'])).toEqual({ of: ['00189', 'completed0'], size: 120, answered: 120, cells: [100, 20, null] })
  const sector = tableOf(controlled, 'sector')
  expect(sector.codes).toEqual(['univ', 'pri', 'company', 'startup', 'gov', 'hospital', 'npo', 'self', 'school', 'other'])
  const row = rowOf(sector, ['00189', 'completed0'])
  expect(row).toEqual({ of: ['00189', 'completed0'], size: 90, answered: 90, cells: [40, null, 30, null, null, null, null, null, null, null] })
  expect(row && shareIn(row, 40)).toBe(44)
  expect(rowOf(sector, [all, all])).toEqual({ ...row, of: [all, all] })
  expect(rowOf(sector, ['00289', all])).toBeUndefined()
  expect(publishedTableSchema.parse(structuredClone(sector))).toEqual(sector)
})

test('a group in which all are alike is not shown, and neither is one in which nearly all are', () => {
  const alike = control(countsOf([...many(60, { ...worker, sector: 'univ' })]), noMemory, even)
  expect(rowOf(tableOf(alike, 'sector'), ['00189', 'completed0'])).toMatchObject({ size: 60, held: 'alike', cells: Array.from({ length: 10 }, () => null) })
  const nearly = control(countsOf([...many(60, { ...worker, sector: 'univ' }), ...many(4, { ...worker, sector: 'npo' })]), noMemory, even)
  expect(rowOf(tableOf(nearly, 'sector'), ['00189', 'completed0'])).toMatchObject({ held: 'alike' })
})

test('a group of fewer than ten is as if nobody were in it', () => {
  expect(control(countsOf(many(9, { ...worker, sector: 'univ' })), noMemory, even).tables.flatMap(({ rows }) => rows)).toEqual([])
})

test('a first edition of some thousands tells of both families, however the draw falls', () => {
  const counts = countsOf([...samplePeople()])
  const held = Array.from({ length: 70 }, (_, seed) => seed).filter((seed) => !control(counts, noMemory, seeded(seed)).memory.told)
  expect(held).toEqual([])
})

test('what is shown stands for at least eleven people, is less than ten off in each group, and adds up', () => {
  fc.assert(
    fc.property(registry, fc.integer(), (people, seed) => {
      expect(people.every(hasKnownCodes)).toBe(true)
      const counts = countsOf(people)
      const { tables, memory } = control(counts, noMemory, seeded(seed))
      for (const family of families) {
        for (const [key, { counts: exact, rounded }] of memory[family.id]) {
          expect(exact).toEqual(counts[family.id].get(key))
          for (const { id, within } of family.tables) {
            for (const code of Object.keys({ ...exact[id], ...rounded[id] })) {
              expect(Math.abs((rounded[id]?.[code] ?? 0) - (exact[id]?.[code] ?? 0))).toBeLessThan(10)
            }
            expect(sizeOf(rounded[id])).toBe(within ? (rounded[within.table]?.[within.code] ?? 0) : sizeOf(rounded[family.tables[0]?.id ?? 'response']))
          }
        }
      }
      for (const { id, rows, codes } of tables) {
        for (const row of rows) {
          expect(row.size).toBeGreaterThanOrEqual(20)
          for (const [at, cell] of row.cells.entries()) {
            if (cell === null) continue
            const family = families.find(({ tables }) => tables.some((each) => each.id === id))
            const groups = [...counts[family?.id ?? 'people']].filter(([key]) => groupCodes(key).every((code, index) => row.of[index] === all || row.of[index] === code))
            const people = groups.reduce((sum, [, own]) => sum + (own[id]?.[codes[at] ?? ''] ?? 0), 0)
            expect(people).toBeGreaterThan(10)
          }
        }
      }
    }),
    { numRuns: 200 },
  )
})

test('the same edition twice is the same to the letter', () => {
  fc.assert(
    fc.property(registry, fc.integer(), (people, seed) => {
      const first = control(countsOf(people), noMemory, seeded(seed))
      const again = control(countsOf(people.toReversed()), first.memory, seeded(seed))
      expect(again.tables).toEqual(first.tables)
      expect(again.memory).toEqual(first.memory)
      expect(again.anew).toBe(0)
    }),
  )
})

test('whoever comes, leaves or changes between two editions is not seen, alone or with eight others', () => {
  fc.assert(
    fc.property(registry, fc.integer(), fc.integer({ min: 1, max: 9 }), fc.nat(), (people, seed, some, where) => {
      const first = control(countsOf(people), noMemory, seeded(seed))
      const left = people.filter((_, at) => at < where % people.length || at >= (where % people.length) + some)
      const changed = [...left, ...people.slice(where % people.length, (where % people.length) + some).map((one) => ({ ...one, activity: 'idle', sector: 'unknown' }))]
      for (const now of [left, changed]) expect(control(countsOf(now), first.memory, seeded(seed)).tables).toEqual(first.tables)
    }),
    { numRuns: 200 },
  )
})

test('and the tenth brings the group up to date', () => {
  const people = [...many(40, { ...worker, sector: 'univ' }), ...many(40, { ...worker, sector: 'company' })]
  const first = control(countsOf(people), noMemory, even)
  const ninth = control(countsOf([...people, ...many(9, { ...worker, sector: 'univ' })]), first.memory, even)
  expect(ninth.tables).toEqual(first.tables)
  const tenth = control(countsOf([...people, ...many(10, { ...worker, sector: 'univ' })]), ninth.memory, even)
  expect(rowOf(tableOf(tenth, 'sector'), ['00189', 'completed0'])?.cells.slice(0, 3)).toEqual([50, null, 40])
})

test('a group of which everybody left goes', () => {
  const first = control(countsOf(many(40, { ...worker, sector: 'univ' })), noMemory, even)
  const empty = control(countsOf([]), first.memory, even)
  expect(empty.tables.flatMap(({ rows }) => rows)).toEqual([])
})
