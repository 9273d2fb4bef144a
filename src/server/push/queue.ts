import { newId } from '../random.ts'
import type { Tx } from '../store/schema.ts'
import { liveSubscriptions } from './subscriptions.ts'

/** Puts a reminder of a campaign on its way to every device of some people; `until` is when it closes. Returns to how many devices. */
export async function queuePushes(
  tx: Tx,
  { campaign, until, accounts }: { campaign: string; until: string; accounts: readonly string[] },
  now: number,
): Promise<number> {
  if (accounts.length === 0) return 0
  const at = new Date(now).toISOString()
  const found = await liveSubscriptions(tx, at).select('pushSubscriptions.id').where('pushSubscriptions.account', 'in', accounts).execute()
  const rows = found.map(({ id }) => ({ id: newId(), subscription: id, campaign, until, attempts: 0, dueAt: at, takenUntil: null, createdAt: at }))
  for (let from = 0; from < rows.length; from += 100) await tx.insertInto('pushes').values(rows.slice(from, from + 100)).execute()
  return rows.length
}
