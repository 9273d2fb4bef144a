import type { Log } from '../log.ts'
import type { Store } from '../store/store.ts'
import type { Mail } from './mail.ts'

const lease = 60_000
const atOnce = 20

/** The mails on their way. */
export interface Post {
  /** Sends what is due, and resolves when nothing due is left. */
  deliver(): Promise<void>
  /** Starts sending. Waited for only where mail stays on this machine, so that no answer's time tells who got mail. */
  soon(): Promise<void>
}

/** Sends the mails that wait in the database; several servers on one database never send one twice. */
export function openPost({ store, mail, log, clock }: { store: Store; mail: Mail; log: Log; clock: () => number }): Post {
  /** Takes some that are due, so that nobody else does. */
  const take = () =>
    store.write(async (tx) => {
      const now = new Date(clock()).toISOString()
      const until = new Date(clock() + lease).toISOString()
      const due = await tx
        .selectFrom('mails')
        .select(['id', 'recipient', 'subject', 'text', 'attempts'])
        .where('state', '=', 'waiting')
        .where('dueAt', '<=', now)
        .where((eb) => eb.or([eb('takenUntil', 'is', null), eb('takenUntil', '<=', now)]))
        .orderBy('createdAt')
        .limit(atOnce)
        .forUpdate()
        .skipLocked()
        .execute()
      const ids = due.map(({ id }) => id)
      if (ids.length > 0) await tx.updateTable('mails').set({ takenUntil: until }).where('id', 'in', ids).execute()
      return due
    })

  async function deliver() {
    for (let due = await take(); due.length > 0; due = await take()) {
      for (const { id, recipient, subject, text, attempts } of due) {
        let failure: string | null = null
        try {
          await mail.send({ to: recipient, subject, text })
        } catch (error) {
          log.failure('a mail could not be sent', error)
          failure = error instanceof Error ? error.message : String(error)
        }
        const at = new Date(clock()).toISOString()
        const outcome = failure === null ? ({ state: 'sent', sentAt: at, text: '' } as const) : ({ state: 'failed', failure } as const)
        await store.write((tx) =>
          tx.updateTable('mails').set({ ...outcome, attempts: attempts + 1, takenUntil: null }).where('id', '=', id).execute(),
        )
      }
    }
  }

  let delivering: Promise<void> | null = null
  let again = false
  /** One at a time here; what is put on its way meanwhile is looked for once more. */
  const start = (): Promise<void> => {
    again = true
    delivering ??= (async () => {
      try {
        while (again) {
          again = false
          await deliver()
        }
      } finally {
        delivering = null
      }
    })()
    return delivering
  }

  return {
    deliver: start,
    async soon() {
      const sending = start().catch((failure: unknown) => log.failure('the mails could not be looked through', failure))
      if (mail.isLocal) await sending
    },
  }
}
