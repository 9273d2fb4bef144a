import type { SyncAnswer, SyncRequest } from '../../api/sync.ts'
import { conflictType, type Change, type RemoveChange, type Row } from '../../sync/change.ts'
import { note } from '../log.ts'
import { type Meta, type NotebookDatabase, readMeta, type StoredPending, type StoredRow } from '../storage/notebook-database.ts'
import { isWithin, sendableOf } from './batch.ts'
import { releaseHeld } from './release.ts'

/** How often it is written down that the server is there, when that is all there is to write. In milliseconds. */
export const contactTime = 60_000

/**
 * Takes in one answer, whole or not at all, in one transaction. `all`: nothing is left to send or to read; `nothing`: nor
 * was there anything to write. `some` also
 * when another pass moved the cursor since the question was asked: then the answer no longer fits, and its results will
 * be given again to whoever asks again. `anew`: the answer is of another feed than the cursor counts in, that of one
 * draft or the whole one; that one is read from its beginning. Or it is of another build of the server than the one before:
 * what was held back may go now. `now`: this device's clock.
 */
export async function receive(
  database: NotebookDatabase,
  asked: SyncRequest,
  sent: readonly Change[],
  answer: SyncAnswer,
  now: number,
  scope?: string,
): Promise<'all' | 'nothing' | 'some' | 'anew'> {
  // Once in a database's life, if ever; and nothing can be loaded inside a transaction.
  const restored = asked.epoch !== null && asked.epoch !== answer.epoch ? await import('./offer-everything.ts') : null
  return database.transaction('rw', database.tables, async () => {
    const [meta, queued] = await Promise.all([readMeta(database), database.pending.toArray()])
    if (meta.epoch !== asked.epoch || meta.cursor !== asked.cursor) return 'some'
    if (meta.cursor > 0 && meta.scope !== answer.scope) {
      await database.meta.put({ ...meta, cursor: 0, scope: answer.scope })
      return 'anew'
    }
    await restored?.offerEverything(database)
    const server = `${answer.build ?? ''} ${answer.schema.max}`
    const released = meta.server === server ? 0 : await releaseHeld(database)
    const pending = restored || released > 0 ? await database.pending.toArray() : queued
    const decided = await noteResults(database, pending, sent, answer)
    await foldRows(database, answer.changes, idsOf(decided))
    if (!answer.more) await finish(database, pending, decided, answer.changes)
    const waiting = !answer.more && pending.length > decided.length ? await database.pending.toArray() : []
    // Places in the queue go on behind the last change that is in it: those of later ones are not to be found marked.
    const reach = answer.more ? meta.sent : waiting.at(-1)?.order
    const mark = meta.sent !== undefined && reach !== undefined ? { sent: Math.min(meta.sent, reach) } : {}
    const told: Meta = { name: 'feed', epoch: answer.epoch, cursor: answer.cursor, lastReceived: answer.now, skew: skewOf(answer.now - now), scope: answer.scope, server, ...mark }
    const isNews = sent.length > 0 || answer.changes.length > 0 || released > 0 || !isAsItWas(meta, told)
    if (isNews) await database.meta.put(told)
    if (released > 0) return 'anew'
    if (answer.more) return 'some'
    return sendableOf(waiting.filter((entry) => isWithin(entry, scope)), now).length > 0 ? 'some' : isNews ? 'all' : 'nothing'
  })
}

/** Whether the feed still stands where it stood, but for the time, and that little. */
function isAsItWas(before: Meta, told: Meta): boolean {
  const isRecent = before.lastReceived !== null && Math.abs((told.lastReceived ?? 0) - before.lastReceived) < contactTime
  return isRecent && skewOf((told.skew ?? 0) - (before.skew ?? 0)) === 0 && (['epoch', 'cursor', 'scope', 'server', 'sent'] as const).every((part) => before[part] === told[part])
}

/** How far clocks differ, in milliseconds. They never agree to the minute, and a request takes its time. */
export const skewOf = (difference: number) => (Math.abs(difference) < 5 * 60_000 ? 0 : difference)

/**
 * Keeps what the server said of each change sent, as far as it still is `pending`. Answers the changes that it decided: with the last page of the feed they
 * end at once, so that their outcome is written down only when there is another page to wait for.
 */
