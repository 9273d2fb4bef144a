import { readTables } from '../../src/server/store/structure.ts'
import type { Tx } from '../../src/server/store/schema.ts'
import type { House } from './house.ts'

type Cell = string | number | null
const numbers = new Set(['rev', 'entryYear', 'counter', 'attempts', 'version', 'waiting', 'shared', 'tries', 'issued', 'secret', 'edition', 'sample', 'crowd', 'size', 'steps', 'times'])
/** Columns that hold JSON. */
const json = new Set(['body', 'answers', 'label', 'transports', 'before', 'after', 'value', 'consent', 'detail'])

/** Tables of the database with a column of this name. */
export const tablesWith = ({ read }: House['store'], column: string): Promise<string[]> =>
  read(async (tx) => (await readTables(tx)).filter(({ columns }) => columns.includes(column)).map(({ name }) => name))

/**
 * Gives somebody a row in every table that has a column `account`, whichever tables there are, and marks every cell of
 * text with `mark`, the table and the column, so that it can be told where something came from.
 */
export async function markEveryTable(house: House, account: string, mark: string, given: Record<string, Cell> = {}): Promise<void> {
  await house.store.write(async (tx) => {
    const any = tx as unknown as Tx<Record<string, Record<string, Cell>>>
    for (const { name, columns } of await readTables(tx)) {
      if (!columns.includes('account')) continue
      const cell = (column: string): Cell => {
        if (column === 'account') return account
        if (numbers.has(column)) return 7
        const text = `${mark}/${name}/${column}`
        return given[column] ?? (json.has(column) ? JSON.stringify({ text }) : text)
      }
      await any.insertInto(name).values(Object.fromEntries(columns.map((column) => [column, cell(column)]))).execute()
    }
    await any.updateTable('accounts').set({ jgradId: `${mark}/accounts/jgradId`, universityEmail: `${mark}/accounts/universityEmail`, expectedCompletion: `${mark}/accounts/expectedCompletion`, university: `${mark}/accounts/university` }).where('id', '=', account).execute()
  })
}
