import type { PushMessage } from '../../api/push.ts'
import type { Job } from '../jobs/job.ts'
import type { Services } from '../services.ts'
import type { PushTable, Tx } from '../store/schema.ts'
import { callBackPush, callBackPushes, hasNews, noteArrival } from '../store/subscriptions.ts'
import { patience, type Sent, sendPush } from './send.ts'
import { dropDeadSubscriptions, dropSubscription, liveSubscriptions } from './subscriptions.ts'

const minute = 60_000
const hour = 60 * minute
/** A message that reaches nobody within a day is given up. */
const life = 24 * hour
/** For how long a message is one server's alone: longer than handing it over ever takes. */
const lease = patience + minute
const lanes = 4

/** The next try after so many, in milliseconds: a minute later, then after ever longer spans, up to three hours. */
const waitAfter = (attempts: number): number => Math.min(minute * 3 ** (attempts - 1), 3 * hour)

type Due = Omit<PushTable, 'takenUntil' | 'dueAt'> & { account: string; endpoint: string; p256dh: string; auth: string }
/** `null`: there is nothing that is due. `needless`: it was, and is not any more. `ended`: the subscription that it was for. */
type Taken = Due | 'needless' | { ended: string } | null

/** Takes the next that is due. One who has answered meanwhile is left in peace, and so is everybody once the campaign rests. */
const take = ({ store, clock }: Services): Promise<Taken> =>
  store.write(async (tx): Promise<Taken> => {
    const at = clock()
    const now = new Date(at).toISOString()
    const row = await tx
      .selectFrom('pushes')
      .selectAll()
      .where('dueAt', '<=', now)
      .where((eb) => eb.or([eb('takenUntil', 'is', null), eb('takenUntil', '<=', now)]))
      .orderBy('dueAt')
      .limit(1)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst()
    if (!row) return null
    const device = await liveSubscriptions(tx, now)
      .select(['pushSubscriptions.account', 'pushSubscriptions.endpoint', 'pushSubscriptions.p256dh', 'pushSubscriptions.auth'])
      .where('pushSubscriptions.id', '=', row.subscription)
      .executeTakeFirst()
    if (!device && (await isKnown(tx, row.subscription))) return { ended: row.subscription }
    if (!device || (await isNeedless(tx, row, device.account))) {
      await tx.deleteFrom('pushes').where('id', '=', row.id).execute()
      return 'needless'
    }
    await tx.updateTable('pushes').set({ takenUntil: new Date(at + lease).toISOString() }).where('id', '=', row.id).execute()
    return { ...row, ...device }
  })

const isKnown = async (tx: Tx, subscription: string): Promise<boolean> =>
  (await tx.selectFrom('pushSubscriptions').select('id').where('id', '=', subscription).executeTakeFirst()) !== undefined

/** Whether a reminder is one of a campaign that rests, or that its reader has answered. News of postings never is. */
async function isNeedless(tx: Tx, { kind, campaign }: Pick<PushTable, 'kind' | 'campaign'>, account: string): Promise<boolean> {
  if (kind !== 'survey') return false
  const runs = await tx.selectFrom('campaigns').select('id').where('id', '=', campaign).where('state', '=', 'running').executeTakeFirst()
  if (!runs) return true
  return (await tx.selectFrom('submissions').select('number').where('account', '=', account).where('campaign', '=', campaign).executeTakeFirst()) !== undefined
}

/** What a device is told. */
const messageOf = ({ kind, subscription, campaign, count, until }: Due): PushMessage =>
  kind === 'survey' ? { v: 1, kind, to: subscription, campaign, until } : { v: 1, kind, to: subscription, count: count ?? 1, until }

/** Until when it is worth sending, in milliseconds since 1970. */
const endOf = ({ until, createdAt }: Pick<PushTable, 'until' | 'createdAt'>): number => Math.min(Date.parse(until), Date.parse(createdAt) + life)

/** Until when it is tried, in milliseconds since 1970. News are given up before the next morning's are looked for, and come with them. */
const triedUntil = (push: Pick<PushTable, 'until' | 'createdAt' | 'kind'>): number => endOf(push) - (push.kind === 'survey' ? 0 : hour)

const note = ({ store, clock, log }: Services, due: Due, sent: Sent): Promise<void> => {
  if (sent.fate === 'refused') log.line(`a push service refused a message: ${sent.status}`)
  return store.write(async (tx) => {
    // Refused too: else it would be tried with each message to come, and no mail would take its place.
    if (sent.fate === 'gone' || sent.fate === 'refused') return dropSubscription(tx, due.subscription)
    if (sent.fate === 'taken') return noteArrival(tx, due)
    const attempts = due.attempts + 1
    const again = clock() + Math.max(waitAfter(attempts), sent.after ?? 0)
    // Due at its end at the latest, to be given up then, however long the service says to wait.
    const dueAt = new Date(Math.min(again, triedUntil(due))).toISOString()
    await tx.updateTable('pushes').set({ attempts, dueAt, takenUntil: null }).where('id', '=', due.id).execute()
  })
}

/** Forgets the subscriptions of sessions that have expired; nothing is sent to them in the meantime. */
export const forgetSubscriptions: Job = {
  name: 'push.forget',
  every: 60 * minute,
  async run({ store, clock }, stopping) {
    const now = new Date(clock()).toISOString()
    for (let more = true; more && !stopping.aborted; ) more = await store.write((tx) => dropDeadSubscriptions(tx, now))
  },
}

/** Sends the messages that are due. What those would have told that can't be sent, or not within a day, is told anew. */
export const deliverPushes: Job = {
  name: 'push.deliver',
  every: 30_000,
  async run(services, stopping) {
    const { config, clock, store } = services
    const setup = config.push
    if (setup === null) {
      const now = new Date(clock()).toISOString()
      if (!(await store.read(hasNews))) return
      for (let some = 1; some > 0 && !stopping.aborted; ) some = await store.write((tx) => callBackPushes(tx, now))
      return
    }
    const lane = async () => {
      while (!stopping.aborted) {
        const due = await take(services)
        if (due === null) return
        if (due === 'needless') continue
        if ('ended' in due) {
          // In a transaction of its own: accounts are held before what waits for their devices, everywhere.
          await store.write((tx) => dropSubscription(tx, due.ended))
          continue
        }
        if (triedUntil(due) <= clock()) {
          await store.write((tx) => callBackPush(tx, due))
          continue
        }
        const sent = await sendPush(setup, due, messageOf(due), endOf(due) - clock())
        await note(services, due, sent)
      }
    }
    await Promise.all(Array.from({ length: lanes }, lane))
  },
}
