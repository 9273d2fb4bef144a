import type { Answer } from '../../domain/questionnaire/answers.ts'
import { isDeclined } from '../../domain/questionnaire/answers.ts'
import type { Item, ItemOf } from '../../domain/questionnaire/definition.ts'
import { readAnswer } from '../../domain/questionnaire/read-answer.ts'
import { readNumber } from '../../domain/text/number.ts'
import { readYearMonth } from '../../domain/text/year-month.ts'
import { declinedToSay, nothingChosen, type Selection } from '../controls/selection.ts'

/**
 * Between what stands in a field on screen and what the draft holds. A number or a month that is not one yet is kept
 * as the text that was typed, so that it survives a reload and the checker can name it.
 */

export const declined = { declined: true } as const

/** What is chosen, from a stored value of whatever shape. */
export function selectionOf(item: ItemOf<'single' | 'multi'>, value: unknown): Selection {
  const answer = readAnswer(item, value)
  if (answer === undefined || typeof answer === 'number') return nothingChosen
  if (typeof answer === 'string') return { chosen: [answer], texts: {}, declined: false }
  if (isDeclined(answer)) return declinedToSay
  return { chosen: answer.choices, texts: answer.text ?? {}, declined: false }
}

/** The value to store for a selection; null when nothing is chosen. */
export function answerOf(item: ItemOf<'single' | 'multi'>, selection: Selection): Answer | null {
  if (selection.declined) return declined
  const [first] = selection.chosen
  if (first === undefined) return null
  const takesWords = item.options.some((option) => option.code === first && option.text)
  if (item.type === 'single' && !takesWords) return first
  const choices = [...selection.chosen]
  return Object.keys(selection.texts).length === 0 ? { choices } : { choices, text: { ...selection.texts } }
}

/** Whether a stored value says "prefer not to say" and the item lets it. */
export function isDeclinedFor(item: Item, value: unknown): boolean {
  return isDeclined(readAnswer(item, value))
}

/** The text that stands in a field for a stored value: what was typed, or the number in digits. */
export const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' && Number.isFinite(value) ? String(value) : ''

/** The value to store for a text; null when it is empty. */
export const textAnswer = (text: string): Answer | null => (text === '' ? null : text)

/** The number that was typed, else the text as typed; null when there is none. */
export const numberAnswer = (text: string): Answer | null =>
  text.trim() === '' ? null : (readNumber(text) ?? text)

/** The two texts that stand in the fields of a month. A month in full loses its leading zero. */
export function yearMonthTexts(value: unknown): { year: string; month: string } {
  const text = textOf(value)
  const [, fullYear, fullMonth] = /^(\d{4})-(\d{2})$/.exec(text) ?? []
  if (fullYear !== undefined && fullMonth !== undefined) {
    return { year: fullYear, month: fullMonth.replace(/^0(?=[1-9])/, '') }
  }
  const dash = text.lastIndexOf('-')
  return dash < 0 ? { year: text, month: '' } : { year: text.slice(0, dash), month: text.slice(dash + 1) }
}

/** `YYYY-MM` when both texts are understood, else both as typed with a dash between; null when both are empty. */
export function yearMonthAnswer({ year, month }: { year: string; month: string }): Answer | null {
  if (year.trim() === '' && month.trim() === '') return null
  return readYearMonth(year, month) ?? `${year}-${month.replaceAll('-', '')}`
}
