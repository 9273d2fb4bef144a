import { type Change, conflictType, type Result } from '../../sync/change.ts'
import { type Context, decideDismissal, decideRemove, decideSet } from '../../sync/decide.ts'
import { findOutcomes, recordOutcomes } from '../store/notebook.ts'
import type { Tx } from '../store/schema.ts'
import type { Ledger } from './ledger.ts'
import { parseChange } from './parse-change.ts'

/**
 * Decides a batch in order and writes what it brings; one result for each change, in the same order. A change that was
 * decided before, in this batch or years ago, gets its first outcome again and does nothing. With a `scope` what is not of
 * that campaign's draft is parked: whoever signs in on that device may send it.
 */
export async function receive(
  tx: Tx,
  ledger: Ledger,
  { account, scope, device, changes, now }: { account: string; scope: string | null; device: string; changes: readonly unknown[]; now: number },
): Promise<Result[]> {
  const read = changes.map(parseChange).map((each) => ('change' in each && !isWithin(each.change, scope) ? { result: beyondScope(each.change) } : each))
  const sent = read.flatMap((each) => ('change' in each ? [each.change] : []))
  const decided = await findOutcomes(tx, account, sent.map(({ id }) => id))
  const fresh = sent.filter(({ id }) => !decided.has(id))
  const isDismissal = (change: Change) => change.type === conflictType
  await ledger.load(
    fresh.filter((change) => !isDismissal(change)),
    fresh.filter(isDismissal).map(({ record }) => record),
  )

  const context: Context = { now, device, nextRev: ledger.nextRev }
  const news: { id: string; outcome: 'applied' | 'lost'; code?: string | undefined }[] = []
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
    news.push({ id: change.id, outcome, code })
    return result
  })
  await recordOutcomes(tx, account, news, new Date(now).toISOString())
  await ledger.save({ now, device })
  return results
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
