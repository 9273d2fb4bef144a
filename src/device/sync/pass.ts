import { maxChanges } from '../../api/limits.ts'
import type { Environment } from '../environment.ts'
import type { Http } from '../http.ts'
import type { Gateway } from '../storage/gateway.ts'
import { type NotebookDatabase, readMeta } from '../storage/notebook-database.ts'
import { type Batch, holdBack, takeBatch } from './batch.ts'
import { ask, judge, type Verdict } from './exchange.ts'
import { receive } from './receive.ts'
import { noTrouble, type Trouble } from './trouble.ts'

/**
 * How a pass ended. `later`: nothing that can be relied on came back. `revoked` and `erased` are the server's own word,
 * echoing our request and account, that this account's data is to leave the device.
 */
export type PassEnd = 'done' | 'later' | 'signed-out' | 'other-account' | 'update-needed' | 'barred' | 'revoked' | 'erased'

export interface PassContext {
  account: string
  /** The campaign that alone is open to this person here. */
  scope: string | undefined
  device: string
  database: Gateway<NotebookDatabase>
  http: Http
  environment: Environment
  /** Whether the marks of this device were just seen without a bar. */
  unbarred: boolean
  /** Called when something of the notebook changed. */
  onNews: () => void
  /** Aborted at sign-out: from then on nothing may be sent, nor written to the notebook. */
  signal: AbortSignal
}

/** A whole pass takes no longer, so that its lock is free again for another tab. */
const passTime = 60_000

/** How often the server may fail on a batch before a smaller one is tried; a single change it fails on is held back. */
const failuresAllowed = 3

/** Sends what waits and reads the feed to its end. Throws only for what this device does wrong, never for a network. */
export async function runPass(context: PassContext, trouble: Trouble): Promise<PassEnd> {
  const { database, environment, http, signal } = context
  const deadline = environment.now() + passTime
  let { unbarred } = context
  while (environment.now() < deadline && !signal.aborted) {
    const batch = await database.run((open) => takeBatch(open, environment.now(), trouble.limit, context.scope))
    const question = ask(batch, context)
    const verdict = judge(await http.request('POST', '/api/sync', { body: question, compress: true, signal, unbarred }), question)
    unbarred = false
    if (signal.aborted) return 'later'
    if (verdict.kind === 'answer') {
      const { answer } = verdict
      Object.assign(trouble, noTrouble())
      const taken = await database.run((open) => receive(open, question, batch.changes, answer, environment.now(), context.scope))
      if (taken === 'nothing') return 'done'
      context.onNews()
      if (taken === 'all') return 'done'
      // A round that neither sends nor reads anything must not be repeated at once, whatever the server says.
      const advanced = taken === 'anew' || batch.changes.length > 0 || answer.cursor > question.cursor || answer.epoch !== question.epoch
      if (answer.wait || !advanced) return 'later'
    } else if (verdict.kind === 'too-large' || verdict.kind === 'refused' || verdict.kind === 'failing') {
      trouble.failures += 1
      if (verdict.kind === 'failing' && trouble.failures < failuresAllowed) return 'later'
      if (!(await trySmaller(context, trouble, batch, verdict.kind))) return 'later'
    } else {
      return verdict.kind
    }
  }
  return 'later'
}

/**
 * Halves the batch; a single change is held back so that the others can go on. False: there is nothing to leave out, or
 * the server fails without that change too, as when it is down behind its proxy.
 */
async function trySmaller(context: PassContext, trouble: Trouble, { changes }: Batch, why: Verdict['kind']): Promise<boolean> {
  const [only, ...others] = changes
  if (!only) return false
  if (others.length === 0) {
    if (why === 'failing' && !(await answersWithoutChanges(context))) return false
    await context.database.run((open) => holdBack(open, only))
    context.onNews()
  }
  trouble.limit = others.length === 0 ? maxChanges : Math.ceil(changes.length / 2)
  trouble.failures = 0
  return true
}

/** Whether the server answers a request that brings it nothing. The answer is not taken in: it comes again. */
async function answersWithoutChanges(context: PassContext): Promise<boolean> {
  const { database, http, signal } = context
  const question = ask({ changes: [], left: 0, oldestAt: null, feed: await database.run(readMeta) }, context)
  return judge(await http.request('POST', '/api/sync', { body: question, signal }), question).kind === 'answer'
}
