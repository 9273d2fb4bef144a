import {
  CompiledQuery,
  type Dialect,
  Kysely,
  PostgresAdapter,
  PostgresDriver,
  PostgresIntrospector,
  PostgresQueryCompiler,
  sql,
  type TransactionSettings,
} from 'kysely'
import pg from 'pg'
import type { Difference, DifferentAdapter, Engine } from './engine.ts'
import { CommitInDoubt, isLost } from './failures.ts'
import { repeating } from './repeat.ts'
import type { Schema, Tx } from './schema.ts'

/** The one place that knows PostgreSQL and its client. */

/** A statement that takes longer holds others up; a transaction that idles longer has lost its server. */
const statementSeconds = 30
const connections = 10
const int8 = pg.types.builtins.INT8

/** Our numbers stay far below 2^53; one that does not must never be rounded silently. */
function readInt8(text: string): number {
  const number = Number(text)
  if (!Number.isSafeInteger(number)) throw new RangeError('a number in the database is too large to be exact')
  return number
}

function openPool(url: string): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'jgrad',
    max: connections,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    // For this pool alone: pg's own table of types belongs to everybody in the process.
    types: { getTypeParser: (oid, format) => (oid === int8 && format !== 'binary' ? readInt8 : pg.types.getTypeParser(oid, format)) },
    // As statements and not in the start-up packet, which connection poolers refuse. An installation may wait for its
    // standbys too, but an answer never leaves before the log is on disk.
    // oxlint-disable-next-line typescript/no-misused-promises -- pg-pool waits for it (3.14, newClient); its types lag behind
    onConnect: async (client) => {
      await client.query(`select set_config('statement_timeout', '${statementSeconds}s', false),
        set_config('idle_in_transaction_session_timeout', '${statementSeconds}s', false),
        case current_setting('synchronous_commit') when 'off' then set_config('synchronous_commit', 'on', false) end`)
    },
  })
  // Without a listener a lost connection would end the process. Whoever was using it is told by the failed statement;
  // an idle one is replaced, and if that is impossible the next request says so.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

type Connection = Parameters<PostgresDriver['rollbackTransaction']>[0]

class Driver extends PostgresDriver {
  readonly #transactions = new WeakMap<Connection, string>()

  /** A transaction that writes begins by asking for its number, which tells later whether it was committed. */
  override async beginTransaction(connection: Connection, settings: TransactionSettings): Promise<void> {
    await super.beginTransaction(connection, settings)
    if (settings.accessMode === 'read only') return
    try {
      const { rows } = await connection.executeQuery<{ id: string }>(CompiledQuery.raw('select pg_current_xact_id()::text as id'))
      this.#transactions.set(connection, rows[0]?.id ?? '')
    } catch (failure) {
      // To Kysely it has not begun yet: nobody else would end it before the connection is used again.
      await this.rollbackTransaction(connection)
      throw failure
    }
  }

  override async commitTransaction(connection: Connection): Promise<void> {
    try {
      await super.commitTransaction(connection)
    } catch (failure) {
      const transaction = this.#transactions.get(connection)
      throw transaction !== undefined && isLost(failure) ? new CommitInDoubt(transaction, failure) : failure
    } finally {
      this.#transactions.delete(connection)
    }
  }

  override async rollbackTransaction(connection: Connection): Promise<void> {
    try {
      await super.rollbackTransaction(connection)
    } catch (failure) {
      // With its connection gone the server has rolled it back; the failure that brought us here says more than this one.
      if (!isLost(failure)) throw failure
    }
  }
}

class Compiler extends PostgresQueryCompiler {
  /**
   * PostgreSQL has no character U+0000 in text. Nothing we store outside JSON may hold one, but names to look for may
   * come from anybody: they are changed into what no stored name contains either.
   */
  protected override addParameter(parameter: unknown): void {
    super.addParameter(typeof parameter === 'string' ? parameter.replaceAll('\0', '\uFFFD') : parameter)
  }
}

const rowsAtOnce = 500

const difference: Difference = {
  text: sql`text collate "C"`,
  async hold(tx, name) {
    await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(tx)
  },
  async keepForEver(db, table) {
    const refuse = sql.id(`${table}Refuses`)
    await sql`create or replace function ${refuse}() returns trigger language plpgsql as
      $$ begin raise exception 'these rows are kept for ever'; end $$`.execute(db)
    await sql`create trigger ${refuse} before update or delete on ${sql.table(table)}
      for each statement execute function ${refuse}()`.execute(db)
  },
  each: (json) => sql`json_array_elements(cast(${json} as json))`,
  async takeTime(tx) {
    await sql`set local statement_timeout = 0`.execute(tx)
  },
  async columns(tx) {
    const { rows } = await sql<{ table: string; column: string }>`
      select c.relname as "table", a.attname as "column" from pg_catalog.pg_class c join pg_catalog.pg_attribute a on a.attrelid = c.oid
      where c.relnamespace = quote_ident(current_schema())::regnamespace and c.relkind in ('r', 'p')
        and a.attnum > 0 and not a.attisdropped
      order by c.relname, a.attnum`.execute(tx)
    return rows
  },
  async drop(tx, tables) {
    if (tables.length > 0) await sql`drop table ${sql.join(tables.map((table) => sql.table(table)))} cascade`.execute(tx)
  },
  async *rows(tx, table, columns) {
    const all = (tx as unknown as Tx<Record<string, Record<string, unknown>>>).selectFrom(table).select([...columns])
    await sql`declare all_rows no scroll cursor for ${all}`.execute(tx)
    const next = sql<Record<string, unknown>>`fetch ${sql.lit(rowsAtOnce)} from all_rows`
    for (let page = await next.execute(tx); page.rows.length > 0; page = await next.execute(tx)) yield page.rows
    await sql`close all_rows`.execute(tx)
  },
}

class Adapter extends PostgresAdapter implements DifferentAdapter {
  readonly difference = difference
}

const postgresDialect = (url: string): Dialect => ({
  createDriver: () => new Driver({ pool: async () => openPool(url) }),
  createQueryCompiler: () => new Compiler(),
  createAdapter: () => new Adapter(),
  createIntrospector: (db) => new PostgresIntrospector(db),
})

/** The oldest PostgreSQL that can tell whether a transaction was committed (`pg_xact_status` of a 64-bit number). */
export const oldestPostgres = 13

/**
 * Opens the PostgreSQL database at `url`; connects at the first use. Work that meets a deadlock, a serialization failure
 * or a lost connection is done again, a few times; a commit whose answer was lost is asked after, and neither done twice
 * nor taken for undone.
 */
export function openPostgres(url: string): Engine {
  const db = new Kysely<Schema>({ dialect: postgresDialect(url) })
  const status = async (transaction: string) => {
    const { rows } = await sql<{ status: string | null }>`select pg_xact_status(${transaction}::xid8) as status`.execute(db)
    return rows[0]?.status ?? null
  }
  return {
    kind: 'postgresql',
    db,
    read: (work) =>
      // One snapshot for all statements: a page of the feed and the place where it ends belong together.
      repeating(() => db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(work), status),
    write: (work) => repeating((done) => db.transaction().execute(async (tx) => done(await work(tx))), status),
    close: () => db.destroy(),
  }
}
