import type { Kysely } from 'kysely'
import type { Role } from '../../api/session.ts'
import type { Language } from '../../domain/language.ts'

/**
 * The tables, as both SQLite and PostgreSQL can hold them: ids, instants (ISO 8601 in UTC, so that their order is the
 * order of time) and JSON are text, truth is 0 or 1. Nothing here is a sequence.
 */
export interface Schema {
  meta: { key: string; value: string }
  accounts: AccountTable
  sessions: SessionTable
  codes: { id: string; address: string; hash: string; createdAt: string; expiresAt: string }
  codeRequests: { id: string; address: string; network: string; at: string; issued: 0 | 1 }
  wrongCodes: { address: string; tries: number; lastAt: string }
  notebook: NotebookTable
  journal: { account: string; change: string; outcome: 'applied' | 'lost'; code: string | null; at: string }
  submissions: SubmissionTable
  editions: { kind: string; edition: number; hash: string; bytes: number; body: string; publishedAt: string }
}

export interface AccountTable {
  id: string
  /** As the person writes it. */
  email: string
  /** The same in lower case, unique: phones put capitals where nobody meant them. */
  address: string
  role: Role
  name: string
  language: Language
  /** The last place drawn in this notebook's feed. Every change that takes effect draws the next one from this row. */
  rev: number
  createdAt: string
  erasedAt: string | null
}

export interface SessionTable {
  id: string
  /** SHA-256 of the cookie's token, in hexadecimal: what is stored here opens nothing. */
  tokenHash: string
  account: string
  createdAt: string
  renewedAt: string
  expiresAt: string
  /** Signed out on the device itself. */
  endedAt: string | null
  /** Taken away from elsewhere. The row stays, so that the device can be told. */
  revokedAt: string | null
  /** What the device last said of itself, at most once a day; no content. */
  contactAt: string | null
  device: string | null
  build: string | null
  waiting: number | null
  oldest: string | null
}

/**
 * The notebook: one row for each register, tombstone and conflict entry, so that the feed is one ordered read. `name`
 * is the register's field, empty for a tombstone, and the entry's id for a conflict, whose `type` and `record` are those
 * that it speaks of.
 */
export interface NotebookTable {
  account: string
  type: string
  record: string
  kind: 'register' | 'tombstone' | 'conflict'
  name: string
  rev: number
  body: string
}

export interface SubmissionTable {
  account: string
  campaign: string
  number: string
  hash: string
  state: 'received' | 'late' | 'after-close'
  receivedAt: string
  sealedAt: string
  definition: string
  version: number
  device: string
  answers: string
}

/** Every table, each after those it refers to. */
export const tables = [
  'meta', 'accounts', 'sessions', 'codes', 'codeRequests', 'wrongCodes', 'notebook', 'journal', 'submissions', 'editions',
] as const satisfies readonly (keyof Schema)[]

/** What every function of this folder works in: one transaction. */
export type Tx<S = Schema> = Kysely<S>
