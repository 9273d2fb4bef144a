import writeXlsxFile, { type Cell } from 'write-excel-file/node'
import { type Form, sheetNames } from '../../domain/xlsform/form.ts'

/** Characters that XML can't hold, and what reads like their writing, as spreadsheets write them. */
export const escaped = (text: string): string =>
  text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    // oxlint-disable-next-line no-control-regex -- just those signs are looked for
    .replace(/[\u0000-\u0008\u000B-\u001F]/g, (sign) => `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)

const widths: Readonly<Record<string, number>> = { type: 24, name: 16, list_name: 16, required: 12, appearance: 14 }
const widthOf = (header: string): number => widths[header] ?? (/^(label|hint|form_title|relevant)/.test(header) ? 44 : 20)

/** A form as an .xlsx file: the first row stays in sight, and every cell is text, so that no program reckons with it. */
export async function writeSpreadsheet(form: Form): Promise<Uint8Array> {
  const sheets = sheetNames.map((sheet) => {
    const [header = [], ...rows] = form[sheet]
    const data: Cell[][] = [
      header.map((value): Cell => ({ value, type: String, fontWeight: 'bold', backgroundColor: '#E8F1FE' })),
      ...rows.map((row) => row.map((value): Cell => (value === '' ? null : { value: escaped(value), type: String, format: '@', wrap: true, alignVertical: 'top' }))),
    ]
    return { data, sheet, stickyRowsCount: 1, columns: header.map((name) => ({ width: widthOf(name) })) }
  })
  return writeXlsxFile(sheets).toBuffer()
}
