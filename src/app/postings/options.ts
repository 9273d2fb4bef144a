import { elsewhere, prefectureName, prefectures } from '../../domain/codes/prefectures.ts'
import * as table from '../../domain/codes/research-fields.ts'
import type { Language } from '../../domain/language.ts'
import type { Criteria } from '../../domain/search/criteria.ts'
import { pickerOption, type PickerOption } from '../../ui/controls/picker-search.ts'
import { codeLists } from '../../ui/question/later-parts.ts'
import { fieldName } from '../../ui/search/code-words.ts'

type Options = readonly PickerOption[]
const made = new Map<string, Options>()

/** Made once for each language, so that a key press only compares. */
function once(key: string, make: () => Options): Options {
  let options = made.get(key)
  if (!options) made.set(key, (options = make()))
  return options
}

/** The research fields of both levels: each large one, its small ones, and the postings that name it alone. */
export const fieldOptions = (language: Language): Options =>
  once(`fields ${language}`, () =>
    table.largeFields.flatMap((large) => [
      pickerOption(large.code, large[language], large.ja, large.en),
      // Found by the large field too, whose name is no whole name of this one: typed alone it must not pick it.
      ...table.smallFieldsOf(large.code).map((small) => pickerOption(small.code, small[language], small.ja, small.en, small.ja + large.ja, small.en + large.en)),
      pickerOption(large.unspecified, fieldName(large.unspecified, table)),
    ]),
  )

/** The prefectures, found by their names and reading, and "elsewhere". */
export const prefectureOptions = (language: Language): Options => {
  const read = codeLists.now()
  return once(`prefectures ${language} ${read !== null}`, () => [
    ...prefectures.map((row) => pickerOption(row.code, row[language], row.ja, row.en, ...(read ? [read.readingOf(row.code)] : []))),
    pickerOption(elsewhere, prefectureName(elsewhere, language)),
  ])
}

/** Codes of both levels as a criterion keeps them apart; one that no list knows stays on the level it was on. */
export const splitFields = (codes: readonly string[], before: Criteria['fields']): Criteria['fields'] => {
  const isLarge = (code: string) => table.isLargeFieldCode(code) || before.large.includes(code)
  return { large: codes.filter(isLarge), small: codes.filter((code) => !isLarge(code)) }
}
