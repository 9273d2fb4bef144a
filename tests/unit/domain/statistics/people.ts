import * as fc from 'fast-check'
import { type Counts, countPerson, type CountedPerson, noCounts } from '../../../../src/domain/statistics/counting.ts'
import { courseOf, dimension, dimensionIds } from '../../../../src/domain/statistics/dimensions.ts'
import type { Chance } from '../../../../src/domain/statistics/rounding.ts'

/** Somebody of whom nothing is known but what is given. */
export const person = (given: Partial<CountedPerson> = {}): CountedPerson => ({
  ...(Object.fromEntries(dimensionIds.map((id) => [id, 'unknown'])) as CountedPerson),
  university: 'u1',
  response: 'silent',
  course: given.stage === undefined ? 'unknown' : courseOf(given.stage),
  ...given,
})

/** The counts of some people. */
export function countsOf(people: readonly CountedPerson[]): Counts {
  const counts = noCounts()
  for (const one of people) countPerson(counts, one)
  return counts
}

/** Chance as tests have it: a name and a seed give a number between 0 and 1, evenly spread. */
export const seeded =
  (seed: number): Chance =>
  (name) => {
    let hash = 0x811c9dc5 ^ Math.imul(seed + 1, 0x9e3779b1)
    for (const char of name) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193)
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
    return (((hash ^ (hash >>> 16)) >>> 0) + 0.5) / 2 ** 32
  }

const answered = { response: 'answered', activity: 'working' } as const

/**
 * Small registries of the shapes that give people away: groups of a few, cells of one and two, groups in which all
 * are alike, beside large ones. Each is a list of people with how many of them there are.
 */
export const registry: fc.Arbitrary<CountedPerson[]> = fc
  .array(
    fc.record({
      field: fc.constantFrom('00189', '00289', 'unknown'),
      stage: fc.constantFrom('enrolled', 'completed0', 'completed2'),
      university: fc.constantFrom('u1', 'u2'),
      from: fc.constantFrom('00003', '00006'),
      kind: fc.constantFrom<Partial<CountedPerson>>(
        {}, { response: 'dormant' }, { ...answered, sector: 'univ', income: '400_600' }, { ...answered, sector: 'company', income: '600_800', contract: 'permanent' },
        { ...answered, sector: 'npo' }, { ...answered, sector: 'univ', income: 'u200', contract: 'fixed', to: 'same' }, { response: 'answered', activity: 'seeking', to: 'abroad', country: 'US' },
        { response: 'answered', activity: 'idle', again: 'no' },
      ),
      many: fc.oneof(fc.integer({ min: 1, max: 2 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 20, max: 60 })),
    }),
    { minLength: 1, maxLength: 14 },
  )
  .map((kinds) => kinds.flatMap(({ kind, many, ...of }) => Array.from({ length: many }, () => person({ ...of, ...kind }))))

/** Whether a person is one that the tables can have: used to hold the generator to the codes there are. */
export const hasKnownCodes = (one: CountedPerson): boolean =>
  dimensionIds.every((id) => id === 'university' || one[id] === 'unknown' || dimension(id).codes.includes(one[id]))
