import type { SyncAnswer, SyncRequest } from '../../api/sync.ts'
import { conflictType, type Change, type RemoveChange, type Result, type Row } from '../../sync/change.ts'
import { type NotebookDatabase, readMeta } from '../storage/notebook-database.ts'
import { isSendable, isWithin } from './batch.ts'

/**
 * Takes in one answer, whole or not at all, in one transaction. `all`: nothing is left to send or to read. `some` also
 * when another pass moved the cursor since the question was asked: then the answer no longer fits, and its results will
 * be given again to whoever asks again. `anew`: the answer is of another feed than the cursor counts in, that of one
 * draft or the whole one; that one is read from its beginning. `now`: this device's clock.
 */
export async function receive(
  database: NotebookDatabase,
  asked: SyncRequest,
  sent: readonly Change[],
  answer: SyncAnswer,
  now: number,
  scope?: string,
): Promise<'all' | 'some' | 'anew'> {
  // Once in a database's life, if ever; and nothing can be loaded inside a transaction.
  const restored = asked.epoch !== null && asked.epoch !== answer.epoch ? await import('./offer-everything.ts') : null
  return database.transaction('rw', database.tables, async () => {
    const meta = await readMeta(database)
    if (meta.epoch !== asked.epoch || meta.cursor !== asked.cursor) return 'some'
    if (meta.cursor > 0 && meta.scope !== answer.scope) {
      await database.meta.put({ ...meta, cursor: 0, scope: answer.scope })
      return 'anew'
    }
    await restored?.offerEverything(database)
    await noteResults(database, sent, answer.results)
    for (const row of answer.changes) await foldRow(database, row)
    if (!answer.more) await finish(database)
    await database.meta.put({ name: 'feed', epoch: answer.epoch, cursor: answer.cursor, lastReceived: answer.now, skew: skewOf(answer.now - now), scope: answer.scope })
    const left = await database.pending.filter((entry) => isSendable(entry, now) && isWithin(entry, scope)).count()
    return !answer.more && left === 0 ? 'all' : 'some'
  })
}

/** Clocks never agree to the minute, and a request takes its time. */
const skewOf = (difference: number) => (Math.abs(difference) < 5 * 60_000 ? 0 : difference)

async function noteResults(database: NotebookDatabase, sent: readonly Change[], results: readonly Result[]): Promise<void> {
  const pending = await database.pending.toArray()
  for (const [index, change] of sent.entries()) {
    const result = results[index]
    const entry = pending.find((candidate) => candidate.change.id === change.id)
    if (!result || !entry) continue
    if (result.outcome === 'refused') {
      await database.refused.put({ id: change.id, change, code: result.code ?? 'refused' })
      await database.pending.delete(entry.order)
    } else if (result.outcome === 'parked') {
      await database.pending.put({ ...entry, held: true })
    } else {
      await database.pending.put({ ...entry, outcome: result.outcome })
    }
  }
}

async function foldRow(database: NotebookDatabase, row: Row): Promise<void> {
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
 * At the end of the feed the rows hold whatever was decided, so decided changes have done their work. A row that one of
 * them made is marked as written here: the feed names no device, and people are told where a value comes from.
 */
async function finish(database: NotebookDatabase): Promise<void> {
  const decided = await database.pending.filter(({ outcome }) => outcome !== null).toArray()
  for (const { change } of decided) {
    if (change.kind !== 'set') continue
    const row = await database.rows.get([change.type, change.record, change.field])
    if (row?.id === change.id) await database.rows.put({ ...row, own: true })
  }
  await database.pending.bulkDelete(decided.map(({ order }) => order))
}

const removal = (id: string, type: string, record: string, seen: RemoveChange['seen']): RemoveChange =>
  // The time of a removal is not told to devices and decides nothing.
  ({ id, kind: 'remove', type, record, seen, at: 0 })
