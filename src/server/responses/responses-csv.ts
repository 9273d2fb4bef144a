import { csvLines, writeCsv } from '../../domain/text/csv.ts'
import type { Table } from './table.ts'

/** The table as CSV, written as it is read. An empty cell is empty. */
export async function* responsesCsv({ columns, pages }: Table): AsyncGenerator<Uint8Array> {
  yield Buffer.from(writeCsv([columns.map(({ name }) => name)]))
  for await (const rows of pages()) {
    yield Buffer.from(csvLines(rows.map((row) => row.map((cell) => (cell === null ? '' : String(cell))))))
  }
}
