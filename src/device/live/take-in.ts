import type { StreamedRows } from '../../api/stream.ts'
import { type NotebookDatabase, readMeta } from '../storage/notebook-database.ts'
import { foldRow, skewOf } from '../sync/receive.ts'

/**
 * Takes in rows that were streamed, whole or not at all, in one transaction. `known`: this device has them all. `unfit`:
 * they do not follow what this device has, so an ordinary pass is to read on. `now`: this device's clock.
 */
export const takeIn = (database: NotebookDatabase, told: StreamedRows, now: number): Promise<'taken' | 'known' | 'unfit'> =>
  database.transaction('rw', database.tables, async () => {
    const meta = await readMeta(database)
    if (meta.epoch !== told.epoch || meta.scope !== told.scope) return 'unfit'
    if (told.cursor <= meta.cursor) return 'known'
    // They reach from before what this device has to the end of the feed: newer than all it has, and nothing is left out.
    if (told.before > meta.cursor) return 'unfit'
    // A pass that broke off had some changes decided, maybe after these rows were read: they end where the pass goes on.
    const decided = await database.pending.filter(({ outcome }) => outcome !== null).count()
    if (decided > 0) return 'unfit'
    for (const row of told.changes) await foldRow(database, row)
    await database.meta.put({ ...meta, cursor: told.cursor, lastReceived: told.now, skew: skewOf(told.now - now) })
    return 'taken'
  })

/** Notes that the server said it is there and nothing is missing. `now`: this device's clock, `told` the server's. */
export const noteContact = (database: NotebookDatabase, told: number, now: number): Promise<unknown> =>
  database.meta.update('feed', { lastReceived: told, skew: skewOf(told - now) })
