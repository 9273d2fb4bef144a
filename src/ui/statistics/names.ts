import { areaName, isAreaCode } from '../../domain/codes/prefectures.ts'
import { isLargeFieldCode, researchFieldName } from '../../domain/codes/research-fields.ts'
import type { Bilingual } from '../../domain/language.ts'
import { dimension, type DimensionId } from '../../domain/statistics/dimensions.ts'
import { type OptionNames, optionKey } from '../../domain/statistics/option-names.ts'
import { all, type StatisticTable } from '../../domain/statistics/published.ts'
import type { TextKey } from '../text/areas.ts'
import { countryWords } from '../text/format.ts'
import { language, local, t } from '../text/text.ts'

/** Where the names are that no file of texts has: answers of questionnaires, and universities by their id. */
export interface NameSources {
  readonly options: OptionNames
  readonly universities: ReadonlyMap<string, Bilingual>
}

/** What a code of a dimension is called, in the current language; a code that nothing names, as it is. */
export function nameOf(id: DimensionId, code: string, sources: NameSources): string {
  if (code === all) return t('statistics:dimension.all')
  const { names } = dimension(id)
  if (typeof names === 'object') return nameIn(sources.options.get(optionKey(names.item, code)), code)
  if (names === 'university') return nameIn(sources.universities.get(code), code)
  if (names === 'largeField' && isLargeFieldCode(code)) return researchFieldName(code, language.value)
  if (names === 'area' && isAreaCode(code)) return areaName(code, language.value)
  if (names === 'country' && /^[A-Z]{2}$/.test(code)) return countryWords(code)
  return t(`statistics:code.${id}.${code}` as TextKey)
}

const nameIn = (name: Bilingual | undefined, code: string): string => (name ? local(name) : code)

/** The people of a row, in words: what each of its dimensions says, or that it is about everybody. */
export function peopleOf({ by }: Pick<StatisticTable, 'by'>, of: readonly string[], sources: NameSources): string {
  const said = by.flatMap((id, at) => (of[at] === undefined || of[at] === all ? [] : [nameOf(id, of[at], sources)]))
  return said.length === 0 ? t('charts:everybody') : said.join(t('charts:between'))
}
