import { alertOneClickPath, oneClickToken } from '../alerts/one-click.ts'
import { tokenFor } from '../campaigns/invitation-token.ts'
import { readReasonsToLeave } from '../campaigns/nudges.ts'
import { oneClickPath } from '../campaigns/one-click.ts'
import { callBack } from '../campaigns/recall.ts'
import type { Config } from '../config.ts'
import { deadlineTokenIn } from '../deadlines/stop.ts'
import { addressOf } from '../links.ts'
import type { Log } from '../log.ts'
import { requireMeta } from '../store/meta.ts'
import type { MailTable, Tx } from '../store/schema.ts'
import type { Store } from '../store/store.ts'
import { nextTry } from './back-off.ts'
import { failureText, markBounced } from './bounce.ts'
import { longestSend, type Mail } from './mail.ts'
import { NotMailed, type Refusal } from './refusal.ts'

/** For how long a mail is one server's alone: longer than handing it over ever takes. */
const lease = longestSend + 60_000
/** How many are handed over at the same time. To a folder one by one, so that they lie there in their order. */
const lanes = { local: 1, remote: 4 }

/** The mails on their way. */
export interface Post {
  /** Sends what is due, and resolves when nothing due is left, or when our mail server takes nothing just now. */
  deliver(): Promise<void>
  /** Starts sending. Waited for only where mail stays on this machine, so that no answer's time tells who got mail. */
  soon(): Promise<void>
  /** Begins no further mail, and resolves when those under way are done with. */
  stop(): Promise<void>
}

type Due = Pick<MailTable, 'id' | 'account' | 'application' | 'recipient' | 'subject' | 'text' | 'secret' | 'attempts' | 'createdAt'> & {
  /** Where its reader's mail program stops such mails; undefined: it is none that can be stopped. */
  stop?: string | undefined
}

/** Whether a mail asks somebody to answer who has done so, or who wants no such mails. */
async function isNeedless(tx: Tx, { campaign, account }: Pick<MailTable, 'campaign' | 'account'>): Promise<boolean> {
  if (campaign === '' || account === null) return false
  const { answered, stopped } = await readReasonsToLeave(tx, campaign, [account])
  return answered.has(account) || stopped.has(account)
}

/**
 * Sends the mails that wait in the database. Several servers on one database never send one twice, but for one case that
 * mail can't exclude: when a server or its connection ends after the mail was handed over and before that was noted, it
 * is sent once more, under the same Message-ID.
 */
