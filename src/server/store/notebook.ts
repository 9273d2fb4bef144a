import type { Result } from '../../sync/change.ts'
import type { Conflict, Register, Tombstone } from '../../sync/records.ts'
import type { NotebookTable, Tx } from './schema.ts'

/** One row of a notebook. */
export type Entry =
  | { kind: 'register'; register: Register }
  | { kind: 'tombstone'; tombstone: Tombstone }
  | { kind: 'conflict'; conflict: Conflict }
type Key = Pick<NotebookTable, 'type' | 'record' | 'kind' | 'name'>

/** Under what an entry is stored. */
export function keyOf(entry: Entry): Key {
  if (entry.kind === 'register') {
    const { type, record, field } = entry.register
    return { kind: 'register', type, record, name: field }
  }
  if (entry.kind === 'tombstone') return { kind: 'tombstone', type: entry.tombstone.type, record: entry.tombstone.record, name: '' }
  const { type, record } = entry.conflict.about
  return { kind: 'conflict', type, record, name: entry.conflict.id }
}

function bodyOf(entry: Entry): { rev: number; body: string } {
  if (entry.kind === 'register') {
    const { type: _type, record: _record, field: _field, rev, ...body } = entry.register
    return { rev, body: JSON.stringify(body) }
  }
  if (entry.kind === 'tombstone') {
    const { type: _type, record: _record, rev, ...body } = entry.tombstone
    return { rev, body: JSON.stringify(body) }
  }
  const { id: _id, about, rev, ...body } = entry.conflict
  return { rev, body: JSON.stringify({ ...body, field: about.field }) }
}

function entryOf({ kind, type, record, name, rev, body }: Omit<NotebookTable, 'account'>): Entry {
  if (kind === 'register') {
    const kept = JSON.parse(body) as Omit<Register, 'type' | 'record' | 'field' | 'rev'>
    return { kind, register: { ...kept, type, record, field: name, rev } }
  }
  if (kind === 'tombstone') {
    const kept = JSON.parse(body) as Omit<Tombstone, 'type' | 'record' | 'rev'>
    return { kind, tombstone: { ...kept, type, record, rev } }
  }
  const { field, ...kept } = JSON.parse(body) as Omit<Conflict, 'id' | 'about' | 'rev'> & { field: string }
  return { kind, conflict: { ...kept, id: name, about: { type, record, field }, rev } }
}

const columns = ['type', 'record', 'kind', 'name', 'rev', 'body'] as const

/** Everything about the named records of one type. */
export async function loadRecords(tx: Tx, account: string, type: string, records: readonly string[]): Promise<Entry[]> {
  const rows = await tx
    .selectFrom('notebook')
    .select(columns)
    .where('account', '=', account)
    .where('type', '=', type)
    .where('record', 'in', records)
    .execute()
  return rows.map(entryOf)
}

/** The conflict entries with these ids, settled ones too. */
export async function loadConflicts(tx: Tx, account: string, ids: readonly string[]): Promise<Conflict[]> {
  const rows = await tx
    .selectFrom('notebook')
    .select(columns)
    .where('account', '=', account)
    .where('kind', '=', 'conflict')
    .where('name', 'in', ids)
    .execute()
  return rows.map(entryOf).flatMap((entry) => (entry.kind === 'conflict' ? [entry.conflict] : []))
}

/** How many rows go into one statement: enough to save round trips, few enough for any limit on parameters. */
const rowsAtOnce = 100
const inGroups = <T>(rows: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(rows.length / rowsAtOnce) }, (_, group) => rows.slice(group * rowsAtOnce, (group + 1) * rowsAtOnce))

/** Stores entries, each in place of the one with the same key. */
export async function saveEntries(tx: Tx, account: string, entries: readonly Entry[]): Promise<void> {
  for (const group of inGroups(entries)) {
    await tx
      .insertInto('notebook')
      .values(group.map((entry) => ({ account, ...keyOf(entry), ...bodyOf(entry) })))
      .onConflict((conflict) =>
        conflict
          .columns(['account', 'type', 'record', 'kind', 'name'])
          .doUpdateSet((eb) => ({ rev: eb.ref('excluded.rev'), body: eb.ref('excluded.body') })),
      )
      .execute()
  }
}

/** Deletes the tombstone of a record that came back. */
export async function liftTombstone(tx: Tx, account: string, type: string, record: string): Promise<void> {
  await tx
    .deleteFrom('notebook')
    .where('account', '=', account)
    .where('type', '=', type)
    .where('record', '=', record)
    .where('kind', '=', 'tombstone')
    .execute()
}

/**
 * The next rows of the feed after `after`, in order, at most `limit`; of the record `only` and what is about it, unless
 * that is null. `bytes` is the size of each as stored.
 */
export async function readEntries(
  tx: Tx,
  account: string,
  { after, limit, only }: { after: number; limit: number; only: Pick<NotebookTable, 'type' | 'record'> | null },
): Promise<{ entry: Entry; rev: number; bytes: number }[]> {
  const feed = tx.selectFrom('notebook').select(columns).where('account', '=', account).where('rev', '>', after)
  const asked = only === null ? feed : feed.where('type', '=', only.type).where('record', '=', only.record)
  const rows = await asked.orderBy('rev').limit(limit).execute()
  return rows.map((row) => ({ entry: entryOf(row), rev: row.rev, bytes: Buffer.byteLength(row.body) }))
}

/** What became of changes that were sent before, by change id. */
export async function findOutcomes(tx: Tx, account: string, changes: readonly string[]): Promise<Map<string, Result>> {
  if (changes.length === 0) return new Map()
  const rows = await tx
    .selectFrom('journal')
    .select(['change', 'outcome', 'code'])
    .where('account', '=', account)
    .where('change', 'in', changes)
    .execute()
  return new Map(
    rows.map(({ change, outcome, code }) => [change, code === null ? { id: change, outcome } : { id: change, outcome, code }]),
  )
}

/** Remembers for ever what became of changes, so that sending one again changes nothing. */
export async function recordOutcomes(
  tx: Tx,
  account: string,
  results: readonly { id: string; outcome: 'applied' | 'lost'; code?: string | undefined }[],
  at: string,
): Promise<void> {
  for (const group of inGroups(results)) {
    await tx
      .insertInto('journal')
      .values(group.map(({ id, outcome, code }) => ({ account, change: id, outcome, code: code ?? null, at })))
      .execute()
  }
}