async function noteResults(
  database: NotebookDatabase,
  pending: readonly StoredPending[],
  sent: readonly Change[],
  { results, more }: SyncAnswer,
): Promise<StoredPending[]> {
  const waiting = new Map(pending.map((entry) => [entry.change.id, entry]))
  const decided: StoredPending[] = []
  for (const [index, change] of sent.entries()) {
    const result = results[index]
    const entry = waiting.get(change.id)
    if (!result || !entry) continue
    if (result.outcome === 'refused' || result.outcome === 'parked') void note(`change.${result.outcome}.${result.code ?? 'none'}`)
    if (result.outcome === 'refused') {
      await database.refused.put({ id: change.id, change, code: result.code ?? 'refused' })
      await database.pending.delete(entry.order)
    } else if (result.outcome === 'parked') {
      await database.pending.put({ ...entry, held: true })
    } else {
      decided.push({ ...entry, outcome: result.outcome })
    }
  }
  if (more) await database.pending.bulkPut(decided)
  return decided
}

const idsOf = (decided: readonly StoredPending[]): ReadonlySet<string> => new Set(decided.map(({ change }) => change.id))

/**
 * Folds rows in their order. Values that follow each other, which is what most of a long feed is, are put in one go: a
 * thousand single writes take a phone seconds. A row that one of the changes `written` made is marked as written here: the
 * feed names no device, and people are told where a value comes from.
 */
async function foldRows(database: NotebookDatabase, rows: readonly Row[], written: ReadonlySet<string>): Promise<void> {
  let sets: StoredRow[] = []
  const put = async () => {
    if (sets.length === 0) return
    const records = new Map(sets.map(({ type, record }) => [JSON.stringify([type, record]), [type, record] as [string, string]]))
    await Promise.all([database.rows.bulkPut(sets), database.removals.bulkDelete([...records.values()])])
    sets = []
  }
  for (const row of rows) {
    if (row.kind === 'set') {
      sets.push(written.has(row.id) ? { ...row, own: true } : row)
    } else {
      await put()
      await foldRow(database, row)
    }
  }
  await put()
}

/** Folds one row of the feed into what the server confirmed. */
export async function foldRow(database: NotebookDatabase, row: Row): Promise<void> {
  if (row.kind === 'conflict') {
    await database.conflicts.put(row)
  } else if (row.kind === 'set') {
    await database.rows.put(row)
    await database.removals.delete([row.type, row.record])
  } else if (row.type === conflictType) {
    await database.conflicts.delete(row.record)
    await database.dismissals.put(removal(row.id, conflictType, row.record, {}))
  } else {
    const seen: RemoveChange['seen'] = {}
    for (const held of await database.rows.where('[type+record]').equals([row.type, row.record]).toArray()) {
      seen[held.field] = [held.id]
    }
    await database.rows.where('[type+record]').equals([row.type, row.record]).delete()
    await database.removals.put(removal(row.id, row.type, row.record, seen))
  }
}

/**
 * At the end of the feed the rows hold whatever was decided, so decided changes have done their work: those of this answer
 * (`now`), and those of what was `pending` that waited for its last page. Rows that came before what made them was decided are marked as
 * written here now; those just `told` are already.
 */
async function finish(
  database: NotebookDatabase,
  pending: readonly StoredPending[],
  now: readonly StoredPending[],
  told: readonly Row[],
): Promise<void> {
  if (pending.length === 0) return
  await drop(database, now)
  const waited = pending.some(({ outcome }) => outcome !== null)
  const before = waited ? await database.pending.filter(({ outcome }) => outcome !== null).toArray() : []
  await drop(database, before)
  const marked = new Set(told.map(({ id }) => id))
  const earlier = now.filter(({ change }) => !marked.has(change.id))
  const sets = [...earlier, ...before].flatMap(({ change }) => (change.kind === 'set' ? [change] : []))
  if (sets.length === 0) return
  const rows = await database.rows.bulkGet(sets.map(({ type, record, field }): [string, string, string] => [type, record, field]))
  await database.rows.bulkPut(rows.flatMap((row, at) => (row && row.id === sets[at]?.id ? [{ ...row, own: true as const }] : [])))
}

/** So many changes go one by one. */
const few = 16

/**
 * Takes decided changes out of the queue. Many that nothing stands between go as one stretch of it: one by one a thousand of
 * them take longer than everything else that is done with an answer.
 */
async function drop(database: NotebookDatabase, decided: readonly StoredPending[]): Promise<void> {
  if (decided.length > few) {
    const orders = decided.map(({ order }) => order).toSorted((a, b) => a - b)
    const stretch = database.pending.where('order').between(orders[0], orders.at(-1), true, true)
    if ((await stretch.count()) === decided.length) {
      await stretch.delete()
      return
    }
  }
  await database.pending.bulkDelete(decided.map(({ order }) => order))
}

const removal = (id: string, type: string, record: string, seen: RemoveChange['seen']): RemoveChange =>
  // The time of a removal is not told to devices and decides nothing.
  ({ id, kind: 'remove', type, record, seen, at: 0 })
