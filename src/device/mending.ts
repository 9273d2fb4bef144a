import { compose, type Pending } from '../sync/pending.ts'
import type { Environment } from './environment.ts'
import { nextOrder, queueOf, showRecord } from './records.ts'
import type { NotebookDatabase } from './storage/notebook-database.ts'

/**
 * Settles a change that the server refused, in one transaction. `mend` puts it into its field again, over what stands
 * there now, and holds it back: as it is it would be refused again, and what is written over it is sent. `drop` lets it
 * go. False: it is not there any more.
 */
export const mendRefused = (database: NotebookDatabase, id: string, choice: 'mend' | 'drop', environment: Environment): Promise<boolean> =>
  database.transaction('rw', database.refused, database.rows, database.pending, database.meta, async () => {
    const refused = await database.refused.get(id)
    if (!refused) return false
    await database.refused.delete(id)
    if (choice === 'drop' || refused.change.kind !== 'set') return true
    const { type, record, field, value } = refused.change
    const over = (await showRecord(database, type, record)).get(field) ?? { value: undefined, ids: [] }
    const waiting = await queueOf(database, type, record)
    const newest = waiting.findLast(({ change }) => change.kind === 'set' && change.field === field)
    const { change, replaces } = compose({ type, record, field, value }, over, newest, { id: environment.newId(), at: environment.now() })
    const next: Pending & { held: true } = { order: await nextOrder(database), change, attempted: false, outcome: null, held: true }
    if (replaces && newest) await database.pending.delete(newest.order)
    await database.pending.put(next)
    return true
  })
