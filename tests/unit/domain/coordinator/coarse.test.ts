import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Division, type Kept, leastTold, leastWhole, makeCoarse, told } from '../../../../src/domain/coordinator/coarse.ts'
import { sizeOf } from '../../../../src/domain/statistics/counting.ts'
import { roundOne } from '../../../../src/domain/statistics/rounding.ts'
import { chanceOf } from './chance.ts'

/** People in three kinds, divided in two ways: by kind, and whether they are of the first kind. */
const divided = (kinds: readonly number[]): Division => {
  const [a = 0, b = 0, c = 0] = kinds
  return { kind: { a, b, c }, first: { yes: a, no: b + c } }
}
const kinds = fc.tuple(fc.nat(120), fc.nat(120), fc.nat(120))
const seeds = fc.nat(1_000_000)
const numbersOf = ({ coarse }: Kept): number[] => Object.values(coarse).flatMap((cells) => Object.values(cells))

describe('what coordinators are told of their people', () => {
  test('is in steps of ten, at most ten off, and adds up', () => {
    fc.assert(
      fc.property(kinds, seeds, (people, seed) => {
        fc.pre(sizeOf(divided(people)['kind']) >= 10)
        const counts = divided(people)
        const { coarse, whole } = makeCoarse('u', counts, null, chanceOf(seed))
        expect(Math.abs(whole - sizeOf(counts['kind']))).toBeLessThanOrEqual(10)
        for (const [table, cells] of Object.entries(coarse)) {
          expect(sizeOf(cells)).toBe(whole)
          for (const [code, number] of Object.entries(cells)) {
            expect(number % 10).toBe(0)
            expect(Math.abs(number - (counts[table]?.[code] ?? 0))).toBeLessThanOrEqual(10)
          }
        }
      }),
    )
  })

  test('tells nothing of fewer than thirty, and of fewer than twenty only that', () => {
    fc.assert(
      fc.property(kinds, seeds, (people, seed) => {
        const kept = makeCoarse('u', divided(people), null, chanceOf(seed))
        const shown = [told(kept.whole, kept.whole), ...numbersOf(kept).map((number) => told(number, kept.whole))].filter((number) => number !== null)
        expect(shown.filter((number) => number < leastTold || kept.whole < leastWhole)).toEqual([])
      }),
    )
    fc.assert(
      fc.property(fc.tuple(fc.nat(6), fc.nat(6), fc.nat(7)), seeds, (people, seed) => {
        const { whole } = makeCoarse('u', divided(people), null, chanceOf(seed))
        expect(told(whole, whole)).toBeNull()
      }),
    )
  })

  test('stays to the letter until ten people came, left or changed', () => {
    fc.assert(
      fc.property(kinds, seeds, fc.array(fc.tuple(fc.nat(2), fc.constantFrom(-1, 1)), { maxLength: 9 }), (people, seed, moves) => {
        const before = makeCoarse('u', divided(people), null, chanceOf(seed))
        const held = before.whole > 0 ? people : ([0, 0, 0] as const)
        const now = [...held]
        for (const [kind, by] of moves) now[kind] = Math.max(0, (now[kind] ?? 0) + by)
        expect(makeCoarse('u', divided(now), before, chanceOf(seed))).toBe(before)
      }),
    )
  })

  test('is the same for the same people of the same university, whatever it is told of', () => {
    fc.assert(
      fc.property(kinds, seeds, ([a, b, c], seed) => {
        const size = a + b + c
        expect(makeCoarse('u', { response: { answered: a, silent: size - a } }, null, chanceOf(seed)).whole).toBe(makeCoarse('u', divided([a, b, c]), null, chanceOf(seed)).whole)
      }),
    )
  })

  test('can come of ten different numbers of people at least, beside what statistics publish of the same people', () => {
    // What each number may stand for is tried out with many secrets, not reckoned.
    const secrets = Array.from({ length: 6000 }, (_, seed) => chanceOf(seed * 7919 + 13))
    const published = (count: number): Set<number> => new Set(secrets.slice(0, 800).map((chance) => roundOne({ name: 'people university', count }, chance)))
    const size = 80
    const cells = Array.from({ length: 31 }, (_, count) => 10 + count)
    const ours = new Map(cells.map((count) => [count, new Set(secrets.map((chance) => makeCoarse('u', { t: { a: count, b: size - count } }, null, chance).coarse['t']?.['a'] ?? 0))]))
    const theirs = new Map(cells.map((count) => [count, published(count)]))
    const pairs = new Map<string, number[]>()
    for (const count of cells) {
      for (const own of ours.get(count) ?? []) {
        for (const open of theirs.get(count) ?? []) pairs.set(`${own} ${open}`, [...(pairs.get(`${own} ${open}`) ?? []), count])
      }
    }
    // Pairs in the middle of what was tried, where nothing is cut off.
    expect(['20 20', '20 30', '30 20', '30 30'].filter((pair) => (pairs.get(pair)?.length ?? 0) < 10)).toEqual([])
  })

  test('can come of ten still once it has moved from what it was before', () => {
    const pairs = new Map<string, Set<number>>()
    for (let seed = 0; seed < 500; seed += 1) {
      const chance = chanceOf(seed * 7919 + 13)
      const others = [1, 2, 3].map((more) => chanceOf(seed * 31 + more))
      for (const earlier of [74, 86, 98, 112, 124]) {
        const before = makeCoarse('u', { t: { a: 45, b: earlier - 45 } }, null, chance)
        for (let size = 75; size <= 125; size += 1) {
          const { whole } = makeCoarse('u', { t: { a: 62, b: size - 62 } }, before, chance)
          for (const other of others) {
            const pair = `${before.whole} > ${whole}, ${roundOne({ name: 'people university', count: size }, other)}`
            pairs.set(pair, (pairs.get(pair) ?? new Set()).add(size))
          }
        }
      }
    }
    // In the middle of what was tried, where nothing is cut off.
    const middle = ['80 > 100, 90', '90 > 100, 90', '90 > 100, 100', '110 > 100, 100', '110 > 100, 110', '120 > 100, 110']
    expect(middle.map((pair) => [pair, (pairs.get(pair)?.size ?? 0) >= 10])).toEqual(middle.map((pair) => [pair, true]))
  })

  test('counts the same people in each table, or nothing at all', () => {
    expect(() => makeCoarse('u', { a: { x: 40 }, b: { x: 39 } }, null, chanceOf(1))).toThrow('count the same people')
  })
})
