import { type Counts, countPerson, type CountedPerson } from '../../domain/statistics/counting.ts'
import { courseOf, dimension, type DimensionId, unknown } from '../../domain/statistics/dimensions.ts'
import { areaOfUniversity } from '../../domain/statistics/facts.ts'
import universities from './universities.json' with { type: 'json' }

/** A seeded row of numbers between 0 and 1 (mulberry32): the made-up people are the same in every installation. */
function drawing(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** How many there are. */
const howMany = 9000

/** How often each code is drawn, roughly as in surveys of doctoral people; what is left is no answer. */
const shares = {
  response: { answered: 0.42, silent: 0.46, dormant: 0.12 },
  stage: { enrolled: 0.44, completed0: 0.17, completed2: 0.16, completed5: 0.11, left: 0.06, withdrew: 0.05, unknown: 0.01 },
  activity: { working: 0.91, seeking: 0.05, idle: 0.03 },
  sector: { univ: 0.5, company: 0.26, pri: 0.08, hospital: 0.05, gov: 0.03, school: 0.02, npo: 0.02, startup: 0.015, self: 0.01, other: 0.01 },
  income: { u200: 0.07, '200_400': 0.2, '400_600': 0.31, '600_800': 0.19, '800_1000': 0.09, '1000': 0.05 },
  contract: { permanent: 0.42, tenureTrack: 0.08, fixed: 0.42, own: 0.03 },
  satisfaction: { '4': 0.24, '3': 0.49, '2': 0.19, '1': 0.06 },
  relation: { close: 0.6, some: 0.28, none: 0.11 },
  funding: { living: 0.41, scholarship: 0.12, work: 0.25, loan: 0.07, other: 0.02, none: 0.11 },
  tuition: { full: 0.22, half: 0.2, part: 0.08, none: 0.44 },
  guidance: { '5': 0.27, '4': 0.31, '3': 0.27, '2': 0.1, '1': 0.04 },
  money: { '5': 0.12, '4': 0.21, '3': 0.34, '2': 0.21, '1': 0.1 },
  again: { same: 0.55, other: 0.19, no: 0.11, dk: 0.13 },
} as const satisfies Partial<Record<DimensionId, Readonly<Record<string, number>>>>

/** Adds some thousands of made-up people to counts, so that there is something to look at where all people are made up. */
export function addSampleRegistry(counts: Counts): void {
  for (const one of samplePeople()) countPerson(counts, one)
}

/** The made-up people, one by one; always the same. */
export function* samplePeople(): Generator<CountedPerson> {
  const draw = drawing(20_261_123)
  const pick = (of: Readonly<Record<string, number>>): string => {
    let left = draw()
    for (const [code, share] of Object.entries(of)) if ((left -= share) < 0) return code
    return unknown
  }
  // Early codes more often than late ones, as with a few large fields and universities.
  const early = (codes: readonly string[]): string => codes[Math.floor(draw() ** 1.7 * codes.length)] ?? unknown
  const fields = dimension('field').codes
  const areas = dimension('place').codes
  const schools = universities.map(({ id }) => id).filter((id) => id !== 'sample').slice(0, 24)
  for (let made = 0; made < howMany; made += 1) {
    const stage = pick(shares.stage)
    const isIn = stage === 'enrolled'
    const university = early(schools)
    const isAbroad = draw() < 0.1
    const place = isAbroad ? 'abroad' : early([...areas.slice(2, 6), ...areas])
    const outcomes = Object.fromEntries(Object.entries(shares).map(([id, of]) => [id, pick(of)])) as Record<keyof typeof shares, string>
    yield {
      ...outcomes,
      stage,
      field: early(fields),
      university,
      from: areaOfUniversity(university),
      course: courseOf(stage),
      activity: isIn ? unknown : outcomes.activity,
      place,
      to: isIn || draw() < 0.2 ? unknown : isAbroad ? 'abroad' : draw() < 0.4 ? 'same' : place,
      country: isAbroad ? early(dimension('country').codes) : unknown,
    }
  }
}
