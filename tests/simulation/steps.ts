import fc from 'fast-check'
import { type Weather, weathers } from './network.ts'
import { people, type PersonName } from './near-server.ts'

/**
 * What can happen in a history. Each step is plain data, so that one that fails is made shorter by leaving steps out, can
 * be read by people, and can stand in a test as it is.
 */

/** Two records with two fields each, one draft and two fields of the profile: few, so that devices meet. */
export const places = [
  ['search', 'r1', 'a'],
  ['search', 'r1', 'b'],
  ['search', 'r2', 'a'],
  ['draft', 'winter-2026', 'a1'],
  ['profile', 'me', 'researchmap'],
  // The office's own: the server refuses it.
  ['profile', 'me', 'university'],
] as const

const second = 1000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour
const year = 365 * day

/** A phone by its place among all, and a tab by its place among those open on it. */
interface AtTab {
  phone: number
  tab: number
}
export type StepAtTab = AtTab &
  (
    | { do: 'write'; place: number; same: boolean; looks: boolean; long: boolean }
    | { do: 'remove'; record: string }
    | { do: 'settle'; which: number; choice: 'take' | 'dismiss' }
    | { do: 'seal'; answer: number }
    | { do: 'settleSeal'; choice: 'keep' | 'replace' | 'unseal' }
    | { do: 'kill'; turns: number; span: number }
    | { do: 'signIn'; person: PersonName }
    | { do: 'look' | 'undo' | 'reopen' | 'cut' | 'signOut' }
  )
export type Step =
  | StepAtTab
  | { do: 'clash'; place: number }
  | { do: 'pass'; span: number }
  | { do: 'sleep'; span: number }
  | { do: 'echo'; which: number }
  | { do: 'weather'; phone: number; weather: Weather }
  | { do: 'clock'; phone: number; off: number }
  | { do: 'end'; phone: number; how: 'expired' | 'revoked' }
  | { do: 'open' | 'lawless' | 'crowd' | 'clone' | 'goOver' | 'squeeze' | 'restoreMidway'; phone: number }
  | { do: 'backUp' }
  | { do: 'restore' }

const at = { phone: fc.nat(2), tab: fc.nat(1) }
type Of<N extends Step['do']> = Step extends infer S ? (S extends { do: infer D } ? (N extends D ? S : never) : never) : never
const step = <N extends Step['do']>(name: N, fields: { [K in Exclude<keyof Of<N>, 'do'>]: fc.Arbitrary<Of<N>[K]> }): fc.Arbitrary<Step> =>
  fc.record<Record<string, unknown>>({ do: fc.constant(name), ...fields }) as fc.Arbitrary<unknown> as fc.Arbitrary<Step>
/** Most of what happens is none of the rare things. */
const often = (weight: number, arbitrary: fc.Arbitrary<Step>) => ({ weight, arbitrary })

const everyday = [
  // `same`: a value that another device may write as well. `looks`: what is on screen is read anew before. `long`: more than
  // fits through a narrow place.
  often(12, step('write', { ...at, place: fc.nat(places.length - 1), same: fc.boolean(), looks: fc.boolean(), long: fc.nat(9).map((one) => one === 0) })),
  often(8, step('pass', { span: fc.constantFrom(200, 2 * second, 5 * second, 30 * second) })),
  often(3, step('look', at)),
  often(4, step('weather', { phone: at.phone, weather: fc.constantFrom(...weathers) })),
  often(2, step('remove', { ...at, record: fc.constantFrom('r1', 'r2') })),
  often(1, step('undo', at)),
  // Two phones of one person, before either hears of the other.
  often(3, step('clash', { place: fc.nat(places.length - 1) })),
  often(4, step('settle', { ...at, which: fc.nat(3), choice: fc.constantFrom('take' as const, 'dismiss' as const) })),
  often(1, step('reopen', at)),
  often(1, step('seal', { ...at, answer: fc.nat(3) })),
  often(1, step('settleSeal', { ...at, choice: fc.constantFrom('keep' as const, 'replace' as const, 'unseal' as const) })),
]
const troubles = [
  // `turns`: how many turns of its code the app still has.
  often(3, step('kill', { ...at, turns: fc.nat(60), span: fc.constantFrom(0, 1500) })),
  often(2, step('open', { phone: at.phone })),
  often(1, step('cut', at)),
  often(1, step('clock', { phone: at.phone, off: fc.constantFrom(-50 * year, -day, 0, hour, day, year, 100 * year) })),
  often(1, step('sleep', { span: fc.constantFrom(hour, day, 30 * day, 60 * day) })),
  often(3, step('echo', { which: fc.nat(40) })),
  often(1, step('lawless', { phone: at.phone })),
  // Two tabs at once, each of which is answered when the other one has gone on.
  often(1, step('crowd', { phone: at.phone })),
  often(1, step('end', { phone: at.phone, how: fc.constant('expired' as const) })),
  // A whole form, filled in and gone over again, while everything arrives and no answer comes back.
  often(1, step('goOver', { phone: at.phone })),
  // A long word where hardly anything fits through.
  often(1, step('squeeze', { phone: at.phone })),
]
const comingsAndGoings = [
  often(1, step('end', { phone: at.phone, how: fc.constant('revoked' as const) })),
  often(2, step('signIn', { ...at, person: fc.constantFrom(...people) })),
  often(1, step('signOut', at)),
]
const upheavals = [
  often(2, step('backUp', {})),
  often(3, step('restore', {})),
  often(1, step('clone', { phone: at.phone })),
  // Put back while a phone has heard what became of its words, and not yet how the feed goes on.
  often(1, step('restoreMidway', { phone: at.phone })),
]

/** Whatever can happen to phones and on the way, and people who come and go on them. */
export const stepsOfPhones = fc.oneof(...everyday, ...troubles, ...comingsAndGoings)
/**
 * What happens to phones and on the way, to servers, and to phones that are set up from a copy of another one. Nobody
 * signs out: what only that phone still had would be gone with a restored server, as its person wished.
 */
export const stepsOfServers = fc.oneof(...everyday, ...troubles, ...upheavals)

export interface History {
  /** From this everything that is left to chance follows. */
  seed: number
  /** How much of the feed one answer carries. */
  page: 'short' | 'long'
  steps: Step[]
}

/** Histories of these steps. */
export const histories = (of: fc.Arbitrary<Step>, longest: number): fc.Arbitrary<History> =>
  fc.record({
    seed: fc.nat(),
    page: fc.constantFrom('short' as const, 'long' as const),
    steps: fc.array(of, { minLength: 1, maxLength: longest, size: 'max' }),
  })
