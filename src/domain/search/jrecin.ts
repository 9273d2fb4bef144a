import type { Language } from '../language.ts'
import { fittingCodes, fittingWords } from './bounds.ts'
import { type Criteria, criterionNames, splitWords } from './criteria.ts'

/**
 * The address of a search on JREC-IN Portal; `jrecin-read.ts` is the way back. The form of the address is not
 * documented; it is what the portal's own search form sends (April 2024). It carries the criteria and nothing else.
 */

export const jrecinHost = 'jrecin.jst.go.jp'
export const jrecinPath = '/seek/SeekJorSearch'

/** The large research field "others" has a number there that a small one has too. */
export const othersHere = 'L99999'
export const othersThere = '99999'

const languageThere: Record<Language, string> = { ja: '0', en: '1' }

/** The parameters that hold free words, each once. */
export const wordParameters = { all: 'keyword_and', any: 'keyword_or', none: 'keyword_not' } as const
/** The parameters that hold codes, as often as there are codes. */
export const codeParameters = {
  jobTypes: 'jobkind', institutionTypes: 'orgtype', employmentForms: 'employmentform', terms: 'jobterm',
  considerations: 'consideration', entryWays: 'entry', periods: 'duration',
} as const

/** The entries of a record by its own names. */
export const each = <K extends string, V>(record: Readonly<Record<K, V>>) => Object.entries(record) as [K, V][]

/**
 * The address that opens the same search on JREC-IN, in the language. What is over `maxCodes` and `maxWords` is left
 * out, so that of all codes there are it stays below 8,000 characters.
 */
export function jrecinAddress(criteria: Criteria, language: Language): string {
  const query = new URLSearchParams({ fn: '0', ln: languageThere[language] })
  const say = (name: string, codes: readonly string[]) => {
    for (const code of fittingCodes(codes)) query.append(name, code)
  }
  for (const [criterion, name] of each(wordParameters)) {
    const words = fittingWords(splitWords(criteria[criterion]))
    if (words.length > 0) query.append(name, words.join(' '))
  }
  say('bgCode', criteria.fields.large.map((code) => (code === othersHere ? othersThere : code)))
  say('smCode', criteria.fields.small)
  say('area', criteria.places.areas)
  say('prefecture', criteria.places.prefectures)
  for (const [criterion, name] of each(codeParameters)) say(name, criteria[criterion])
  if (criteria.pay !== null) query.append('wageValue', String(criteria.pay))
  if (criteria.sort !== null) query.append('sort', criteria.sort)
  return `https://${jrecinHost}${jrecinPath}?${query}`
}

/** Whether the address leaves out something that the search asks for. */
export const isCut = (criteria: Criteria): boolean =>
  criterionNames.some((criterion) => {
    const value = criteria[criterion]
    if (criterion !== 'sort' && typeof value === 'string') return fittingWords(splitWords(value)).length < splitWords(value).length
    if (value === null || typeof value !== 'object') return false
    return (Array.isArray(value) ? [value] : Object.values(value)).some((codes) => fittingCodes(codes).length < new Set(codes).size)
  })
