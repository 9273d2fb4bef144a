import type { ColumnDataType, DialectAdapter, Kysely, RawBuilder } from 'kysely'
import type { Schema, Tx } from './schema.ts'

/** Where a database is: the path of an SQLite file, or the address of a PostgreSQL database. */
export type Place = { kind: 'sqlite'; path: string } | { kind: 'postgresql'; url: string }

/** An opened database of either kind, whatever is in it. */
export interface Engine {
  readonly kind: Place['kind']
  readonly db: Kysely<Schema>
  /** Work that reads one consistent state and writes nothing. */
  read: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>
  /**
   * Work that is done whole or not at all, and is on disk when this resolves. A throw undoes it. It may be run again
   * after it was undone, so it must have no effect outside its transaction.
   */
  write: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>
  close: () => Promise<void>
}

/** Why a database can't be used, for whoever runs the server: each code is a text in `locales/ja/console.json`. */
export type PlaceProblem = 'databaseUnreachable' | 'databaseTooOld' | 'databaseNewer' | 'databaseBusy' | 'databaseMoved'

export class CannotOpen extends Error {
  readonly code: PlaceProblem
  /** What goes into the text: a reason, a place; never a password. */
  readonly values: Record<string, string>

  constructor(code: PlaceProblem, values: Record<string, string> = {}, cause?: unknown) {
    super(`${code} ${JSON.stringify(values)}`, { cause })
    this.name = 'CannotOpen'
    this.code = code
    this.values = values
  }
}

/** What the two kinds of database do in different ways. Each has its own in its own file. */
export interface Difference {
  /** A column of text that is ordered by its characters' codes, in any country. */
  readonly text: ColumnDataType | RawBuilder<string>
  /** Keeps everybody else who asks for this name waiting until the transaction ends. */
  hold(tx: Tx, name: string): Promise<void>
  /** Has the database itself refuse that rows of this table are changed or deleted. */
  keepForEver(db: Kysely<unknown>, table: string): Promise<void>
  /** The members of a JSON array, one a row, in a column `value`. */
  each(json: string): RawBuilder<unknown>
  /** Lets a statement of this transaction take as long as it takes. */
  takeTime(tx: Tx): Promise<void>
  /** The columns of every table there is, as they follow each other; no other schema's than the one we create ours in. */
  columns(tx: Tx): Promise<{ table: string; column: string }[]>
  /** Deletes these tables with all that is in them, whatever refers to what. */
  drop(tx: Tx, tables: readonly string[]): Promise<void>
  /** All rows of a table, some at a time, as the database gives them. */
  rows(tx: Tx, table: string, columns: readonly string[]): AsyncIterable<readonly Record<string, unknown>[]>
}

/** An adapter that carries the difference, so that it is at hand wherever a transaction is. */
export interface DifferentAdapter extends DialectAdapter {
  readonly difference: Difference
}

/** The ways of the database that a transaction works in. */
export function differenceOf(tx: Pick<Tx, 'getExecutor'>): Difference {
  const { adapter } = tx.getExecutor()
  if (!('difference' in adapter)) throw new Error('this database was not opened by us')
  return (adapter as DifferentAdapter).difference
}

/**
 * Keeps everybody else who asks for the same name waiting until the transaction ends: for what is decided by counting
 * rows that are not there yet, which no lock on a row can guard.
 */
export const hold = (tx: Tx, name: string): Promise<void> => differenceOf(tx).hold(tx, name)
