import { Dexie } from 'dexie'
import type { SetRow } from '../sync/change.ts'
import { compose, type Edit, type Pending, show, type Shown } from '../sync/pending.ts'
import type { Environment } from './environment.ts'
import { isAttempted, type NotebookDatabase, readMeta, type StoredPending } from './storage/notebook-database.ts'

/**
 * Reading and writing records of one notebook. Each write is one transaction; nothing but Dexie is awaited inside, or
 * the browser would commit it half done.
 */

const { minKey, maxKey } = Dexie

/** The changes of a record that the server has not finished with, in order. To be called inside a transaction. */
export async function pendingOf(database: NotebookDatabase, type: string, record: string): Promise<StoredPending[]> {
  const found = await database.pending.where('[change.type+change.record]').equals([type, record]).toArray()
  return found.toSorted((a, b) => a.order - b.order)
}

/**
 * The same for whoever writes over them: each says whether the server may have it. To be called inside a transaction on
 * `meta` too.
 */
export async function queueOf(database: NotebookDatabase, type: string, record: string): Promise<StoredPending[]> {
  const found = await pendingOf(database, type, record)
  if (found.every(({ attempted }) => attempted)) return found
  const feed = await readMeta(database)
  return found.map((entry) => ({ ...entry, attempted: isAttempted(entry, feed) }))
}

/** Every field of a record that shows something. To be called inside a transaction. */
export async function showRecord(database: NotebookDatabase, type: string, record: string): Promise<Map<string, Shown>> {
  // By the key itself: over an index each row is looked up once more.
  const rows = await database.rows.where('[type+record+field]').between([type, record, minKey], [type, record, maxKey]).toArray()
  return showFields(rows, await pendingOf(database, type, record))
}

function showFields(rows: readonly SetRow[], pending: readonly StoredPending[]): Map<string, Shown> {
  const held = new Map(rows.map((row) => [row.field, row]))
  const newest = new Map<string, StoredPending[]>()
  const fields = () => new Set([...held.keys(), ...newest.keys()])
  for (const entry of pending) {
    for (const field of entry.change.kind === 'set' ? [entry.change.field] : fields()) newest.set(field, [entry])
  }
  const shown = new Map<string, Shown>()
  for (const field of fields()) {
    const reading = show(held.get(field), newest.get(field) ?? [], field)
    if (reading.value !== undefined) shown.set(field, reading)
  }
  return shown
}

/** Every field of a record as it stands here. */
export const readRecord = (database: NotebookDatabase, type: string, record: string): Promise<Map<string, Shown>> =>
  database.transaction('r', database.rows, database.pending, () => showRecord(database, type, record))

/** The place at the end of the queue, 1 or above: those below are of what is offered again. To be called inside a transaction. */
export async function nextOrder(database: NotebookDatabase): Promise<number> {
  const last = await database.pending.orderBy('order').last()
  return Math.max(last?.order ?? 0, 0) + 1
}

/** Every record of a type that is there, by its id, with every field of it as it stands here. */
export const listRecords = (database: NotebookDatabase, type: string): Promise<Map<string, Map<string, Shown>>> =>
  database.transaction('r', database.rows, database.pending, async () => {
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
  database.transaction('rw', database.pending, database.meta, async () => {
    const pending = await queueOf(database, edit.type, edit.record)
    const newest = pending.findLast(({ change }) => change.kind === 'set' && change.field === edit.field)
    const stamp = { id: environment.newId(), at: environment.now() }
    const { change, replaces } = compose(edit, over, newest, stamp)
    const next: Pending = { order: await nextOrder(database), change, attempted: false, outcome: null }
    if (replaces && newest) await database.pending.delete(newest.order)
    await database.pending.put(next)
    return { value: edit.value, ids: [change.id, ...change.based] }
  })
