import type { Campaign } from '../../domain/campaign.ts'
import { receiptField } from '../../domain/notebook.ts'
import { arrivalState, type Receipt } from '../../domain/submission.ts'
import { receiptOf } from '../store/submissions.ts'
import type { Tx } from '../store/schema.ts'
import { writeAsOffice } from '../sync/office.ts'

/**
 * Counts anew what came late or after the close of a campaign whose close has moved to a later time: whoever sent it would
 * otherwise be left out, and sending it again changes nothing. Every device learns of the receipt. Returns how many came in
 * time now. The campaign's row must be held.
 */
export async function countAsInTime(tx: Tx, campaign: Pick<Campaign, 'id' | 'closesAt' | 'graceUntil'>, now: number): Promise<number> {
  const standing = tx.selectFrom('submissions').where('campaign', '=', campaign.id).where('state', '!=', 'received')
  // Their accounts first, as whoever sends does: nothing is replaced or erased meanwhile.
  const held = await tx.selectFrom('accounts').select('id').where('id', 'in', standing.select('account')).orderBy('id').forUpdate().execute()
  let counted = 0
  for (const { id: account } of held) {
    const row = await standing.selectAll().where('account', '=', account).executeTakeFirst()
    if (!row) continue
    const state = arrivalState(campaign, Date.parse(row.sealedAt), Date.parse(row.receivedAt))
    if (state !== 'received') continue
    await tx.updateTable('submissions').set({ state }).where('campaign', '=', campaign.id).where('account', '=', account).execute()
    const receipt: Receipt = { ...receiptOf(row), state }
    await writeAsOffice(tx, account, [{ type: 'draft', record: campaign.id, field: receiptField, value: receipt }], now)
    counted += 1
  }
  return counted
}
