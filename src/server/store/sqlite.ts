import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  Kysely,
  type SelectModifierNode,
  sql,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDriver,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type SqliteStatement,
  type TransactionSettings,
} from 'kysely'
import type { Difference, DifferentAdapter, Engine } from './engine.ts'
import type { Schema, Tx } from './schema.ts'

/**
 * The one place that knows node:sqlite (Node will rename its class, DEP0210). Statements are kept prepared; a batch's
 * long ones are not, since their text differs with every length.
 */
const keptStatements = 256
const keptLength = 4000

class Statement implements SqliteStatement {
  readonly reader: boolean
  readonly #statement: StatementSync

  constructor(statement: StatementSync) {
    this.#statement = statement
    this.reader = statement.columns().length > 0
  }

  // Parameters are spread: an object in first place would be read as named parameters and shift the row.
  all(parameters: readonly unknown[]): unknown[] {
    return this.#statement.all(...(parameters as SQLInputValue[]))
  }

  run(parameters: readonly unknown[]) {
    return this.#statement.run(...(parameters as SQLInputValue[]))
  }

  iterate(parameters: readonly unknown[]): IterableIterator<unknown> {
    return this.#statement.iterate(...(parameters as SQLInputValue[]))
  }
}

function openFile(path: string): SqliteDatabase {
  const file = new DatabaseSync(path, { timeout: 5000, enableForeignKeyConstraints: true })
  // FULL syncs the log at each commit: an answer leaves only when what it says survives a power cut.
  file.exec('pragma journal_mode = wal; pragma synchronous = full')
  const kept = new Map<string, Statement>()
  return {
    close: () => file.close(),
    prepare(sql) {
      const known = kept.get(sql)
      if (known) return known
      const statement = new Statement(file.prepare(sql))
      if (sql.length > keptLength) return statement
      if (kept.size >= keptStatements) kept.clear()
      kept.set(sql, statement)
      return statement
    },
  }
}

class Driver extends SqliteDriver {
  /**
   * A plain `begin` takes the write lock at the first write, and fails at once if another process wrote in between:
   * whoever means to write takes it first.
   */
  override async beginTransaction(connection?: DatabaseConnection, settings?: TransactionSettings): Promise<void> {
    const statement = settings?.accessMode === 'read only' ? 'begin' : 'begin immediate'
    await connection?.executeQuery(CompiledQuery.raw(statement))
  }
}

class Compiler extends SqliteQueryCompiler {
  /** Rows are not locked one by one: whoever writes has the whole database to itself until it commits. */
  protected override visitSelectModifier(node: SelectModifierNode): void {
    if (node.modifier !== 'ForUpdate' && node.modifier !== 'SkipLocked') super.visitSelectModifier(node)
  }
}

const difference: Difference = {
  text: 'text',
  // The write transaction keeps everybody out already.
  hold: async () => {},
  async keepForEver(db, table) {
    for (const deed of ['update', 'delete'] as const) {
      await sql`create trigger ${sql.id(`${table}Refuses${deed}`)} before ${sql.raw(deed)} on ${sql.table(table)}
        begin select raise(abort, 'these rows are kept for ever'); end`.execute(db)
    }
  },
  each: (json) => sql`json_each(${json})`,
  takeTime: async () => {},
  async columns(tx) {
    const { rows } = await sql<{ table: string; column: string }>`
      select t.name as "table", c.name as "column" from sqlite_schema t join pragma_table_info(t.name) c
      where t.type = 'table' and t.name not like 'sqlite_%' order by t.name, c.cid`.execute(tx)
    return rows
  },
  async drop(tx, tables) {
    const { rows: triggers } = await sql<{ name: string; table: string }>`
      select name, tbl_name as "table" from sqlite_schema where type = 'trigger'`.execute(tx)
    for (const { name, table } of triggers) if (tables.includes(table)) await sql`drop trigger ${sql.id(name)}`.execute(tx)
    // Emptied first, with the references looked at only at the end: dropping a table that rows refer to is refused.
    await sql`pragma defer_foreign_keys = on`.execute(tx)
    for (const table of tables) await sql`delete from ${sql.table(table)}`.execute(tx)
    for (const table of tables) await tx.schema.dropTable(table).execute()
  },
  async *rows(tx, table, columns) {
    const all = (tx as unknown as Tx<Record<string, Record<string, unknown>>>).selectFrom(table).select([...columns])
    let page: Record<string, unknown>[] = []
    for await (const row of all.stream()) {
      page.push(row)
      if (page.length < rowsAtOnce) continue
      yield page
      page = []
    }
    yield page
  },
}
const rowsAtOnce = 500

class Adapter extends SqliteAdapter implements DifferentAdapter {
  readonly difference = difference
}

/**
 * Kysely's dialect for one SQLite file (created when missing): write-ahead log, every commit synced to disk, five
 * seconds of patience with another process.
 */
const sqliteDialect = (path: string): Dialect => ({
  createDriver: () => new Driver({ database: async () => openFile(path) }),
  createQueryCompiler: () => new Compiler(),
  createAdapter: () => new Adapter(),
  createIntrospector: (db) => new SqliteIntrospector(db),
})

/** Opens the SQLite file at `path`, created when missing. */
export function openSqlite(path: string): Engine {
  const db = new Kysely<Schema>({ dialect: sqliteDialect(path) })
  return {
    kind: 'sqlite',
    db,
    read: (work) => db.transaction().setAccessMode('read only').execute(work),
    write: (work) => db.transaction().execute(work),
    close: () => db.destroy(),
  }
}
