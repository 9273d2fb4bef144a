import type { Json } from '../../domain/json.ts'
import { sameJson } from '../../domain/json.ts'
import { maxBased, type SetChange } from '../../sync/change.ts'
import { decideSet } from '../../sync/decide.ts'
import { officeDevice } from '../../sync/records.ts'
import { newId } from '../random.ts'
import { recordOutcomes } from '../store/notebook.ts'
import type { Tx } from '../store/schema.ts'
import { Ledger } from './ledger.ts'

export interface OfficeEdit {
  type: string
  record: string
  field: string
  value: Json
}

/**
 * The office writes into a notebook as one more device, so that every device learns it through the feed. It writes
 * knowingly over what stands there; a value that stands already is not written again. Must be called in a write
 * transaction; what else that transaction does for the account must not hold a ledger of its own meanwhile.
 */
export async function writeAsOffice(tx: Tx, account: string, edits: readonly OfficeEdit[], now: number): Promise<void> {
  const ledger = await Ledger.open(tx, account)
  await ledger.load(edits, [])
  const context = { now, device: officeDevice, nextRev: ledger.nextRev }
  const results = edits.flatMap((edit) => {
    const { registers, tombstone } = ledger.state(edit)
    const standing = registers.get(edit.field)
    if (!tombstone && standing && sameJson(standing.value, edit.value)) return []
    const seen = [...(tombstone ? [tombstone.id] : []), ...(standing ? [standing.id, ...standing.history] : [])]
    const change: SetChange = { ...edit, id: newId(), kind: 'set', based: seen.slice(0, maxBased), at: now }
    const { outcome, writes } = decideSet(change, ledger.state(edit), context)
    ledger.apply(writes)
    return [{ account, id: change.id, outcome, at: new Date(now).toISOString() }]
  })
  await recordOutcomes(tx, results)
  await ledger.save({ now, device: officeDevice })
}
