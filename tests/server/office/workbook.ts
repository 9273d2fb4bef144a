import { strToU8, zipSync, type Zippable } from 'fflate'

/** Spreadsheets made by hand, as no program that means well would write them. */

type Cell = string | number | { xml: string }
export type Sheets = Readonly<Record<string, readonly (readonly Cell[])[]>>

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const letter = (column: number): string => String.fromCharCode(65 + column)
const cellXml = (cell: Cell, at: string): string =>
  typeof cell === 'object' ? cell.xml.replaceAll('@', at)
  : typeof cell === 'number' ? `<c r="${at}"><v>${cell}</v></c>`
  : cell === '' ? '' : `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${escape(cell)}</t></is></c>`

const sheetXml = (rows: readonly (readonly Cell[])[], tail: string): string =>
  `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows
    .map((row, at) => `<row r="${at + 1}">${row.map((cell, column) => cellXml(cell, `${letter(column)}${at + 1}`)).join('')}</row>`)
    .join('')}</sheetData>${tail}</worksheet>`

/** The entries of a workbook; `tails` is what stands behind the cells of a sheet. */
export function entriesOf(sheets: Sheets, tails: Readonly<Record<string, string>> = {}): Zippable {
  const names = Object.keys(sheets)
  const list = names.map((name, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`).join('')
  const links = names.map((_, at) => `<Relationship Id="rId${at + 1}" Type="worksheet" Target="worksheets/sheet${at + 1}.xml"/>`).join('')
  return {
    'xl/workbook.xml': strToU8(`<workbook xmlns:r="r"><sheets>${list}</sheets></workbook>`),
    'xl/_rels/workbook.xml.rels': strToU8(`<Relationships>${links}</Relationships>`),
    ...Object.fromEntries(names.map((name, at) => [`xl/worksheets/sheet${at + 1}.xml`, strToU8(sheetXml(sheets[name] ?? [], tails[name] ?? ''))])),
  }
}

export const workbook = (sheets: Sheets, tails: Readonly<Record<string, string>> = {}, more: Zippable = {}): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(zipSync({ ...entriesOf(sheets, tails), ...more }))

const words = ['label::Japanese (ja)', 'label::English (en)']

/** A small form in which `survey` stands in the place of the two questions. */
export const smallForm = (survey: readonly (readonly Cell[])[], choices: readonly (readonly Cell[])[] = [['yn', 'yes', 'はい', 'Yes'], ['yn', 'no', 'いいえ', 'No']]): Sheets => ({
  survey: [['type', 'name', ...words, 'required', 'relevant', 'constraint'], ['begin_group', 'section.main', 'はじめに', 'Start'], ...survey, ['end_group']],
  choices: [['list_name', 'name', ...words], ...choices],
  settings: [['form_title', 'jgrad::form_title::English (en)', 'form_id', 'version'], ['小さな調査', 'A small survey', 'tiny', 1]],
})
export const question = ['select_one yn', 'a1', '働いていますか', 'Do you work?', 'yes'] as const
