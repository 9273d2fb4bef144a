import { sql } from 'kysely'
import { newId } from '../random.ts'
import { CannotOpen, type Engine, type Place } from './engine.ts'
import { isLost, isRefused, reasonOf } from './failures.ts'
import { type Look, openLook } from './look-up.ts'
import { putMeta, readMeta } from './meta.ts'
import { type News, openNews, tellingNews } from './news.ts'
import { openPostgres, oldestPostgres } from './postgres.ts'
import { openPostgresNews } from './postgres-news.ts'
import { takePlace } from './presence.ts'
import { openSqlite } from './sqlite.ts'
import { migrate } from './structure.ts'
import { type Joint, mostTogether, openQueue } from './together.ts'
import type { Tx } from './schema.ts'

/** The database, ready for this code. All its SQL is in this folder, as functions that take the transaction they work in. */
export interface Store extends Pick<Engine, 'read' | 'write' | 'close'> {
  readonly database: Engine['kind']
  /** Like `write`, in a transaction that is shared with others who ask for the same kind of thing at the same time. */
  together: <Asked, Answer>(joint: Joint<Asked, Answer>, asked: Asked) => Promise<Answer>
  /** Like `read`, for one thing that is looked up by its key; whoever asks at the same time is answered by one look. */
  lookUp: <Found>(find: Look<Found>, key: string) => Promise<Found | undefined>
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
 * Opens the database for a server: brings its tables up to date, and gives a new one its own secrets. `most` requests
 * share a transaction; with 1 each has its own. Throws `CannotOpen` for what whoever runs it can mend.
 */
export async function openStore(place: Place, { most = mostTogether }: { most?: number } = {}): Promise<Store> {
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
  const write = tellingNews(engine.write, news.tell)
  const close = async () => {
    await news.close()
    await engine.close()
  }
  return { database: kind, read, write, close, news, ...sharing({ kind, read, write }, most) }
}

/** Two transactions at a time where the database can: one is decided while the other is on its way to the disk. */
const lanes = { sqlite: 1, postgresql: 2 }

function sharing({ kind, read, write }: Pick<Engine, 'kind' | 'read' | 'write'>, most: number): Pick<Store, 'together' | 'lookUp'> {
  if (most === 1) {
    return {
      together: (joint, asked) => write((tx) => joint.alone(tx, asked)),
      lookUp: (find, key) => read(async (tx) => (await find(tx, [key])).get(key)),
    }
  }
  const queues = new Map<unknown, unknown>()
  const queueOf = <Queue>(what: unknown, open: () => Queue): Queue => {
    if (!queues.has(what)) queues.set(what, open())
    return queues.get(what) as Queue
  }
  return {
    together: (joint, asked) => queueOf(joint, () => openQueue(write, joint, { lanes: lanes[kind], most }))(asked),
    lookUp: (find, key) => queueOf(find, () => openLook(read, find))(key),
  }
}

/** What every database has for itself: a name for its history, and what goes into the hashes of its codes. */
async function giveSecrets(tx: Tx): Promise<void> {
  for (const key of ['epoch', 'pepper'] as const) {
    if ((await readMeta(tx, key)) === undefined) await putMeta(tx, key, newId())
  }
}
