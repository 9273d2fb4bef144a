import { notebookSchema, protocolVersion, type SyncAnswer, type SyncRequest } from '../../api/sync.ts'
import type { Result } from '../../sync/change.ts'
import { isDue } from '../accounts/session.ts'
import { newId } from '../random.ts'
import { readRev } from '../store/accounts.ts'
import { replaceEpoch, requireMeta } from '../store/meta.ts'
import type { Tx } from '../store/schema.ts'
import { recordContact, type SessionOfPerson } from '../store/sessions.ts'
import type { Store } from '../store/store.ts'
import type { Joint } from '../store/together.ts'
import { type Page, type PageSize, type Place, readFeed, readFeeds } from './feed.ts'
import { Ledger } from './ledger.ts'
import { gradeOf, type Queue, queueAfter } from './queue-age.ts'
import { type Batch, receive } from './receive.ts'

/** The oldest and the newest form of the notebook that this server takes. */
export const schemaSpan = { min: 1, max: notebookSchema }

export interface Exchange {
  session: SessionOfPerson
  /** The envelope; its changes are still unread and stand in `changes`. */
  request: SyncRequest
  changes: readonly unknown[]
  now: number
  size: PageSize
}

/**
 * One exchange with a device, in one transaction: its changes decided, the feed read on from its cursor. With nothing to
 * decide and nothing to note it only reads. Those that bring something at the same time share a transaction.
 */
export async function exchange(store: Store, asked: Exchange): Promise<SyncAnswer> {
  const { session, request, changes } = asked
  if (changes.length === 0 && !isWorthNoting(asked, queueAfter(request, []))) {
    // Nothing has come since: that was read with the session, after this was asked.
    if (request.epoch !== null && request.epoch === session.epoch && request.cursor === session.rev) {
      return answer(asked, request.epoch, [], { changes: [], cursor: session.rev, more: false })
    }
    const read = await store.read((tx) => readOnly(tx, asked))
    if (read) return read
  }
  return store.together(exchanges, asked)
}

/** A request with so many changes, or so much to read, has a transaction to itself. */
const wholeTransaction = 500

const exchanges: Joint<Exchange, SyncAnswer> = {
  whose: ({ session }) => session.account,
  weight: ({ changes }) => changes.length / wholeTransaction,
  async all(tx, asked) {
    const ledgers = await Ledger.openFree(tx, asked.map(({ session }) => session.account))
    const epoch = await requireMeta(tx, 'epoch')
    const batches = asked.flatMap((each) => {
      const ledger = ledgers.get(each.session.account)
      // A restore that comes to light is no matter of the others in here.
      return ledger && !provesRestore(each.request, epoch, ledger.rev) ? [batchOf(each, ledger)] : []
    })
    const answers = new Map<Exchange, SyncAnswer>()
    for (const [each, answer] of await decideAll(tx, batches, epoch)) answers.set(each, answer)
    return asked.map((each) => answers.get(each) ?? null)
  },
  async alone(tx, asked) {
    const ledger = await Ledger.open(tx, asked.session.account)
    let epoch = await requireMeta(tx, 'epoch')
    if (provesRestore(asked.request, epoch, ledger.rev)) epoch = await replaceEpoch(tx, epoch, newId())
    const [[, answer] = []] = await decideAll(tx, [batchOf(asked, ledger)], epoch)
    if (!answer) throw new Error('an exchange was left without an answer')
    return answer
  },
}

const batchOf = (asked: Exchange, ledger: Ledger): Batch & { asked: Exchange } => {
  const { session, request, changes, now } = asked
  return { asked, ledger, account: session.account, scope: session.scope, device: request.device, changes, now }
}

/** Decides what different people's devices brought, and reads on for each. */
async function decideAll(tx: Tx, batches: readonly (Batch & { asked: Exchange })[], epoch: string): Promise<[Exchange, SyncAnswer][]> {
  const results = await receive(tx, batches)
  for (const [at, { asked }] of batches.entries()) {
    const queue = queueAfter(asked.request, results[at] ?? [])
    if (isWorthNoting(asked, queue)) await noteContact(tx, asked, queue)
  }
  const pages = await readFeeds(tx, batches.map(({ asked, ledger }) => {
    const place = placeOf(asked, epoch, ledger.rev)
    return { ...place, known: ledger.feedAfter(place.after) }
  }))
  return batches.map(({ asked }, at) => {
    const page = pages[at]
    if (!page) throw new Error('a feed was left unread')
    return [asked, answer(asked, epoch, results[at] ?? [], page)]
  })
}

/** The answer to a request that brings nothing, or null when a restore must be written down first. */
async function readOnly(tx: Tx, asked: Exchange): Promise<SyncAnswer | null> {
  const epoch = await requireMeta(tx, 'epoch')
  const rev = await readRev(tx, asked.session.account)
  return provesRestore(asked.request, epoch, rev) ? null : answer(asked, epoch, [], await readFeed(tx, placeOf(asked, epoch, rev)))
}

/**
 * A device that counts in this very history and is ahead of it has seen what the database no longer has: it was restored
 * from a backup. A new epoch makes every device read from the start and offer again what it holds.
 */
const provesRestore = (request: SyncRequest, epoch: string, rev: number): boolean =>
  request.epoch === epoch && request.cursor > rev

/** Where the device goes on: in another history of the database, at the beginning. */
const placeOf = ({ session, request, size }: Exchange, epoch: string, rev: number): Place => ({
  account: session.account,
  after: request.epoch === epoch ? request.cursor : 0,
  rev,
  size,
  scope: session.scope,
})

const answer = ({ session, request, now }: Exchange, epoch: string, results: Result[], page: Page): SyncAnswer => ({
  v: protocolVersion,
  request: request.request,
  account: session.account,
  epoch,
  now,
  results,
  ...page,
  schema: schemaSpan,
  ...scopeOf(session),
})

/** A feed that shows one draft alone says so: its places are none in the whole feed. */
const scopeOf = ({ scope }: SessionOfPerson) => (scope === null ? {} : { scope })

/** Once a day, and when something waits on the device for too long, or no longer. */
const isWorthNoting = ({ session, now }: Exchange, queue: Queue): boolean =>
  isDue(session.contactAt, now) || gradeOf(session, now) !== gradeOf(queue, now)

const noteContact = (tx: Tx, { session, request, now }: Exchange, queue: Queue): Promise<void> =>
  recordContact(tx, session.id, {
    contactAt: new Date(now).toISOString(),
    device: request.device,
    build: request.build,
    ...queue,
  })
