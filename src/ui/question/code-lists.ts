import { countries, countryName, otherCountryNames } from '../../domain/codes/countries.ts'
import { jobTypeName, jobTypes } from '../../domain/codes/job-types.ts'
import { prefecturesRead } from '../../domain/codes/prefecture-readings.ts'
import { prefectureName } from '../../domain/codes/prefectures.ts'
import type { Bilingual, Language } from '../../domain/language.ts'
import type { Item } from '../../domain/questionnaire/definition.ts'
import { pickerOption, type PickerOption } from '../controls/picker-search.ts'

export type CodeType = Extract<Item['type'], 'country' | 'prefecture' | 'jobType'>

const made = new Map<string, readonly PickerOption[]>()

const bilingual = (row: Bilingual & { code: string; kana?: string }, language: Language) =>
  pickerOption(row.code, row[language], row.ja, row.en, ...(row.kana === undefined ? [] : [row.kana]))

const lists: Record<CodeType, (language: Language) => readonly PickerOption[]> = {
  prefecture: (language) => prefecturesRead.map((row) => bilingual(row, language)),
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
