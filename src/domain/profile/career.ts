import type { Json } from '../json.ts'
import { isYearMonth } from '../questionnaire/months.ts'
import { isBefore, type ProfileProblem } from './check.ts'
import type { ProfileValues } from './fields.ts'
import { longestName } from './names.ts'
import { checkPart, type Part } from './parts.ts'

/** Jobs and studies: one record of type `career` each, one field for each part. `to` left open means until now. */

export const careerKinds = ['job', 'study'] as const
export type CareerKind = (typeof careerKinds)[number]

const text = (max: number): Part => ({ kind: 'text', form: 'any', max })

/** Forms of employment, coded as JREC-IN Portal codes them (parameter `employmentform`, April 2024). */
export const employmentForms = ['01', '02', '03', '04', '05', '99'] as const
/** Whether there is a term; the first three of JREC-IN's (parameter `jobterm`). */
export const jobTerms = ['0', '1', '3'] as const
export const courses = ['bachelor', 'master', 'doctor', 'abroad', 'other'] as const

const common = {
  country: { kind: 'code', list: 'country' },
  from: { kind: 'month' },
  to: { kind: 'month' },
  note: { kind: 'text', form: 'any', max: 1000, long: true },
} as const satisfies Record<string, Part>

/** The fields of a job and of a study, in the order they are asked. */
export const careerShapes = {
  job: {
    organisation: text(longestName),
    role: text(longestName),
    from: common.from,
    to: common.to,
    jobType: { kind: 'code', list: 'jobType' },
    form: { kind: 'one', options: employmentForms },
    term: { kind: 'one', options: jobTerms },
    country: common.country,
    prefecture: { kind: 'code', list: 'prefecture' },
    note: common.note,
  },
  study: {
    organisation: text(longestName),
    role: text(longestName),
    course: { kind: 'one', options: courses },
    from: common.from,
    to: common.to,
    country: common.country,
    note: common.note,
  },
} as const satisfies Record<CareerKind, Readonly<Record<string, Part>>>
export type CareerField = keyof (typeof careerShapes)['job'] | keyof (typeof careerShapes)['study']

export interface Career {
  id: string
  kind: CareerKind
  values: ProfileValues
}

/** The record of a career as it is read; one that does not say what it is is a job. */
export const readCareer = (id: string, values: ProfileValues): Career => ({ id, kind: values['kind'] === 'study' ? 'study' : 'job', values })

/** Whether anything but its kind is in it. */
export const holdsSomething = ({ values }: Career): boolean =>
  Object.entries(values).some(([field, value]) => field !== 'kind' && value !== undefined && value !== null)

/** The fields that are asked for: the prefecture only within Japan, which is where a job is unless it says otherwise. */
export function careerFieldsAsked(kind: CareerKind, values: ProfileValues): CareerField[] {
  const country = values['country']
  const abroad = typeof country === 'string' && /^[A-Z]{2}$/.test(country) && country !== 'JP'
  return (Object.keys(careerShapes[kind]) as CareerField[]).filter((field) => field !== 'prefecture' || !abroad)
}

const monthOf = (value: Json | undefined): string => (typeof value === 'string' && isYearMonth(value) ? value : '')
const isOpen = ({ values }: Career): boolean => values['to'] === undefined || values['to'] === null

/**
 * A career in order: what goes on first, then by its beginning, the latest first. What has no beginning yet stands
 * before the others of its part, where it was just added.
 */
export function orderCareer(careers: readonly Career[]): Career[] {
  const from = ({ values }: Career) => monthOf(values['from']) || '9999-99'
  const to = ({ values }: Career) => monthOf(values['to'])
  const falling = (a: string, b: string) => (a < b ? 1 : a > b ? -1 : 0)
  return careers.toSorted(
    (a, b) => Number(isOpen(b)) - Number(isOpen(a)) || falling(from(a), from(b)) || falling(to(a), to(b)) || falling(a.id, b.id),
  )
}

/** What is wrong with a job or study, by field; the end of a contract may lie ahead. `month` is the present one. */
export function checkCareer({ kind, values }: Pick<Career, 'kind' | 'values'>, month: string): ProfileProblem[] {
  const shapes: Readonly<Partial<Record<CareerField, Part>>> = careerShapes[kind]
  return careerFieldsAsked(kind, values).flatMap((field) => {
    const part = shapes[field]
    const code = part && checkPart(part, values[field], month)
    if (code) return [{ part: field, code }]
    return field === 'to' && isBefore(values['to'], values['from']) ? [{ part: field, code: 'end-before-start' as const }] : []
  })
}
