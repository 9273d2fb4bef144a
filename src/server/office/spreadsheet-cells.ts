import { type FormLine, mostRows } from '../../domain/xlsform/form.ts'
import { attribute, childrenOf, type Element, textOf } from './spreadsheet-xml.ts'

/** What the cells of all sheets share: texts by number, and which styles show a number as a date. */
export interface Shared {
  texts: readonly string[]
  dates: ReadonlySet<number>
}

const mostColumns = 256

/** What XML can't hold stands as `_x000D_`; an underscore that would read like that is written `_x005F_`. */
const unescaped = (text: string): string =>
  text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))).replace(/\r\n?/g, '\n')

/** The text of a string item: plain, or in runs of several styles. How it is read aloud (`rPh`) is no part of it. */
export const stringOf = (item: Element | undefined): string =>
  unescaped([...childrenOf(item, 't'), ...childrenOf(item, 'r').flatMap((run) => childrenOf(run, 't'))].map(textOf).join(''))

/** The formats with numbers of their own that show a date or a time. */
const isBuiltInDate = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58)

/** The styles, by their place, that show a number as a date. */
export function dateStyles(styles: Element | null): Set<number> {
  const root = styles ?? {}
  const custom = new Map(
    childrenOf(childrenOf(root, 'numFmts')[0], 'numFmt').map((format) => {
      const code = (attribute(format, 'formatCode') ?? '').replace(/"[^"]*"|\[[^\]]*\]|\\./g, '')
      return [Number(attribute(format, 'numFmtId')), /[ymdhs]/i.test(code) && !/general/i.test(code)]
    }),
  )
  const dates = childrenOf(childrenOf(root, 'cellXfs')[0], 'xf').map((style) => {
    const id = Number(attribute(style, 'numFmtId'))
    return custom.get(id) ?? isBuiltInDate(id)
  })
  return new Set(dates.flatMap((isDate, index) => (isDate ? [index] : [])))
}

/** The place of a cell, `B3`, counted from zero; null for none. */
function placeOf(reference: string): { column: number; row: number } | null {
  const [, letters, digits] = /^([A-Z]{1,3})([1-9]\d{0,6})$/.exec(reference) ?? []
  if (letters === undefined || digits === undefined) return null
  return { column: Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1, row: Number(digits) - 1 }
}

/** A number as the spreadsheet shows it: with 15 digits, not with all that its storage has. */
const numberText = (text: string): string => (text === '' || !Number.isFinite(Number(text)) ? text : String(Number(Number(text).toPrecision(15))))

export interface ReadSheet {
  rows: string[][]
  /** Places without a sheet: rows as the spreadsheet numbers them. The column is its letter. */
  lines: Omit<FormLine, 'sheet'>[]
}

/** The cells of a sheet as texts, and what in it is no plain cell. */
export function readSheet(sheet: Element, shared: Shared): ReadSheet {
  const rows: string[][] = []
  const lines: ReadSheet['lines'] = []
  let nextRow = 0
  for (const row of childrenOf(childrenOf(sheet, 'sheetData')[0], 'row')) {
    const at = Number(attribute(row, 'r') ?? nextRow + 1) - 1
    nextRow = at + 1
    let nextColumn = 0
    for (const cell of childrenOf(row, 'c')) {
      const place = placeOf(attribute(cell, 'r') ?? '')
      const column = place?.column ?? nextColumn
      nextColumn = column + 1
      const where = { row: at + 1, column: attribute(cell, 'r')?.replace(/\d+/, '') }
      const text = readCell(cell, shared, (code) => lines.push({ ...where, code }))
      if (text === '') continue
      if (!Number.isInteger(at) || at < 0 || at > mostRows) return { rows, lines: [...lines, { code: 'too-many-rows', detail: String(mostRows) }] }
      if (column >= mostColumns) return { rows, lines: [...lines, { ...where, code: 'too-many-columns', detail: String(mostColumns) }] }
      while (rows.length <= at) rows.push([])
      const cells = rows[at] as string[]
      while (cells.length < column) cells.push('')
      cells[column] = text
    }
  }
  for (const merged of childrenOf(childrenOf(sheet, 'mergeCells')[0], 'mergeCell')) {
    const range = attribute(merged, 'ref') ?? ''
    lines.push({ row: (placeOf(range.split(':')[0] ?? '')?.row ?? 0) + 1, code: 'merged-cells', detail: range })
  }
  return { rows, lines }
}

function readCell(cell: Element, shared: Shared, say: (code: 'formula-read' | 'formula-empty' | 'cell-error' | 'cell-date') => void): string {
  const type = attribute(cell, 't') ?? 'n'
  const value = textOf(childrenOf(cell, 'v')[0])
  if (childrenOf(cell, 'f').length > 0) say(value === '' ? 'formula-empty' : 'formula-read')
  switch (type) {
    case 's': return value === '' ? '' : (shared.texts[Number(value)] ?? '')
    case 'inlineStr': return stringOf(childrenOf(cell, 'is')[0])
    case 'str': return unescaped(value)
    case 'b': return value === '1' ? 'yes' : 'no'
    case 'e':
      say('cell-error')
      return ''
    default: {
      const isDate = type === 'd' || shared.dates.has(Number(attribute(cell, 's') ?? Number.NaN))
      if (isDate && value !== '') say('cell-date')
      return numberText(value)
    }
  }
}
