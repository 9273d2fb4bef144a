import { countries, countryName, otherCountryNames } from '../../domain/codes/countries.ts'
import { jobTypeName, jobTypes } from '../../domain/codes/job-types.ts'
import { readingOf } from '../../domain/codes/prefecture-readings.ts'
import { prefectureName, prefectures } from '../../domain/codes/prefectures.ts'
import type { Bilingual, Language } from '../../domain/language.ts'
import type { Item } from '../../domain/questionnaire/definition.ts'
import { pickerOption, type PickerOption } from '../controls/picker-search.ts'

export { readingOf }
export type CodeType = Extract<Item['type'], 'country' | 'prefecture' | 'jobType'>

const made = new Map<string, readonly PickerOption[]>()

const bilingual = (row: Bilingual & { code: string }, language: Language, ...more: string[]) =>
  pickerOption(row.code, row[language], row.ja, row.en, ...more)

const lists: Record<CodeType, (language: Language) => readonly PickerOption[]> = {
  prefecture: (language) => prefectures.map((row) => bilingual(row, language, readingOf(row.code))),
  jobType: (language) => jobTypes.map((row) => bilingual(row, language)),
  country: (language) => {
    const other = language === 'ja' ? 'en' : 'ja'
    return countries(language).map(({ code, name }) => pickerOption(code, name, countryName(code, other), ...otherCountryNames(code)))
  },
}
const names = { country: countryName, prefecture: prefectureName, jobType: jobTypeName }

/** The codes of a list in the language, made once for each; the same array each time. */
export function codeList(type: CodeType, language: Language): readonly PickerOption[] {
  const key = `${type}.${language}`
  let list = made.get(key)
  if (!list) made.set(key, (list = lists[type](language)))
  return list
}

/** The name of a code; an unknown one, or what was typed in its place, as it is. */
export const codeName = (type: CodeType, code: string, language: Language): string => names[type](code, language)
