import { type Change, conflictType, type Result } from '../../sync/change.ts'
import { type Context, decideDismissal, decideRemove, decideSet } from '../../sync/decide.ts'
import { findOutcomes, recordOutcomes } from '../store/notebook.ts'
import type { Tx } from '../store/schema.ts'
import type { Ledger } from './ledger.ts'
import { parseChange } from './parse-change.ts'

/**
 * Decides a batch in order and writes what it brings; one result for each change, in the same order. A change that was
 * decided before, in this batch or years ago, gets its first outcome again and does nothing.
 */
export async function receive(
  tx: Tx,
  ledger: Ledger,
  { account, device, changes, now }: { account: string; device: string; changes: readonly unknown[]; now: number },
): Promise<Result[]> {
  const read = changes.map(parseChange)
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

function decide(change: Change, ledger: Ledger, context: Context) {
  if (change.kind === 'set') return decideSet(change, ledger.state(change), context)
  if (change.type !== conflictType) return decideRemove(change, ledger.state(change), context)
  const conflict = ledger.conflict(change.record)
  return decideDismissal(change, conflict, context)
}
