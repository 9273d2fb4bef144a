import { holdAccounts } from './accounts.ts'
import type { PushTable, Tx } from './schema.ts'
import { untell } from './untell.ts'

const all = (tx: Tx) => tx.selectFrom('pushSubscriptions').select(['pushSubscriptions.id', 'pushSubscriptions.account'])

const atOnce = 200

/**
 * Forgets the subscriptions that `narrowed` leaves of all, and what waits to be sent to them, be it handed over just now:
 * a device whose subscription ended shows nothing any more. What it would have told is untold, unless another device of
 * the person's is still to be told the same. Their accounts are held first.
 */
export async function dropSubscriptions(tx: Tx, narrowed: (every: ReturnType<typeof all>) => ReturnType<typeof all>): Promise<void> {
  const find = () => narrowed(all(tx)).execute()
  const held = new Set((await find()).map(({ account }) => account))
  if (held.size === 0) return
  await holdAccounts(tx, [...held])
  // What is put on its way to them is noted while their account is held: none comes after this.
  const found = (await find()).filter(({ account }) => held.has(account))
  const accountOf = new Map(found.map(({ id, account }) => [id, account]))
  const ids = [...accountOf.keys()]
  const lost: Lost[] = []
  for (let from = 0; from < ids.length; from += atOnce) {
    const some = ids.slice(from, from + atOnce)
    const waiting = await tx.selectFrom('pushes').select(['subscription', 'kind', 'about', 'createdAt']).where('subscription', 'in', some).where('about', 'is not', null).execute()
    for (const { subscription, ...push } of waiting) lost.push({ ...push, account: accountOf.get(subscription) ?? '' })
    await tx.deleteFrom('pushes').where('subscription', 'in', some).execute()
    await tx.deleteFrom('pushSubscriptions').where('id', 'in', some).execute()
  }
  await untellLost(tx, lost)
}

type Lost = Pick<PushTable, 'kind' | 'about' | 'createdAt'> & { account: string }

/** All that waits for somebody's devices and was put on its way together with this. */
const sameNews = (tx: Tx, { account, kind, about, createdAt }: Lost) =>
  tx
    .selectFrom('pushes')
    .select('pushes.id')
    .where('kind', '=', kind)
    .where('about', '=', about)
    .where('createdAt', '=', createdAt)
    .where('subscription', 'in', tx.selectFrom('pushSubscriptions').select('pushSubscriptions.id').where('account', '=', account))

async function untellLost(tx: Tx, pushes: readonly Lost[]): Promise<void> {
  for (const lost of pushes) {
    if ((await sameNews(tx, lost).limit(1).executeTakeFirst()) === undefined) await untell(tx, lost.account, lost)
  }
}

type Push = Pick<PushTable, 'id' | 'kind' | 'about' | 'createdAt'> & { account: string }

/** Takes a notification off its way that reached a device: what it told is told, whatever becomes of the person's other devices. */
export async function noteArrival(tx: Tx, push: Push): Promise<void> {
  if (push.about !== null) await holdAccounts(tx, [push.account])
  await tx.deleteFrom('pushes').where('id', '=', push.id).execute()
  if (push.about === null) return
  const others = (await sameNews(tx, push).execute()).map(({ id }) => id)
  if (others.length > 0) await tx.updateTable('pushes').set({ about: null }).where('id', 'in', others).execute()
}

/**
 * Takes a notification off its way that is not sent any more. What it would have told is untold, unless another device of
 * the person's was told, or is still to be. Does nothing when it is not on its way.
 */
export async function callBackPush(tx: Tx, { id, account }: Pick<Push, 'id' | 'account'>): Promise<void> {
  await holdAccounts(tx, [account])
  // Read only now: whether another device was told is noted while the account is held.
  const found = await tx.selectFrom('pushes').select(['kind', 'about', 'createdAt']).where('id', '=', id).executeTakeFirst()
  if (!found) return
  await tx.deleteFrom('pushes').where('id', '=', id).execute()
  await untellLost(tx, [{ ...found, account }])
}

/** Whether anything waits that could be untold. */
export const hasNews = async (tx: Tx): Promise<boolean> =>
  (await tx.selectFrom('pushes').select('id').where('about', 'is not', null).limit(1).executeTakeFirst()) !== undefined

/**
 * Takes off their way some notifications that nobody has in hand, and unsays what they would have told: for a server that
 * sends none. Returns how many.
 */
export async function callBackPushes(tx: Tx, now: string): Promise<number> {
  const free = () =>
    tx
      .selectFrom('pushes')
      .innerJoin('pushSubscriptions', 'pushSubscriptions.id', 'pushes.subscription')
      .select(['pushes.id', 'pushes.kind', 'pushes.about', 'pushes.createdAt', 'pushSubscriptions.account'])
      .where('pushes.about', 'is not', null)
      .where((eb) => eb.or([eb('pushes.takenUntil', 'is', null), eb('pushes.takenUntil', '<=', now)]))
      .orderBy('pushes.id')
      .limit(atOnce)
      .execute()
  const held = new Set((await free()).map(({ account }) => account))
  await holdAccounts(tx, [...held])
  const found = (await free()).filter(({ account }) => held.has(account))
  if (found.length > 0) await tx.deleteFrom('pushes').where('id', 'in', found.map(({ id }) => id)).execute()
  await untellLost(tx, found)
  return found.length
}
