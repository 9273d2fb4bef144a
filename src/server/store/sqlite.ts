import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDriver,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type SqliteStatement,
  type TransactionSettings,
} from 'kysely'

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

class Adapter extends SqliteAdapter {
  /** SQLite does roll back changed tables; Kysely only doubts it for foreign keys, which no migration here switches. */
  override get supportsTransactionalDdl(): boolean {
    return true
  }
}

/**
 * Kysely's dialect for one SQLite file (created when missing): write-ahead log, every commit synced to disk, five
 * seconds of patience with another process.
 */
export const sqliteDialect = (path: string): Dialect => ({
  createDriver: () => new Driver({ database: async () => openFile(path) }),
  createQueryCompiler: () => new SqliteQueryCompiler(),
  createAdapter: () => new Adapter(),
  createIntrospector: (db) => new SqliteIntrospector(db),
})
