import type { Answers } from './answers.ts'
import { type AnswerProblem, checkField } from './check-field.ts'
import type { Definition, Item, Page } from './definition.ts'
import { type Asked, fieldsOf, itemsOf, shownItems } from './evaluate.ts'
import { codesIn, type DraftAnswers, isBlank, isChoice, isOnScale, saysDeclined, valueAt, wordsIn } from './read-answer.ts'

export { type AnswerProblem, checkField, maxOptionText } from './check-field.ts'

/** A field that can't stand, with the reason. */
export interface FieldProblem {
  field: string
  problem: AnswerProblem
}

/** What is wrong on one page of a draft, in the order of its fields; items that are not asked are passed over. */
export const checkPage = (
  page: Page,
  shown: Asked,
  answers: DraftAnswers,
  referenceDate: string,
): FieldProblem[] =>
  page.items
    .filter((item) => shown.has(item.id))
    .flatMap((item) =>
      fieldsOf(item).flatMap((field) => {
        const problem = checkField(item, valueAt(answers, field), referenceDate, shown.required.has(item.id))
        return problem === null ? [] : [{ field, problem }]
      }),
    )

/** Why answers that were sent are refused: a field's problem, or that the field is not asked or not known. */
export interface Refusal {
  field: string
  code: AnswerProblem['code'] | 'not-asked' | 'unknown-item'
}

/**
 * Checks answers as sent, by the same rules as the phone and more strictly: a value no phone would send is named, not
 * passed over. Empty: they can be received. Refusals come in the order of the questionnaire, unknown fields last.
 */
export function checkSubmission(definition: Definition, answers: Answers, referenceDate: string): Refusal[] {
  const shown = shownItems(definition, answers, referenceDate)
  const known = new Set<string>()
  const refused: Refusal[] = []
  for (const item of itemsOf(definition)) {
    for (const field of fieldsOf(item)) {
      known.add(field)
      const value = valueAt(answers, field)
      if (shown.has(item.id)) {
        const code = misfit(item, value) ?? checkField(item, value, referenceDate, shown.required.has(item.id))?.code
        if (code !== undefined) refused.push({ field, code })
      } else if (!isBlank(value)) refused.push({ field, code: 'not-asked' })
    }
  }
  for (const field of Object.keys(answers)) if (!known.has(field)) refused.push({ field, code: 'unknown-item' })
  return refused
}

/** What in a value the item can't show at all. */
function misfit(item: Item, value: unknown): AnswerProblem['code'] | undefined {
  if (isBlank(value)) return undefined
  if (saysDeclined(value)) return item.declinable ? undefined : 'not-an-option'
  switch (item.type) {
    case 'text': case 'longText': return typeof value === 'string' ? undefined : 'wrong-kind'
    case 'yearMonth': return typeof value === 'string' ? undefined : 'month-invalid'
    case 'number': return typeof value === 'number' && Number.isFinite(value) ? undefined : 'not-a-number'
    case 'scale':
      if (typeof value !== 'number') return 'wrong-kind'
      return isOnScale(item, value) ? undefined : 'not-an-option'
    case 'single': return misfitOfChoices(item, value, true)
    case 'multi': return typeof value === 'string' ? 'wrong-kind' : misfitOfChoices(item, value, false)
    default:
      if (typeof value !== 'string') return 'wrong-kind'
      return isChoice(item, value) ? undefined : 'not-an-option'
  }
}

function misfitOfChoices(item: Extract<Item, { type: 'single' | 'multi' }>, value: unknown, one: boolean) {
  const [codes, words] = [codesIn(value), wordsIn(value)]
  if (codes === null || words === null) return 'wrong-kind'
  const takesWords = (code: string) => item.options.some((option) => option.code === code && option.text)
  if (!codes.every((code) => isChoice(item, code)) || !Object.keys(words).every(takesWords)) return 'not-an-option'
  if (new Set(codes).size < codes.length) return 'wrong-kind'
  return one && codes.length > 1 ? 'choose-one' : undefined
}
