import type { PushSetup } from '../config.ts'
import { newId } from '../random.ts'
import { hold } from '../store/engine.ts'
import type { PushSubscriptionTable, Tx } from '../store/schema.ts'
import { dropSubscriptions } from '../store/subscriptions.ts'

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

/** When, and with which keys, notifications would be sent: none without them, whoever subscribed under earlier ones. */
export interface Sending {
  now: string
  push: PushSetup | null
}

/** Of some people, those who have a device that shows notifications, where any are sent. */
export async function notifiedOf(tx: Tx, accounts: readonly string[], { now, push }: Sending): Promise<ReadonlySet<string>> {
  if (push === null || accounts.length === 0) return new Set()
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
  await dropSubscriptions(tx, (every) => every.where((eb) => eb.or([eb('endpoint', '=', endpoint), eb('session', '=', session)])))
  const id = newId()
  await tx.insertInto('pushSubscriptions').values({ ...given, id, createdAt: now }).execute()
  return id
}

/** Forgets the subscription of a session, and what waits to be sent to it. */
export const dropSubscriptionOf = (tx: Tx, session: string): Promise<void> => dropSubscriptions(tx, (every) => every.where('session', '=', session))

/** Forgets a subscription, and what waits to be sent to it. */
export const dropSubscription = (tx: Tx, id: string): Promise<void> => dropSubscriptions(tx, (every) => every.where('pushSubscriptions.id', '=', id))

/** So many are forgotten in one transaction: their accounts are held meanwhile. */
const atOnce = 100

/** Forgets some subscriptions that are not live any more. False: there are none. */
export async function dropDeadSubscriptions(tx: Tx, now: string): Promise<boolean> {
  const dead = tx.selectFrom('pushSubscriptions').select('id').where('id', 'not in', liveSubscriptions(tx, now).select('pushSubscriptions.id'))
  const ids = (await dead.orderBy('id').limit(atOnce).execute()).map(({ id }) => id)
  if (ids.length === 0) return false
  await dropSubscriptions(tx, (every) => every.where('pushSubscriptions.id', 'in', ids))
  return true
}
