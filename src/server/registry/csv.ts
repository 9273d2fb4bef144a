import { CsvError, parse } from 'csv-parse/sync'
import type { UnreadableReason } from '../../api/office-imports.ts'
import { foldForSearch } from '../../domain/text/fold-search.ts'

/** One line of a table. `line` is its number as a spreadsheet shows it. */
export interface Row {
  line: number
  cells: readonly string[]
}

/** Why a file is no table that we can read; `values` go into the words for it. */
export interface Unreadable {
  reason: UnreadableReason
  values: Record<string, string>
}
export type Read<T> = { ok: true; value: T } | { ok: false; problem: Unreadable }
const refuse = (reason: UnreadableReason, values: Record<string, string> = {}): { ok: false; problem: Unreadable } => ({
  ok: false,
  problem: { reason, values },
})

const startsWith = (bytes: Uint8Array, ...first: number[]): boolean => first.every((byte, at) => bytes[at] === byte)

/**
 * The text of a file: UTF-8 and UTF-16 by their marks, else UTF-8 if it is that throughout, else Shift_JIS, which
 * spreadsheets in Japan still write. A byte that fits none of them refuses the file: a guess would change names.
 */
export function decode(bytes: Uint8Array): Read<{ text: string; encoding: string }> {
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04) || startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return refuse('spreadsheet')
  const marked = startsWith(bytes, 0xff, 0xfe) ? 'utf-16le' : startsWith(bytes, 0xfe, 0xff) ? 'utf-16be' : null
  for (const encoding of marked === null ? ['utf-8', 'shift_jis'] : [marked]) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
      if (!text.includes('\0')) return { ok: true, value: { text, encoding } }
    } catch (failure) {
      if (!(failure instanceof TypeError)) throw failure
    }
  }
  return refuse('encoding')
}

/** Whatever parts the cells of the first line. */
function delimiterOf(text: string): string {
  const first = /[^\r\n]+/.exec(text)?.[0] ?? ''
  const count = (sign: string) => first.split(sign).length
  return ['\t', ';'].reduce((best, sign) => (count(sign) > count(best) ? sign : best), ',')
}

/** A cell as text, on one line. Nothing in it is ever reckoned: what begins as a formula is the text that it is. */
const cellOf = (cell: string): string => cell.replace(/[\p{Cc}\s]+/gu, ' ').trim()

/**
 * Reads a file as a table of at most `maxRows` lines; empty lines are counted but not given. Reading stops at the first
 * line too many, so that no file takes longer than that. `readCell` makes a cell of what stands in the file; left out, each
 * is put on one line.
 */
export function readCsv(bytes: Uint8Array, maxRows: number, readCell: (cell: string) => string = cellOf): Read<{ rows: Row[]; encoding: string }> {
  const decoded = decode(bytes)
  if (!decoded.ok) return decoded
  const { text, encoding } = decoded.value
  let records: string[][]
  try {
    records = parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      relax_column_count: true,
      relax_quotes: true,
      to: maxRows + 1,
    })
  } catch (failure) {
    if (!(failure instanceof CsvError)) throw failure
    const { lines } = failure as { lines?: unknown }
    return refuse('quotes', { line: typeof lines === 'number' ? String(lines) : '?' })
  }
  if (records.length > maxRows) return refuse('too-many-lines', { max: String(maxRows) })
  const rows = records
    .map((record, at) => ({ line: at + 1, cells: record.map((cell) => readCell(cell)) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''))
  return rows.length === 0 ? refuse('empty') : { ok: true, value: { rows, encoding } }
}

/** A line below the header, by the names of its columns; a column that the table lacks is empty. */
export type TableLine<C extends string> = { line: number } & Readonly<Record<C, string>>

const headerKey = (cell: string): string => foldForSearch(cell).replace(/[_*※・.\-/]|必須|任意/g, '')
const withoutBrackets = (key: string): string => key.replace(/\(.*?\)/g, '')

/** How far down a header is looked for: some lists have a title and a date above it. */
const headerWithin = 10

/**
 * The lines below the header, which is the first of the topmost lines that has all `required` columns. `columns` gives the
 * names that each goes by, in any width, case and with or without what stands in brackets.
 */
export function readTable<C extends string>(
  rows: readonly Row[],
  columns: Readonly<Record<C, readonly string[]>>,
  required: readonly NoInfer<C>[],
): Read<TableLine<C>[]> {
  const names = Object.keys(columns) as C[]
  const known = new Map(names.map((name) => [name, new Set(columns[name].map(headerKey))]))
  const placesIn = ({ cells }: Row): Map<C, number> => {
    const keys = cells.map(headerKey)
    const goesBy = (name: C, key: string) => known.get(name)?.has(key) === true
    const whole = new Set(keys.flatMap((key, at) => (names.some((name) => goesBy(name, key)) ? [at] : [])))
    const placeOf = (name: C): number => {
      const exact = keys.findIndex((key) => goesBy(name, key))
      return exact >= 0 ? exact : keys.findIndex((key, at) => !whole.has(at) && goesBy(name, withoutBrackets(key)))
    }
    return new Map(names.map((name) => [name, placeOf(name)] as const).filter(([, at]) => at >= 0))
  }
  const top = rows.slice(0, headerWithin).map((row) => ({ row, places: placesIn(row) }))
  const header = top.find(({ places }) => required.every((name) => places.has(name)))
  if (!header) {
    const best = top.toSorted((a, b) => b.places.size - a.places.size)[0]
    const missing = required.filter((name) => best?.places.has(name) !== true).map((name) => columns[name][0] ?? name)
    return refuse('no-header', { columns: missing.join('、') })
  }
  const below = rows.filter(({ line }) => line > header.row.line)
  const records = below.map(({ line, cells }) => {
    const entries = names.map((name) => [name, cells[header.places.get(name) ?? -1] ?? ''] as const)
    return { line, ...(Object.fromEntries(entries) as Record<C, string>) }
  })
  return { ok: true, value: records }
}
