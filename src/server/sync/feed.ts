import { conflictType, type Row } from '../../sync/change.ts'
import { type Entry, readEntries } from '../store/notebook.ts'
import type { Tx } from '../store/schema.ts'

/** How much one answer carries at most, in rows and in bytes of their values. */
export interface PageSize {
  rows: number
  bytes: number
}
export const pageSize: PageSize = { rows: 1000, bytes: 256 * 1024 }

const rowsAtOnce = 100

/**
 * The page of the feed that follows `after`, in order of `rev`. `cursor` is the last row returned, or `rev` when nothing
 * is left: never a place beyond a row that was not returned. At least one row is returned if there is one. With a `scope`
 * only what is of that campaign's draft is in it.
 */
export async function readFeed(
  tx: Tx,
  account: string,
  { after, rev, size, scope }: { after: number; rev: number; size: PageSize; scope: string | null },
): Promise<{ changes: Row[]; cursor: number; more: boolean }> {
  const changes: Row[] = []
  let cursor = after
  let bytes = 0
  while (cursor < rev) {
    const entries = await readEntries(tx, account, { after: cursor, limit: rowsAtOnce, only: scope === null ? null : { type: 'draft', record: scope } })
    for (const entry of entries) {
      if (changes.length > 0 && (changes.length >= size.rows || bytes + entry.bytes > size.bytes)) {
        return { changes, cursor, more: true }
      }
      changes.push(rowOf(entry.entry))
      bytes += entry.bytes
      cursor = entry.rev
    }
    if (entries.length < rowsAtOnce) break
  }
  return { changes, cursor: rev, more: false }
}

/** What devices are told of an entry. */
function rowOf(entry: Entry): Row {
  if (entry.kind === 'register') {
    const { type, record, field, value, id, based, at, rev } = entry.register
    return { kind: 'set', type, record, field, value, id, based, at, rev }
  }
  if (entry.kind === 'tombstone') {
    const { type, record, id, rev } = entry.tombstone
    return { kind: 'remove', type, record, id, rev }
  }
  const { id, about, loser, winner, settledBy, rev } = entry.conflict
  if (settledBy !== null) return { kind: 'remove', type: conflictType, record: id, id: settledBy, rev }
  return { kind: 'conflict', id, about, loser, winner, rev }
}
