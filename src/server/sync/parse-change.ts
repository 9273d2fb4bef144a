import { judgeField, judgeRecord, maxValueBytes } from '../../domain/notebook.ts'
import { type Change, changeSchema, conflictType, type Result } from '../../sync/change.ts'
import { isShallow } from '../http/body.ts'

/** Names every JavaScript object answers to. As a field's name they would be found where nothing was written. */
const isInherited = (name: string): boolean => name in Object.prototype

/**
 * Reads one change of a batch. What comes back is the change, or the outcome that ends it here: `refused` when nobody may
 * ever write this, `parked` when a newer server may know it. Nothing else of the batch waits for either.
 */
export function parseChange(sent: unknown): { change: Change } | { result: Result } {
  const end = (outcome: 'refused' | 'parked', code: string) => ({ result: { id: idOf(sent), outcome, code } })
  const parsed = isShallow(sent) ? changeSchema.safeParse(sent) : null
  if (!parsed?.success) return end('refused', 'invalid')
  const change = parsed.data
  if (change.kind === 'remove') {
    if (change.type === conflictType) return { change }
    const verdict = judgeRecord(change.type, change.record)
    if (verdict === 'parked') return end('parked', 'unknown-type')
    // The profile also carries what the office owns.
    if (verdict === 'refused' || change.type === 'profile') return end('refused', 'name')
    const seen = Object.entries(change.seen).filter(([field]) => !isInherited(field))
    return { change: { ...change, seen: Object.fromEntries(seen) } }
  }
  if (change.type === conflictType || isInherited(change.field)) return end('refused', 'name')
  if (Buffer.byteLength(JSON.stringify(change.value)) > maxValueBytes) return end('refused', 'too-large')
  const verdict = judgeField(change.type, change.record, change.field)
  if (verdict === 'refused') return end('refused', 'name')
  if (verdict === 'parked') return end('parked', judgeRecord(change.type, change.record) === 'parked' ? 'unknown-type' : 'newer-field')
  return { change }
}

/** The id by which a device knows the change, even if nothing else of it can be read. */
function idOf(sent: unknown): string {
  if (typeof sent !== 'object' || sent === null || !('id' in sent)) return ''
  return typeof sent.id === 'string' ? sent.id.slice(0, 128) : ''
}
