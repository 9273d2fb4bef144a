import { type Answer, isDeclined } from './answers.ts'
import { isMultiple } from './decimal.ts'
import type { Item, ItemOf } from './definition.ts'
import { earliestMonth, isYearMonth, monthOf } from './months.ts'
import { isChoice, readAnswer } from './read-answer.ts'

/** The longest text beside a choice, in code points. */
export const maxOptionText = 200

/**
 * Why an answer can't stand. `params` fill the sentence a person reads: `min` and `max` are numbers, or `YYYY-MM` for
 * months; `length` counts code points; `option` is the code of a choice.
 * `choose-one` and `wrong-kind` are said of answers sent, never of a draft: what an item can't show counts as unanswered
 * there. `not-an-option` is said of a draft only for words typed to find a code that match none.
 */
export interface AnswerProblem {
  code:
    | 'required' | 'choose-one' | 'too-many' | 'exclusive' | 'not-an-option' | 'wrong-kind'
    | 'not-a-number' | 'too-small' | 'too-large' | 'wrong-step'
    | 'month-invalid' | 'too-early' | 'too-late' | 'too-long'
  params?: Readonly<Record<string, string | number>>
}

/**
 * Checks the value of one field (a matrix is checked row by row, each with the same item). Null: it can stand, also
 * when an optional item is left open. A month without `max` may not lie after the month of `referenceDate`
 * (YYYY-MM-DD): nobody has completed a course in the future. Words beside a choice are asked for, never required.
 * `required` says what `requiredIf` comes to where the item has one.
 */
export function checkField(item: Item, value: unknown, referenceDate: string, required = item.required): AnswerProblem | null {
  const answer = readAnswer(item, value)
  if (answer === undefined) return required ? { code: 'required' } : null
  return isDeclined(answer) ? null : checkAnswer(item, answer, referenceDate)
}

/** The answer of a field when it can stand; undefined when it is open or has a problem. */
export function validAnswer(item: Item, value: unknown, referenceDate: string): Answer | undefined {
  const answer = readAnswer(item, value)
  if (answer === undefined || isDeclined(answer)) return answer
  return checkAnswer(item, answer, referenceDate) === null ? answer : undefined
}

function checkAnswer(item: Item, answer: Answer, referenceDate: string): AnswerProblem | null {
  switch (item.type) {
    case 'text': case 'longText': return checkLength(answer, item.maxLength)
    case 'number': return checkNumber(item, answer)
    case 'yearMonth': return checkMonth(item, answer, referenceDate)
    case 'single': case 'multi': return checkChoices(item, answer)
    // What is read as an answer to these is one of theirs.
    case 'matrix': case 'scale': return null
    default: return typeof answer === 'string' && isChoice(item, answer) ? null : { code: 'not-an-option' }
  }
}

function checkLength(text: Answer, max: number): AnswerProblem | null {
  if (typeof text !== 'string' || text.length <= max) return null
  const length = Array.from(text).length
  return length > max ? { code: 'too-long', params: { max, length } } : null
}

function checkNumber({ min, max, step }: ItemOf<'number'>, answer: Answer): AnswerProblem | null {
  if (typeof answer !== 'number') return { code: 'not-a-number' }
  if (min !== undefined && answer < min) return { code: 'too-small', params: { min } }
  if (max !== undefined && answer > max) return { code: 'too-large', params: { max } }
  return step !== undefined && !isMultiple(answer, step) ? { code: 'wrong-step', params: { step } } : null
}

/** The first and last month an item takes in a campaign of this reference date. */
export const monthsTaken = (item: ItemOf<'yearMonth'>, referenceDate: string): { min: string; max: string } => ({
  min: item.min ?? earliestMonth,
  max: item.max ?? monthOf(referenceDate),
})

function checkMonth(item: ItemOf<'yearMonth'>, answer: Answer, referenceDate: string): AnswerProblem | null {
  if (typeof answer !== 'string' || !isYearMonth(answer)) return { code: 'month-invalid' }
  const { min, max } = monthsTaken(item, referenceDate)
  if (answer < min) return { code: 'too-early', params: { min } }
  return answer > max ? { code: 'too-late', params: { max } } : null
}

function checkChoices(item: ItemOf<'single' | 'multi'>, answer: Answer): AnswerProblem | null {
  if (typeof answer !== 'object' || !('choices' in answer)) return null
  const alone = item.options.find((option) => option.exclusive && answer.choices.includes(option.code))
  if (alone && answer.choices.length > 1) return { code: 'exclusive', params: { option: alone.code } }
  const max = item.type === 'multi' ? item.maxChoices : undefined
  if (max !== undefined && answer.choices.length > max) return { code: 'too-many', params: { max } }
  const words = Object.values(answer.text ?? {}).map((word) => checkLength(word, maxOptionText))
  return words.find((problem) => problem !== null) ?? null
}
