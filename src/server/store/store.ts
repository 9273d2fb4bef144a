import { Kysely } from 'kysely'
import { Migrator } from 'kysely/migration'
import { newId } from '../random.ts'
import { putMeta, readMeta } from './meta.ts'
import { migrations } from './migrations.ts'
import type { Schema, Tx } from './schema.ts'
import { sqliteDialect } from './sqlite.ts'

/** The database. All its SQL is in this folder, as functions that take the transaction they work in. */
export interface Store {
  readonly database: 'sqlite' | 'postgresql'
  /** Work that reads one consistent state and writes nothing. */
  read<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /** Work that is done whole or not at all, and is on disk when this resolves. A throw undoes it. */
  write<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  close(): Promise<void>
}

/** Opens the SQLite file at `path`, brings its tables up to date, and gives a new database its own secrets. */
export async function openStore(path: string): Promise<Store> {
  const db = new Kysely<Schema>({ dialect: sqliteDialect(path) })
  const store: Store = {
    database: 'sqlite',
    read: (work) => db.transaction().setAccessMode('read only').execute(work),
    write: (work) => db.transaction().execute(work),
    close: () => db.destroy(),
  }
  try {
    const { error } = await new Migrator({ db, provider: migrations }).migrateToLatest()
    if (error !== undefined) throw error
    await store.write(async (tx) => {
      for (const key of ['epoch', 'pepper'] as const) {
        if ((await readMeta(tx, key)) === undefined) await putMeta(tx, key, newId())
      }
    })
  } catch (failure) {
    await db.destroy()
    throw failure
  }
  return store
}
