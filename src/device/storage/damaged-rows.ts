import * as z from 'zod/mini'
import { note } from '../log.ts'
import type { NotebookDatabase } from './notebook-database.ts'

/**
 * A row that a crash of the browser's storage left half written, or that an app wrote which is not understood any more,
 * would stop whoever reads past it: nothing would be shown or sent again. Such a row is put aside whole, and everything
 * else goes on. Asked for here is only what the code that reads rows relies on; what a newer app added stays.
 */

const text = z.string()
const changeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('set'), id: text, type: text, record: text, field: text, based: z.array(text), at: z.number() }),
  z.object({ kind: z.literal('remove'), id: text, type: text, record: text, seen: z.record(text, z.array(text)), at: z.number() }),
])
const removalSchema = z.object({ id: text, type: text, record: text, seen: z.record(text, z.array(text)) })

const rowSchemas = {
  rows: z.object({ id: text, type: text, record: text, field: text, value: z.unknown(), based: z.array(text), rev: z.number() }),
  removals: removalSchema,
  conflicts: z.object({ id: text, about: z.object({ type: text, record: text, field: text }), loser: z.object({ id: text }), winner: text }),
  dismissals: removalSchema,
  pending: z.object({ order: z.number(), change: changeSchema }),
  refused: z.object({ id: text, change: changeSchema, code: text }),
  sealed: z.object({ campaign: text, definition: z.object({ id: text, version: z.number() }), answers: z.record(text, z.unknown()), sealedAt: text, hash: text, state: text }),
} as const
const feedSchema = z.object({ name: z.literal('feed'), epoch: z.nullable(text), cursor: z.number(), lastReceived: z.nullable(z.number()), sent: z.optional(z.number()) })

/** What the server has too: it comes again when the feed is read from its beginning. */
const confirmed: ReadonlySet<string> = new Set(['rows', 'removals', 'conflicts', 'dismissals'])

/**
 * Puts every row aside that can't be read, in one transaction; what the server has is read anew by the next round.
 * Answers how many there were. They stay in the database, and in every export of it.
 */
export async function setAsideDamaged(database: NotebookDatabase): Promise<number> {
  const found = await database.transaction('rw', database.tables, async () => {
    const damaged: { store: string; row: unknown }[] = []
    let anew = false
    const stores = Object.entries(rowSchemas).map(([store, schema]) => ({ store, schema, table: database.table<unknown, never>(store) }))
    const all = await Promise.all(stores.map(({ table }) => table.toArray()))
    for (const [which, { store, schema, table }] of stores.entries()) {
      const rows = all[which] ?? []
      const wrong = rows.flatMap((row, at) => (schema.safeParse(row).success ? [] : [at]))
      if (wrong.length === 0) continue
      const keys = await table.toCollection().primaryKeys()
      for (const at of wrong) {
        const key = keys[at]
        if (key === undefined) continue
        damaged.push({ store, row: rows[at] })
        anew ||= confirmed.has(store)
        await table.delete(key)
      }
    }
    const feed: unknown = await database.meta.get('feed')
    if (feed !== undefined && !feedSchema.safeParse(feed).success) {
      damaged.push({ store: 'meta', row: feed })
      await database.meta.delete('feed')
      // What of the queue was sent stood there too: any of it may have been.
      await database.pending.toCollection().modify({ attempted: true })
    } else if (feed !== undefined && anew) {
      await database.meta.update('feed', { cursor: 0 })
    }
    if (damaged.length > 0) {
      const before = await readSetAside(database)
      await database.table('meta').put({ name: damagedName, rows: [...before, ...damaged] })
    }
    return damaged.length
  })
  if (found > 0) void note('rows:set-aside')
  return found
}

const damagedName = 'damaged'
const keptSchema = z.object({ rows: z.array(z.unknown()) })

/** The rows that were put aside, each with the store it was in. To be called inside a transaction on `meta`, or alone. */
export async function readSetAside(database: NotebookDatabase): Promise<unknown[]> {
  const kept: unknown = await database.table('meta').get(damagedName)
  return keptSchema.safeParse(kept).data?.rows ?? []
}
