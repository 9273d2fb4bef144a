import { newId } from '../random.ts'
import { hold } from '../store/engine.ts'
import type { PushSubscriptionTable, Tx } from '../store/schema.ts'

/** Subscriptions whose session still opens its person's notebook: not signed out, taken away or expired, and not by a link or on a computer of many. */
export const liveSubscriptions = (tx: Tx, now: string) =>
  tx
    .selectFrom('pushSubscriptions')
    .innerJoin('sessions', 'sessions.id', 'pushSubscriptions.session')
    .where('sessions.endedAt', 'is', null)
    .where('sessions.revokedAt', 'is', null)
    .where('sessions.expiresAt', '>', now)
    .where('sessions.scope', 'is', null)
    .where('sessions.shared', '=', 0)

/** Of some people, those who have a device that shows notifications. */
export async function notifiedOf(tx: Tx, accounts: readonly string[], now: string): Promise<ReadonlySet<string>> {
  if (accounts.length === 0) return new Set()
  const rows = await liveSubscriptions(tx, now).select('pushSubscriptions.account').distinct().where('pushSubscriptions.account', 'in', accounts).execute()
  return new Set(rows.map(({ account }) => account))
}

/**
 * Notes a session's subscription, in the place of the one it had, and of whoever had this endpoint: a browser has one,
 * whoever is signed in there. The same once more keeps its id. Returns the id, random and new for each person.
 */
export async function keepSubscription(
  tx: Tx,
  given: Pick<PushSubscriptionTable, 'account' | 'session' | 'endpoint' | 'p256dh' | 'auth'>,
  now: string,
): Promise<string> {
  await hold(tx, 'push subscriptions')
  const { account, session, endpoint, p256dh, auth } = given
  const before = await tx.selectFrom('pushSubscriptions').selectAll().where('endpoint', '=', endpoint).executeTakeFirst()
  if (before && before.account === account && before.session === session && before.p256dh === p256dh && before.auth === auth) return before.id
  await dropWhere(tx, (each) => each.where((eb) => eb.or([eb('endpoint', '=', endpoint), eb('session', '=', session)])))
  const id = newId()
  await tx.insertInto('pushSubscriptions').values({ ...given, id, createdAt: now }).execute()
  return id
}

/** Forgets the subscription of a session, and what waits to be sent to it. */
export const dropSubscriptionOf = (tx: Tx, session: string): Promise<void> => dropWhere(tx, (each) => each.where('session', '=', session))

/** Forgets a subscription, and what waits to be sent to it. */
export const dropSubscription = (tx: Tx, id: string): Promise<void> => dropWhere(tx, (each) => each.where('id', '=', id))

/** Forgets every subscription that is not live any more. */
export const dropDeadSubscriptions = (tx: Tx, now: string): Promise<void> =>
  dropWhere(tx, (each) => each.where('id', 'not in', liveSubscriptions(tx, now).select('pushSubscriptions.id')))

async function dropWhere(tx: Tx, narrowed: (all: ReturnType<typeof idsOf>) => ReturnType<typeof idsOf>): Promise<void> {
  const ids = (await narrowed(idsOf(tx)).execute()).map(({ id }) => id)
  for (let from = 0; from < ids.length; from += 200) {
    const some = ids.slice(from, from + 200)
    await tx.deleteFrom('pushes').where('subscription', 'in', some).execute()
    await tx.deleteFrom('pushSubscriptions').where('id', 'in', some).execute()
  }
}
const idsOf = (tx: Tx) => tx.selectFrom('pushSubscriptions').select('id')
