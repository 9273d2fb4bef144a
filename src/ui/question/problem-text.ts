import type { AnswerProblem, Refusal } from '../../domain/questionnaire/check-answer.ts'
import type { Item } from '../../domain/questionnaire/definition.ts'
import { formatYearMonth } from '../../domain/text/year-month.ts'
import { number } from '../text/format.ts'
import { language, local, t, type TextParams } from '../text/text.ts'
import type { TextKey } from '../text/areas.ts'

const required: Record<Item['type'], TextKey> = {
  single: 'question:required.one',
  multi: 'question:required.many',
  number: 'question:required.number',
  text: 'question:required.text',
  longText: 'question:required.text',
  yearMonth: 'question:required.month',
  country: 'question:required.country',
  prefecture: 'question:required.prefecture',
  jobType: 'question:required.jobType',
  researchField: 'question:required.researchField',
  scale: 'question:required.one',
  matrix: 'question:required.one',
}

const others: Record<Exclude<Refusal['code'], 'required'>, TextKey> = {
  'choose-one': 'question:problem.chooseOne',
  'too-many': 'question:problem.tooMany',
  exclusive: 'question:problem.exclusive',
  'not-an-option': 'question:problem.notAnOption',
  'wrong-kind': 'question:problem.wrongKind',
  'not-a-number': 'question:problem.notANumber',
  'too-small': 'question:problem.tooSmall',
  'too-large': 'question:problem.tooLarge',
  'wrong-step': 'question:problem.wrongStep',
  'month-invalid': 'question:problem.monthInvalid',
  'too-early': 'question:problem.tooEarly',
  'too-late': 'question:problem.tooLate',
  'too-long': 'question:problem.tooLong',
  'not-asked': 'question:problem.notAsked',
  'unknown-item': 'question:problem.notAsked',
}

const exclusiveOf = (item: Item): string | undefined =>
  item.type === 'single' || item.type === 'multi' ? item.options.find((option) => option.exclusive)?.code : undefined

/** What a sentence needs to know; the item itself says what a refusal from afar leaves out. */
function paramsOf(item: Item, params: AnswerProblem['params'] = {}): TextParams {
  const said = { ...item, ...params }
  const show = (value: unknown) =>
    typeof value === 'number' ? number(value) : typeof value === 'string' ? formatYearMonth(value, language.value) : ''
  const option = params['option'] ?? exclusiveOf(item)
  const label = 'options' in item ? item.options.find(({ code }) => code === option)?.label : undefined
  return {
    min: show('min' in said ? said.min : undefined),
    max: show('max' in said ? said.max : item.type === 'multi' ? item.maxChoices : 'maxLength' in item ? item.maxLength : undefined),
    step: show('step' in said ? said.step : undefined),
    option: label ? local(label) : '',
  }
}

/** What is wrong with a field and what to do, in the current language: the same words at the field and in a summary. */
export function problemText(item: Item, field: string, problem: { code: Refusal['code']; params?: AnswerProblem['params'] }): string {
  const text =
    // A newer server may name a reason that is not known here: then the sentence that fits any is said.
    problem.code === 'required' ? t(required[item.type]) : t(others[problem.code] ?? others['wrong-kind'], paramsOf(item, problem.params))
  const row = item.type === 'matrix' ? item.rows.find(({ id }) => field === `${item.id}.${id}`) : undefined
  return row ? t('question:problem.inRow', { row: local(row.label), text }) : text
}
