import type { CountedPerson } from '../counting.ts'
import { dimension, type DimensionId, unknown } from '../dimensions.ts'

/**
 * What a research file says of a person. *Identifying* variables are what others may know of somebody, from a home page or
 * from having worked with them; they are coarsened until enough people are alike (`recode.ts`). *Answers* are what nobody
 * else knows; they are blanked where a whole class would give them away (`blank.ts`). Universities are never named: of
 * them there is the area alone.
 */
export const identifyingIds = ['field', 'stage', 'area', 'residence', 'work'] as const
export type IdentifyingId = (typeof identifyingIds)[number]
export const answerIds = ['activity', 'income', 'contract', 'satisfaction', 'relation', 'funding', 'tuition', 'guidance', 'money', 'again'] as const
export type AnswerId = (typeof answerIds)[number]

export type Identifying = Readonly<Record<IdentifyingId, string>>
export type GivenAnswers = Readonly<Record<AnswerId, string>>

/** Nothing stands here: no answer, nobody asked, or blanked. Which of these is not told. */
export const blank = ''
/** The coarsest value of every identifying variable: whatever it is. */
export const any = 'any'

/** One person as the file begins with them. */
export interface Researched {
  readonly identifying: Identifying
  readonly answers: GivenAnswers
}

/** Asked of those who work; of others what stands there is no answer. */
const askedOfWorkers: readonly AnswerId[] = ['income', 'contract', 'satisfaction', 'relation']
/** Answers that only those have who work, or only those who don't. */
export const ofWork: readonly AnswerId[] = ['activity', ...askedOfWorkers]

/** A person as the research file begins with them; null for one who did not answer: of them there is nothing to research. */
export function researched(person: CountedPerson): Researched | null {
  if (person.response !== 'answered') return null
  const works = person.activity === 'working'
  const answers = answerIds.map((id) => {
    const isSaid = id === 'activity' ? !works : works || !askedOfWorkers.includes(id)
    return [id, isSaid && person[id] !== unknown ? person[id] : blank] as const
  })
  return {
    identifying: { field: person.field, stage: person.stage, area: person.from, residence: residenceOf(person), work: workOf(person) },
    answers: Object.fromEntries(answers) as GivenAnswers,
  }
}

/** Abroad by country, where it is known; in Japan by area, or that it is the university's prefecture. */
const residenceOf = ({ to, country }: CountedPerson): string => (to === 'abroad' && country !== unknown ? country : to)

/** Where somebody works; `working` where they did not say. Whether others look for work is an answer, and told apart there. */
function workOf({ activity, sector }: CountedPerson): string {
  if (activity === unknown) return unknown
  if (activity !== 'working') return 'notWorking'
  return sector === unknown ? 'working' : sector
}

/** Values put together on a level of an identifying variable: code by code what it becomes. What is not named stays. */
type Level = Readonly<Record<string, readonly string[]>>

const areas = dimension('place').codes.filter((code) => code !== 'abroad')
const countries = dimension('country').codes
const sectors = dimension('sector').codes

/** The levels above the finest, each made of the finest values. The last level of each is `any`. */
const levels: Readonly<Record<IdentifyingId, readonly Level[]>> = {
  field: [
    {
      lifeNature: ['00189', '00389', '01000'],
      technology: ['00289', '00489', '00589', '00689', '00789', '00889'],
      humanities: ['00900'],
      otherFields: ['L99999', unknown],
    },
  ],
  stage: [
    { completed: ['completed0', 'completed2', 'completed5'], leftCourse: ['left', 'withdrew'] },
    { over: ['completed0', 'completed2', 'completed5', 'left', 'withdrew'] },
  ],
  area: [{ east: ['00001', '00002', '00003', '00004'], west: ['00005', '00006', '00007', '00008', '00009'] }],
  residence: [{ japan: ['same', ...areas], abroad: ['abroad', ...countries] }],
  work: [
    { research: ['univ', 'pri'], business: ['company', 'startup', 'self'], public: ['gov', 'hospital', 'npo', 'school', 'other'] },
    { working: ['working', ...sectors] },
  ],
}

/** How many levels a variable has above the finest. */
export const levelsOf = (id: IdentifyingId): number => levels[id].length + 1

/** What a finest value is on a level; 0 is the finest, the last is `any`. */
export function onLevel(id: IdentifyingId, value: string, level: number): string {
  if (level === 0) return value
  if (level >= levelsOf(id)) return any
  const found = Object.entries(levels[id][level - 1] ?? {}).find(([, of]) => of.includes(value))
  return found?.[0] ?? value
}

/** Every value that a variable may have in a file, finest first. */
export function valuesOf(id: IdentifyingId): string[] {
  const finest = finestOf[id]
  return [...new Set(Array.from({ length: levelsOf(id) + 1 }, (_, level) => finest.map((value) => onLevel(id, value, level))).flat())]
}

/** Every value before anything is coarsened. */
export const finestOf: Readonly<Record<IdentifyingId, readonly string[]>> = {
  field: dimension('field').codes,
  stage: dimension('stage').codes,
  area: dimension('from').codes,
  residence: ['same', ...areas, ...countries, 'abroad', unknown],
  work: [...sectors, 'working', 'notWorking', unknown],
}

/** Where an identifying variable's finest values have their names. */
export const namedBy: Readonly<Record<IdentifyingId, readonly DimensionId[]>> = {
  field: ['field'],
  stage: ['stage'],
  area: ['from'],
  residence: ['to', 'country'],
  work: ['sector'],
}
