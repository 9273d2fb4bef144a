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

/** Whether the server has not spoken of a change, and it is not held back. */
const isWaiting = ({ outcome, held }: StoredPending): boolean => outcome === null && !held

/**
 * Of changes in the queue, those to be sent now: they wait, and are not to be undone any more. One that can still be undone
 * goes too once a change that goes names it: else that one comes to the server first, which takes it for somebody's who
 * never saw the other.
 */
export function sendableOf(entries: readonly StoredPending[], now: number): StoredPending[] {
  const waiting = entries.filter(isWaiting)
  const named = new Set(waiting.filter((entry) => !isUndoable(entry, now)).flatMap(({ change }) => (change.kind === 'set' ? change.based : Object.values(change.seen).flat())))
  return waiting.filter((entry) => !isUndoable(entry, now) || named.has(entry.change.id))
}

/** Whether a change may be sent by whoever came by the link of an invitation to `scope`; undefined: everything may. */
export const isWithin = ({ change: { type, record } }: StoredPending, scope: string | undefined): boolean =>
  scope === undefined || type === conflictType || (type === 'draft' && record === scope)

/** Of so many changes each one itself says that it was sent. */
const few = 2

/**
 * Takes the next changes to send, in order, and marks them attempted in the same transaction: from this moment the
 * server may have them, and whatever is written over them must name them. One row marks many of them, by the place they
 * reach to: to write a thousand of them anew takes a phone longer than to send them. Few of them are marked one by one, and
 * a removal always: a page of a version that does not know of that row may be open beside this one, and takes out of the queue
 * what it finds unmarked. `limit` is at most how many, `now` this device's clock; what is not within `scope` waits.
 */
export const takeBatch = (database: NotebookDatabase, now: number, limit: number = maxChanges, scope?: string): Promise<Batch> =>
  database.transaction('rw', database.pending, database.meta, async () => {
    const [feed, pending] = await Promise.all([readMeta(database), database.pending.orderBy('order').toArray()])
    const unanswered = pending.filter((entry) => entry.outcome === null && isWithin(entry, scope))
    const changes: Change[] = []
    const taken: StoredPending[] = []
    const encoder = new TextEncoder()
    let bytes = envelopeBytes
    for (const entry of sendableOf(unanswered, now)) {
      bytes += encoder.encode(JSON.stringify(entry.change)).length + 1
      if (changes.length >= limit || (changes.length > 0 && bytes > maxRequestBytes)) break
      changes.push(entry.change)
      taken.push(entry)
    }
    const unmarked = taken.filter((entry) => !entry.attempted)
    const last = unmarked.length > few ? unmarked.findLast((entry) => !isAttempted(entry, feed) && !entry.undoable) : undefined
    if (last) await database.meta.put({ ...feed, sent: last.order })
    const oneByOne = unmarked.filter(({ undoable, change }) => unmarked.length <= few || undoable === true || change.kind === 'remove')
    if (oneByOne.length > 0) await database.pending.bulkPut(oneByOne.map((entry) => ({ ...entry, attempted: true })))
    // What is held back waits too, and it is what somebody should know of.
    return { changes, left: unanswered.length - changes.length, oldestAt: unanswered[0]?.change.at ?? null, feed }
  })

/** Holds one change back until the app starts anew, so that the others can go on. */
export const holdBack = (database: NotebookDatabase, change: Change): Promise<unknown> =>
  database.pending.filter((entry) => entry.change.id === change.id).modify({ held: true })
