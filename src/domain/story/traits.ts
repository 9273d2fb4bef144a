import { largeFieldOf } from '../codes/research-fields.ts'
import type { Json } from '../json.ts'
import type { Career } from '../profile/career.ts'
import { type ProfileValues, readField, storedPart, type supports } from '../profile/fields.ts'
import { stageOf, type StoryStage } from './stage.ts'
import type { Sector, Story, Stretch } from './story.ts'

export type Support = (typeof supports)[number]

/** A turn that not every route takes. */
export const turns = ['came-to-japan', 'worked-before', 'break'] as const
export type Turn = (typeof turns)[number]

/** What of a person can be compared with another one: told by a story, or by somebody's own record. */
export interface Traits {
  /** Small research fields, by their codes. */
  small: readonly string[]
  /** Large ones. */
  large: readonly string[]
  sector: Sector | null
  /** Countries other than Japan in which they work or worked. */
  abroad: readonly string[]
  support: readonly Support[]
  turns: readonly Turn[]
  stage: StoryStage | null
}

/** Ways of paying that say something of how a course went; most people teach or assist a little. */
const telling: ReadonlySet<string> = new Set(['dc', 'spring', 'boost', 'fellowship', 'wise', 'univ', 'foundation', 'mext', 'home', 'job', 'employer', 'jasso1', 'jasso2'])
const toldBy = (all: readonly string[]): Support[] => all.filter((one): one is Support => telling.has(one))

const largeOf = (small: readonly string[]): string[] => [...new Set(small.flatMap((code) => largeFieldOf(code) ?? []))]

/** The first stretch of the course, as it was spent in Japan or elsewhere. */
const courseIn = (route: readonly Stretch[]): Stretch | undefined => route.find(({ kind }) => kind === 'course')

function turnsIn(route: readonly Stretch[]): Turn[] {
  const course = courseIn(route)
  const before = course ? route.filter(({ kind, from }) => kind !== 'course' && from < course.from) : []
  const taken: Record<Turn, boolean> = {
    'came-to-japan': course?.country === 'JP' && before.some(({ country }) => country !== 'JP'),
    'worked-before': before.some(({ kind }) => kind === 'work'),
    break: route.some(({ kind }) => kind === 'break'),
  }
  return turns.filter((turn) => taken[turn])
}

/** What a story tells; `year`: the present one. */
export function traitsOf({ fields, sector, country, support, route, doctorateIn }: Story, year: number): Traits {
  const countries = [country, ...route.filter(({ kind }) => kind === 'work' || kind === 'research').map((stretch) => stretch.country)]
  return {
    small: fields,
    large: largeOf(fields),
    sector,
    abroad: [...new Set(countries)].filter((code) => code !== 'JP'),
    support: toldBy(support),
    turns: turnsIn(route),
    stage: stageOf(doctorateIn, year),
  }
}

const text = (value: Json | undefined): string | null => (typeof value === 'string' && value !== '' ? value : null)
const yearOf = (month: Json | undefined): number | null => {
  const digits = /^(\d{4})-\d{2}$/.exec(text(month) ?? '')?.[1]
  return digits === undefined ? null : Number(digits)
}

/**
 * What somebody's own record tells of them, worked out on their own device; `year`: the present one. Whoever is still in
 * the course stands beside those who completed it lately.
 */
export function ownTraits(profile: ProfileValues, careers: readonly Career[], year: number): Traits {
  const small = text(storedPart(profile['field'], 'small'))
  const large = text(storedPart(profile['field'], 'large'))
  const entered = yearOf(storedPart(profile['dates'], 'entered'))
  const ended = yearOf(storedPart(profile['dates'], 'completed')) ?? yearOf(storedPart(profile['dates'], 'left'))
  const studies = profile['status'] === 'enrolled' || profile['status'] === 'leave'
  const nationality = text(profile['nationality'])
  const jobs = careers.filter(({ kind }) => kind === 'job')
  const taken: Record<Turn, boolean> = {
    'came-to-japan': nationality !== null && nationality !== 'JP',
    'worked-before': entered !== null && jobs.some(({ values }) => (yearOf(values['from']) ?? entered) < entered),
    break: profile['status'] === 'leave',
  }
  const countries = [storedPart(profile['address'], 'country'), ...jobs.map(({ values }) => values['country'])].flatMap((code) => text(code) ?? [])
  const paid = readField('support', profile['support']).get('')
  return {
    small: small === null ? [] : [small],
    large: large === null ? largeOf(small === null ? [] : [small]) : [large],
    sector: null,
    abroad: [...new Set(countries)].filter((code) => code !== 'JP'),
    support: toldBy(typeof paid === 'object' && 'choices' in paid ? paid.choices : []),
    turns: turns.filter((turn) => taken[turn]),
    stage: studies ? 'recent' : ended === null ? null : stageOf(ended, year),
  }
}
