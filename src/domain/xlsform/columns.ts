import type { Language } from '../language.ts'
import type { SheetName } from './form.ts'

/** The columns of each sheet in the order they are written. Those in both languages are named once. */
const inBoth = (name: string): readonly string[] => [`${name}::ja`, `${name}::en`]
export const columnsOf: Record<SheetName, readonly string[]> = {
  survey: [
    'type', 'name', ...inBoth('label'), ...inBoth('hint'), 'required', 'relevant', 'appearance', 'constraint', 'calculation',
    'parameters', 'jgrad::declinable', 'jgrad::prefill', 'jgrad::last_year', ...inBoth('jgrad::unit'), ...inBoth('jgrad::low'),
    ...inBoth('jgrad::high'),
  ],
  choices: ['list_name', 'name', ...inBoth('label'), 'jgrad::exclusive', 'jgrad::text'],
  settings: ['form_title', 'jgrad::form_title::en', 'form_id', 'version', 'default_language', 'style'],
}

/** Columns of XLSForm that change what is asked or stored and that we can't follow. */
export const refusedColumns: ReadonlySet<string> = new Set([
  'choice_filter', 'default', 'repeat_count', 'read_only', 'readonly', 'trigger', 'body::accuracythreshold', 'save_to',
])

const languageNames: Record<Language, string> = { ja: 'Japanese (ja)', en: 'English (en)' }

/** A column as it is written in a sheet: `label::ja` as `label::Japanese (ja)`. */
export const headerOf = (column: string): string =>
  column.replace(/::(ja|en)$/, (_, language: Language) => `::${languageNames[language]}`)

const languageOf = (name: string): string => {
  const code = /\(([a-z-]+)\)$/.exec(name)?.[1] ?? name
  return { japanese: 'ja', 日本語: 'ja', english: 'en', 英語: 'en' }[code] ?? code
}

/**
 * The column that a header means, whatever its case and the way its language is written: `Label :: 日本語 (ja)` is
 * `label::ja`.
 */
export function columnMeant(header: string): string {
  const parts = header.normalize('NFKC').trim().toLowerCase().split('::').map((part) => part.trim())
  const own = parts[0] === 'jgrad'
  const name = parts.slice(0, own ? 2 : 1).join('::')
  const rest = parts.slice(own ? 2 : 1).join('::')
  return rest === '' ? name : `${name}::${languageOf(rest)}`
}

/** The lists that are the registry's own: their choices are the official codes, and no sheet can change them. */
export const ownLists = ['country', 'prefecture', 'job_type', 'research_field_large', 'research_field_small'] as const
export type OwnList = (typeof ownLists)[number]
export const isOwnList = (list: string): list is OwnList => ownLists.some((own) => own === list)
