import type { CareerField, CareerKind } from '../../domain/profile/career.ts'
import { type AskedField, askedFields } from '../../domain/profile/completeness.ts'
import { type ProfileField, profileShapes } from '../../domain/profile/fields.ts'
import type { Part, ProblemCode } from '../../domain/profile/parts.ts'
import type { TextKey } from '../../ui/text/areas.ts'
import { t } from '../../ui/text/text.ts'

/** What the profile's fields, options and problems are called. */

type PartName = { [F in ProfileField]: (typeof profileShapes)[F] extends { kind: 'parts'; parts: infer P } ? keyof P & string : never }[ProfileField]
/** Everything that has one label wherever it stands; `organisation` and `role` are named by what they belong to. */
export type LabelName = ProfileField | PartName | Exclude<CareerField, 'organisation' | 'role'>

/** The label of a field or a part. */
export const labelOf = (name: LabelName): string => t(`profile:label.${name}`)

/** The label of a field of a job or a study. */
export const careerLabelOf = (kind: CareerKind, field: CareerField): string =>
  field === 'organisation' || field === 'role' ? t(kind === 'job' ? `profile:job.${field}` : `profile:study.${field}`) : labelOf(field)

const hints: Readonly<Partial<Record<LabelName, TextKey>>> = {
  name: 'profile:hint.name',
  nameKana: 'profile:hint.nameKana',
  nameLatin: 'profile:hint.nameLatin',
  formerName: 'profile:hint.formerName',
  postalCode: 'profile:hint.postalCode',
  programme: 'profile:hint.many',
  support: 'profile:hint.many',
  researchmap: 'profile:hint.researchmap',
  orcid: 'profile:hint.orcid',
  gender: 'profile:hint.gender',
  small: 'profile:hint.small',
  title: 'profile:hint.title',
  to: 'profile:hint.to',
  note: 'profile:hint.note',
}

/** How a field is filled in; undefined when its label says enough. */
export function hintOf(name: string): string | undefined {
  const key = Object.hasOwn(hints, name) ? hints[name as LabelName] : undefined
  return key && t(key)
}

/** Whether the profile is asked for a field: then there is a reason to tell. */
export const isAskedField = (field: string): field is AskedField => (askedFields as readonly string[]).includes(field)

/** Why a field is asked. */
export const whyOf = (field: AskedField): string => t(`profile:why.${field}`)

/** Two sentences as one text; one of them may be missing. */
export const joined = (first: string | undefined, second: string | undefined): string | undefined =>
  first && second ? t('profile:join', { first, second }) : (first ?? second)

const options = {
  status: (code: string) => `profile:option.status.${code}`,
  programme: (code: string) => `profile:option.programme.${code}`,
  support: (code: string) => `profile:option.support.${code}`,
  gender: (code: string) => `profile:option.gender.${code}`,
  form: (code: string) => `profile:option.form.${code}`,
  term: (code: string) => `profile:option.term.${code}`,
  course: (code: string) => `profile:option.course.${code}`,
} as const

/** The name of an option of a field that is chosen from a few; a code that is none of them is shown as it is. */
export function optionName(field: string, part: Part, code: string): string {
  if ((part.kind !== 'one' && part.kind !== 'many') || !part.options.includes(code) || !Object.hasOwn(options, field)) return code
  // Each list of options has a text for each of its codes: tests/unit/app/profile/words.test.ts.
  return t(options[field as keyof typeof options](code) as TextKey)
}

/** What is wrong with a part and what to do. */
export const problemText = (part: Part, code: ProblemCode): string =>
  code === 'too-long' ? t('profile:problem.too-long', { max: part.kind === 'text' ? part.max : 200 }) : t(`profile:problem.${code}`)
