import type { RemoveChange, SetChange } from '../sync/change.ts'
import { composeRemoval } from '../sync/pending.ts'
import { withStanding } from './conflicts.ts'
import type { Kept, Settled } from './device.ts'
import type { Environment } from './environment.ts'
import { nextOrder, queueOf, showRecord } from './records.ts'
import type { NotebookDatabase, StoredPending } from './storage/notebook-database.ts'
import { isUndoable, undoTime } from './sync/batch.ts'

/** How a person settles a conflict, and takes that back. Each is one transaction. */

/** Puts the kept value in place of the current one, or lets it go. */
export const settleConflict = (
  database: NotebookDatabase,
  id: string,
  choice: Settled['choice'],
  device: string,
  environment: Environment,
): Promise<Settled | null> =>
  database.transaction('rw', database.conflicts, database.rows, database.pending, database.meta, async () => {
    const entry = await database.conflicts.get(id)
    if (!entry) return null
    const kept = await withStanding(database, entry, device)
    const { type, record, field } = entry.about
    const at = environment.now()
    const stamp = () => ({ id: environment.newId(), at })
    // Behind whatever may be put back where it stood.
    let order = await nextOrder(database)
    let unsaid: StoredPending[] = []
    let changes: StoredPending['change'][]
    if (choice === 'dismiss' || field !== '') changes = [settlingField(kept, choice, stamp())]
    else {
      // About the record itself: what was kept is its removal. Own words that wait for it go with it. Where it was removed
      // here already that removal stands: a second one would name nothing as seen.
      const shown = await showRecord(database, type, record)
      const removals = shown.size === 0 ? [] : [composeRemoval({ type, record }, shown, stamp())]
      unsaid = (await queueOf(database, type, record)).filter(({ change: { kind }, outcome }) => kind === 'set' && outcome === null)
      changes = [...removals, dismissal(kept, stamp())]
      await database.pending.bulkDelete(unsaid.map(({ order }) => order))
    }
    for (const change of changes) {
      await database.pending.put({ order: order++, change, attempted: false, outcome: null, undoable: true })
    }
    return { kept, choice, changes: changes.map((change) => change.id), unsaid, until: at + undoTime }
  })

/** The change that settles a conflict about one field. */
export const settlingField = (kept: Kept, choice: Settled['choice'], stamp: { id: string; at: number }): SetChange | RemoveChange =>
  choice === 'take' ? taking(kept, stamp) : dismissal(kept, stamp)

const dismissal = ({ entry }: Kept, stamp: { id: string; at: number }): RemoveChange => ({ ...stamp, kind: 'remove', type: 'conflict', record: entry.id, seen: {} })

/** Naming both sides settles the entry; the confirmed value comes last, as for every change. */
function taking({ entry, current }: Kept, stamp: { id: string; at: number }): SetChange {
  const last = current.ids.at(-1)
  const based = [...new Set([...current.ids.slice(0, 5), entry.loser.id, entry.winner])].filter((known) => known !== last)
  return { ...stamp, kind: 'set', ...entry.about, value: entry.loser.value, based: last === undefined ? based : [...based, last] }
}

/** Takes back what settled a conflict, while nobody else can have heard of it. */
export const reopenConflict = (database: NotebookDatabase, { changes, unsaid }: Settled, environment: Environment): Promise<boolean> =>
  database.transaction('rw', database.pending, async () => {
    const entries = await database.pending.filter(({ change }) => changes.includes(change.id)).toArray()
    const now = environment.now()
    if (entries.length < changes.length || !entries.every((entry) => isUndoable(entry, now))) return false
    await database.pending.bulkDelete(entries.map(({ order }) => order))
    await database.pending.bulkPut([...unsaid])
    return true
  })
