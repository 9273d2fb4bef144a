import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import * as z from 'zod/mini'
import { textOf } from '../house-files.ts'

/** A database as a released app left it on a device: how it was laid out, and its rows. */
const dumpSchema = z.object({
  name: z.string(),
  /** As the browser counts, in tens of ours. */
  version: z.int(),
  stores: z.record(
    z.string(),
    z.object({
      keyPath: z.union([z.string(), z.array(z.string())]),
      indexes: z.record(z.string(), z.object({ keyPath: z.union([z.string(), z.array(z.string())]), unique: z.boolean(), multiEntry: z.boolean() })),
      rows: z.array(z.unknown()),
      /** What is in there that no app would write, as a crash may leave it. */
      damaged: z.array(z.unknown()),
    }),
  ),
})
export type DatabaseDump = z.infer<typeof dumpSchema>

const folder = 'tests/unit/device/databases/'

/** Which dumps there are, by the name and version in the name of their file. */
export const dumpNames = (): string[] => readdirSync(fileURLToPath(new URL('databases/', import.meta.url))).map((file) => file.replace(/\.json$/, ''))

/** A dump by its name. */
export const readDump = (name: string): DatabaseDump => dumpSchema.parse(JSON.parse(textOf(`${folder}${name}.json`)))

const settled = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? new Error('no reason given')))
  })

/** Lays a dump out in a browser's storage, exactly as it was, with what is damaged in it. */
export async function restoreDump(factory: IDBFactory, { name, version, stores }: DatabaseDump): Promise<void> {
  const opening = factory.open(name, version)
  opening.addEventListener('upgradeneeded', () => {
    for (const [store, { keyPath, indexes }] of Object.entries(stores)) {
      const made = opening.result.createObjectStore(store, { keyPath })
      for (const [index, { keyPath: path, ...options }] of Object.entries(indexes)) made.createIndex(index, path, options)
    }
  })
  const database = await settled(opening)
  for (const [store, { rows, damaged }] of Object.entries(stores)) {
    const open = database.transaction(store, 'readwrite').objectStore(store)
    for (const row of [...rows, ...damaged]) await settled(open.put(row))
  }
  database.close()
}

/** Reads a whole database as a dump would have it, with nothing damaged in it. */
export async function dumpOf(factory: IDBFactory, name: string): Promise<DatabaseDump> {
  const database = await settled(factory.open(name))
  const stores: DatabaseDump['stores'] = {}
  for (const store of database.objectStoreNames) {
    const open = database.transaction(store).objectStore(store)
    const rows: unknown[] = await settled(open.getAll())
    const indexes: DatabaseDump['stores'][string]['indexes'] = {}
    for (const index of open.indexNames) {
      const { keyPath, unique, multiEntry } = open.index(index)
      indexes[index] = { keyPath, unique, multiEntry }
    }
    if (open.keyPath === null) throw new Error(`${store} has no keys of its own`)
    stores[store] = { keyPath: open.keyPath, indexes, rows, damaged: [] }
  }
  const { version } = database
  database.close()
  return { name, version, stores }
}
