import type { Json } from '../json.ts'
import { storedPart } from '../profile/fields.ts'
import type { Answer, Answers } from '../questionnaire/answers.ts'
import { isYearMonth, monthOf, monthsBetween } from '../questionnaire/months.ts'
import type { CountedPerson } from './counting.ts'
import { countedArea, countedCountry, courseOf, dimension, type DimensionId, type Stage, unknown } from './dimensions.ts'

/** What is kept of one person for statistics, and nothing that none of them needs: codes, `unknown` where there is none. */
export const keptOutcomes = [
  'activity', 'sector', 'income', 'contract', 'satisfaction', 'relation', 'place', 'funding', 'tuition', 'guidance', 'money', 'again', 'country',
] as const satisfies readonly DimensionId[]
export type KeptPerson = Record<(typeof keptOutcomes)[number], string> & {
  /** The university's id, or `unknown`. */
  university: string
  field: string
  /** As the profile codes it, and when the course ended: YYYY-MM. */
  status: string
  ended: string
  /** Where the person lives now: `same` is the university's prefecture. */
  residence: string
  /** The reference date of the survey that was answered last; `unknown`: none was. */
  answeredOn: string
  standing: 'active' | 'dormant'
}

/** Where the facts come from. `university`: its id, if known; `answers`: what was sent last, to a survey of that date. */
export interface FactSources {
  university: string | null
  profile: Readonly<Record<string, Json | undefined>>
  answered: { on: string; answers: Answers } | null
  signedIn: boolean
}

/** How many months answers count for. */
const answersCountFor = 24

/** The prefecture of a university, which MEXT's school code begins with after its kind; undefined for other ids. */
const prefectureOf = (university: string): string | undefined => {
  const digits = /^[A-Z]\d(\d{2})\d{9}$/.exec(university)?.[1]
  return digits === undefined ? undefined : `000${digits}`
}

const text = (value: Answer | Json | undefined): string | undefined => (typeof value === 'string' ? value : undefined)
const chosen = (value: Answer | undefined): readonly string[] =>
  typeof value === 'string' ? [value] : typeof value === 'object' && 'choices' in value ? value.choices : []

const known = (id: DimensionId, code: string | undefined): string => (code !== undefined && dimension(id).codes.includes(code) ? code : unknown)

const incomes: Readonly<Record<string, string>> = {
  u100: 'u200', '100_200': 'u200', '200_300': '200_400', '300_400': '200_400', '400_500': '400_600', '500_600': '400_600',
  '600_700': '600_800', '700_800': '600_800', '800_1000': '800_1000', '1000_1500': '1000', '1500': '1000',
}
const terms: Readonly<Record<string, string>> = { '1': 'permanent', '3': 'tenureTrack', '0': 'fixed' }

/** The kinds of support, the one that says most first. */
const supports: readonly (readonly [string, readonly string[]])[] = [
  ['living', ['dc', 'spring', 'boost', 'fellowship', 'wise', 'mext', 'home']],
  ['scholarship', ['univ', 'foundation']],
  ['work', ['ta', 'ra', 'job', 'employer']],
  ['loan', ['jasso1', 'jasso2']],
  ['other', ['other']],
  ['none', ['none']],
]

/** Areas of universities that were asked for: there are few of them, and each person has one. */
const areas = new Map<string, string>()

/** The area in which a university is, by its id; `unknown` for one that is not MEXT's. */
export function areaOfUniversity(university: string): string {
  const found = areas.get(university)
  if (found !== undefined) return found
  const prefecture = prefectureOf(university)
  const area = known('from', prefecture === undefined ? undefined : countedArea(prefecture))
  areas.set(university, area)
  return area
}

/** What is kept of somebody. */
export function keptPerson({ university, profile, answered, signedIn }: FactSources): KeptPerson {
  const answers = answered?.answers ?? {}
  const one = (item: string): string | undefined => chosen(answers[item])[0]
  const status = one('a1') ?? text(profile['status']) ?? unknown
  const dates = profile['dates']
  const ended = text(answers['a3']) ?? text(storedPart(dates, 'completed')) ?? text(storedPart(dates, 'left')) ?? unknown
  const [lives, home] = one('a6') === undefined ? placeIn(profile['address']) : [one('a6'), one('a7')]
  const own = university === null ? undefined : prefectureOf(university)
  const searching = one('c2')
  const isOwn = ['self', 'exec'].includes(one('c9') ?? '')
  return {
    university: university ?? unknown,
    field: known('field', text(storedPart(profile['field'], 'large'))),
    status,
    ended: isYearMonth(ended) ? ended : unknown,
    residence: lives === undefined ? unknown : lives === 'JP' ? (home !== undefined && home === own ? 'same' : areaOf(home)) : 'abroad',
    country: lives === undefined || lives === 'JP' ? unknown : countedCountry(lives),
    answeredOn: answered?.on ?? unknown,
    standing: signedIn ? 'active' : 'dormant',
    activity: ['yes', 'on_leave'].includes(one('c1') ?? '') ? 'working' : one('c1') !== 'no' || searching === undefined ? unknown : searching === 'yes' ? 'seeking' : 'idle',
    sector: known('sector', one('c5')),
    income: incomes[one('c16') ?? ''] ?? unknown,
    contract: isOwn ? 'own' : (terms[one('c10') ?? ''] ?? unknown),
    satisfaction: known('satisfaction', one('c21.overall')),
    relation: known('relation', one('c17')),
    place: one('c6') === undefined ? unknown : one('c6') === 'JP' ? areaOf(one('c7')) : 'abroad',
    funding: supports.find(([, codes]) => codes.some((code) => chosen(answers['b3']).includes(code)))?.[0] ?? unknown,
    tuition: known('tuition', one('b5')),
    guidance: known('guidance', one('b8.guidance')),
    money: known('money', one('b8.money')),
    again: known('again', one('d1')),
  }
}

const areaOf = (prefecture: string | undefined): string => (prefecture === undefined ? undefined : countedArea(prefecture)) ?? unknown

/** Country and prefecture of an address in the profile; one that names a prefecture alone is in Japan. */
function placeIn(address: Json | undefined): [string | undefined, string | undefined] {
  const [country, prefecture] = [text(storedPart(address, 'country')), text(storedPart(address, 'prefecture'))]
  return [country ?? (prefecture === undefined ? undefined : 'JP'), prefecture]
}

/** The person as they are counted on a day (YYYY-MM-DD). */
export function countedPerson({ university, status, ended, residence, answeredOn, standing, field, ...outcomes }: KeptPerson, referenceDate: string): CountedPerson {
  const month = monthOf(referenceDate)
  const isAnswered = answeredOn !== unknown && monthsBetween(monthOf(answeredOn), month) < answersCountFor
  const stage = stageOf(status, ended, month)
  return {
    ...outcomes,
    field,
    stage,
    university,
    from: areaOfUniversity(university),
    response: isAnswered ? 'answered' : standing === 'dormant' ? 'dormant' : 'silent',
    course: courseOf(stage),
    to: residence,
  }
}

function stageOf(status: string, ended: string, month: string): Stage {
  if (status === 'enrolled' || status === 'leave') return 'enrolled'
  if (status === 'left_credits') return 'left'
  if (status === 'withdrew') return 'withdrew'
  if (status !== 'completed' || ended === unknown) return unknown
  const months = monthsBetween(ended, month)
  return months < 24 ? 'completed0' : months < 60 ? 'completed2' : 'completed5'
}
