import { isFieldCode } from '../codes/field-codes.ts'
import { isCountryCode, isJobTypeCode, isPrefectureCode } from '../codes/known-codes.ts'
import type { Answer, Choices } from './answers.ts'
import type { Item, ItemOf } from './definition.ts'

/**
 * What a draft holds, by field. It may have been written by an older or newer version of the questionnaire, so any
 * value is taken; what an item can't show counts as unanswered. `null` is an answer taken back.
 */
export type DraftAnswers = Readonly<Record<string, Answer | null | undefined>>

/** The value of a field; names such as `constructor` find nothing but what the draft itself holds. */
export const valueAt = (answers: DraftAnswers, field: string): Answer | null | undefined =>
  Object.hasOwn(answers, field) ? answers[field] : undefined

/** Whether the code can be chosen for the item (for one row of it, in a matrix). */
export function isChoice(item: Item, code: string): boolean {
  switch (item.type) {
    case 'single': case 'multi': case 'matrix': return item.options.some((option) => option.code === code)
    case 'country': return isCountryCode(code)
    case 'prefecture': return isPrefectureCode(code)
    case 'jobType': return isJobTypeCode(code)
    case 'researchField': return isFieldCode(item.level, code)
    default: return false
  }
}

/** Whether a value is one of the numbers of a scale. */
export const isOnScale = ({ from, to }: ItemOf<'scale'>, value: unknown): value is number =>
  Number.isInteger(value) && Number(value) >= from && Number(value) <= to

/** Whether a value says nothing: absent, taken back, or blank. */
export const isBlank = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '')

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const holdsTexts = (object: Record<string, unknown>): object is Record<string, string> =>
  Object.values(object).every((member) => typeof member === 'string')

/** Whether a value says "prefer not to say", whatever the item thinks of it. */
export const saysDeclined = (value: unknown): boolean => isObject(value) && value['declined'] === true

/** The codes a value names, known or not, in its own order; null when the value is no choice at all. */
export function codesIn(value: unknown): string[] | null {
  if (typeof value === 'string') return [value]
  if (!isObject(value) || !Array.isArray(value['choices'])) return null
  const codes: unknown[] = value['choices']
  return codes.every((code) => typeof code === 'string') ? codes : null
}

/** The words written beside choices, by code; null when a value carries something else there. */
export function wordsIn(value: unknown): Record<string, string> | null {
  const words = isObject(value) ? (value['text'] ?? {}) : {}
  return isObject(words) && holdsTexts(words) ? words : null
}

function readChoices(item: ItemOf<'single' | 'multi'>, value: unknown): Choices | undefined {
  const given = new Set(codesIn(value))
  const chosen = item.options.filter((option) => given.has(option.code))
  if (chosen.length === 0) return undefined
  const words = wordsIn(value) ?? {}
  const text: Record<string, string> = {}
  for (const option of chosen) {
    const word = Object.hasOwn(words, option.code) ? words[option.code] : undefined
    if (option.text && word !== undefined && !isBlank(word)) text[option.code] = word
  }
  const choices = chosen.map((option) => option.code)
  return Object.keys(text).length === 0 ? { choices } : { choices, text }
}

/**
 * What a stored value means as an answer to the item, in the one form that is sent: choices in the order of the
 * options, no words beside a choice that is not made. Undefined when it says nothing the item could show. Reading
 * what was read changes nothing. A text in a number, a month or a code that is typed to be found is what somebody wrote
 * and is kept for the checker.
 */
export function readAnswer(item: Item, value: unknown): Answer | undefined {
  if (isBlank(value)) return undefined
  if (saysDeclined(value)) return item.declinable ? { declined: true } : undefined
  switch (item.type) {
    case 'scale': return isOnScale(item, value) ? value : undefined
    case 'number':
      if (typeof value === 'number') return Number.isFinite(value) ? value : undefined
      return typeof value === 'string' ? value : undefined
    case 'multi': return typeof value === 'string' ? undefined : readChoices(item, value)
    case 'single': {
      const read = readChoices(item, value)
      const [code, ...others] = read?.choices ?? []
      if (code === undefined || others.length > 0) return undefined
      return item.options.some((option) => option.code === code && option.text) ? read : code
    }
    case 'matrix': return typeof value === 'string' && isChoice(item, value) ? value : undefined
    default: return typeof value === 'string' ? value : undefined
  }
}
