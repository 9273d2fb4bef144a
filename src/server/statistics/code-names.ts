import chartsEn from '../../../locales/en/charts.json' with { type: 'json' }
import statisticsEn from '../../../locales/en/statistics.json' with { type: 'json' }
import chartsJa from '../../../locales/ja/charts.json' with { type: 'json' }
import statisticsJa from '../../../locales/ja/statistics.json' with { type: 'json' }
import { countryName } from '../../domain/codes/countries.ts'
import { areaName, isAreaCode } from '../../domain/codes/prefectures.ts'
import { isLargeFieldCode, researchFieldName } from '../../domain/codes/research-fields.ts'
import { type Bilingual, type Language, languages } from '../../domain/language.ts'
import { dimension, type DimensionId } from '../../domain/statistics/dimensions.ts'
import { optionKey, readOptionNames } from '../../domain/statistics/option-names.ts'
import { all } from '../../domain/statistics/published.ts'
import { universitySchema } from '../../domain/university.ts'
import { newestEdition } from '../store/editions.ts'
import type { Tx } from '../store/schema.ts'

/** The words of statistics, for the files that the server writes. */
export const statisticsWords = { ja: { ...statisticsJa, charts: chartsJa }, en: { ...statisticsEn, charts: chartsEn } }

/** What a code of a dimension is called in both languages; a code that nothing names, as it is. */
export type CodeNames = (id: DimensionId, code: string) => Bilingual

/** The names of all codes: from the texts, the published questionnaires, and the universities there are. */
export async function readCodeNames(tx: Tx): Promise<CodeNames> {
  const questionnaires = await newestEdition(tx, 'questionnaires')
  const options = readOptionNames(questionnaires === undefined ? undefined : JSON.parse(questionnaires.body))
  const universities = await tx.selectFrom('universities').select(['id', 'body']).execute()
  const schools = new Map(universities.map(({ id, body }) => [id, universitySchema.parse(JSON.parse(body)).name]))
  const nameIn = (id: DimensionId, code: string, language: Language): string => {
    const texts = statisticsWords[language]
    if (code === all) return texts.dimension.all
    const { names } = dimension(id)
    if (typeof names === 'object') return options.get(optionKey(names.item, code))?.[language] ?? code
    if (names === 'university') return schools.get(code)?.[language] ?? code
    if (names === 'largeField' && isLargeFieldCode(code)) return researchFieldName(code, language)
    if (names === 'area' && isAreaCode(code)) return areaName(code, language)
    if (names === 'country' && /^[A-Z]{2}$/.test(code)) return countryName(code, language)
    const codes: Readonly<Record<string, Readonly<Record<string, string>>>> = texts.code
    return codes[id]?.[code] ?? code
  }
  return (id, code) => Object.fromEntries(languages.map((language) => [language, nameIn(id, code, language)])) as Bilingual
}
