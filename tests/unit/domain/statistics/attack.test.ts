import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { control, noMemory } from '../../../../src/domain/statistics/control.ts'
import type { CountedPerson } from '../../../../src/domain/statistics/counting.ts'
import { readerOf, type Told } from './attack.ts'
import { countsOf, person, registry, seeded } from './people.ts'

/** As many values have to be possible for every count. */
const leastDoubt = 10

/** Three editions of a registry, as it was each time. */
function editionsOf(registries: readonly (readonly CountedPerson[])[], seed: number): Told[] {
  const editions: Told[] = []
  for (const people of registries) {
    const truth = countsOf(people)
    editions.push({ ...control(truth, editions.at(-1)?.memory ?? noMemory, seeded(seed)), truth })
  }
  return editions
}

/** Some of many, evenly over all of them. */
const some = <T>(all: readonly T[], most: number): T[] => all.filter((_, at) => Math.floor((at * most) / all.length) !== Math.floor(((at - 1) * most) / all.length))

/** How few values are left for a count; of what is published only, and all of it known. */
const doubtIn = (reader: ReturnType<typeof readerOf>, counts: readonly string[]): number =>
  counts.reduce((least, count) => {
    const range = reader.range(count)
    return Math.min(least, range.most - range.least + 1)
  }, Infinity)

const many = (count: number, given: Partial<CountedPerson>) => Array.from({ length: count }, () => person(given))
const worker = { field: '00189', stage: 'completed0', university: 'u1', from: '00003', response: 'answered', activity: 'working' } as const
const elsewhere = { ...worker, field: '00289', stage: 'enrolled' } as const
/** A registry of two groups, one of them with cells of one and two people and one cell with nearly all. */
const small = [
  ...many(41, { ...worker, sector: 'univ', income: '400_600', to: 'same' }), ...many(2, { ...worker, sector: 'npo', income: 'u200', to: 'abroad', country: 'US' }),
  ...many(1, { ...worker, sector: 'self', income: '1000', to: '00006' }), ...many(17, { ...worker, response: 'silent', activity: 'unknown' }),
  ...many(33, { ...elsewhere, sector: 'company' }), ...many(26, { ...elsewhere, response: 'silent', activity: 'unknown' }),
]

describe('a reader of three editions', () => {
  test('finds no count out, of one person or two neither, when nothing changed', () => {
    const reader = readerOf(editionsOf([small, small, small], 1), { oneLeft: false })
    expect(doubtIn(reader, some(reader.counts, 20))).toBeGreaterThanOrEqual(leastDoubt)
  })

  test('who knows that just one person left does not find out who, nor any count', () => {
    const leaver = small.findIndex(({ sector }) => sector === 'self')
    const after = small.filter((_, at) => at !== leaver)
    const editions = editionsOf([small, after, after], 2)
    expect(editions[1]?.tables).toEqual(editions[0]?.tables)
    const reader = readerOf(editions, { oneLeft: true })
    const workers = reader.counts.filter((count) => count.startsWith('people 00189 completed0 sector'))
    expect(workers).toHaveLength(3)
    expect(workers.map((count) => reader.mayHaveLeft(count))).toEqual([true, true, true])
    expect(doubtIn(reader, some(reader.counts, 10))).toBeGreaterThanOrEqual(leastDoubt)
  })

  test('finds out nothing by comparing editions of groups that changed', () => {
    const grown = [...small, ...many(13, { ...worker, sector: 'npo', income: 'u200' })]
    const later = grown.filter(({ sector }) => sector !== 'self').slice(12)
    const reader = readerOf(editionsOf([small, grown, later], 3), { oneLeft: false })
    expect(doubtIn(reader, some(reader.counts, 12))).toBeGreaterThanOrEqual(leastDoubt)
  })

  test('never knows that all of a group are alike', () => {
    const alike = [...many(57, { ...worker, sector: 'univ' }), ...many(24, { ...elsewhere, sector: 'univ' }), ...many(31, { ...elsewhere, sector: 'company' })]
    const editions = editionsOf([alike, alike, alike], 4)
    const row = editions[0]?.tables.find(({ id }) => id === 'sector')?.rows.find(({ of }) => of.join() === '00189,completed0')
    expect(row?.held).toBe('alike')
    const reader = readerOf(editions, { oneLeft: false })
    // Nine of them may well be without an answer, or out of work, or not have answered at all.
    const { least, most } = reader.range('people 00189 completed0 sector univ')
    expect(most - least + 1).toBeGreaterThanOrEqual(leastDoubt)
  })

  test('finds out nothing of any registry, whoever comes and goes between its editions', () => {
    fc.assert(
      fc.property(registry, fc.array(fc.nat(), { minLength: 2, maxLength: 2 }), fc.integer({ min: 0, max: 30 }), fc.integer(), (people, [from = 0, to = 0], span, seed) => {
        const second = people.filter((_, at) => at < from % people.length || at >= (from % people.length) + span)
        const third = [...second, ...people.slice(to % people.length, (to % people.length) + span)]
        const reader = readerOf(editionsOf([people, second, third], seed), { oneLeft: false })
        fc.pre(reader.counts.length > 0)
        expect(doubtIn(reader, some(reader.counts, 4))).toBeGreaterThanOrEqual(leastDoubt)
      }),
      { numRuns: 12 },
    )
  })
})

test('the attack is one: numbers rounded each by itself do not withstand it', () => {
  const [edition] = editionsOf([small], 5)
  if (!edition) throw new Error('no edition')
  // The same release with one cell moved by a step, so that cells no longer add up to the whole.
  const [key, release] = ['00189 completed0', edition.memory.people.get('00189 completed0')]
  if (!release) throw new Error('no release')
  expect(release.rounded.response?.['answered']).toBe(40)
  const bent = { ...release, rounded: { ...release.rounded, response: { ...release.rounded.response, answered: 30 } } }
  const memory = { ...edition.memory, people: new Map([...edition.memory.people, [key, bent]]) }
  const reader = readerOf([{ ...edition, memory }], { oneLeft: false })
  expect(doubtIn(reader, [`people ${key} response answered`])).toBeLessThan(leastDoubt)
})
