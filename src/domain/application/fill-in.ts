import type { Language } from '../language.ts'
import { isYearMonth } from '../questionnaire/months.ts'
import { readYear } from '../text/year-month.ts'
import { foldWidth } from '../text/width.ts'
import type { University } from '../university.ts'
import { type AddressFinding, guardAddress, type GuardContext } from './address-guard.ts'
import { type ApplicationForm, applicationFormSchema, courseTypes } from './application.ts'
import { checkEntryYear, checkLine, checkNames, type FormProblem } from './check-form.ts'
import { privacyVersion } from './privacy.ts'
import { readAddress } from './read-address.ts'

/**
 * An application while it is being written: each field as it was typed, so that nothing is lost in the middle of a word,
 * and what is wrong with it is said when the person wants to go on.
 */
export type Filled = Readonly<Record<string, string | undefined>>

/** The pages on which an application is written, one thing on each, and the fields on them. */
export const formSteps = {
  university: ['university'],
  school: ['school', 'studentNumber'],
  course: ['courseType', 'entryYear', 'expectedCompletion'],
  field: ['large', 'small'],
  name: ['name', 'nameKana', 'nameLatin'],
  address: ['email', 'universityEmail'],
} as const
export type FormStep = keyof typeof formSteps
export const formStepNames = Object.keys(formSteps) as FormStep[]

/** `sign-in-id`: mail to it fails. `unconfirmed`: something was pointed out, and the person has not said that it is right. */
export type FillProblem = FormProblem | 'sign-in-id' | 'unconfirmed'
export interface FillFinding {
  field: string
  problem: FillProblem
}
export interface FillContext {
  universities: readonly University[]
  /** Milliseconds since 1970. */
  now: number
}

/** The university that was chosen, member or not; null: none, or words that name none. */
export const chosenUniversity = (filled: Filled, universities: readonly University[]): University | null =>
  universities.find(({ id }) => id === filled['university']) ?? null

/** What the guard says about one of the two addresses as typed; null: nothing, or nothing is there. */
export function guardField(field: 'email' | 'universityEmail', filled: Filled, universities: readonly University[]): AddressFinding | null {
  const { address } = readAddress(filled[field] ?? '')
  if (address === '') return null
  const chosen = chosenUniversity(filled, universities)
  const context: GuardContext = { use: field === 'email' ? 'lasting' : 'university', chosen, others: universities.filter((each) => each !== chosen) }
  return guardAddress(address, context)
}

/** The field in which it is kept that an address is right as it stands. */
export const confirmedField = (field: 'email' | 'universityEmail'): string => `${field}Confirmed`

function checkAddressField(field: 'email' | 'universityEmail', filled: Filled, universities: readonly University[]): FillProblem | null {
  const { address } = readAddress(filled[field] ?? '')
  if (address === '') return field === 'email' ? 'empty' : null
  const finding = guardField(field, filled, universities)
  if (finding === null) return null
  if (finding.kind === 'no-address') return 'no-address'
  if (finding.kind === 'sign-in-id' && finding.certain) return 'sign-in-id'
  return filled[confirmedField(field)] === address ? null : 'unconfirmed'
}

const filledLine = (text: string | undefined): FillProblem | null => ((text ?? '').trim() === '' ? 'empty' : checkLine(text ?? ''))

const checks: Record<FormStep, (filled: Filled, context: FillContext) => { field: string; problem: FillProblem | null }[]> = {
  university: (filled, { universities }) => {
    const chosen = chosenUniversity(filled, universities)
    const problem = (filled['university'] ?? '') === '' ? 'empty' : chosen === null ? 'not-listed' : chosen.member ? null : 'not-member'
    return [{ field: 'university', problem }]
  },
  school: (filled) => formSteps.school.map((field) => ({ field, problem: filledLine(filled[field]) })),
  course: (filled, { now }) => {
    const typed = filled['entryYear'] ?? ''
    const year = readYear(typed)
    const month = filled['expectedCompletion'] ?? ''
    return [
      { field: 'courseType', problem: courseTypes.some((type) => type === filled['courseType']) ? null : 'empty' },
      { field: 'entryYear', problem: typed.trim() === '' ? 'empty' : year === null ? 'year-invalid' : checkEntryYear(year, now) },
      { field: 'expectedCompletion', problem: month === '' || isYearMonth(month) ? null : 'month-invalid' },
    ]
  },
  field: (filled) =>
    formSteps.field.map((field) => ({ field, problem: (filled[field] ?? '') === '' || /^L?\d{5}$/.test(filled[field] ?? '') ? null : 'not-listed' })),
  name: (filled) => checkNames(namesOf(filled)),
  address: (filled, { universities }) =>
    formSteps.address.map((field) => ({ field, problem: checkAddressField(field, filled, universities) })),
}

/** What is wrong on one page; empty: one may go on. */
export const checkStep = (step: FormStep, filled: Filled, context: FillContext): FillFinding[] =>
  checks[step](filled, context).filter((each): each is FillFinding => each.problem !== null)

const namesOf = (filled: Filled) => ({
  name: (filled['name'] ?? '').trim(),
  nameKana: (filled['nameKana'] ?? '').trim(),
  nameLatin: foldWidth(filled['nameLatin'] ?? '').trim(),
})

/** What is agreed to at the end: which texts, by their versions. */
export const consentTexts = (filled: Filled, universities: readonly University[]): { version: string; universityVersion: string | null } => ({
  version: privacyVersion,
  universityVersion: chosenUniversity(filled, universities)?.privacy?.version ?? null,
})

/** The form to send; null while something is wrong on any page. `consentAt`: when it was agreed, in milliseconds. */
export function formFrom(filled: Filled, context: FillContext, { language, consentAt }: { language: Language; consentAt: number }): ApplicationForm | null {
  if (formStepNames.some((step) => checkStep(step, filled, context).length > 0)) return null
  const text = (field: string) => (filled[field] ?? '').trim()
  const { large, small } = { large: text('large'), small: text('small') }
  const universityEmail = readAddress(text('universityEmail')).address
  const form = {
    ...namesOf(filled),
    university: text('university'),
    school: text('school'),
    studentNumber: foldWidth(text('studentNumber')).trim(),
    courseType: text('courseType'),
    entryYear: readYear(text('entryYear')),
    expectedCompletion: text('expectedCompletion') || null,
    field: large === '' ? null : { large, ...(small === '' ? {} : { small }) },
    email: readAddress(text('email')).address,
    universityEmail: universityEmail || null,
    language,
    consent: { ...consentTexts(filled, context.universities), at: new Date(consentAt).toISOString() },
  }
  const parsed = applicationFormSchema.safeParse(form)
  return parsed.success ? parsed.data : null
}

/** A form that was sent, as it stands in the fields when it is mended. */
export function filledFrom(form: ApplicationForm): Record<string, string> {
  const { name, nameKana, nameLatin, university, school, studentNumber, courseType, entryYear, expectedCompletion, field, email, universityEmail } = form
  const filled = {
    name, nameKana, nameLatin, university, school, studentNumber, courseType, email,
    entryYear: String(entryYear),
    expectedCompletion: expectedCompletion ?? '',
    large: field?.large ?? '',
    small: field?.small ?? '',
    universityEmail: universityEmail ?? '',
  }
  return Object.fromEntries(Object.entries(filled).filter(([, text]) => text !== ''))
}
