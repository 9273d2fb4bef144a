import { foldMailAddress, isMailAddress } from '../mail-address.ts'
import { fitsIn, isKana, isLatin, longestName } from '../profile/names.ts'
import type { University } from '../university.ts'
import { type ApplicationForm, firstEntryYear } from './application.ts'
import { guardAddress } from './address-guard.ts'
import { isPrivacyVersion } from './privacy.ts'

/** Why a field of an application can't stand as it is. */
export type FormProblem =
  | 'empty' | 'too-long' | 'control' | 'not-listed' | 'not-member' | 'year-invalid' | 'year-early' | 'year-ahead'
  | 'month-invalid' | 'not-kana' | 'not-latin' | 'no-address' | 'consent'

/** A field of the form by its name, with what is wrong with it. */
export interface FormFinding {
  field: string
  problem: FormProblem
}

const longestLine = 200
// Tabs and line ends within a line are never meant, and would break the tables that the office makes of it.
const control = /\p{Cc}/u

/** The academic year (April to March, in Japan) of an instant, in milliseconds since 1970. */
export function academicYear(now: number): number {
  const inJapan = new Date(now + 9 * 60 * 60_000)
  return inJapan.getUTCMonth() >= 3 ? inJapan.getUTCFullYear() : inJapan.getUTCFullYear() - 1
}

/** What is wrong with a line of text; null: nothing. */
export function checkLine(text: string, max = longestLine): FormProblem | null {
  if (control.test(text)) return 'control'
  return fitsIn(text, max) ? null : 'too-long'
}

/** What is wrong with the three names, of which one has to be there in whatever script. */
export function checkNames({ name, nameKana, nameLatin }: Pick<ApplicationForm, 'name' | 'nameKana' | 'nameLatin'>): FormFinding[] {
  if (name.trim() === '' && nameLatin.trim() === '') return [{ field: 'name', problem: 'empty' }]
  const findings: { field: string; problem: FormProblem | null }[] = Object.entries({ name, nameKana, nameLatin }).map(([field, text]) => ({
    field,
    problem: checkLine(text, longestName),
  }))
  if (nameKana.trim() !== '' && !isKana(nameKana)) findings.push({ field: 'nameKana', problem: 'not-kana' })
  if (nameLatin.trim() !== '' && !isLatin(nameLatin)) findings.push({ field: 'nameLatin', problem: 'not-latin' })
  return findings.filter((each): each is FormFinding => each.problem !== null)
}

/** What is wrong with the year of entry; null: nothing. */
export function checkEntryYear(year: number, now: number): FormProblem | null {
  if (year < firstEntryYear) return 'year-early'
  return year > academicYear(now) ? 'year-ahead' : null
}

/** What is wrong with an address in itself: what it looks like is pointed out by the guard, and is no reason to refuse it. */
export const checkAddress = (address: string): FormProblem | null =>
  isMailAddress(address) && foldMailAddress(address) === address && guardAddress(address, { use: 'university', chosen: null })?.kind !== 'no-address' ? null : 'no-address'

/**
 * What is wrong with a form whose shape is right. `university`: the one it names, as the office has it now, or null. The
 * same on the phone, before it is sent, and on the server.
 */
export function checkForm(form: ApplicationForm, { university, now }: { university: University | null; now: number }): FormFinding[] {
  const { consent } = form
  const findings: { field: string; problem: FormProblem | null }[] = [
    { field: 'university', problem: university === null ? 'not-listed' : university.member ? null : 'not-member' },
    { field: 'school', problem: checkLine(form.school) },
    { field: 'studentNumber', problem: checkLine(form.studentNumber) },
    { field: 'entryYear', problem: checkEntryYear(form.entryYear, now) },
    ...checkNames(form),
    { field: 'email', problem: checkAddress(form.email) },
    { field: 'universityEmail', problem: form.universityEmail === null ? null : checkAddress(form.universityEmail) },
    { field: 'consent', problem: isPrivacyVersion(consent.version) ? null : 'consent' },
    { field: 'consent', problem: consent.universityVersion === (university?.privacy?.version ?? null) ? null : 'consent' },
  ]
  return findings.filter((each): each is FormFinding => each.problem !== null)
}
