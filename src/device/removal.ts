import { maxBased } from '../sync/based.ts'
import { compose, composeRemoval, type Pending } from '../sync/pending.ts'
import type { Reading, Removed } from './device.ts'
import type { Environment } from './environment.ts'
import { nextOrder, pendingOf, queueOf, showRecord } from './records.ts'
import type { NotebookDatabase } from './storage/notebook-database.ts'

/** Removing a record, and taking that back. Each is one transaction. */

/**
 * Removes a record, naming what was on screen; own edits of it that the server has not answered go with it. A record
 * that is not there is left alone: a second removal would name nothing as seen, and so bring the record back. For the
 * same reason an earlier removal stays in the queue.
 */
export const removeRecord = (database: NotebookDatabase, type: string, record: string, environment: Environment): Promise<Removed> =>
  database.transaction('rw', database.rows, database.pending, database.meta, async () => {
    const shown = await showRecord(database, type, record)
    if (shown.size === 0) return { type, record, removal: '', fields: shown, unsaid: [] }
    const change = composeRemoval({ type, record }, shown, { id: environment.newId(), at: environment.now() })
    const order = await nextOrder(database)
    const unsaid = (await queueOf(database, type, record)).filter(({ change: { kind }, outcome }) => kind === 'set' && outcome === null)
    await database.pending.bulkDelete(unsaid.map((pending) => pending.order))
    await database.pending.put({ order, change, attempted: false, outcome: null })
    return { type, record, removal: change.id, fields: shown, unsaid }
  })

/**
 * Brings a removed record back with what it held; fields that are there again already stay as they are. A removal that
 * was in no request yet is taken out of the queue as if it had never been; of any other the server may know, so each
 * field is written again over the removal and over its former value, which brings the record back knowingly.
 */
export const undoRemoval = (database: NotebookDatabase, removed: Removed, environment: Environment): Promise<void> =>
  database.transaction('rw', database.rows, database.pending, database.meta, async () => {
    const { type, record } = removed
    const waiting = (await queueOf(database, type, record)).find(({ change }) => change.id === removed.removal)
    if (waiting && !waiting.attempted) {
      await database.pending.delete(waiting.order)
      await database.pending.bulkPut([...removed.unsaid])
      return
    }
    const there = await showRecord(database, type, record)
    let order = await nextOrder(database)
    for (const [field, { value, ids }] of removed.fields) {
      if (value === undefined || there.has(field)) continue
      const over = { value: undefined, ids: [removed.removal, ...ids] }
      const stamp = { id: environment.newId(), at: environment.now() }
      const { change } = compose({ type, record, field, value }, over, undefined, stamp)
      const next: Pending = { order: order++, change, attempted: false, outcome: null }
      await database.pending.put(next)
    }
  })

/** The removal of a record and what it held, as readings to write over; `nothingRead`s where none is known here. */
export const readRemoval = (database: NotebookDatabase, type: string, record: string): Promise<(field: string) => Reading> =>
  database.transaction('r', database.removals, database.pending, async () => {
    const own = (await pendingOf(database, type, record)).findLast(({ change }) => change.kind === 'remove')?.change
    const removal = own?.kind === 'remove' ? own : await database.removals.get([type, record])
    return (field) => ({
      value: undefined,
      ids: removal ? [removal.id, ...(Object.hasOwn(removal.seen, field) ? (removal.seen[field] ?? []) : [])].slice(0, maxBased) : [],
    })
  })
