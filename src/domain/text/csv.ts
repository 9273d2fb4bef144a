/** What makes a spreadsheet reckon with a cell instead of showing it; Japanese ones take the wide signs too. */
const formula = /^[=+\-@\t\r＝＋－＠]/
/** A plain number reckons nothing. */
const number = /^-\d+(\.\d+)?$/

const cellOf = (cell: string): string => {
  const text = formula.test(cell) && !number.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Without it, spreadsheets misread Japanese. */
const byteOrderMark = '\uFEFF'

/** Lines of a table as CSV for spreadsheets, with an apostrophe before whatever would be taken for a formula. */
export const csvLines = (rows: readonly (readonly string[])[]): string => rows.map((row) => `${row.map(cellOf).join(',')}\r\n`).join('')

/** The beginning of a table that is written line by line, or a whole one. */
export const writeCsv = (rows: readonly (readonly string[])[]): string => `${byteOrderMark}${csvLines(rows)}`
