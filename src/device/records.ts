import type { ConflictRow, RemoveChange } from '../sync/change.ts'
import { compose, composeRemoval, type Edit, type Pending, show, type Shown } from '../sync/pending.ts'
import type { Environment } from './environment.ts'
import type { NotebookDatabase, StoredPending } from './storage/notebook-database.ts'

/**
 * Reading and writing records of one notebook. Each write is one transaction; nothing but Dexie is awaited inside, or
 * the browser would commit it half done.
 */

async function pendingOf(database: NotebookDatabase, type: string, record: string): Promise<StoredPending[]> {
  const found = await database.pending.where('[change.type+change.record]').equals([type, record]).toArray()
  return found.toSorted((a, b) => a.order - b.order)
}

async function showRecord(database: NotebookDatabase, type: string, record: string): Promise<Map<string, Shown>> {
  const rows = await database.rows.where('[type+record]').equals([type, record]).toArray()
  const pending = await pendingOf(database, type, record)
  const fields = new Set(rows.map((row) => row.field))
  for (const { change } of pending) if (change.kind === 'set') fields.add(change.field)
  const shown = new Map<string, Shown>()
  for (const field of fields) {
    const reading = show(rows.find((row) => row.field === field), pending, field)
    if (reading.value !== undefined) shown.set(field, reading)
  }
  return shown
}

/** Every field of a record as it stands here. */
export const readRecord = (database: NotebookDatabase, type: string, record: string): Promise<Map<string, Shown>> =>
  database.transaction('r', database.rows, database.pending, () => showRecord(database, type, record))

async function nextOrder(database: NotebookDatabase): Promise<number> {
  const last = await database.pending.orderBy('order').last()
  return (last?.order ?? 0) + 1
}

/** Writes one field over what was on screen; answers what to write over next. */
export const writeField = (database: NotebookDatabase, edit: Edit, over: Shown, environment: Environment): Promise<Shown> =>
  database.transaction('rw', database.pending, async () => {
    const pending = await pendingOf(database, edit.type, edit.record)
    const newest = pending.findLast(({ change }) => change.kind === 'set' && change.field === edit.field)
    const stamp = { id: environment.newId(), at: environment.now() }
    const { change, replaces } = compose(edit, over, newest, stamp)
    const next: Pending = { order: await nextOrder(database), change, attempted: false, outcome: null }
    if (replaces && newest) await database.pending.delete(newest.order)
    await database.pending.put(next)
    return { value: edit.value, ids: [change.id, ...change.based] }
  })

/** Removes a record, naming what was on screen; own edits of it that the server has not answered go with it. */
export const removeRecord = (database: NotebookDatabase, type: string, record: string, environment: Environment): Promise<void> =>
  database.transaction('rw', database.rows, database.pending, async () => {
    const shown = await showRecord(database, type, record)
    const change = composeRemoval({ type, record }, shown, { id: environment.newId(), at: environment.now() })
    const order = await nextOrder(database)
    for (const pending of await pendingOf(database, type, record)) {
      if (pending.outcome === null) await database.pending.delete(pending.order)
    }
    await database.pending.put({ order, change, attempted: false, outcome: null })
  })

/** Conflict entries that the person has not settled here, each with what stands now. */
export const openConflicts = (database: NotebookDatabase): Promise<{ entry: ConflictRow; current: Shown }[]> =>
  database.transaction('r', database.conflicts, database.rows, database.pending, async () => {
    const settled = new Set<string>()
    for (const { change } of await database.pending.toArray()) {
      if (change.kind === 'remove' && change.type === 'conflict') settled.add(change.record)
      if (change.kind === 'set') for (const id of change.based) settled.add(id)
    }
    const open = []
    for (const entry of await database.conflicts.toArray()) {
      if (settled.has(entry.id) || (settled.has(entry.loser.id) && settled.has(entry.winner))) continue
      const { type, record, field } = entry.about
      const current = (await showRecord(database, type, record)).get(field) ?? { value: undefined, ids: [] }
      open.push({ entry, current })
    }
    return open.toSorted((a, b) => b.entry.rev - a.entry.rev)
  })

/** Puts the kept value in place of the current one, or lets it go. */
export const settleConflict = (
  database: NotebookDatabase,
  id: string,
  choice: 'take' | 'dismiss',
  environment: Environment,
): Promise<void> =>
  database.transaction('rw', database.conflicts, database.rows, database.pending, async () => {
    const entry = await database.conflicts.get(id)
    if (!entry) return
    const stamp = { id: environment.newId(), at: environment.now() }
    const order = await nextOrder(database)
    const { type, record, field } = entry.about
    if (choice === 'dismiss' || field === '') {
      const dismissal: RemoveChange = { ...stamp, kind: 'remove', type: 'conflict', record: id, seen: {} }
      await database.pending.put({ order, change: dismissal, attempted: false, outcome: null })
      return
    }
    const current = (await showRecord(database, type, record)).get(field) ?? { value: undefined, ids: [] }
    // Naming both sides settles the entry; the confirmed value comes last, as for every change.
    const based = [...new Set([...current.ids.slice(0, 5), entry.loser.id, entry.winner, ...current.ids.slice(-1)])]
    const last = current.ids.at(-1)
    const named = last ? [...based.filter((known) => known !== last), last] : based
    const change = { ...stamp, kind: 'set' as const, type, record, field, value: entry.loser.value, based: named }
    await database.pending.put({ order, change, attempted: false, outcome: null })
  })
