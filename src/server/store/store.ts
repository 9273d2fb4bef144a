import { sql } from 'kysely'
import { newId } from '../random.ts'
import { CannotOpen, type Engine, type Place } from './engine.ts'
import { isLost, isRefused, reasonOf } from './failures.ts'
import { putMeta, readMeta } from './meta.ts'
import { type News, openNews, tellingNews } from './news.ts'
import { openPostgres, oldestPostgres } from './postgres.ts'
import { openPostgresNews } from './postgres-news.ts'
import { takePlace } from './presence.ts'
import { openSqlite } from './sqlite.ts'
import { migrate } from './structure.ts'
import type { Tx } from './schema.ts'

/** The database, ready for this code. All its SQL is in this folder, as functions that take the transaction they work in. */
export interface Store extends Pick<Engine, 'read' | 'write' | 'close'> {
  readonly database: Engine['kind']
  /** Whose notebook or sessions changed, as it is committed. */
  readonly news: News
}

/** A database without its password, for whoever reads the console. */
export function nameOf(place: Place): string {
  if (place.kind === 'sqlite') return place.path
  const { host, pathname } = new URL(place.url)
  return `postgresql://${host}${pathname}`
}

/**
 * Opens a database as it is, for work on the whole of it; an SQLite file is created when missing. With `alone` no server
 * may be running on an SQLite file; a PostgreSQL database changes in one transaction, which servers live through. Throws
 * `CannotOpen` when it can't be reached, is older than we can use, or is in use.
 */
export async function openEngine(place: Place, use: 'shared' | 'alone'): Promise<Engine> {
  if (place.kind === 'sqlite') {
    const leave = takePlace(place.path, use)
    const engine = openSqlite(place.path)
    return {
      ...engine,
      close: async () => {
        await engine.close()
        leave()
      },
    }
  }
  const engine = openPostgres(place.url)
  try {
    const { rows } = await engine.read((tx) => sql<{ version: string }>`select current_setting('server_version_num') as version`.execute(tx))
    const version = Math.floor(Number(rows[0]?.version) / 10_000)
    if (version < oldestPostgres) {
      throw new CannotOpen('databaseTooOld', { version: String(version), oldest: String(oldestPostgres) })
    }
    return engine
  } catch (failure) {
    await engine.close()
    throw isLost(failure) || isRefused(failure)
      ? new CannotOpen('databaseUnreachable', { database: nameOf(place), reason: reasonOf(failure) }, failure)
      : failure
  }
}

/**
 * Opens the database for a server: brings its tables up to date, and gives a new one its own secrets. Throws `CannotOpen`
 * for what whoever runs it can mend.
 */
export async function openStore(place: Place): Promise<Store> {
  const engine = await openEngine(place, 'shared')
  try {
    await engine.write(async (tx) => {
      await migrate(tx)
      if ((await readMeta(tx, 'moved')) !== undefined) throw new CannotOpen('databaseMoved', { database: nameOf(place) })
      await giveSecrets(tx)
    })
  } catch (failure) {
    await engine.close()
    throw failure
  }
  const { kind, read } = engine
  const news = openNews(place.kind === 'postgresql' ? (tell) => openPostgresNews(place.url, tell) : null)
  const close = async () => {
    await news.close()
    await engine.close()
  }
  return { database: kind, read, write: tellingNews(engine.write, news.tell), close, news }
}

/** What every database has for itself: a name for its history, and what goes into the hashes of its codes. */
async function giveSecrets(tx: Tx): Promise<void> {
  for (const key of ['epoch', 'pepper'] as const) {
    if ((await readMeta(tx, key)) === undefined) await putMeta(tx, key, newId())
  }
}
