import * as z from 'zod/mini'
import { accountOfDatabase, notebookDatabaseName } from './storage/notebook-database.ts'
import { browserEnvironment, build, databasesOf, type Environment } from './environment.ts'

/**
 * The way out when this version may not touch a database: whatever can be read of it through the browser itself, with
 * nothing opened at a version of ours and nothing written.
 */

type Rows = unknown[] | { unreadable: string }
interface RawDatabase {
  version: number
  stores: Record<string, Rows>
}

const markSchema = z.array(z.object({ name: z.string(), value: z.unknown() }))
const personSchema = z.object({ account: z.string() })
const marksDatabase = 'jgrad-device'

const failureName = (error: unknown): string => (error instanceof Error || error instanceof DOMException ? error.name : String(error))

const settled = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? new Error('no reason given')))
  })

/** Opens a database as it is; null when there is none of that name. */
async function openAsItIs(factory: IDBFactory, name: string): Promise<IDBDatabase | null> {
  const request = factory.open(name)
  let created = false
  request.addEventListener('upgradeneeded', () => {
    created = true
    request.transaction?.abort()
  })
  try {
    return await settled(request)
  } catch (error) {
    if (created) return null
    throw error
  }
}

async function readDatabase(factory: IDBFactory, name: string): Promise<RawDatabase | { unreadable: string } | null> {
  let database: IDBDatabase | null = null
  try {
    database = await openAsItIs(factory, name)
    if (!database) return null
    const stores: Record<string, Rows> = {}
    for (const store of database.objectStoreNames) stores[store] = await readStore(database, store)
    return { version: database.version, stores }
  } catch (error) {
    return { unreadable: failureName(error) }
  } finally {
    database?.close()
  }
}

async function readStore(database: IDBDatabase, store: string): Promise<Rows> {
  try {
    return await settled(database.transaction(store, 'readonly').objectStore(store).getAll())
  } catch (error) {
    return { unreadable: failureName(error) }
  }
}

/** Whose notebook this is by the device's own marks; undefined when they can't be read. */
function accountIn(marks: RawDatabase | { unreadable: string } | null): string | null | undefined {
  if (marks === null) return null
  const rows = 'stores' in marks ? markSchema.safeParse(marks.stores['marks']) : undefined
  if (!rows?.success) return undefined
  const person = personSchema.safeParse(rows.data.find(({ name }) => name === 'person')?.value)
  return person.success ? person.data.account : null
}

/** The notebooks of whoever is signed in here; all there are where the device no longer knows who that is. */
async function notebooksHere(factory: IDBFactory): Promise<string[]> {
  const account = accountIn(await readDatabase(factory, marksDatabase))
  const names = (await factory.databases()).flatMap(({ name }) => (name !== undefined && accountOfDatabase(name) !== null ? [name] : []))
  return account === undefined ? names : names.filter((name) => account !== null && name === notebookDatabaseName(account))
}

/** All that can still be read of those notebooks, as JSON text; what can't be read says so in its place. */
export async function exportRaw(environment: Environment = browserEnvironment): Promise<string> {
  const factory = databasesOf(environment)
  const databases: Record<string, unknown> = {}
  for (const name of await notebooksHere(factory)) databases[name] = await readDatabase(factory, name)
  return JSON.stringify({ app: 'JGRAD', build, exportedAt: new Date(environment.now()).toISOString(), databases }, null, 2)
}

/** Deletes those notebooks and who is signed in here. What the office received comes back after signing in. */
export async function startAfresh(environment: Environment = browserEnvironment): Promise<void> {
  const factory = databasesOf(environment)
  for (const name of [...(await notebooksHere(factory)), marksDatabase]) await settled(factory.deleteDatabase(name))
}
