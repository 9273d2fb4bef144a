import type { Bilingual } from '../language.ts'
import { foldWidth } from '../text/width.ts'
import { columnMeant, columnsOf, headerOf, refusedColumns } from './columns.ts'
import { type Form, mostRows, type Place, type Say, type SheetName } from './form.ts'

/** One row of a sheet, read by the names of its columns. */
export interface Line {
  sheet: SheetName
  row: number
  /** Where a cell stands, as the sheet itself names its column. */
  place: (column?: string) => Place
  /** What people read, as it is written; empty for nothing but white space. */
  words: (column: string) => string
  /** What the form is made of: without spaces around it, full-width signs and curly quotes as the plain ones. */
  plain: (column: string) => string
  /** Columns that have something in them. */
  filled: readonly string[]
}

// What spreadsheets and Japanese keyboards put in place of the signs that are meant.
const mended: readonly (readonly [RegExp, string])[] = [
  [/[\u2018\u2019\u201A\u2032]/g, "'"], [/[\u201C\u201D\u201E\u2033]/g, '"'], [/\u2264|\u2266/g, '<='], [/\u2265|\u2267/g, '>='],
  [/\u2260/g, '!='], [/\u2212/g, '-'], [/[\u00A0\u200B\uFEFF]/g, ' '],
]

/** A cell without what a spreadsheet made of its quotes, signs and spaces. */
export const mend = (cell: string): string =>
  mended.reduce((text, [sign, meant]) => text.replace(sign, meant), foldWidth(cell)).trim()

/** What each column of a sheet is. A column that can't be followed is refused where there is something in it. */
function readHeader(sheet: SheetName, rows: Form[SheetName], say: Say): Map<string, number> {
  const columns = new Map<string, number>()
  for (const [index, header] of (rows[0] ?? []).entries()) {
    if (header.trim() === '') continue
    const column = columnMeant(header)
    const place = { sheet, row: 1, column: header.trim() }
    const used = () => rows.findIndex((row, at) => at > 0 && (row[index] ?? '').trim() !== '')
    if (columnsOf[sheet].includes(column)) {
      if (columns.has(column)) say(place, 'column-twice')
      else columns.set(column, index)
    } else if (refusedColumns.has(column)) {
      if (used() > 0) say({ ...place, row: used() + 1 }, 'column-refused', header.trim())
    } else if (used() > 0) {
      const translated = columnsOf[sheet].some((known) => known.replace(/::(ja|en)$/, '') === column.split('::').slice(0, column.startsWith('jgrad::') ? 2 : 1).join('::'))
      say(place, translated ? 'language-ignored' : 'column-ignored', header.trim())
    }
  }
  return columns
}

const needed: Record<SheetName, readonly string[]> = {
  survey: ['type', 'name', 'label::ja', 'label::en'], choices: ['list_name', 'name', 'label::ja', 'label::en'], settings: ['form_id'],
}

/** The lines of a sheet that have anything in them. A sheet that lacks a column it needs has none. */
export function readTable(sheet: SheetName, rows: Form[SheetName], say: Say): Line[] {
  if (rows.length > mostRows) {
    say({ sheet }, 'too-many-rows', String(mostRows))
    return []
  }
  const columns = readHeader(sheet, rows, say)
  const missing = needed[sheet].filter((column) => !columns.has(column))
  for (const column of missing) say({ sheet, row: 1, column: headerOf(column) }, 'column-missing')
  if (missing.length > 0) return []
  return rows.flatMap((cells, index): Line[] => {
    if (index === 0 || cells.every((cell) => cell.trim() === '')) return []
    const row = index + 1
    const raw = (column: string) => cells[columns.get(column) ?? -1] ?? ''
    const place = (column?: string): Place => (column === undefined ? { sheet, row } : { sheet, row, column: headerOf(column) })
    return [{
      sheet, row, place,
      words: (column) => (raw(column).trim() === '' ? '' : raw(column)),
      plain: (column) => {
        const cell = mend(raw(column))
        if (cell !== raw(column).trim()) say(place(column), 'signs-mended', cell.slice(0, 60))
        return cell
      },
      filled: [...columns.keys()].filter((column) => raw(column).trim() !== ''),
    }]
  })
}

/** A text in both languages, each missing one named; null when one is missing. */
export function readWords(line: Line, column: string, say: Say): Bilingual | null {
  const words = { ja: line.words(`${column}::ja`), en: line.words(`${column}::en`) }
  for (const language of ['ja', 'en'] as const) {
    if (words[language] === '') say(line.place(`${column}::${language}`), 'language-missing')
  }
  return words.ja === '' || words.en === '' ? null : words
}

/** A text in both languages or none. */
export const readOptionalWords = (line: Line, column: string, say: Say): Bilingual | undefined =>
  line.words(`${column}::ja`) === '' && line.words(`${column}::en`) === '' ? undefined : (readWords(line, column, say) ?? undefined)

const yes = ['yes', 'true', 'true()', '1', 'はい', '○', '〇']
const no = ['no', 'false', 'false()', '0', 'いいえ', '×']

/** Yes or no; undefined for an empty cell, and for one that says neither. */
export function readFlag(line: Line, column: string, say: Say): boolean | undefined {
  const cell = line.plain(column).toLowerCase()
  const flag = flagOf(cell)
  if (cell !== '' && flag === undefined) say(line.place(column), 'value-refused', cell.slice(0, 60))
  return flag
}

/** What a cell says, when it says yes or no. */
export const flagOf = (cell: string): boolean | undefined =>
  yes.includes(cell.toLowerCase()) ? true : no.includes(cell.toLowerCase()) ? false : undefined
