import { CompiledQuery, sql } from 'kysely'
import type { Result } from '../../sync/change.ts'
import type { Conflict, Register, Tombstone } from '../../sync/records.ts'
import { differenceOf } from './engine.ts'
import type { NotebookTable, Schema, Tx } from './schema.ts'

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

/** One thing of somebody's. */
export type Owned<T> = T & { account: string }

/** Everything about these records, of several people. */
export async function loadAll(tx: Tx, names: readonly Owned<Pick<Key, 'type' | 'record'>>[]): Promise<Owned<{ entry: Entry }>[]> {
  if (names.length === 0) return []
  const asked = sql.join(names.map(({ account, type, record }) => sql`(${account}, ${type}, ${record})`))
  // In this order, whatever a planner thinks of it: the few that are asked for, then each by its key.
  const { rows } = await sql<NotebookTable>`with asked(account, type, record) as (values ${asked})
    select n.* from asked cross join notebook n
    where n.account = asked.account and n.type = asked.type and n.record = asked.record`.execute(tx)
  return rows.map((row) => ({ account: row.account, entry: entryOf(row) }))
}

/**
 * Of these fields what stands in them, and of their records all that is no field. Each record must be named with few fields:
 * a questionnaire has hundreds, and one answer needs only its own.
 */
export async function loadFields(tx: Tx, names: readonly Owned<Pick<Key, 'type' | 'record' | 'name'>>[]): Promise<Owned<{ entry: Entry }>[]> {
  if (names.length === 0) return []
  const asked = sql.join(names.map(({ account, type, record, name }) => sql`(${account}, ${type}, ${record}, ${name})`))
  const { rows } = await sql<NotebookTable>`with asked(account, type, record, name) as (values ${asked})
    select n.* from asked cross join notebook n
    where n.account = asked.account and n.type = asked.type and n.record = asked.record and n.kind = 'register' and n.name = asked.name
    union all
    select n.* from (select distinct account, type, record from asked) records cross join notebook n
    where n.account = records.account and n.type = records.type and n.record = records.record and n.kind in ('tombstone', 'conflict')`.execute(tx)
  return rows.map((row) => ({ account: row.account, entry: entryOf(row) }))
}

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

/** The texts of statements for a whole group of rows, for each database that was opened. */
const texts = new WeakMap<object, Map<string, string>>()

/**
 * Inserts rows of one table in groups. The text for a whole group is always the same and kept: to write it anew takes
 * longer than to run it. `statement` writes it; it must name the columns of a row in their order and nothing else.
 */
async function insertAll<Row extends Record<string, string | number | null>>(
  tx: Tx,
  table: string,
  rows: readonly Row[],
  statement: (group: readonly Row[]) => { compile: () => CompiledQuery },
): Promise<void> {
  const { adapter } = tx.getExecutor()
  const known = texts.get(adapter) ?? new Map<string, string>()
  texts.set(adapter, known)
  for (const group of inGroups(rows)) {
    const whole = group.length === rowsAtOnce
    const text = whole ? known.get(table) : undefined
    const compiled = text === undefined ? statement(group).compile() : CompiledQuery.raw(text, group.flatMap((row) => Object.values(row)))
    if (whole) known.set(table, compiled.sql)
    await tx.executeQuery(compiled)
  }
}

/** Stores entries, each in place of the one with the same key. */
export const saveEntries = (tx: Tx, entries: readonly Owned<{ entry: Entry }>[]): Promise<void> =>
  insertAll(tx, 'notebook', entries.map(({ account, entry }) => ({ account, ...keyOf(entry), ...bodyOf(entry) })), (group) =>
    tx
      .insertInto('notebook')
      .values(group)
      .onConflict((conflict) =>
        conflict
          .columns(['account', 'type', 'record', 'kind', 'name'])
          .doUpdateSet((eb) => ({ rev: eb.ref('excluded.rev'), body: eb.ref('excluded.body') })),
      ),
  )

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
 * that is null.
 */
export async function readEntries(
  tx: Tx,
  account: string,
  { after, limit, only }: { after: number; limit: number; only: Pick<NotebookTable, 'type' | 'record'> | null },
): Promise<Read[]> {
  const feed = tx.selectFrom('notebook').select(columns).where('account', '=', account).where('rev', '>', after)
  const asked = only === null ? feed : feed.where('type', '=', only.type).where('record', '=', only.record)
  const rows = await asked.orderBy('rev').limit(limit).execute()
  return rows.map(readOf)
}

/** A row of the feed. */
export interface Read {
  entry: Entry
  rev: number
}
const readOf = (row: Omit<NotebookTable, 'account'>): Read => ({ entry: entryOf(row), rev: row.rev })

/** The whole of several feeds after a place each, in order, for those that have only a little left. */
export async function readTails(tx: Tx, feeds: readonly { account: string; after: number }[]): Promise<Map<string, Read[]>> {
  if (feeds.length === 0) return new Map()
  const asked = sql.join(feeds.map(({ account, after }) => sql`(${account}, cast(${after} as bigint))`))
  const { rows } = await sql<NotebookTable>`with asked(account, place) as (values ${asked})
    select n.* from asked cross join notebook n where n.account = asked.account and n.rev > asked.place
    order by n.account, n.rev`.execute(tx)
  return new Map([...Map.groupBy(rows, ({ account }) => account)].map(([account, own]) => [account, own.map(readOf)]))
}

/** What became of changes that were sent before, by account and by change id. */
export async function findOutcomes(tx: Tx, changes: readonly Owned<{ id: string }>[]): Promise<Map<string, Map<string, Result>>> {
  const found = new Map<string, Map<string, Result>>()
  if (changes.length === 0) return found
  // As one text: a statement with a thousand parameters takes longer to write and to read than to run.
  const asked = differenceOf(tx).each(JSON.stringify(changes.map(({ account, id }) => [account, id])))
  const { rows } = await sql<JournalRow>`with asked(account, change) as (select value ->> 0, value ->> 1 from ${asked})
    select j.account, j.change, j.outcome, j.code from asked cross join journal j
    where j.account = asked.account and j.change = asked.change`.execute(tx)
  for (const { account, change, outcome, code } of rows) {
    const own = found.get(account) ?? new Map<string, Result>()
    found.set(account, own.set(change, code === null ? { id: change, outcome } : { id: change, outcome, code }))
  }
  return found
}
type JournalRow = Omit<Schema['journal'], 'at'>

/** Remembers for ever what became of changes, so that sending one again changes nothing. */
export async function recordOutcomes(
  tx: Tx,
  results: readonly Owned<{ id: string; outcome: 'applied' | 'lost'; code?: string | undefined; at: string }>[],
): Promise<void> {
  const rows = results.map(({ account, id, outcome, code, at }) => ({ account, change: id, outcome, code: code ?? null, at }))
  await insertAll(tx, 'journal', rows, (group) => tx.insertInto('journal').values(group))
}
