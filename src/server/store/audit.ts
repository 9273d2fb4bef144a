import { sql, type SelectQueryBuilder } from 'kysely'
import type { AuditTable, Schema, Tx } from './schema.ts'

/** What is looked for in the log; what is left out or null does not narrow it. */
export interface AuditFilter {
  /** Entries about any of these, or whose detail names one. Empty: none. */
  accounts?: readonly string[]
  application?: string
  /** An account's id, or part of a name. */
  actor: string | null
  action: string | null
  from: string | null
  before: string | null
}

/** A text as a pattern that finds it anywhere; for `like … escape '\'`. */
export const within = (text: string): string => `%${text.replace(/[\\%_]/g, String.raw`\$&`)}%`

/** A page of the log, newest first, and how many entries there are in all. */
export async function findAudit(
  tx: Tx,
  filter: AuditFilter,
  { limit, offset }: { limit: number; offset: number },
): Promise<{ rows: (AuditTable & { accountName: string | null })[]; total: number }> {
  const rows = await narrowed(tx.selectFrom('audit').leftJoin('accounts', 'accounts.id', 'audit.account'), filter)
    .selectAll('audit')
    .select('accounts.name as accountName')
    .orderBy('audit.at', 'desc')
    .orderBy('audit.id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute()
  const { count } = await narrowed(tx.selectFrom('audit').leftJoin('accounts', 'accounts.id', 'audit.account'), filter)
    .select(({ fn }) => fn.countAll<number | string>().as('count'))
    .executeTakeFirstOrThrow()
  return { rows: rows.map((row) => ({ ...row, accountName: row.accountName || null })), total: Number(count) }
}

type Asking = SelectQueryBuilder<Schema, 'audit' | 'accounts', object>

function narrowed(asking: Asking, { accounts, application, actor, action, from, before }: AuditFilter): Asking {
  let query = asking
  if (accounts !== undefined) {
    query = query.where((eb) =>
      eb.or(accounts.flatMap((id) => [eb('audit.account', '=', id), sql<boolean>`audit.detail like ${within(JSON.stringify(id))} escape '\\'`])),
    )
  }
  if (application !== undefined) {
    query = query.where((eb) =>
      eb.or([eb('audit.application', '=', application), sql<boolean>`audit.detail like ${within(JSON.stringify(application))} escape '\\'`]),
    )
  }
  if (actor !== null) {
    query = query.where((eb) => eb.or([eb('audit.actor', '=', actor), sql<boolean>`${eb.ref('audit.actorName')} like ${within(actor)} escape '\\'`]))
  }
  if (action !== null) query = query.where('audit.action', '=', action)
  if (from !== null) query = query.where('audit.at', '>=', from)
  if (before !== null) query = query.where('audit.at', '<', before)
  return query
}

/** Every action that the log has, in the order of their names. */
export async function auditActions(tx: Tx): Promise<string[]> {
  const rows = await tx.selectFrom('audit').select('action').distinct().orderBy('action').execute()
  return rows.map(({ action }) => action)
}
