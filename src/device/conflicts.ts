import type { ConflictRow } from '../sync/change.ts'
import type { Shown } from '../sync/pending.ts'
import type { Kept } from './device.ts'
import { pendingOf, showRecord } from './records.ts'
import type { NotebookDatabase } from './storage/notebook-database.ts'

/** Values that lost unseen. */

const nothing: Shown = { value: undefined, ids: [] }

/** Conflict entries that the person has not settled here, newest first, each with what stands now. */
export const openConflicts = (database: NotebookDatabase, device: string): Promise<Kept[]> =>
  database.transaction('r', database.conflicts, database.rows, database.pending, async () => {
    const entries = await database.conflicts.toArray()
    if (entries.length === 0) return []
    const settled = new Set<string>()
    for (const { change } of await database.pending.toArray()) {
      if (change.kind === 'remove' && change.type === 'conflict') settled.add(change.record)
      if (change.kind === 'set') for (const id of change.based) settled.add(id)
    }
    const open: Kept[] = []
    for (const entry of entries) {
      if (settled.has(entry.id) || (settled.has(entry.loser.id) && settled.has(entry.winner))) continue
      open.push(await withStanding(database, entry, device))
    }
    return open.toSorted((a, b) => b.entry.rev - a.entry.rev)
  })

/** An entry with what stands now. To be called inside a transaction. */
export async function withStanding(database: NotebookDatabase, entry: ConflictRow, device: string): Promise<Kept> {
  const { type, record, field } = entry.about
  const current = (await showRecord(database, type, record)).get(field) ?? nothing
  const ours = entry.loser.device === device
  return { entry, current, ours, standing: await writing(database, entry, current, ours) }
}

/** When and where what stands was written, as far as this device can tell. */
async function writing(database: NotebookDatabase, { about, winner }: ConflictRow, current: Shown, ours: boolean): Promise<Kept['standing']> {
  const [id] = current.ids
  if (id === undefined) return null
  const { type, record, field } = about
  const waiting = (await pendingOf(database, type, record)).find(({ change }) => change.id === id)
  if (waiting) return { at: waiting.change.at, ours: true }
  const row = await database.rows.get([type, record, field])
  if (row?.id !== id) return null
  // A device never meets itself: what won against our value unseen came from another one.
  return { at: row.at, ours: row.own ? true : ours && row.id === winner ? false : null }
}
