import type { House } from './house.ts'
import { readCopy } from '../../src/server/copies/copy.ts'
import type { Tx } from '../../src/server/store/schema.ts'

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
