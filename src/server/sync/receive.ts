import { type Change, conflictType, type Result } from '../../sync/change.ts'
import { type Context, decideDismissal, decideRemove, decideSet } from '../../sync/decide.ts'
import { findOutcomes, recordOutcomes } from '../store/notebook.ts'
import type { Tx } from '../store/schema.ts'
import { Ledger } from './ledger.ts'
import { parseChange } from './parse-change.ts'

/** What a device hands in, and the ledger of its account. */
export interface Batch {
  ledger: Ledger
  account: string
  /** The campaign whose draft alone the session may write, or null. */
  scope: string | null
  device: string
  changes: readonly unknown[]
  now: number
}

/**
 * Decides batches of different accounts, each in its order, and writes what they bring, all together; one result for each
 * change, in the same order. A change that was decided before, in this batch or years ago, gets its first outcome again
 * and does nothing. With a `scope` what is not of that campaign's draft is parked: whoever signs in on that device may
 * send it.
 */
export async function receive(tx: Tx, batches: readonly Batch[]): Promise<Result[][]> {
  const all = batches.map((batch) => ({ ...batch, read: batch.changes.map((sent) => readWithin(sent, batch.scope)) }))
  const decided = await findOutcomes(tx, all.flatMap(({ account, read }) => sentOf(read).map(({ id }) => ({ account, id }))))
  await Ledger.load(
    tx,
    all.map(({ ledger, account, read }) => {
      const fresh = sentOf(read).filter(({ id }) => decided.get(account)?.has(id) !== true)
      return {
        ledger,
        records: fresh.filter((change) => !isDismissal(change)),
        conflicts: fresh.filter(isDismissal).map(({ record }) => record),
      }
    }),
  )
  const done = all.map((batch) => decideAll(batch, decided.get(batch.account) ?? new Map()))
  await recordOutcomes(tx, done.flatMap(({ news }) => news))
  await Ledger.save(tx, batches)
  return done.map(({ results }) => results)
}

type ReadChange = ReturnType<typeof parseChange>

const sentOf = (read: readonly ReadChange[]): Change[] => read.flatMap((each) => ('change' in each ? [each.change] : []))

function readWithin(sent: unknown, scope: string | null): ReadChange {
  const read = parseChange(sent)
  return 'change' in read && !isWithin(read.change, scope) ? { result: beyondScope(read.change) } : read
}

const isDismissal = (change: Change): boolean => change.type === conflictType

/** Decides one batch. `decided`: what became of those of its changes that came before. */
function decideAll({ ledger, account, scope, device, now, read }: Batch & { read: readonly ReadChange[] }, decided: Map<string, Result>) {
  const context: Context = { now, device, nextRev: ledger.nextRev }
  const news: { account: string; id: string; outcome: 'applied' | 'lost'; code?: string | undefined; at: string }[] = []
  const at = new Date(now).toISOString()
  const results = read.map((each): Result => {
    if ('result' in each) return each.result
    const { change } = each
    const before = decided.get(change.id)
    if (before) return before
    if (isDismissal(change) && scope !== null && !isAbout(ledger.conflict(change.record)?.about, scope)) return beyondScope(change)
    const { outcome, code, writes } = decide(change, ledger, context)
    ledger.apply(writes)
    const result: Result = code === undefined ? { id: change.id, outcome } : { id: change.id, outcome, code }
    decided.set(change.id, result)
    news.push({ account, id: change.id, outcome, code, at })
    return result
  })
  return { results, news }
}

const beyondScope = ({ id }: Change): Result => ({ id, outcome: 'parked', code: 'beyond-scope' })

/** Whether a record is the draft of the campaign that alone is open. */
const isAbout = (name: { type: string; record: string } | undefined, scope: string): boolean => name?.type === 'draft' && name.record === scope

/** Whether a change may be of what is open; which record a dismissal is about is known only from its conflict. */
const isWithin = (change: Change, scope: string | null): boolean => scope === null || change.type === conflictType || isAbout(change, scope)

function decide(change: Change, ledger: Ledger, context: Context) {
  if (change.kind === 'set') return decideSet(change, ledger.state(change), context)
  if (change.type !== conflictType) return decideRemove(change, ledger.state(change), context)
  const conflict = ledger.conflict(change.record)
  return decideDismissal(change, conflict, context)
}
