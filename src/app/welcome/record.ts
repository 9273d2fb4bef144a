import { type CorrectableField, correctableFields } from '../../domain/account/correction.ts'
import { profileId } from '../../domain/notebook.ts'
import { formatYearMonth } from '../../domain/text/year-month.ts'
import { language, t } from '../../ui/text/text.ts'
import { useLoaded } from '../shell/device.ts'

/** What was entered for the person, as the notebook has it. */
export type Entered = Readonly<Record<string, unknown>>

/** The profile by field; undefined until it is read. */
export const useEntered = (): Entered | undefined =>
  useLoaded('welcome', ['notebook'], async (_, book) =>
    book ? Object.fromEntries([...(await book.read('profile', profileId))].map(([field, { value }]) => [field, value])) : {},
  )

/** What only the office can change, in words; empty for what is not known. */
export function wordsOf(field: CorrectableField, entered: Entered): string {
  const value = entered[field]
  if (field === 'entryYear' && typeof value === 'number') return t('profile:office.entryYearText', { year: value })
  if (field === 'expectedCompletion' && typeof value === 'string') return formatYearMonth(value, language.value)
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

/** What the person wrote beside each field that is wrong, as typed. `all`: every field of the draft. */
export function wishesIn(all: Readonly<Record<string, unknown>>): { field: CorrectableField; typed: string }[] {
  if (all['verdict'] !== 'wrong') return []
  return correctableFields.flatMap((field) => {
    const typed = all[field]
    return typeof typed === 'string' && typed.trim() !== '' ? [{ field, typed }] : []
  })
}
