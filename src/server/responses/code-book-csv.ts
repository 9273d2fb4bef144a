import type { Bilingual } from '../../domain/language.ts'
import { writeCsv } from '../../domain/text/csv.ts'
import type { Code, Entry } from './code-book.ts'

const columns = [
  'variable', 'kind', 'question_ja', 'question_en', 'part_ja', 'part_en', 'unit_ja', 'unit_en', 'codes_ja', 'codes_en', 'missing_ja', 'missing_en',
  'asked_ja', 'asked_en', 'versions',
]

/** The code book as a table: a line for each column of the responses. */
export function codeBookCsv(entries: readonly Entry[]): string {
  const both = (words: Bilingual | null): string[] => [words?.ja ?? '', words?.en ?? '']
  const codes = (all: readonly Code[]): string[] => (['ja', 'en'] as const).map((language) => all.map(({ code, label }) => `${code} = ${label[language]}`).join('\n'))
  const lines = entries.map(({ name, kind, label, part, unit, codes: of, missing, asked, versions }) => [
    name, kind, ...both(label), ...both(part), ...both(unit), ...codes(of), ...codes(missing), ...both(asked), versions.join(' '),
  ])
  return writeCsv([columns, ...lines])
}
