import type { Condition, Definition, Item } from '../../domain/questionnaire/definition.ts'
import { itemsOf } from '../../domain/questionnaire/evaluate.ts'
import { number } from '../../ui/text/format.ts'
import { codeName } from '../../ui/question/code-lists.ts'
import { language, local, t } from '../../ui/text/text.ts'

/** How a code of an item's answer is called; the code itself where the item has none of that name. */
export function valueWords(item: Item | undefined, code: string): string {
  if (item === undefined) return code
  if ('options' in item) {
    const label = item.options.find((option) => option.code === code)?.label
    return (label && local(label)) || code
  }
  const lists = { country: 'country', prefecture: 'prefecture', jobType: 'jobType' } as const
  const list = item.type in lists ? lists[item.type as keyof typeof lists] : undefined
  return list ? codeName(list, code, language.value) : code
}

/** What an item or a computed value is called where it is spoken of: its id and its words. */
export function nameWords(definition: Definition, id: string): string {
  const label = itemsOf(definition).find((item) => item.id === id)?.label ?? definition.computed?.find((value) => value.id === id)?.label
  return t('office-questionnaires:itemNamed', { id, label: (label && local(label)) || t('office-questionnaires:unworded') })
}

/** A condition in words of the current language, as a person would read it aloud. */
export function conditionWords(definition: Definition, condition: Condition): string {
  if ('of' in condition) {
    const parts = condition.of.map((part) => {
      const words = conditionWords(definition, part)
      return 'of' in part && part.of.length > 1 ? t('office-questionnaires:condition.inBrackets', { words }) : words
    })
    return parts.join(t(condition.op === 'all' ? 'office-questionnaires:condition.and' : 'office-questionnaires:condition.or'))
  }
  const item = itemsOf(definition).find((each) => each.id === condition.item)
  const name = nameWords(definition, condition.item)
  switch (condition.op) {
    case 'eq':
      return t('office-questionnaires:condition.words.in', { name, values: valueWords(item, condition.value) })
    case 'in': case 'notIn': case 'hasAny': case 'hasNone': {
      const values = condition.values.map((code) => valueWords(item, code)).join(t('office-questionnaires:condition.orValue'))
      return t(`office-questionnaires:condition.words.${condition.op}`, { name, values })
    }
    case 'monthsSince':
      return t('office-questionnaires:condition.words.monthsSince', { name, compare: compareWords(condition.compare), value: number(condition.months) })
    default:
      return t('office-questionnaires:condition.words.compare', { name, compare: compareWords(condition.compare), value: number(condition.value) })
  }
}

/** As "at least". */
export const compareWords = (compare: '<' | '<=' | '>' | '>='): string => t(`office-questionnaires:condition.compare.${compareNames[compare]}`)

const compareNames = { '<': 'below', '<=': 'atMost', '>': 'above', '>=': 'atLeast' } as const
