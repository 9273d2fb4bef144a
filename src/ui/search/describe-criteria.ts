import type { Language } from '../../domain/language.ts'
import { asks, type Criteria, type Criterion, criterionNames, splitWords } from '../../domain/search/criteria.ts'
import { number } from '../text/format.ts'
import { language, t } from '../text/text.ts'
import { codeName, fieldName, placeName, type ResearchTable } from './code-words.ts'

/** What a search asks for, in words of the current language. */

const million = 1_000_000
const locales: Record<Language, string> = { ja: 'ja-JP', en: 'en-GB' }

/** A least yearly pay: in units of 10,000 yen in Japanese, of a million in English, as people say it. */
export const payWords = (yen: number): string =>
  t('search:pay', { amount: number(language.value === 'ja' ? yen / 10_000 : yen / million) })

type Joining = 'conjunction' | 'disjunction'
const lists = new Map<string, Intl.ListFormat>()
function join(parts: readonly string[], type: Joining): string {
  const key = language.value + type
  let format = lists.get(key)
  if (!format) lists.set(key, (format = new Intl.ListFormat(locales[language.value], { type })))
  return format.format(parts)
}

function partsOf(criteria: Criteria, criterion: Criterion, table: ResearchTable): readonly string[] {
  switch (criterion) {
    case 'all':
    case 'any':
    case 'none':
      return splitWords(criteria[criterion])
    case 'fields': {
      const { large, small } = criteria.fields
      return table === null ? [] : [...large, ...small].map((code) => fieldName(code, table))
    }
    case 'places': {
      const { areas, prefectures } = criteria.places
      return [...areas.map((code) => placeName('areas', code)), ...prefectures.map((code) => placeName('prefectures', code))]
    }
    case 'pay':
      return criteria.pay === null ? [] : [payWords(criteria.pay)]
    case 'sort':
      return criteria.sort === null ? [] : [codeName('sort', criteria.sort)]
    default:
      return criteria[criterion].map((code) => codeName(criterion, code))
  }
}

/** One criterion in words, empty when it asks for nothing; `most` parts at most, the others counted. */
export function describeCriterion(criteria: Criteria, criterion: Criterion, table: ResearchTable, most = Infinity): string {
  const parts = partsOf(criteria, criterion, table)
  const left = parts.length - most
  if (left > 0) return join([...parts.slice(0, most), t('search:more', { count: left })], 'conjunction')
  return join(parts, criterion === 'all' ? 'conjunction' : 'disjunction')
}

/** Every criterion that asks for something, with its name and its words, in the order of the form. */
export const describeCriteria = (criteria: Criteria, table: ResearchTable, most?: number) =>
  criterionNames
    .filter((criterion) => asks(criteria, criterion))
    .map((criterion) => ({ criterion, name: t(`search:criterion.${criterion}`), words: describeCriterion(criteria, criterion, table, most) }))
