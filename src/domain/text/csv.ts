/** What makes a spreadsheet reckon with a cell instead of showing it. */
const formula = /^[=+\-@\t\r]/

const cellOf = (cell: string): string => {
  const text = formula.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/**
 * A table as CSV for spreadsheets: with a byte order mark, without which Japanese is misread, and with an apostrophe
 * before whatever would be taken for a formula.
 */
export const writeCsv = (rows: readonly (readonly string[])[]): string =>
  `\uFEFF${rows.map((row) => `${row.map(cellOf).join(',')}\r\n`).join('')}`
