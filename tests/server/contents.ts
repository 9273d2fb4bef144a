import type { House } from './house.ts'
import { readCopy } from '../../src/server/copies/copy.ts'
import type { Tx } from '../../src/server/store/schema.ts'
import { readTables } from '../../src/server/store/structure.ts'

/** Everything that is in a database, table by table, its rows in an order of their own. */
export async function contentsOf({ read }: Pick<House['store'], 'read'>): Promise<Record<string, string[]>> {
  return read(async (tx: Tx) => {
    const all: Record<string, string[]> = {}
    let rows: string[] = []
    for await (const piece of (await readCopy(tx)).pieces) {
      if (piece.kind === 'table') all[piece.table.name] = rows = []
      else rows.push(...piece.rows.map((row) => JSON.stringify(row)))
    }
    return Object.fromEntries(Object.entries(all).map(([table, found]) => [table, found.toSorted()]))
  })
}

const numbers = new Set(['rev', 'version', 'entryYear', 'member', 'counter', 'attempts', 'secret', 'since', 'edition', 'bytes', 'gzipped', 'whole', 'every', 'active', 'count', 'sample', 'width', 'height', 'crowd', 'size', 'steps', 'times'])

/** Gives every table that is still empty one row, so that a copy which leaves a table out is noticed. */
export async function fillEmptyTables({ write }: Pick<House['store'], 'write'>): Promise<void> {
  await write(async (tx) => {
    const any = tx as unknown as Tx<Record<string, Record<string, string | number>>>
    for (const { name, columns } of await readTables(tx)) {
      if ((await any.selectFrom(name).selectAll().limit(1).execute()).length > 0) continue
      const row = Object.fromEntries(columns.map((column) => [column, numbers.has(column) ? 1 : `any ${column}`]))
      await any.insertInto(name).values(row).execute()
    }
  })
}
