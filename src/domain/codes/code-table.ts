import type { Bilingual, Language } from '../language.ts'

/** A code with its names. */
export interface CodeRow extends Bilingual {
  code: string
}

/** A short list of codes in the order in which they are offered. */
export interface CodeTable {
  readonly rows: readonly CodeRow[]
  has(code: string): boolean
  /** The code's name. An unknown code is shown as it is. */
  name(code: string, language: Language): string
}

/** Makes a table of its rows. */
export function codeTable(rows: readonly CodeRow[]): CodeTable {
  const byCode = new Map(rows.map((row) => [row.code, row]))
  return {
    rows,
    has: (code) => byCode.has(code),
    name: (code, language) => byCode.get(code)?.[language] ?? code,
  }
}
