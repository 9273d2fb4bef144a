import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { control, extract, noMemory, type Released } from '../../../../src/domain/statistics/control.ts'
import { type Crossing, type Grouping, type Split, wrongIn } from '../../../../src/domain/statistics/crossing.ts'
import { dimension } from '../../../../src/domain/statistics/dimensions.ts'
import { all, leastShown, rowOf } from '../../../../src/domain/statistics/published.ts'
import { findTable, outcomeOf, tableIds } from '../../../../src/domain/statistics/tables.ts'
import { countsOf, person, registry, seeded } from './people.ts'

const editionOf = (people: Parameters<typeof countsOf>[0], seed: number) => control(countsOf(people), noMemory, seeded(seed))

/** What the last edition released, as it is read: the counts behind it put to nonsense. */
const withOtherCounts = ({ people, places, told }: Released): Released => {
  const bent = (of: Released['people']) => new Map([...of].map(([key, { rounded }]) => [key, { rounded, counts: { response: { answered: 4711 } } }]))
  return { people: bent(people), places: bent(places), told }
}

/** Codes dealt into two or three groups, some of them into none. */
const grouping = (codes: readonly string[]): fc.Arbitrary<Grouping> =>
  fc
    .record({ dealt: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: codes.length, maxLength: codes.length }), others: fc.boolean() })
    .map(({ dealt, others }) => ({
      groups: [1, 2, 3].map((at) => ({ name: `= ${at}`, of: codes.filter((_, index) => dealt[index] === at) })).filter(({ of }) => of.length > 0),
      others,
    }))
    .filter(({ groups }) => groups.length > 0)

const codesOf = (id: Parameters<typeof dimension>[0]): readonly string[] => (dimension(id).codes.length > 0 ? dimension(id).codes : ['u1', 'u2'])
const crossing: fc.Arbitrary<Crossing> = fc.constantFrom(...tableIds).chain((table) => {
  const { family, shape } = findTable(table)
  const splits = family.by.map((id) => fc.oneof<fc.Arbitrary<Split>[]>(fc.constant('open'), fc.constant('codes'), grouping(codesOf(id))))
  return fc.record({ table: fc.constant(table), rows: fc.tuple(...splits), answers: fc.oneof(fc.constant('codes' as const), grouping(outcomeOf(shape).codes)) })
})

test('an extract of everything is the published table', () => {
  fc.assert(
    fc.property(registry, fc.integer(), (people, seed) => {
      const { tables, memory } = editionOf(people, seed)
      for (const table of tables) {
        expect(extract(memory, { table: table.id, rows: table.by.map(() => 'codes'), answers: 'codes' })).toEqual(table)
      }
    }),
    { numRuns: 60 },
  )
})

test('what is asked is what the edition told: nothing comes of a family that was held back, or of no edition', () => {
  const { memory } = editionOf([], 1)
  expect(extract({ ...memory, told: false }, { table: 'moves', rows: ['codes', 'open'], answers: 'codes' })).toBeNull()
  expect(extract(memory, { table: 'sector', rows: ['codes', 'open'], answers: 'codes' })?.rows).toEqual([])
})

test('every number shown is a sum of released cells and twenty at least, whatever is joined; the counts behind play no part', () => {
  fc.assert(
    fc.property(registry, crossing, fc.integer(), (people, asked, seed) => {
      expect(wrongIn(asked)).toBeNull()
      const { memory } = editionOf(people, seed)
      const table = extract(memory, asked)
      expect(extract(withOtherCounts(memory), asked)).toEqual(table)
      const { family, shape } = findTable(asked.table)
      expect(table === null).toBe(family.id === 'places' && !memory.told)
      const of = (split: Split, code: string): ((each: string) => boolean) => {
        const at = /^group(\d+)$/.exec(code)?.[1]
        return (each) => code === all || (at === undefined || typeof split === 'string' ? each === code : (split.groups[Number(at) - 1]?.of.includes(each) ?? false))
      }
      for (const row of table?.rows ?? []) {
        const groups = [...memory[family.id]].filter(([key]) => key.split(' ').every((code, at) => of(asked.rows[at] ?? 'open', row.of[at] ?? '')(code)))
        const sum = (isIn: (code: string) => boolean): number =>
          groups.reduce((total, [, { rounded }]) => total + Object.entries(rounded[shape.id] ?? {}).reduce((part, [code, count]) => part + (isIn(code) ? count : 0), 0), 0)
        expect(row.size).toBe(sum(() => true))
        expect(row.answered ?? sum((code) => code !== 'unknown')).toBe(sum((code) => code !== 'unknown'))
        for (const [at, cell] of row.cells.entries()) {
          if (cell === null) continue
          expect(cell).toBe(sum(of(asked.answers, table?.codes[at] ?? '')))
          expect(cell).toBeGreaterThanOrEqual(leastShown)
          expect(row.answered).toBeGreaterThanOrEqual(30)
        }
        expect(row.cells.filter((cell) => cell !== null).length === 1).toBe(false)
      }
    }),
    { numRuns: 150 },
  )
})

test('fields joined into one add up to the numbers of each', () => {
  const people = Array.from({ length: 240 }, (_, at) => person({ field: ['00189', '00289', 'unknown'][at % 3] ?? '', stage: 'enrolled', response: at % 2 === 0 ? 'answered' : 'silent' }))
  const { memory, tables } = editionOf(people, 7)
  const rows: Split[] = [{ groups: [{ name: '理工', of: ['00189', '00289'] }], others: true }, 'open']
  const table = extract(memory, { table: 'response', rows, answers: { groups: [{ name: '未回答', of: ['silent', 'dormant'] }], others: true } })
  const published = tables.find(({ id }) => id === 'response')
  if (!table || !published) throw new Error('no table')
  expect(table.codes).toEqual(['group1', 'answered'])
  const joined = rowOf(table, ['group1', all])
  const [first, second] = ['00189', '00289'].map((field) => rowOf(published, [field, all]))
  expect(joined?.size).toBe((first?.size ?? 0) + (second?.size ?? 0))
  expect(joined?.cells[1]).toBe((first?.cells[0] ?? 0) + (second?.cells[0] ?? 0))
  expect(rowOf(table, [all, all])?.size).toBe(rowOf(published, [all, all])?.size)
  expect(table.rows.map(({ of }) => of.join(' ')).toSorted()).toEqual(['all all', 'group1 all', 'unknown all'])
})

test('a crossing that cannot be is told apart from one that can', () => {
  const sound: Crossing = { table: 'sector', rows: ['codes', 'open'], answers: 'codes' }
  const joined = (of: string[][]): Grouping => ({ groups: of.map((codes) => ({ name: 'x', of: codes })), others: true })
  expect(wrongIn(sound)).toBeNull()
  expect(wrongIn({ ...sound, rows: ['codes'] })).toBe('rows')
  expect(wrongIn({ ...sound, rows: ['codes', joined([['completed2'], ['completed5', 'completed2']])] })).toBe('rows.1')
  expect(wrongIn({ ...sound, rows: [joined([['nothing']]), 'open'] })).toBe('rows.0')
  expect(wrongIn({ ...sound, rows: [joined([[all]]), 'open'] })).toBe('rows.0')
  expect(wrongIn({ ...sound, answers: joined([['univ', 'unknown']]) })).toBe('answers')
  expect(wrongIn({ table: 'course', rows: ['open', joined([['F113110102718', 'u2']])], answers: 'codes' })).toBeNull()
})
