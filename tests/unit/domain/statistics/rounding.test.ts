import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { roundOne, roundParts } from '../../../../src/domain/statistics/rounding.ts'
import { seeded } from './people.ts'

const parts = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 9 })
const chance = fc.integer({ min: 0, max: 1_000_000 }).map(seeded)

test('a count goes to the step below or above it, and a whole number of steps stays', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 500 }), chance, (count, chance) => {
      const rounded = roundOne({ name: 'n', count }, chance)
      expect(rounded % 10).toBe(0)
      expect(Math.abs(rounded - count)).toBeLessThan(10)
    }),
  )
})

test('parts add up to the rounded whole, each at the step below or above it, whichever of the two the whole went to', () => {
  fc.assert(
    fc.property(parts, chance, fc.boolean(), (counts, chance, isUp) => {
      const whole = counts.reduce((sum, count) => sum + count, 0)
      const total = (isUp ? Math.ceil(whole / 10) : Math.floor(whole / 10)) * 10
      const rounded = roundParts(counts.map((count, at) => ({ name: String(at), count, surplus: at * 7 - 20 })), total, chance)
      expect(rounded.reduce((sum, each) => sum + each, 0)).toBe(total)
      for (const [at, count] of counts.entries()) {
        expect((rounded[at] ?? -1) % 10).toBe(0)
        expect(Math.abs((rounded[at] ?? -1) - count)).toBeLessThan(10)
      }
    }),
  )
})

test('any choice of parts that adds up comes out for some key, so that none can be ruled out', () => {
  const seen = new Set<string>()
  for (let seed = 0; seed < 3000; seed += 1) {
    seen.add(roundParts([1, 3, 9, 7].map((count, at) => ({ name: String(at), count })), 20, seeded(seed)).join())
  }
  expect(seen.size).toBe(6)
})

test('on average nothing is added and nothing lost', () => {
  const runs = 20_000
  let [alone, small] = [0, 0]
  for (let seed = 0; seed < runs; seed += 1) {
    alone += roundOne({ name: 'alone', count: 13 }, seeded(seed))
    small += roundParts([{ name: 'a', count: 4 }, { name: 'b', count: 6 }], 10, seeded(seed))[0] ?? 0
  }
  expect(alone / runs).toBeCloseTo(13, 0)
  // The odds are kept, the mean of a small part nearly: 4 of 10.
  expect(small / runs).toBeGreaterThan(2.5)
  expect(small / runs).toBeLessThan(5)
})

test('what was published stands as long as it is one of the two steps', () => {
  expect(roundOne({ name: 'n', count: 14, before: 20 }, () => 0.99)).toBe(20)
  expect(roundOne({ name: 'n', count: 14, before: 10 }, () => 0.01)).toBe(10)
  expect(roundOne({ name: 'n', count: 25, before: 10 }, () => 0.99)).toBe(20)
  const before = [{ name: 'a', count: 1, before: 10 }, { name: 'b', count: 9, before: 0 }]
  expect(roundParts(before, 10, seeded(3))).toEqual([10, 0])
})

test('a sum that no rounding of the parts has is a mistake of the caller', () => {
  expect(() => roundParts([{ name: 'a', count: 10 }], 20, seeded(1))).toThrow('rounded sum')
})
