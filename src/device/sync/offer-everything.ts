import { judgeField, receiptField } from '../../domain/notebook.ts'
import { offerAgain } from '../../sync/offer.ts'
import { sealStanding } from '../sealing.ts'
import type { NotebookDatabase } from '../storage/notebook-database.ts'

/**
 * The server was restored from a backup and may lack what this device was told: all of it goes back into the queue,
 * before what was waiting there, under its original ids. An outcome that the old history gave counts no more, nor does
 * a receipt: what was sent is sent again. To be called inside a transaction on all tables.
 */
export async function offerEverything(database: NotebookDatabase): Promise<void> {
  const rows = await database.rows.toArray()
  const offers = offerAgain({
    rows,
    removals: await database.removals.toArray(),
    conflicts: await database.conflicts.toArray(),
    dismissals: await database.dismissals.toArray(),
  })
  await database.pending.toCollection().modify({ outcome: null })
  for (const sealed of await database.sealed.filter(({ state }) => state === 'received').toArray()) {
    const told = rows.find(({ type, record, field }) => type === 'draft' && record === sealed.campaign && field === receiptField)?.value
    // The person chose other answers since: the device that has them sends them.
    const isReplaced = sealStanding(sealed, sealed.campaign, told)?.hash !== sealed.hash
    await (isReplaced ? database.sealed.delete(sealed.campaign) : database.sealed.put({ ...sealed, state: 'unsent' }))
  }
  const waiting = new Set((await database.pending.toArray()).map(({ change }) => change.id))
  const first = await database.pending.orderBy('order').first()
  // Below every place that own words ever had: those that were taken out with a settled conflict come back to theirs.
  const start = Math.min(first?.order ?? 1, 1) - offers.length
  await database.pending.bulkPut(
    offers
      .filter(({ id }) => !waiting.has(id))
      // What the office wrote is the office's to write again.
      .filter((change) => change.kind === 'remove' || judgeField(change.type, change.record, change.field) !== 'refused')
      .map((change, index) => ({ order: start + index, change, attempted: true, outcome: null })),
  )
  await Promise.all([database.rows, database.removals, database.conflicts, database.dismissals].map((table) => table.clear()))
}
