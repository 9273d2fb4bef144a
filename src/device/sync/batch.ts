import { maxChanges, maxRequestBytes } from '../../api/limits.ts'
import { type Change, conflictType } from '../../sync/change.ts'
import { isAttempted, type Meta, type NotebookDatabase, readMeta, type StoredPending } from '../storage/notebook-database.ts'

/** Room for the envelope around the changes. */
const envelopeBytes = 2048

export interface Batch {
  changes: Change[]
  /** How many changes wait after these. */
  left: number
  /** When the oldest waiting change was made, in milliseconds; null: none waits. */
  oldestAt: number | null
  /** Where the feed stood when they were taken: the question that brings them goes on from there. */
  feed: Pick<Meta, 'epoch' | 'cursor'>
}

/** How long a settled conflict is kept from the server, in milliseconds: so long it can be undone as if it had never been. */
export const undoTime = 20_000

/** Whether a change may still be taken back. A clock that was set back must not hold it for ever. */
export const isUndoable = ({ undoable, attempted, change }: StoredPending, now: number): boolean =>
  undoable === true && !attempted && now >= change.at && now < change.at + undoTime

/** Whether a change waits to be sent: the server has not spoken of it, it is not held back, and not to be undone any more. */
export const isSendable = (entry: StoredPending, now: number): boolean =>
  entry.outcome === null && !entry.held && !isUndoable(entry, now)

/** Whether a change may be sent by whoever came by the link of an invitation to `scope`; undefined: everything may. */
export const isWithin = ({ change: { type, record } }: StoredPending, scope: string | undefined): boolean =>
  scope === undefined || type === conflictType || (type === 'draft' && record === scope)

/**
 * Takes the next changes to send, in order, and marks them attempted in the same transaction: from this moment the
 * server may have them, and whatever is written over them must name them. One row marks them all, by the place they reach
 * to: to write a thousand of them anew takes a phone longer than to send them. `limit` is at most how many, `now` this
 * device's clock; what is not within `scope` waits.
 */
export const takeBatch = (database: NotebookDatabase, now: number, limit: number = maxChanges, scope?: string): Promise<Batch> =>
  database.transaction('rw', database.pending, database.meta, async () => {
    const [feed, pending] = await Promise.all([readMeta(database), database.pending.orderBy('order').toArray()])
    const unanswered = pending.filter((entry) => entry.outcome === null && isWithin(entry, scope))
    const waiting = unanswered.filter((entry) => isSendable(entry, now))
    const changes: Change[] = []
    const taken: StoredPending[] = []
    const encoder = new TextEncoder()
    let bytes = envelopeBytes
    for (const entry of waiting) {
      bytes += encoder.encode(JSON.stringify(entry.change)).length + 1
      if (changes.length >= limit || (changes.length > 0 && bytes > maxRequestBytes)) break
      changes.push(entry.change)
      taken.push(entry)
    }
    const last = taken.findLast((entry) => !isAttempted(entry, feed) && !entry.undoable)
    if (last) await database.meta.put({ ...feed, sent: last.order })
    const undoable = taken.filter((entry) => !entry.attempted && entry.undoable)
    if (undoable.length > 0) await database.pending.bulkPut(undoable.map((entry) => ({ ...entry, attempted: true })))
    // What is held back waits too, and it is what somebody should know of.
    return { changes, left: unanswered.length - changes.length, oldestAt: unanswered[0]?.change.at ?? null, feed }
  })

/** Holds one change back until the app starts anew, so that the others can go on. */
export const holdBack = (database: NotebookDatabase, change: Change): Promise<unknown> =>
  database.pending.filter((entry) => entry.change.id === change.id).modify({ held: true })
