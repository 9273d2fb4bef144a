import type { SyncAnswer, SyncRequest } from '../../api/sync.ts'
import { judgeField } from '../../domain/notebook.ts'
import { conflictType, type Change, type RemoveChange, type Result, type Row } from '../../sync/change.ts'
import { offerAgain } from '../../sync/offer.ts'
import { type NotebookDatabase, readMeta } from '../storage/notebook-database.ts'
import { isSendable } from './batch.ts'

/**
 * Takes in one answer, whole or not at all, in one transaction. True when nothing is left to send or to read; false
 * also when another pass moved the cursor since the question was asked: then the answer no longer fits, and its results
 * will be given again to whoever asks again.
 */
export const receive = (database: NotebookDatabase, asked: SyncRequest, sent: readonly Change[], answer: SyncAnswer): Promise<boolean> =>
  database.transaction('rw', database.tables, async () => {
    const meta = await readMeta(database)
    if (meta.epoch !== asked.epoch || meta.cursor !== asked.cursor) return false
    if (meta.epoch !== null && meta.epoch !== answer.epoch) await offerEverything(database)
    await noteResults(database, sent, answer.results)
    for (const row of answer.changes) await foldRow(database, row)
    if (!answer.more) await finish(database)
    await database.meta.put({ name: 'feed', epoch: answer.epoch, cursor: answer.cursor, lastReceived: answer.now })
    return !answer.more && (await database.pending.filter(isSendable).count()) === 0
  })

/**
 * The server was restored from a backup and may lack what this device was told: all of it goes back into the queue,
 * before what was waiting there, under its original ids. An outcome that the old history gave counts no more, nor does
 * a receipt: what was sent is sent again.
 */
async function offerEverything(database: NotebookDatabase): Promise<void> {
  const offers = offerAgain({
    rows: await database.rows.toArray(),
    removals: await database.removals.toArray(),
    conflicts: await database.conflicts.toArray(),
    dismissals: await database.dismissals.toArray(),
  })
  await database.pending.toCollection().modify({ outcome: null })
  await database.sealed.filter(({ state }) => state === 'received').modify({ state: 'unsent' })
  const waiting = new Set((await database.pending.toArray()).map(({ change }) => change.id))
  const first = await database.pending.orderBy('order').first()
  const start = (first?.order ?? 1) - offers.length
  await database.pending.bulkPut(
    offers
      // What the office wrote is the office's to write again.
      .filter(({ id }) => !waiting.has(id))
      .filter((change) => change.kind === 'remove' || judgeField(change.type, change.record, change.field) !== 'refused')
      .map((change, index) => ({ order: start + index, change, attempted: true, outcome: null })),
  )
  await Promise.all([database.rows, database.removals, database.conflicts, database.dismissals].map((table) => table.clear()))
}

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

/** At the end of the feed the rows hold whatever was decided, so decided changes have done their work. */
const finish = (database: NotebookDatabase): Promise<number> =>
  database.pending.filter(({ outcome }) => outcome !== null).delete()

const removal = (id: string, type: string, record: string, seen: RemoveChange['seen']): RemoveChange =>
  // The time of a removal is not told to devices and decides nothing.
  ({ id, kind: 'remove', type, record, seen, at: 0 })
