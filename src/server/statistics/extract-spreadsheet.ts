import writeXlsxFile, { type Cell } from 'write-excel-file/node'
import { escaped } from '../office/spreadsheet-write.ts'
import type { ExtractSheet } from './extract-file.ts'

const text = (value: string): Cell => ({ value: escaped(value), type: String, format: '@', wrap: true, alignVertical: 'top' })
const head = (value: string): Cell => ({ value: escaped(value), type: String, fontWeight: 'bold', backgroundColor: '#E8F1FE', wrap: true })

/** The table as an .xlsx file: a sheet with it, whose numbers are numbers, and one with what has to be read with it. */
export const extractSpreadsheet = async (extract: ExtractSheet): Promise<Uint8Array> =>
  writeXlsxFile([
    {
      data: [
        extract.head.map(head),
        ...extract.rows.map((row) => row.map((value): Cell => (typeof value === 'number' ? { value, type: Number, format: '#,##0' } : text(value)))),
      ],
      sheet: extract.sheets.table,
      stickyRowsCount: 1,
      columns: extract.head.map(() => ({ width: 18 })),
    },
    { data: [[head(extract.title)], ...extract.notes.map((note) => [text(note)])], sheet: extract.sheets.notes, columns: [{ width: 100 }] },
  ]).toBuffer()
