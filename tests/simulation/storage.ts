import { forceCloseDatabase, IDBFactory } from 'fake-indexeddb'

/** What fake-indexeddb knows of a connection and does not tell in its types. */
type Inside = IDBDatabase & {
  _rawDatabase: { transactions: { db: IDBDatabase; _state: string; _abort: (name: string) => void }[] }
}

/** What fake-indexeddb keeps of databases and does not tell in its types. */
interface Shelf {
  _databases: Map<string, { version: number; rawObjectStores: Map<string, { records: { values(): Iterable<{ value: unknown }> } }> }>
}

/** The storage of one phone. */
export class PhoneStorage extends IDBFactory {
  /** Moves on with everything that may change what is stored. */
  changes = 0
  /** What stands for each database as long as it is the same one, and not deleted and made anew. */
  get databasesNow(): ReadonlyMap<string, object> {
    return (this as unknown as Shelf)._databases
  }
}

/** A request that never comes to anything, as every one of a tab that is gone. */
const never = (): IDBOpenDBRequest => new EventTarget() as unknown as IDBOpenDBRequest

/** One tab's way to the storage of its phone: it ends with the tab, in the middle of whatever is being written. */
export class TabStorage {
  readonly #factory: PhoneStorage
  readonly #connections = new Set<Inside>()
  #alive = true

  constructor(factory: PhoneStorage) {
    this.#factory = factory
  }

  /** As the app is given it. */
  get factory(): globalThis.IDBFactory {
    const ask = <T>(work: () => T, otherwise: () => T): T => (this.#alive ? work() : otherwise())
    return {
      open: (name, version) => ask(() => this.#open(name, version), never),
      deleteDatabase: (name) => ask(() => this.#delete(name), never),
      databases: () => ask(() => this.#factory.databases(), () => new Promise<never>(() => {})),
      cmp: (first, second) => this.#factory.cmp(first, second),
    }
  }

  #open(name: string, version: number | undefined): IDBOpenDBRequest {
    this.#factory.changes += 1
    const request = this.#factory.open(name, version)
    request.addEventListener('success', () => {
      const connection = request.result as Inside
      if (this.#alive) this.#connections.add(connection)
      else connection.close()
      const begin = connection.transaction.bind(connection)
      connection.transaction = (stores, mode, options) => {
        if (mode === 'readwrite') this.#factory.changes += 1
        return begin(stores, mode, options)
      }
    })
    return request
  }

  #delete(name: string): IDBOpenDBRequest {
    this.#factory.changes += 1
    return this.#factory.deleteDatabase(name)
  }

  #abort(connection: Inside): void {
    for (const transaction of connection._rawDatabase.transactions) {
      if (transaction.db === connection && transaction._state !== 'finished') transaction._abort('AbortError')
    }
  }

  /** The tab is gone: what it was writing is undone, and nothing it still asks for is answered. */
  end(): void {
    this.#alive = false
    for (const connection of this.#connections) {
      this.#abort(connection)
      connection.close()
    }
    this.#connections.clear()
  }

  /** What iOS does to an app in the background: every connection is gone, with whatever was being written. */
  cut(): void {
    for (const connection of this.#connections) {
      this.#abort(connection)
      forceCloseDatabase(connection as unknown as Parameters<typeof forceCloseDatabase>[0])
    }
    this.#connections.clear()
  }
}

const done = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? new Error('no reason given')))
  })

/** Every row of every store of every database, by names: read past the app, while nothing is being written. Not to be changed. */
export function readStorage(factory: PhoneStorage): Map<string, Record<string, unknown[]>> {
  const found = new Map<string, Record<string, unknown[]>>()
  for (const [name, { version, rawObjectStores }] of (factory as unknown as Shelf)._databases) {
    if (version === 0) continue
    found.set(name, Object.fromEntries([...rawObjectStores].map(([store, { records }]) => [store, Array.from(records.values(), ({ value }) => value)])))
  }
  return found
}

/** A copy of a phone's storage, as a backup restored to a second phone makes one. */
export async function copyStorage(from: PhoneStorage): Promise<PhoneStorage> {
  const to = new PhoneStorage()
  for (const { name, version } of await from.databases()) {
    if (name === undefined) continue
    const source = await done(from.open(name))
    const stores = [...source.objectStoreNames]
    const request = to.open(name, version)
    request.addEventListener('upgradeneeded', () => {
      if (stores.length === 0) return
      const reading = source.transaction(stores, 'readonly')
      for (const store of stores) {
        const { keyPath, autoIncrement, indexNames } = reading.objectStore(store)
        const made = request.result.createObjectStore(store, { keyPath, autoIncrement })
        for (const index of indexNames) {
          const { keyPath: path, unique, multiEntry } = reading.objectStore(store).index(index)
          made.createIndex(index, path, { unique, multiEntry })
        }
      }
    })
    const target = await done(request)
    const rows = stores.length === 0 ? {} : Object.fromEntries(await Promise.all(stores.map(async (store) => [store, await done(source.transaction(store).objectStore(store).getAll())])))
    if (stores.length > 0) {
      const writing = target.transaction(stores, 'readwrite')
      for (const store of stores) for (const row of rows[store] as unknown[]) writing.objectStore(store).put(row)
      await new Promise((resolve) => writing.addEventListener('complete', resolve))
    }
    source.close()
    target.close()
  }
  return to
}