export function openPost({ store, mail, log, clock, config }: {
  store: Store
  mail: Mail
  log: Log
  clock: () => number
  config: Pick<Config, 'origin' | 'port'>
}): Post {
  /** Worked out anew for each mail, so that no such link lies in the database. */
  const stopOf = async (tx: Tx, { campaign, account }: Pick<MailTable, 'campaign' | 'account'>): Promise<string | undefined> =>
    campaign === '' || account === null
      ? undefined
      : `${addressOf(config)}${oneClickPath}/${tokenFor('stop', account, await requireMeta(tx, 'pepper'))}`

  /**
   * Takes the next that is due, so that nobody else does. Undefined: there is none. Null: there was one, and it is of no use
   * any more: its reader answered, or stopped such mails, while somebody was at handing it over and did not get it away.
   */
  const take = (): Promise<Due | null | undefined> =>
    store.write(async (tx) => {
      const now = new Date(clock()).toISOString()
      const due = await tx
        .selectFrom('mails')
        .select(['id', 'account', 'application', 'template', 'recipient', 'subject', 'text', 'secret', 'campaign', 'attempts', 'createdAt'])
        .where('state', '=', 'waiting')
        .where('dueAt', '<=', now)
        .where((eb) => eb.or([eb('takenUntil', 'is', null), eb('takenUntil', '<=', now)]))
        // What many people get waits for what one person waits for, so that thousands of invitations hold up no code.
        .orderBy('campaign')
        .orderBy('dueAt')
        .orderBy('createdAt')
        .limit(1)
        .forUpdate()
        .skipLocked()
        .executeTakeFirst()
      const takenUntil = new Date(clock() + lease).toISOString()
      if (!due) return undefined
      if (await isNeedless(tx, due)) {
        await callBack(tx, [due.id])
        return null
      }
      await tx.updateTable('mails').set({ takenUntil }).where('id', '=', due.id).execute()
      const [alert, deadline] = [oneClickToken(due), deadlineTokenIn(due)]
      if (alert !== undefined) return { ...due, stop: `${addressOf(config)}${alertOneClickPath}/${alert}` }
      return { ...due, stop: deadline === undefined ? await stopOf(tx, due) : `${addressOf(config)}${oneClickPath}/${deadline}` }
    })

  const noteSent = (due: Due): Promise<unknown> =>
    store.write((tx) =>
      tx
        .updateTable('mails')
        .set({ state: 'sent', sentAt: new Date(clock()).toISOString(), attempts: due.attempts + 1, takenUntil: null, failure: null })
        .$if(due.secret === 1, (update) => update.set({ text: '' }))
        .where('id', '=', due.id)
        .execute(),
    )

  const noteRefused = (due: Due, refusal: Refusal): Promise<void> =>
    store.write(async (tx) => {
      const now = clock()
      const attempts = due.attempts + 1
      const failure = failureText(refusal)
      await tx.updateTable('mails').set({ attempts, takenUntil: null, failure }).where('id', '=', due.id).execute()
      if (refusal.outcome === 'bounced') return markBounced(tx, due, refusal, now)
      const next = refusal.outcome === 'later' ? nextTry(attempts, Date.parse(due.createdAt), now) : null
      const fate = next === null ? ({ state: 'failed' } as const) : { dueAt: new Date(next).toISOString() }
      const text = next === null && due.secret === 1 ? { text: '' } : {}
      await tx.updateTable('mails').set({ ...fate, ...text }).where('id', '=', due.id).execute()
    })

  /** Sends one. False when it is of no use to go on with others. */
  async function send(due: Due): Promise<boolean> {
    const code = /^\d[\d ]{4,18}\d(?=\n)/.exec(due.text)?.[0]
    try {
      await mail.send({ ...due, to: due.recipient, ...(code === undefined ? {} : { said: `${due.recipient}: ${code}` }) })
    } catch (failure) {
      const refusal: Refusal =
        failure instanceof NotMailed ? failure.refusal : { outcome: 'later', isOurs: true, kind: 'unclear', status: 'unknown' }
      if (refusal.isOurs) log.failure('a mail could not be sent', failure)
      else log.line(`a mail was not taken: ${failureText(refusal)}`)
      await noteRefused(due, refusal)
      return !refusal.isOurs
    }
    await noteSent(due)
    return true
  }

  const ending = new AbortController()
  async function deliver(): Promise<void> {
    let goesOn = true
    const lane = async () => {
      while (goesOn && !ending.signal.aborted) {
        const due = await take()
        if (due === undefined) return
        if (due === null) continue
        if (!(await send(due))) goesOn = false
      }
    }
    await Promise.all(Array.from({ length: mail.isLocal ? lanes.local : lanes.remote }, lane))
  }

  let delivering: Promise<void> | null = null
  let again = false
  /** One at a time here; what is put on its way meanwhile is looked for once more. */
  const start = (): Promise<void> => {
    again = true
    delivering ??= (async () => {
      try {
        while (again && !ending.signal.aborted) {
          again = false
          await deliver()
        }
      } finally {
        delivering = null
      }
    })()
    return delivering
  }
  const soon = async (): Promise<void> => {
    const sending = start().catch((failure: unknown) => log.failure('the mails could not be looked through', failure))
    if (mail.isLocal) await sending
  }

  return {
    deliver: start,
    soon,
    async stop() {
      ending.abort()
      await delivering?.catch((failure: unknown) => log.failure('the mails could not be looked through', failure))
    },
  }
}
