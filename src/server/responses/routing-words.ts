import { countryName } from '../../domain/codes/countries.ts'
import { jobTypeName } from '../../domain/codes/job-types.ts'
import { prefectureName } from '../../domain/codes/prefectures.ts'
import { researchFieldName } from '../../domain/codes/research-fields.ts'
import type { Language } from '../../domain/language.ts'
import type { Condition, Definition, Item } from '../../domain/questionnaire/definition.ts'
import { itemsOf } from '../../domain/questionnaire/evaluate.ts'
import { filled, words } from './code-words.ts'

/** A condition in words, as a code book says who was asked. */
export function routingWords(definition: Definition, condition: Condition, language: Language): string {
  const its = words[language]
  if ('of' in condition) {
    const parts = condition.of.map((part) => {
      const said = routingWords(definition, part, language)
      return 'of' in part && part.of.length > 1 ? filled(its.brackets, { words: said }) : said
    })
    return parts.join(condition.op === 'all' ? its.and : its.or)
  }
  const item = itemsOf(definition).find(({ id }) => id === condition.item)
  const label = (item ?? definition.computed?.find(({ id }) => id === condition.item))?.label[language] ?? ''
  const name = filled(its.named, { id: condition.item, label })
  if (condition.op === 'compare' || condition.op === 'monthsSince') {
    const value = String(condition.op === 'compare' ? condition.value : condition.months)
    return filled(its.condition[condition.op], { name, value, compare: its.compare[condition.compare] })
  }
  const codes = condition.op === 'eq' ? [condition.value] : condition.values
  const values = codes.map((code) => nameOf(item, code, language)).join(its.orValue)
  return filled(its.condition[condition.op === 'eq' ? 'in' : condition.op], { name, values })
}

const named = { country: countryName, prefecture: prefectureName, jobType: jobTypeName, researchField: researchFieldName }

function nameOf(item: Item | undefined, code: string, language: Language): string {
  if (item === undefined) return code
  if ('options' in item) return `${code} ${item.options.find((option) => option.code === code)?.label[language] ?? ''}`.trim()
  return item.type in named ? named[item.type as keyof typeof named](code, language) : code
}
