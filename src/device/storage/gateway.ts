import type { Dexie } from 'dexie'

/** The database on this device was written by a newer app: writing to it with this one could destroy what it holds. */
export class NewerDatabase extends Error {
  override name = 'NewerDatabase'
}

/** What a browser says when it has cut the connection, as WebKit does to apps in the background. */
const cutOff = new Set(['DatabaseClosedError', 'InvalidStateError', 'UnknownError', 'AbortError', 'TransactionInactiveError'])

const isCutOff = (error: unknown): boolean => {
  for (let cause: unknown = error, depth = 0; cause && depth < 4; depth++) {
    if (typeof cause !== 'object' || !('name' in cause)) return false
    if (cutOff.has(String(cause.name))) return true
    cause = 'inner' in cause ? cause.inner : undefined
  }
  return false
}

const longestDeletion = 5_000

/**
 * The one way to a database. `run` opens it, and when the connection turns out to be gone opens it anew and repeats
 * the whole work once; so the work must be safe to repeat, which one transaction is.
 */
export interface Gateway<T extends Dexie> {
  run<R>(work: (database: T) => Promise<R>): Promise<R>
  close(): void
  /**
   * Closes it for good, here and wherever else it is open, and deletes it. Resolves within five seconds to whether it is
   * gone: a tab that was frozen with it open holds the deletion up for as long as it is frozen.
   */
  destroy(): Promise<boolean>
}

/** A gateway to the database that `create` describes. */
export function openGateway<T extends Dexie>(create: () => T): Gateway<T> {
  let database: T | null = null
  let closed = false

  async function open(): Promise<T> {
    if (closed) throw new Error('This database was closed')
    if (database?.isOpen()) return database
    if (!database) {
      database = create()
      // Deleted by another tab or the worker: opened anew, it would hold words of somebody who is gone from this device.
      database.on('versionchange', ({ newVersion }) => {
        if (newVersion === null) closed = true
      })
    }
    await database.open()
    // Dexie opens a database of a newer app with old code without a word (4.4). Its versions are tens of ours.
    if (database.backendDB().version > Math.round(database.verno * 10)) {
      database.close()
      database = null
      throw new NewerDatabase()
    }
    return database
  }

  return {
    async run(work) {
      try {
        return await work(await open())
      } catch (error) {
        if (closed || !isCutOff(error)) throw error
        database?.close({ disableAutoOpen: false })
        database = null
        return work(await open())
      }
    },
    close() {
      closed = true
      database?.close()
      database = null
    },
    async destroy() {
      closed = true
      const doomed = database ?? create()
      database = null
      let timer: ReturnType<typeof setTimeout> | undefined
      const late = new Promise<boolean>((resolve) => (timer = setTimeout(resolve, longestDeletion, false)))
      return Promise.race([doomed.delete().then(() => true), late]).finally(() => clearTimeout(timer))
    },
  }
}
