import { Dexie } from 'dexie'
import type { ConflictRow, RemoveChange, SetRow } from '../sync/change.ts'
import { compose, type Edit, type Pending, show, type Shown } from '../sync/pending.ts'
import type { Environment } from './environment.ts'
import type { NotebookDatabase, StoredPending } from './storage/notebook-database.ts'

/**
 * Reading and writing records of one notebook. Each write is one transaction; nothing but Dexie is awaited inside, or
 * the browser would commit it half done.
 */

/** The changes of a record that the server has not finished with, in order. To be called inside a transaction. */
export async function pendingOf(database: NotebookDatabase, type: string, record: string): Promise<StoredPending[]> {
  const found = await database.pending.where('[change.type+change.record]').equals([type, record]).toArray()
  return found.toSorted((a, b) => a.order - b.order)
}

/** Every field of a record that shows something. To be called inside a transaction. */
export async function showRecord(database: NotebookDatabase, type: string, record: string): Promise<Map<string, Shown>> {
  const rows = await database.rows.where('[type+record]').equals([type, record]).toArray()
  return showFields(rows, await pendingOf(database, type, record))
}

function showFields(rows: readonly SetRow[], pending: readonly StoredPending[]): Map<string, Shown> {
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

/** The place at the end of the queue. To be called inside a transaction. */
export async function nextOrder(database: NotebookDatabase): Promise<number> {
  const last = await database.pending.orderBy('order').last()
  return (last?.order ?? 0) + 1
}

/** Every record of a type that is there, by its id, with every field of it as it stands here. */
export const listRecords = (database: NotebookDatabase, type: string): Promise<Map<string, Map<string, Shown>>> =>
  database.transaction('r', database.rows, database.pending, async () => {
    const { minKey, maxKey } = Dexie
    const rows = await database.rows.where('[type+record+field]').between([type, minKey, minKey], [type, maxKey, maxKey]).toArray()
    const pending = await database.pending.where('[change.type+change.record]').between([type, minKey], [type, maxKey]).toArray()
    const held = Map.groupBy(rows, ({ record }) => record)
    const waiting = Map.groupBy(pending.toSorted((a, b) => a.order - b.order), ({ change }) => change.record)
    const found = new Map<string, Map<string, Shown>>()
    for (const record of new Set([...held.keys(), ...waiting.keys()])) {
      const fields = showFields(held.get(record) ?? [], waiting.get(record) ?? [])
      if (fields.size > 0) found.set(record, fields)
    }
    return found
  })

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
