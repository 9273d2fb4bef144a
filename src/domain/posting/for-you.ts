import type { Json } from '../json.ts'
import type { Career } from '../profile/career.ts'
import { type ProfileValues, storedPart } from '../profile/fields.ts'
import { isYearMonth, monthOf, monthsBetween } from '../questionnaire/months.ts'
import { type Criteria, noCriteria } from '../search/criteria.ts'

/** How far somebody is, as far as their record tells; it is worked out on their own device and told to nobody. */
export const stages = ['student', 'early', 'middle', 'senior', 'unknown'] as const
export type Stage = (typeof stages)[number]

/** The kinds of jobs (codes of JREC-IN) that people of a stage mostly look for. `unknown`: any. */
const jobsOf: Readonly<Record<Stage, readonly string[]>> = {
  student: ['00014', '00015', '00019'],
  early: ['00014', '00015', '00023', '00019'],
  middle: ['00014', '00023', '00022', '00024', '00019'],
  senior: ['00022', '00012', '00024', '00018'],
  unknown: [],
}

/** What a present job of that kind shows at least. */
const stageOfJob: Readonly<Record<string, Stage>> = {
  '00014': 'early', '00015': 'early', '00016': 'early', '00023': 'middle', '00024': 'middle', '00022': 'senior', '00012': 'senior', '00011': 'senior',
}

/** What somebody's own record suggests to look for, and what of the record it follows from. */
export interface ForYou {
  criteria: Criteria
  stage: Stage
  /** What the stage follows from; null where it is unknown. */
  by: 'status' | 'degree' | 'job' | null
  field: { large: string; small: string | null }
}

/** In months. */
const year = 12
const textOf = (value: Json | undefined): string | null => (typeof value === 'string' && value !== '' ? value : null)

/**
 * The postings that fit somebody's field and stage; null while their field is not known. `unspecifiedOf` gives the code of
 * what names a large field alone, which may be about any small one: see `research-fields.ts`. `today`: `YYYY-MM-DD`.
 */
export function forYou(
  profile: ProfileValues,
  careers: readonly Career[],
  { today, unspecifiedOf }: { today: string; unspecifiedOf: (large: string) => string | undefined },
): ForYou | null {
  const large = textOf(storedPart(profile['field'], 'large'))
  const small = textOf(storedPart(profile['field'], 'small'))
  const alone = large === null ? undefined : unspecifiedOf(large)
  if (large === null || alone === undefined) return null
  const { stage, by } = stageOf(profile, careers, today)
  const fields = small === null ? { large: [large], small: [] } : { large: [], small: [...new Set([small, alone])] }
  return { criteria: { ...noCriteria, fields, jobTypes: [...jobsOf[stage]] }, stage, by, field: { large, small } }
}

/** By the degree's time, or by being a student still; a job held now may show that somebody is farther. */
function stageOf(profile: ProfileValues, careers: readonly Career[], today: string): Pick<ForYou, 'stage' | 'by'> {
  const status = profile['status']
  const course: Pick<ForYou, 'stage' | 'by'> =
    status === 'enrolled' || status === 'leave' ? { stage: 'student', by: 'status' } : sinceDegree(profile, today)
  const held = careers
    .filter(({ kind, values }) => kind === 'job' && (textOf(values['to']) ?? '9999-12') >= monthOf(today) && (textOf(values['from']) ?? '') <= monthOf(today))
    .map(({ values }) => stageOfJob[textOf(values['jobType']) ?? ''] ?? 'unknown')
  const rank = (stage: Stage) => (stage === 'unknown' ? -1 : stages.indexOf(stage))
  const best = held.reduce<Stage>((most, stage) => (rank(stage) > rank(most) ? stage : most), 'unknown')
  return rank(best) > rank(course.stage) ? { stage: best, by: 'job' } : course
}

function sinceDegree(profile: ProfileValues, today: string): Pick<ForYou, 'stage' | 'by'> {
  const ended = textOf(storedPart(profile['dates'], 'completed')) ?? textOf(storedPart(profile['dates'], 'left'))
  if (ended === null || !isYearMonth(ended)) return { stage: 'unknown', by: null }
  const months = monthsBetween(ended, monthOf(today))
  const stage = months < 0 ? 'student' : months < 5 * year ? 'early' : months < 12 * year ? 'middle' : 'senior'
  return { stage, by: 'degree' }
}
