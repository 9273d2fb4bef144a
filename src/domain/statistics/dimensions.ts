import { prefectures } from '../codes/prefectures.ts'
import rows from '../codes/areas.json' with { type: 'json' }
import fieldRows from '../codes/research-fields.json' with { type: 'json' }

/**
 * Everything people are told apart by in statistics. Each code says where its name is found: in a table of codes, in the
 * questionnaire's own words (`item`), or, where none of these has it, in `locales/…/statistics.json` under
 * `code.<dimension>.<code>`.
 */
export interface Dimension {
  readonly id: DimensionId
  readonly codes: readonly string[]
  readonly names: 'text' | 'largeField' | 'area' | 'country' | 'university' | { readonly item: string }
}

export const dimensionIds = [
  'field', 'stage', 'university', 'from', 'response', 'activity', 'sector', 'income', 'contract', 'satisfaction', 'relation',
  'place', 'funding', 'tuition', 'guidance', 'money', 'again', 'course', 'to', 'country',
] as const
export type DimensionId = (typeof dimensionIds)[number]

/** Nothing is known: of what groups are made of a code like others, of an answer the lack of one. */
export const unknown = 'unknown'

const nine = rows.map(({ code }) => code).filter((code) => code !== '99999')

/** The large field that stands for all others in JREC-IN's list is one of the eleven. */
const fields = [...fieldRows.map(({ code }) => code), unknown]

/** In the course; two, five and more years after completing it; left with all credits; withdrew. */
export const stages = ['enrolled', 'completed0', 'completed2', 'completed5', 'left', 'withdrew', unknown] as const
export type Stage = (typeof stages)[number]

/** Whether the course goes on or is over, as a stage says it. */
export const courseOf = (stage: string): 'inCourse' | 'over' | typeof unknown =>
  stage === 'enrolled' ? 'inCourse' : stage === unknown ? unknown : 'over'

/** Countries that are named; all others are one. */
const namedCountries = ['US', 'CN', 'KR', 'TW', 'GB', 'DE', 'FR', 'CH', 'AU', 'CA', 'SG', 'other']

const table: Record<DimensionId, Pick<Dimension, 'codes' | 'names'>> = {
  field: { codes: fields, names: 'largeField' },
  stage: { codes: stages, names: 'text' },
  /** Whichever there are. */
  university: { codes: [], names: 'university' },
  from: { codes: [...nine, unknown], names: 'area' },
  response: { codes: ['answered', 'silent', 'dormant'], names: 'text' },
  activity: { codes: ['working', 'seeking', 'idle'], names: 'text' },
  sector: { codes: ['univ', 'pri', 'company', 'startup', 'gov', 'hospital', 'npo', 'self', 'school', 'other'], names: { item: 'c5' } },
  income: { codes: ['u200', '200_400', '400_600', '600_800', '800_1000', '1000'], names: 'text' },
  contract: { codes: ['permanent', 'tenureTrack', 'fixed', 'own'], names: 'text' },
  satisfaction: { codes: ['4', '3', '2', '1'], names: { item: 'c21' } },
  relation: { codes: ['close', 'some', 'none'], names: { item: 'c17' } },
  place: { codes: [...nine, 'abroad'], names: 'area' },
  funding: { codes: ['living', 'scholarship', 'work', 'loan', 'other', 'none'], names: 'text' },
  tuition: { codes: ['full', 'half', 'part', 'none'], names: { item: 'b5' } },
  guidance: { codes: ['5', '4', '3', '2', '1'], names: { item: 'b8' } },
  money: { codes: ['5', '4', '3', '2', '1'], names: { item: 'b8' } },
  again: { codes: ['same', 'other', 'no', 'dk'], names: { item: 'd1' } },
  course: { codes: ['inCourse', 'over'], names: 'text' },
  to: { codes: ['same', ...nine, 'abroad'], names: 'area' },
  country: { codes: namedCountries, names: 'country' },
}

/** A dimension by its name. */
export const dimension = (id: DimensionId): Dimension => ({ id, ...table[id] })

/** The code under which a country is counted. */
export const countedCountry = (code: string): string => (namedCountries.includes(code) ? code : 'other')

/** The area under which a prefecture is counted; undefined for what is no prefecture. */
export const countedArea = (prefecture: string): string | undefined => prefectures.find(({ code }) => code === prefecture)?.area
