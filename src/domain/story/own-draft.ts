import type { Json } from '../json.ts'
import { type Language, languages } from '../language.ts'
import { supports } from '../profile/fields.ts'
import { emptyStory, emptyStretch, hasSector, mostFields, type StoryBody, storyBodySchema, type StretchDraft } from './draft.ts'
import { sectors, stretchKinds } from './story.ts'

/** In which language an author writes: the office translates what is in one alone. */
export const writtenWays = ['ja', 'en', 'both'] as const
export type WrittenWay = (typeof writtenWays)[number]
/** The languages of a way of writing. */
export const languagesOf = (way: WrittenWay): readonly Language[] => (way === 'both' ? languages : [way])

/** The texts that an author writes, beside those of the route; each language has a field of its own, `today.ja`. */
export const ownTexts = ['name', 'title', 'lead', 'today', 'text', 'otherwise'] as const
/** The fields of the record in which a story is written, each the smallest thing that is decided at once. */
export const ownFields = ['written', 'doctorateIn', 'fields', 'support', 'sector', 'country', ...ownTexts.flatMap((text) => languages.map((each) => `${text}.${each}`))] as const
/** The fields of the record of one stretch. */
export const stretchFields = ['kind', 'from', 'to', 'sector', 'country', ...(['what', 'where'] as const).flatMap((text) => languages.map((each) => `${text}.${each}`))] as const

/** What stands in a record, by field. */
export type Values = Readonly<Record<string, Json | undefined>>

/** A story as its author has it in the notebook. */
export interface OwnDraft {
  /** Null: nothing is decided yet, and nothing begun. */
  way: WrittenWay | null
  /** As it would be sent; what can't be understood is left out of it. */
  body: StoryBody
  /** The records of its stretches, in the order of the route. */
  stretches: readonly string[]
  /** What can't be sent as it is: too long, or a year that is none. Paths as in `lackingIn`. */
  wrong: readonly string[]
}

const textIn = (value: Json | undefined): string => (typeof value === 'string' ? value : '')
const oneOf = <T extends string>(codes: readonly T[], value: Json | undefined): T | null => codes.find((each) => each === value) ?? null
const listOf = (value: Json | undefined): readonly string[] => (Array.isArray(value) ? (value as readonly Json[]).filter((each) => typeof each === 'string') : [])
const countryOf = (value: Json | undefined): string | null => (typeof value === 'string' && /^[A-Z]{2}$/.test(value) ? value : null)

/** A year of the common era as it may be typed, in digits of either width; null: it is none. */
export function readYear(typed: string): number | null {
  const digits = typed.normalize('NFKC').trim()
  return /^(19[5-9]|20\d)\d$/.test(digits) || digits === '2100' ? Number(digits) : null
}
/** What to store of a typed year: the year once it is one, what was typed until then, null for nothing. */
export const typedYear = (typed: string): Json => (typed.trim() === '' ? null : (readYear(typed) ?? typed))
const yearIn = (value: Json | undefined): number | null => (typeof value === 'number' ? readYear(String(value)) : null)
const isNoYear = (value: Json | undefined): boolean => value !== undefined && value !== null && yearIn(value) === null

/** A text in the languages of the story; what is written in another one stays in the notebook. */
function wordsIn(values: Values, text: string, way: WrittenWay | null): Record<Language, string> {
  const shown = way === null ? languages : languagesOf(way)
  const of = (language: Language) => (shown.includes(language) ? textIn(values[`${text}.${language}`]) : '')
  return { ja: of('ja'), en: of('en') }
}

/** One stretch as it stands; a kind that was not chosen is work, a country Japan. */
export function readStretch(values: Values, way: WrittenWay | null): StretchDraft {
  const kind = oneOf(stretchKinds, values['kind']) ?? emptyStretch.kind
  const country = values['country'] === undefined ? emptyStretch.country : countryOf(values['country'])
  const sector = hasSector(kind) ? oneOf(sectors, values['sector']) : null
  return { kind, from: yearIn(values['from']), to: yearIn(values['to']), sector, country, what: wordsIn(values, 'what', way), where: wordsIn(values, 'where', way) }
}

/** The stretches in the order of their beginnings; what has none yet stands last, where it was just added. */
export function orderStretches(stretches: readonly { id: string; values: Values }[]): { id: string; values: Values }[] {
  const [late, open] = [9999, 9999]
  const from = (values: Values) => yearIn(values['from']) ?? late
  const to = (values: Values) => yearIn(values['to']) ?? open
  return stretches.toSorted((a, b) => from(a.values) - from(b.values) || to(a.values) - to(b.values) || (a.id < b.id ? -1 : 1))
}

/** The years of a record that are none, as paths. */
const wrongYears = (values: Values, fields: readonly string[], before = ''): string[] => fields.filter((field) => isNoYear(values[field])).map((field) => before + field)

/** A story from its records in the notebook. */
export function readOwnDraft(values: Values, stretches: readonly { id: string; values: Values }[]): OwnDraft {
  const way = oneOf(writtenWays, values['written'])
  const inOrder = orderStretches(stretches)
  const texts = Object.fromEntries(ownTexts.map((text) => [text, wordsIn(values, text, way)])) as Pick<StoryBody, (typeof ownTexts)[number]>
  const body: StoryBody = {
    ...emptyStory,
    ...texts,
    sector: oneOf(sectors, values['sector']),
    country: values['country'] === undefined ? 'JP' : countryOf(values['country']),
    fields: listOf(values['fields']).slice(0, mostFields),
    doctorateIn: yearIn(values['doctorateIn']),
    support: supports.filter((each) => listOf(values['support']).includes(each)),
    route: inOrder.map((each) => readStretch(each.values, way)),
  }
  const parsed = storyBodySchema.safeParse(body)
  const tooLong = parsed.success ? [] : parsed.error.issues.map(({ path }) => path.map(String).join('.'))
  const years = [...wrongYears(values, ['doctorateIn']), ...inOrder.flatMap((each, at) => wrongYears(each.values, ['from', 'to'], `route.${at}.`))]
  return { way, body, stretches: inOrder.map(({ id }) => id), wrong: [...new Set([...tooLong, ...years])] }
}
