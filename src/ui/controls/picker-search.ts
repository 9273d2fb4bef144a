import { foldForSearch } from '../../domain/text/fold-search.ts'

/** A code with its name in the language at hand. */
export interface PickerOption {
  code: string
  name: string
  /** Stands at the end of its line in the list. */
  aside?: string | undefined
  /** Every word it is found by, folded for search: the names in both languages, the reading. */
  words: readonly string[]
}

/** An option found by its names and readings. Folds once, so that a key press only compares. */
export const pickerOption = (code: string, name: string, ...otherNames: readonly string[]): PickerOption => ({
  code,
  name,
  words: [...new Set([name, ...otherNames].map(foldForSearch))],
})

/** The options that hold the folded query, those that begin with it first, each part in its own order. */
export function findOptions(options: readonly PickerOption[], query: string): readonly PickerOption[] {
  if (query === '') return options
  const beginning: PickerOption[] = []
  const holding: PickerOption[] = []
  for (const option of options) {
    if (option.words.some((word) => word.startsWith(query))) beginning.push(option)
    else if (option.words.some((word) => word.includes(query))) holding.push(option)
  }
  return [...beginning, ...holding]
}

/** The option one of whose whole names was typed, or whose code was, in capitals as the code is written. */
export function optionNamed(options: readonly PickerOption[], typed: string): PickerOption | undefined {
  const folded = foldForSearch(typed)
  if (folded === '') return undefined
  return options.find((option) => option.code === typed) ?? options.find((option) => option.words.includes(folded))
}
