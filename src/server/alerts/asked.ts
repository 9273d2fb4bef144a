import { sql } from 'kysely'
import { type Alert, lookedUpTo, readAlert } from '../../domain/posting/alert.ts'
import { type Criteria, readCriteria } from '../../domain/search/criteria.ts'
import { notifiedOf, type Sending } from '../push/subscriptions.ts'
import { readStops } from '../store/mail-stops.ts'
import type { AccountTable, Tx } from '../store/schema.ts'
import type { AlertTable } from '../store/schema-postings.ts'

/** A saved search whose person asks to be told of new postings. */
export interface AskedSearch {
  id: string
  /** As its person wrote it, empty for none. */
  name: string
  criteria: Criteria
  alert: Alert
  /** When they asked, in milliseconds since 1970. */
  at: number
  /** The edition up to which they looked at its hits themselves; null: never. */
  lookedAt: number | null
  /** What they were told last; null: nothing yet. */
  told: Omit<AlertTable, 'account' | 'search'> | null
}

/** Somebody with all searches that they ask to be told of. */
export interface Asker {
  account: string
  person: Pick<AccountTable, 'name' | 'email' | 'language' | 'bouncedAt'>
  /** A device of theirs shows notifications. */
  notified: boolean
  /** When they last stopped the mails that come in place of notifications, in milliseconds since 1970; null: never. */
  stoppedAt: number | null
  searches: AskedSearch[]
  /** Searches of which something was told once, and that nobody asks for any more. */
  past: string[]
}

/** Some accounts that asked for an alert once, in the order of their ids, after one of them. */
export async function readAskers(tx: Tx, after: string, limit: number): Promise<string[]> {
  const rows = await tx
    .selectFrom('notebook')
    .select('account')
    .distinct()
    // Written out, as the index has it: with parameters, SQLite would read everybody's notebook.
    .where('type', '=', sql.lit('search'))
    .where('name', '=', sql.lit('alert'))
    .where('account', '>', after)
    .orderBy('account')
    .limit(limit)
    .execute()
  return rows.map(({ account }) => account)
}

/** What these accounts ask for at an instant: of each that has a living registrant, who is not about to leave. */
export async function readAsked(tx: Tx, accounts: readonly string[], sending: Sending): Promise<Asker[]> {
  if (accounts.length === 0) return []
  const people = await tx
    .selectFrom('accounts')
    .select(['id', 'name', 'email', 'language', 'bouncedAt'])
    .where('id', 'in', accounts)
    .where('role', '=', 'registrant')
    .where('standing', '=', 'active')
    .where('erasedAt', 'is', null)
    .where('closesAt', 'is', null)
    .orderBy('id')
    .execute()
  const rows = await tx.selectFrom('notebook').select(['account', 'record', 'kind', 'name', 'body']).where('type', '=', 'search').where('account', 'in', accounts).execute()
  const notified = await notifiedOf(tx, accounts, sending)
  const stops = await readStops(tx, accounts, 'alerts')
  const told = await tx.selectFrom('alerts').selectAll().where('account', 'in', accounts).execute()
  const rowsOf = Map.groupBy(rows, ({ account }) => account)
  const toldOf = Map.groupBy(told, ({ account }) => account)
  return people.map(({ id, ...person }) => {
    const before = new Map((toldOf.get(id) ?? []).map(({ account: _account, search, ...last }) => [search, last]))
    const searches = [...Map.groupBy(rowsOf.get(id) ?? [], ({ record }) => record)]
      .flatMap(([record, fields]) => readSearch(record, fields, before.get(record) ?? null))
      .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    const asked = new Set(searches.map((search) => search.id))
    const past = [...before.keys()].filter((search) => !asked.has(search)).toSorted()
    return { account: id, person, notified: notified.has(id), stoppedAt: stops.get(id) ?? null, searches, past }
  })
}

/** None where the search was removed, or nothing is asked for. */
function readSearch(id: string, rows: readonly { kind: string; name: string; body: string }[], told: AskedSearch['told']): AskedSearch[] {
  if (rows.some(({ kind }) => kind === 'tombstone')) return []
  const fields = new Map(
    rows.filter(({ kind }) => kind === 'register').map(({ name, body }) => [name, JSON.parse(body) as { value: unknown; at: number }]),
  )
  const valueOf = (field: string): unknown => fields.get(field)?.value
  const asked = fields.get('alert')
  const alert = readAlert(asked?.value)
  if (!asked || !alert) return []
  const name = valueOf('name')
  return [
    {
      id,
      name: typeof name === 'string' ? name : '',
      criteria: readCriteria(valueOf),
      alert,
      at: asked.at,
      lookedAt: lookedUpTo([...fields].map(([field, { value }]) => [field, value] as const)),
      told,
    },
  ]
}
