import type { WrongLine } from '../../api/office-imports.ts'
import { firstEntryYear } from '../../domain/application/application.ts'
import type { Language } from '../../domain/language.ts'
import { foldMailAddress, isMailAddress } from '../../domain/mail-address.ts'
import { fitsIn, hasReading, isKana, isLatin, longestName } from '../../domain/profile/names.ts'
import { readYear, readYearMonth } from '../../domain/text/year-month.ts'
import type { TableLine } from './csv.ts'

/** The columns of a list of people that a university gives. */
export const registrationColumns = {
  name: ['氏名', '名前', '氏名漢字', 'name', 'full name'],
  nameKana: ['フリガナ', 'カナ', '氏名カナ', '読み', 'kana', 'reading'],
  nameLatin: ['英字氏名', 'ローマ字', 'ローマ字氏名', '英語氏名', 'latin name', 'name in latin letters', 'latin'],
  studentNumber: ['学籍番号', '学生番号', '学修番号', 'student number', 'student no', 'student id'],
  school: ['研究科', '研究科・専攻', '研究科専攻', '大学院', 'graduate school', 'school'],
  entryYear: ['入学年度', '入学年', 'entry year', 'year of entry'],
  expectedCompletion: ['修了予定年月', '修了予定', '修了予定月', 'expected completion', 'completion'],
  email: ['メールアドレス', 'メール', '連絡先メールアドレス', 'email', 'e-mail', 'mail', 'email address', 'mail address'],
  universityEmail: ['大学のメールアドレス', '大学メールアドレス', '大学メール', 'university email', 'university mail', 'university address'],
  language: ['言語', '使用言語', 'language'],
} as const satisfies Record<string, readonly string[]>
export type RegistrationColumn = keyof typeof registrationColumns

/** What a line must have a column for. */
export const requiredColumns = ['name', 'studentNumber', 'school', 'entryYear', 'email'] as const

/** Somebody a university enters, as read from one line. */
export interface Registration {
  name: string
  nameKana: string
  nameLatin: string
  studentNumber: string
  school: string
  entryYear: number
  expectedCompletion: string | null
  email: string
  universityEmail: string | null
  language: Language
}

const longestLine = 200
const languageWords: Readonly<Record<string, Language>> = { ja: 'ja', 日本語: 'ja', japanese: 'ja', en: 'en', 英語: 'en', english: 'en' }

/** `2027-03`, `2027/3`, `2027年3月`, `令和9年3月`, with a day or without, as `YYYY-MM`; null when it is none. */
export function readMonthOf(typed: string): string | null {
  const text = typed.normalize('NFKC').replace(/\s/g, '')
  const [, year = '', month = ''] = /^(\d{4})(\d{2})$/.exec(text) ?? /^(.+?年|[^-/.]+)[-/.]?(\d{1,2})月?(?:[-/.]?\d{1,2}日?)?$/.exec(text) ?? []
  return readYearMonth(year, month)
}

/**
 * One line as somebody to be registered, or the first thing that is wrong with it. `lastEntryYear`: the latest academic
 * year that anybody can have entered in.
 */
export function readRegistration(
  line: TableLine<RegistrationColumn>,
  lastEntryYear: number,
): { ok: true; value: Registration } | { ok: false; wrong: WrongLine } {
  const refuse = (reason: WrongLine['reason'], value: string) =>
    ({ ok: false, wrong: { line: line.line, reason, values: { value: value.slice(0, 80) } } }) as const
  const { nameKana, studentNumber, school } = line
  // A name in Latin letters alone is that in whichever column it stands.
  const nameLatin = line.nameLatin === '' && isLatin(line.name) ? line.name : line.nameLatin
  const name = line.name
  if (name === '' && nameKana === '' && nameLatin === '') return refuse('name-missing', '')
  const tooLong = [name, nameKana, nameLatin].find((each) => !fitsIn(each, longestName)) ?? [studentNumber, school].find((each) => each.length > longestLine)
  if (tooLong !== undefined) return refuse('too-long', tooLong.slice(0, 20))
  if (nameKana !== '' && !isKana(nameKana)) return refuse('kana', nameKana)
  if (nameLatin !== '' && !isLatin(nameLatin)) return refuse('latin', nameLatin)
  if (studentNumber === '') return refuse('number-missing', '')
  if (school === '') return refuse('school-missing', '')
  const entryYear = readYear(line.entryYear)
  if (entryYear === null || entryYear < firstEntryYear || entryYear > lastEntryYear) return refuse('entry-year', line.entryYear)
  const expectedCompletion = line.expectedCompletion === '' ? null : readMonthOf(line.expectedCompletion)
  if (line.expectedCompletion !== '' && expectedCompletion === null) return refuse('completion', line.expectedCompletion)
  const email = foldMailAddress(line.email)
  if (!isMailAddress(email)) return refuse('address', line.email)
  const universityEmail = line.universityEmail === '' ? null : foldMailAddress(line.universityEmail)
  if (universityEmail !== null && !isMailAddress(universityEmail)) return refuse('university-address', line.universityEmail)
  const language = line.language === '' ? (hasReading(name) ? 'ja' : 'en') : languageWords[line.language.normalize('NFKC').toLowerCase()]
  if (language === undefined) return refuse('language', line.language)
  return {
    ok: true,
    value: { name, nameKana, nameLatin, studentNumber, school, entryYear, expectedCompletion, email, universityEmail, language },
  }
}
