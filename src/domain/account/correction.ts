import * as z from 'zod/mini'
import { firstEntryYear } from '../application/first-year.ts'
import { isYearMonth } from '../questionnaire/months.ts'
import { foldWidth } from '../text/width.ts'
import { readYear } from '../text/year-month.ts'

/** What only the office can change of a record, and a person may ask to have corrected. */
export const correctableFields = ['university', 'studentNo', 'entryYear', 'expectedCompletion'] as const
export type CorrectableField = (typeof correctableFields)[number]
export const isCorrectable = (field: string): field is CorrectableField => (correctableFields as readonly string[]).includes(field)

/** `asked`: with the office; `taken-back` by its person before the office decided. */
export const correctionStates = ['asked', 'done', 'refused', 'taken-back'] as const
export type CorrectionState = (typeof correctionStates)[number]

export const correctionValueSchema = z.string().check(z.minLength(1), z.maxLength(200))
export const correctionReasonSchema = z.string().check(z.maxLength(1000))

/**
 * A wished value as it would be written: an entry year as a number, a month as `YYYY-MM`, everything else as trimmed
 * text. Null when it can't be read as what the field holds.
 */
export function readCorrection(field: CorrectableField, typed: string): string | number | null {
  const text = foldWidth(typed).trim()
  if (text === '') return null
  if (field === 'expectedCompletion') return isYearMonth(text) ? text : null
  if (field !== 'entryYear') return text
  const year = readYear(text)
  return year !== null && year >= firstEntryYear && year <= 2100 ? year : null
}
