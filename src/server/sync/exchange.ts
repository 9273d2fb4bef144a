import { notebookSchema, protocolVersion, type SyncAnswer, type SyncRequest } from '../../api/sync.ts'
import type { Result } from '../../sync/change.ts'
import { isDue } from '../accounts/session.ts'
import { newId } from '../random.ts'
import { readRev } from '../store/accounts.ts'
import { replaceEpoch, requireMeta } from '../store/meta.ts'
import type { Tx } from '../store/schema.ts'
import { recordContact, type SessionOfPerson } from '../store/sessions.ts'
import type { Store } from '../store/store.ts'
import { type PageSize, readFeed } from './feed.ts'
import { Ledger } from './ledger.ts'
import { gradeOf, type Queue, queueAfter } from './queue-age.ts'
import { receive } from './receive.ts'

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
 * decide and nothing to note it only reads.
 */
export async function exchange(store: Store, asked: Exchange): Promise<SyncAnswer> {
  const { session, request, changes, now } = asked
  if (changes.length === 0 && !isWorthNoting(asked, queueAfter(request, []))) {
    const answer = await store.read((tx) => readOnly(tx, asked))
    if (answer) return answer
  }
  return store.write(async (tx) => {
    const ledger = await Ledger.open(tx, session.account)
    let epoch = await requireMeta(tx, 'epoch')
    if (provesRestore(request, epoch, ledger.rev)) epoch = await replaceEpoch(tx, epoch, newId())
    const results = await receive(tx, ledger, { account: session.account, scope: session.scope, device: request.device, changes, now })
    const queue = queueAfter(request, results)
    if (isWorthNoting(asked, queue)) await noteContact(tx, asked, queue)
    return answer(tx, asked, { epoch, rev: ledger.rev, results })
  })
}

/** The answer to a request that brings nothing, or null when a restore must be written down first. */
async function readOnly(tx: Tx, asked: Exchange): Promise<SyncAnswer | null> {
  const epoch = await requireMeta(tx, 'epoch')
  const rev = await readRev(tx, asked.session.account)
  return provesRestore(asked.request, epoch, rev) ? null : answer(tx, asked, { epoch, rev, results: [] })
}

/**
 * A device that counts in this very history and is ahead of it has seen what the database no longer has: it was restored
 * from a backup. A new epoch makes every device read from the start and offer again what it holds.
 */
const provesRestore = (request: SyncRequest, epoch: string, rev: number): boolean =>
  request.epoch === epoch && request.cursor > rev

async function answer(
  tx: Tx,
  { session, request, now, size }: Exchange,
  { epoch, rev, results }: { epoch: string; rev: number; results: Result[] },
): Promise<SyncAnswer> {
  const after = request.epoch === epoch ? request.cursor : 0
  const page = await readFeed(tx, session.account, { after, rev, size, scope: session.scope })
  return { v: protocolVersion, request: request.request, account: session.account, epoch, now, results, ...page, schema: schemaSpan, ...scopeOf(session) }
}

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
