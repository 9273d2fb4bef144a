import { newId } from '../random.ts'
import type { PushTable, Tx } from '../store/schema.ts'
import type { ToldSearch } from '../store/untell.ts'
import { liveSubscriptions } from './subscriptions.ts'

/** Puts a reminder of a campaign on its way to every device of some people; `until` is when it closes. Returns to how many devices. */
export async function queuePushes(
  tx: Tx,
  { campaign, until, accounts }: { campaign: string; until: string; accounts: readonly string[] },
  now: number,
): Promise<number> {
  return queueEach(tx, new Map(accounts.map((account) => [account, { kind: 'survey' as const, campaign, until, count: null, about: null }])), now)
}

/** How long it is worth telling of new postings. In milliseconds. */
const newsFor = 24 * 60 * 60_000

/**
 * Tells every device of some people how many new postings there are for their searches; `told`: of which, and how they stood
 * before. The accounts must be held. Returns how many devices.
 */
export async function queuePostingNews(tx: Tx, news: ReadonlyMap<string, { count: number; told: readonly ToldSearch[] }>, now: number): Promise<number> {
  const until = new Date(now + newsFor).toISOString()
  const all = [...news].map(([account, { count, told }]) => [account, { kind: 'postings' as const, campaign: '', until, count, about: JSON.stringify(told) }] as const)
  return queueEach(tx, new Map(all), now)
}

/**
 * Tells every device of somebody how many of their kept postings close soon; `told`: one name for each, as it is noted in
 * `reminders`. The account must be held. Returns how many devices.
 */
export async function queueDeadlineNews(tx: Tx, account: string, told: readonly string[], now: number): Promise<number> {
  const until = new Date(now + newsFor).toISOString()
  return queueEach(tx, new Map([[account, { kind: 'deadlines' as const, campaign: '', until, count: told.length, about: JSON.stringify(told) }]]), now)
}

type What = Pick<PushTable, 'kind' | 'campaign' | 'until' | 'count' | 'about'>

async function queueEach(tx: Tx, all: ReadonlyMap<string, What>, now: number): Promise<number> {
  if (all.size === 0) return 0
  const at = new Date(now).toISOString()
  const found = await liveSubscriptions(tx, at)
    .select(['pushSubscriptions.id', 'pushSubscriptions.account'])
    .where('pushSubscriptions.account', 'in', [...all.keys()])
    .execute()
  const rows = found.flatMap(({ id, account }) => {
    const what = all.get(account)
    return what ? [{ id: newId(), subscription: id, ...what, attempts: 0, dueAt: at, takenUntil: null, createdAt: at }] : []
  })
  for (let from = 0; from < rows.length; from += 100) await tx.insertInto('pushes').values(rows.slice(from, from + 100)).execute()
  return rows.length
}
