import type { OfficePosting } from '../../api/office-postings.ts'
import { dateInJapan } from '../../domain/business-days.ts'
import { type Actor, recordAudit } from '../accounts/audit.ts'
import { hold } from '../store/engine.ts'
import type { Tx } from '../store/schema.ts'
import { changed } from './changed.ts'
import { readPosting } from './find.ts'

/**
 * Withdraws a posting by the office's hand, which no list overrules, or brings back a withdrawn one; the reason goes into
 * the log. `not-allowed-now` when it is so already.
 */
export async function decidePosting(
  tx: Tx,
  { id, deed, reason }: { id: string; deed: 'withdraw' | 'bring-back'; reason: string },
  { actor, now }: { actor: Actor; now: number },
): Promise<OfficePosting | 'not-found' | 'not-allowed-now'> {
  await hold(tx, 'postings')
  const row = await tx.selectFrom('postings').select('state').where('id', '=', id).executeTakeFirst()
  if (!row) return 'not-found'
  if (row.state !== (deed === 'withdraw' ? 'open' : 'withdrawn')) return 'not-allowed-now'
  const after = deed === 'withdraw' ? ({ state: 'withdrawn', withdrawnBy: 'office' } as const) : ({ state: 'open', withdrawnBy: null } as const)
  await tx.updateTable('postings').set({ ...after, updatedAt: new Date(now).toISOString() }).where('id', '=', id).execute()
  await changed(tx, now)
  const detail = { posting: id, reason }
  if (deed === 'withdraw') await recordAudit(tx, { actor, action: 'posting.withdrawn', detail }, now)
  else await recordAudit(tx, { actor, action: 'posting.brought-back', detail }, now)
  return (await readPosting(tx, id, dateInJapan(now))) ?? 'not-found'
}
