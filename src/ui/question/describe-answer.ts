import { isDeclined } from '../../domain/questionnaire/answers.ts'
import type { Item, ItemOf } from '../../domain/questionnaire/definition.ts'
import { readAnswer } from '../../domain/questionnaire/read-answer.ts'
import { formatYearMonth } from '../../domain/text/year-month.ts'
import { number } from '../text/format.ts'
import { language, local, t } from '../text/text.ts'
import { selectionOf, textOf } from './answer-shape.ts'
import { codeName } from './code-lists.ts'
import { fieldTable } from './later-parts.ts'

/** Where a question finds what its fields hold. A signal read in `get` makes the question follow it. */
export interface AnswerSource {
  get: (field: string) => unknown
}

const optionName = (options: ItemOf<'single'>['options'], code: string) => {
  const label = options.find((option) => option.code === code)?.label
  return label ? local(label) : code
}

/**
 * One value of an item (of one row, in a matrix) in words of the current language. Several choices stand in a line
 * each. Empty when it says nothing; what was typed and not understood is shown as typed.
 */
export function describeValue(item: Item, value: unknown): string {
  const answer = readAnswer(item, value)
  if (answer === undefined) return textOf(value)
  if (isDeclined(answer)) return t('ui:decline')
  switch (item.type) {
    case 'single':
    case 'multi': {
      const { chosen, texts } = selectionOf(item, value)
      return chosen
        .map((code) => {
          const [name, words] = [optionName(item.options, code), texts[code]]
          return words ? t('question:withWords', { name, words }) : name
        })
        .join('\n')
    }
    case 'matrix':
      return optionName(item.options, textOf(answer))
    case 'number': {
      if (typeof answer !== 'number') return textOf(answer)
      return item.unit ? t('question:withUnit', { value: number(answer), unit: local(item.unit) }) : number(answer)
    }
    case 'scale': {
      const words = answer === item.from ? item.low : answer === item.to ? item.high : undefined
      return words ? t('question:scaleEnd', { value: textOf(answer), words: local(words) }) : textOf(answer)
    }
    case 'researchField':
      // The table is on its way: then this is said again with the name.
      return fieldTable.now()?.researchFieldName(textOf(answer), language.value) ?? '…'
    case 'text':
    case 'longText':
      return textOf(answer)
    case 'yearMonth':
      return formatYearMonth(textOf(answer), language.value)
    default:
      return codeName(item.type, textOf(answer), language.value)
  }
}

/** The answer to an item in words, for checking before sending: a matrix in a line for each row. Empty: not answered. */
export function describeAnswer(item: Item, answers: AnswerSource): string {
  if (item.type !== 'matrix') return describeValue(item, answers.get(item.id))
  return item.rows
    .map((row) => ({ name: local(row.label), words: describeValue(item, answers.get(`${item.id}.${row.id}`)) }))
    .filter(({ words }) => words !== '')
    .map((line) => t('question:withWords', line))
    .join('\n')
}
