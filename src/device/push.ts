import { pushOfferSchema, pushSubscribedSchema } from '../api/push.ts'
import { ask } from './ask.ts'
import { browserEnvironment, type Environment } from './environment.ts'
import { createHttp, type Http } from './http.ts'
import { type Marks, openMarks } from './storage/device-database.ts'

/** Notifications on this device: the browser's subscription, and whose it is. Used by the app and by the worker. */
export interface PushDesk {
  marks: Marks
  http: Pick<Http, 'request'>
}

/** Opens what notifications need of this device, apart from any notebook. */
export function openPushDesk(environment: Environment = browserEnvironment): PushDesk {
  const marks = openMarks(environment)
  return { marks, http: createHttp(environment, marks) }
}

/** Whom notifications may be for here: whoever signed in, on a device of their own. Null: nobody. */
async function owner({ marks }: PushDesk): Promise<string | null> {
  const { person, sitting } = await marks.all()
  return person && person.scope === undefined && !sitting ? person.account : null
}

/** With what a browser subscribes; null: this installation sends none, undefined: not known without a network. */
export async function askPushKey({ http }: PushDesk): Promise<string | null | undefined> {
  const asked = await ask(http, { method: 'GET', path: '/api/push', answer: pushOfferSchema })
  return asked.ok ? asked.value.key : undefined
}

/** Tells the server of the browser's subscription. False: not now, or it is nobody's. */
export async function announceSubscription(desk: PushDesk, subscription: PushSubscription): Promise<boolean> {
  const account = await owner(desk)
  if (account === null) return false
  const { endpoint, keys } = subscription.toJSON()
  const asked = await ask(desk.http, { method: 'POST', path: '/api/push/subscriptions', body: { endpoint, keys }, answer: pushSubscribedSchema, account })
  if (!asked.ok) return false
  await desk.marks.set('push', { id: asked.value.id, account })
  return true
}

/**
 * Subscribes this browser, whether or not it was before, and tells the server. The person must have allowed it. Rejects
 * with a `DOMException` when the browser, or its maker's push service, does not.
 */
export async function subscribe(desk: PushDesk, pushManager: PushManager, key: string): Promise<boolean> {
  const before = await pushManager.getSubscription()
  // One made with another key would not be replaced, but refused.
  if (before && keyOf(before) !== key) await before.unsubscribe()
  return announceSubscription(desk, await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key }))
}

const keyOf = ({ options }: PushSubscription): string =>
  btoa(String.fromCharCode(...new Uint8Array(options.applicationServerKey ?? new ArrayBuffer(0)))).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')

/** Ends notifications here. The browser's own end always holds; should the server not learn of it, the push service tells it. */
export async function unsubscribe({ marks, http }: PushDesk, pushManager: PushManager): Promise<void> {
  const account = (await marks.get('push'))?.account
  await marks.change({ push: undefined })
  await (await pushManager.getSubscription())?.unsubscribe()
  if (account !== undefined) await ask(http, { method: 'DELETE', path: '/api/push/subscriptions', answer: null, account })
}

/** Whether whoever is signed in here gets notifications here. */
export async function isSubscribed(desk: PushDesk): Promise<boolean> {
  const account = await owner(desk)
  return account !== null && (await desk.marks.get('push'))?.account === account
}

/** Whether a message was meant for whoever is signed in here. */
export const isForOwner = async (desk: PushDesk, to: string): Promise<boolean> =>
  (await isSubscribed(desk)) && (await desk.marks.get('push'))?.id === to

/**
 * Sees to it that a subscription which is to be there is there, and that the server knows: browsers drop them without a
 * word, and a server may have been restored. Asks the person nothing. Does nothing without a network.
 */
export async function keepSubscribed(desk: PushDesk, pushManager: PushManager): Promise<void> {
  if (!(await isSubscribed(desk))) return
  const key = await askPushKey(desk)
  if (typeof key === 'string') await subscribe(desk, pushManager, key)
}
