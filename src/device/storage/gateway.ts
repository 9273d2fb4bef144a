import type { Dexie } from 'dexie'
import { DamagedDatabase, isFull, isNamed, isUntouchable } from './faults.ts'

/** What a browser says when it has cut the connection, as WebKit does to apps in the background. */
const cutOff = new Set(['DatabaseClosedError', 'InvalidStateError', 'UnknownError', 'AbortError', 'TransactionInactiveError'])

const longestDeletion = 5_000

/** What comes of reading a notebook that is gone: whoever reads waits for the next one. */
const gone = (cause?: unknown) => Object.assign(new Error('This database was closed', { cause }), { name: 'DatabaseClosedError' })

/**
 * The one way to a database. `run` opens it, and when the connection turns out to be gone opens it anew and repeats
 * the whole work once; so the work must be safe to repeat, which one transaction is. Rejects with `NewerDatabase` or
 * `DamagedDatabase` when it is not to be touched: then nothing was written to it.
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

export interface GatewayOptions<T extends Dexie> {
  /** Called when the device is full, before the work is repeated once. */
  makeRoom?: () => Promise<void>
  /** Called when the work failed on what a row holds. True: the work is repeated once. */
  mend?: (database: T) => Promise<boolean>
  /** What it holds can be fetched again: one that is not to be touched is deleted and begun anew. */
  replaceable?: boolean
}

/** A gateway to the database that `create` describes. */
export function openGateway<T extends Dexie>(create: () => T, { makeRoom, mend, replaceable = false }: GatewayOptions<T> = {}): Gateway<T> {
  let database: T | null = null
  let closed = false

  async function openOnce(): Promise<T> {
    if (!database) {
      database = create()
      // Deleted by another tab or the worker: opened anew, it would hold words of somebody who is gone from this device.
      database.on('versionchange', ({ newVersion }) => {
        if (newVersion === null) closed = true
      })
    }
    await database.open()
    // Dexie looks for missing parts only where there are some at all.
    if (database.backendDB().objectStoreNames.length >= database.tables.length) return database
    database.close()
    throw new DamagedDatabase()
  }

  async function open(): Promise<T> {
    if (closed) throw gone()
    if (database?.isOpen()) return database
    try {
      return await openOnce()
    } catch (error) {
      if (!replaceable || !isUntouchable(error)) throw error
      await database?.delete()
      database = null
      return openOnce()
    }
  }

  return {
    async run(work) {
      try {
        return await work(await open())
      } catch (error) {
        if (closed) throw gone(error)
        if (isFull(error)) {
          if (!makeRoom) throw error
          await makeRoom()
          return work(await open())
        }
        if (error instanceof TypeError && (await mend?.(await open()))) return work(await open())
        if (!isNamed(error, cutOff)) throw error
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
