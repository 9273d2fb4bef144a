import { accountHeader } from '../../api/account-header.ts'
import { streamPath } from '../../api/stream.ts'
import { notebookSchema } from '../../api/sync.ts'
import type { Channel } from '../channel.ts'
import type { Environment } from '../environment.ts'
import type { Http } from '../http.ts'
import type { Marks } from '../storage/device-database.ts'
import type { Gateway } from '../storage/gateway.ts'
import { type NotebookDatabase, readMeta } from '../storage/notebook-database.ts'
import { syncLock } from '../sync/lock.ts'
import { contactTime } from '../sync/receive.ts'
import { readEvents } from './event-stream.ts'
import { noteContact, takeIn } from './take-in.ts'

export interface ListenContext {
  account: string
  environment: Environment
  marks: Marks
  http: Http
  database: Gateway<NotebookDatabase>
  channel: Channel
  /** Runs an ordinary pass at once. */
  pass: () => void
}

/**
 * How listening ended. `refused`: the server does not let this session listen, and an ordinary pass learns why. `silent`:
 * something in between holds back what it says. `over`: the server ended it. `lost`: anything else.
 */
export type ListenEnd = 'refused' | 'silent' | 'over' | 'lost'

/** How soon the first word must come; what comes later was held back by a proxy. In milliseconds. */
const firstWord = 6_000
/** How many beats may be missing. */
const beatsMissed = 2.5
const lookTime = 2_000
/** A pass under way moves the cursor too: rows wait for it, but not for ever. */
const passTime = 4_000
/** What an ordinary pass has to explain. */
const refusals = new Set([401, 403, 409, 410, 426])

/** Listens until the stream ends or `signal` is aborted, and takes in what is told. `onOpen`: the server has spoken. */
export async function listenOnce(context: ListenContext, signal: AbortSignal, onOpen: () => void): Promise<ListenEnd> {
  const { account, environment, http, database } = context
  const { epoch, cursor } = await database.run(readMeta)
  if (epoch === null) return 'lost'
  const own = new AbortController()
  let heard = environment.now()
  let patience = firstWord
  let opened = false
  // A clock that goes on while the phone sleeps, and a look that comes soon after it wakes.
  const watch = setInterval(() => {
    if (Math.abs(environment.now() - heard) > patience) own.abort()
  }, lookTime)
  const giveUp = () => own.abort()
  globalThis.addEventListener?.('offline', giveUp)
  try {
    const query = new URLSearchParams({ schema: String(notebookSchema), epoch, cursor: String(cursor) })
    const response = await http.listen(`${streamPath}?${query}`, { [accountHeader]: account }, AbortSignal.any([signal, own.signal]))
    if (response === null || refusals.has(response.status)) return 'refused'
    if (response.status !== 200 || !response.body || !response.headers.get('content-type')?.startsWith('text/event-stream')) return 'lost'
    for await (const event of readEvents(response.body)) {
      heard = environment.now()
      if (signal.aborted || !(await isCurrent(context))) return 'lost'
      if (event.kind === 'open') {
        if (event.account !== account) return 'refused'
        opened = true
        patience = event.beat * beatsMissed
        onOpen()
      } else if (!opened) {
        return 'lost'
      } else if (event.kind === 'end') {
        return 'over'
      } else if (event.kind === 'beat') {
        await noteBeat(context, event.now)
      } else {
        const taken = await afterPass(signal, () => database.run((open) => takeIn(open, event, environment.now())))
        if (taken === 'taken') context.channel.tell('notebook')
        if (taken === 'unfit') context.pass()
      }
    }
    return 'lost'
  } catch (error) {
    // No network, a page of somebody else's, a notebook that was closed meanwhile: an ordinary pass goes its own way.
    if (!(error instanceof Error || error instanceof DOMException)) throw error
    return own.signal.aborted && !opened ? 'silent' : 'lost'
  } finally {
    clearInterval(watch)
    globalThis.removeEventListener?.('offline', giveUp)
    own.abort()
  }
}

/** Whether the person is still signed in on this device: another tab may have signed them out a moment ago. */
const isCurrent = async ({ marks, account }: ListenContext): Promise<boolean> => (await marks.get('person'))?.account === account

async function noteBeat({ database, environment, channel }: ListenContext, told: number): Promise<void> {
  const now = environment.now()
  const { lastReceived } = await database.run(readMeta)
  if (lastReceived !== null && Math.abs(told - lastReceived) < contactTime) return
  await database.run((open) => noteContact(open, told, now))
  channel.tell('notebook')
}

/**
 * Does something when no pass is under way, of any tab or the worker: an answer on its way would no longer fit, and be
 * asked for again. That costs a request and no word, so a lock that is held too long is passed over.
 */
async function afterPass<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  const waited = AbortSignal.timeout(passTime)
  let result: { value: T } | null = null
  try {
    await navigator.locks.request(syncLock, { signal: AbortSignal.any([signal, waited]) }, async () => {
      result = { value: await work() }
    })
  } catch (error) {
    if (!waited.aborted || signal.aborted) throw error
  }
  return (result as { value: T } | null)?.value ?? work()
}
