import { largeFields, smallFields } from '../../domain/codes/research-fields.ts'
import type { Language } from '../../domain/language.ts'
import { pickerOption, type PickerOption } from '../controls/picker-search.ts'

const made = new Map<Language, { large: readonly PickerOption[]; small: readonly PickerOption[] }>()

function make(language: Language) {
  const names = new Map(largeFields.map((field) => [field.code, field]))
  return {
    large: largeFields.map((field) => pickerOption(field.code, field[language], field.ja, field.en)),
    small: smallFields.map((field) => {
      const large = names.get(field.large)
      // Found by the large field too, whose name is no whole name of this one: typed alone it must not pick it.
      return pickerOption(field.code, field[language], field.ja, field.en, ...(large ? [field.ja + large.ja, `${field.en} ${large.en}`] : []))
    }),
  }
}

/**
 * The research fields of one level as options for `CodePicker`, named in the language and found by their names in both
 * languages; a small field is found by its large one too. Made once for each language; the same arrays each time.
 */
export function researchFieldOptions(level: 'large' | 'small', language: Language): readonly PickerOption[] {
  let lists = made.get(language)
  if (!lists) made.set(language, (lists = make(language)))
  return lists[level]
}
