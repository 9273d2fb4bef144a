import type { UnreadableReason } from '../../api/office-spreadsheets.ts'
import { type Form, type FormLine, type SheetName, sheetNames } from '../../domain/xlsform/form.ts'
import { dateStyles, readSheet, type Shared, stringOf } from './spreadsheet-cells.ts'
import { attribute, childrenOf, type Element, readXml } from './spreadsheet-xml.ts'
import { type Entries, openZip } from './spreadsheet-zip.ts'

export type ReadWorkbook =
  | { ok: true; form: Form; lines: FormLine[] }
  | { ok: false; reason: UnreadableReason }

const startsWith = (bytes: Uint8Array, ...start: number[]): boolean => start.every((byte, index) => bytes[index] === byte)

const book = 'xl/workbook.xml'
const isWanted = (name: string): boolean =>
  name === book || /^xl\/(?:_rels\/workbook\.xml\.rels|sharedStrings\.xml|styles\.xml|worksheets\/[^/]+\.xml)$/i.test(name)

/** Where each sheet of the workbook is, by its name. */
function sheetsOf(workbook: Element, relations: Element): { name: string; path: string }[] {
  const targets = new Map(childrenOf(relations, 'Relationship').map((each) => [attribute(each, 'Id'), attribute(each, 'Target') ?? '']))
  return childrenOf(childrenOf(workbook, 'sheets')[0], 'sheet').map((sheet) => {
    const target = targets.get(attribute(sheet, 'id')) ?? ''
    return { name: attribute(sheet, 'name') ?? '', path: target.startsWith('/') ? target.slice(1) : `xl/${target}` }
  })
}

function sharedOf({ texts }: Entries): Shared | null {
  const [strings, styles] = [texts.get('xl/sharedStrings.xml'), texts.get('xl/styles.xml')]
  const [table, looks] = [strings === undefined ? {} : readXml(strings, 'sst'), styles === undefined ? {} : readXml(styles, 'styleSheet')]
  return table && looks && { texts: childrenOf(table, 'si').map(stringOf), dates: dateStyles(looks) }
}

/**
 * Reads an .xlsx file as a form. Macros, pictures and links in it are never touched; a file that is damaged, locked, of
 * another kind or larger than it may be is refused before its sheets are read.
 */
export function readWorkbook(bytes: Uint8Array): ReadWorkbook {
  // Older .xls files, and .xlsx files with a password, are in this wrapping.
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return { ok: false, reason: 'old-or-locked' }
  if (!startsWith(bytes, 0x50, 0x4b, 0x03, 0x04)) return { ok: false, reason: 'not-a-spreadsheet' }
  const opened = openZip(bytes, isWanted)
  if (!opened.ok) return opened
  const { names, texts } = opened.entries
  const [source, links] = [texts.get(book), texts.get('xl/_rels/workbook.xml.rels')]
  if (source === undefined || links === undefined) return { ok: false, reason: 'not-a-spreadsheet' }
  const [workbook, relations, shared] = [readXml(source, 'workbook'), readXml(links, 'Relationships'), sharedOf(opened.entries)]
  if (!workbook || !relations || !shared) return { ok: false, reason: 'damaged' }
  const form: Record<SheetName, readonly (readonly string[])[]> = { survey: [], choices: [], settings: [] }
  const lines: FormLine[] = [...names].some((name) => /vbaProject\.bin$/i.test(name)) ? [{ sheet: '', code: 'macros-ignored' }] : []
  const found = new Set<SheetName>()
  for (const { name, path } of sheetsOf(workbook, relations)) {
    const meant = sheetNames.find((each) => each === name.normalize('NFKC').trim().toLowerCase())
    if (!meant || found.has(meant)) {
      lines.push({ sheet: name, code: 'sheet-ignored' })
      continue
    }
    const sheet = readXml(texts.get(path) ?? '', 'worksheet')
    if (!sheet) return { ok: false, reason: 'damaged' }
    found.add(meant)
    const read = readSheet(sheet, shared)
    form[meant] = read.rows
    lines.push(...read.lines.map((line) => ({ ...line, sheet: meant })))
  }
  lines.push(...sheetNames.filter((name) => !found.has(name)).map((sheet) => ({ sheet, code: 'sheet-missing' as const })))
  return { ok: true, form, lines }
}
