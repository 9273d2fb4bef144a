// The browser's own functions, taken from their prototype, are called with the store they belong to.
// oxlint-disable typescript/unbound-method
import { IDBFactory, IDBKeyRange, IDBObjectStore } from 'fake-indexeddb'
import { afterEach, describe, expect, test, vi } from 'vitest'
import * as z from 'zod/mini'
import type { Environment } from '../../../src/device/environment.ts'
import { exportRaw, startAfresh } from '../../../src/device/raw-export.ts'
import { openCatalogueDatabase } from '../../../src/device/storage/catalogue-database.ts'
import { openMarks } from '../../../src/device/storage/device-database.ts'
import { notebookDatabaseName } from '../../../src/device/storage/notebook-database.ts'
import { clearLeftNotebooks } from '../../../src/device/left-notebooks.ts'
import { hanako, NearServer, openPhone, signedInPhone } from './phone.ts'

afterEach(() => void vi.restoreAllMocks())

const name = notebookDatabaseName(hanako.account)

/** Opens a database as another version of an app would, and closes it again. */
const openAs = (factory: IDBFactory, version: number | undefined, change?: (database: IDBDatabase) => void): Promise<string[]> =>
  new Promise((resolve, reject) => {
    const request = factory.open(name, version)
    request.addEventListener('upgradeneeded', () => change?.(request.result))
    request.addEventListener('error', () => reject(request.error ?? new Error('not opened')))
    request.addEventListener('success', () => {
      const stores = [...request.result.objectStoreNames, String(request.result.version)]
      request.result.close()
      resolve(stores)
    })
  })
const written = async (phone: Awaited<ReturnType<typeof signedInPhone>>) => {
  await phone.write('d3', 'a word')
  phone.database.close()
  return phone.storage.indexedDB
}
const exportSchema = z.object({
  databases: z.record(z.string(), z.object({ version: z.number(), stores: z.record(z.string(), z.unknown()) })),
})
const exported = async (environment: Environment) => exportSchema.parse(JSON.parse(await exportRaw(environment)))

describe('a notebook that a newer app wrote', () => {
  test('is not opened, not changed and not removed, and can be exported whole', async () => {
    const server = new NearServer()
    const phone = await signedInPhone(server)
    const factory = await written(phone)
    const before = await openAs(factory, 20, (database) => void database.createObjectStore('later'))
    const again = reopened(phone.environment)
    await expect(again.notebook.list('draft')).rejects.toThrow(expect.objectContaining({ name: 'NewerDatabase' }))
    await expect(again.write('d3', 'over it')).rejects.toThrow(expect.objectContaining({ name: 'NewerDatabase' }))
    await clearLeftNotebooks(null, null, phone.environment)
    expect(await openAs(factory, undefined)).toEqual(before)

    const { databases } = await exported(phone.environment)
    expect(databases[name]?.version).toBe(20)
    expect(JSON.stringify(databases[name]?.stores['pending'])).toContain('a word')
    expect(databases[name]?.stores['later']).toEqual([])
  })
})

describe('a notebook with missing parts', () => {
  test.each([
    ['one part', ['rows']],
    ['every part', ['rows', 'removals', 'conflicts', 'dismissals', 'pending', 'refused', 'sealed', 'meta']],
  ])('(%s) is left as it is: no empty part is put in its place', async (_what, missing) => {
    const phone = await signedInPhone(new NearServer())
    const factory = await written(phone)
    // Made anew at our own version without them, as a browser's damaged storage looks.
    const kept = await openAs(factory, undefined)
    await new Promise((resolve) => {
      factory.deleteDatabase(name).onsuccess = resolve
    })
    const left = kept.slice(0, -1).filter((store) => !missing.includes(store))
    const before = await openAs(factory, 10, (database) => {
      for (const store of left) database.createObjectStore(store).put({ word: 'still there' }, 'key')
    })
    const again = reopened(phone.environment)
    await expect(again.write('d3', 'over it')).rejects.toThrow(expect.objectContaining({ name: 'DamagedDatabase' }))
    await expect(again.write('d3', 'over it')).rejects.toThrow(expect.objectContaining({ name: 'DamagedDatabase' }))
    expect(await openAs(factory, undefined)).toEqual(before)
    const { databases } = await exported(phone.environment)
    const found = databases[name]?.stores ?? {}
    expect(found).toEqual(Object.fromEntries(left.map((store) => [store, [{ word: 'still there' }]])))
  })

  test('is begun anew when the person says so, and everything the server has comes back', async () => {
    const server = new NearServer()
    const phone = await signedInPhone(server)
    await phone.write('d3', 'received')
    await phone.round()
    phone.database.close()
    await startAfresh(phone.environment)
    const again = reopened(phone.environment)
    expect(await again.marks.get('person')).toBeUndefined()
    await again.signIn()
    await again.round()
    expect(await again.value('d3')).toBe('received')
  })
})

describe('a raw export', () => {
  test("holds the signed-in person's notebook alone", async () => {
    const phone = await signedInPhone(new NearServer())
    await written(phone)
    const other = reopened(phone.environment, { ...hanako, account: 'account-other' })
    await other.write('d3', 'not hers')
    const { databases } = await exported(phone.environment)
    expect(Object.keys(databases)).toEqual([name])
    expect(JSON.stringify(databases)).not.toContain('not hers')
  })

  test('says in the place of what can not be read why', async () => {
    const phone = await signedInPhone(new NearServer())
    await written(phone)
    const { getAll } = IDBObjectStore.prototype
    vi.spyOn(IDBObjectStore.prototype, 'getAll').mockImplementation(function (this: IDBObjectStore, ...options) {
      if (this.name === 'rows') throw new DOMException('broken', 'DataError')
      return getAll.apply(this, options)
    })
    const { databases } = await exported(phone.environment)
    expect(databases[name]?.stores['rows']).toEqual({ unreadable: 'DataError' })
    expect(JSON.stringify(databases[name]?.stores['pending'])).toContain('a word')
  })

  test('makes no database where there was none', async () => {
    const storage = { indexedDB: new IDBFactory(), IDBKeyRange }
    expect((await exported(environmentOn(storage))).databases).toEqual({})
    expect(await storage.indexedDB.databases()).toEqual([])
  })
})

describe('a full device', () => {
  /** Every write of a word fails for want of room until `enough` says otherwise. */
  function full(enough: () => boolean) {
    const { put } = IDBObjectStore.prototype
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...row) {
      if (this.name === 'pending' && !enough()) throw new DOMException('no room', 'QuotaExceededError')
      return put.apply(this, row)
    })
  }

  test('lets go what can be fetched again before it refuses a word', async () => {
    const phone = await signedInPhone(new NearServer())
    const catalogue = openCatalogueDatabase(phone.environment)
    await catalogue.run((open) => open.editions.put({ kind: 'questionnaires', edition: 1, hash: 'h', body: {} }))
    let cleared = false
    const { clear } = IDBObjectStore.prototype
    vi.spyOn(IDBObjectStore.prototype, 'clear').mockImplementation(function (this: IDBObjectStore) {
      if (this.name === 'editions') cleared = true
      return clear.apply(this)
    })
    full(() => cleared)
    await phone.write('d3', 'fits now')
    expect(await phone.value('d3')).toBe('fits now')
    expect(await catalogue.run((open) => open.editions.count())).toBe(0)
  })

  test('says so when there is no room even then, and takes the word once there is', async () => {
    const phone = await signedInPhone(new NearServer())
    await phone.write('d3', 'before')
    let room = false
    full(() => room)
    await expect(phone.write('d3', 'too much')).rejects.toThrow(expect.objectContaining({ name: 'QuotaExceededError' }))
    expect(await phone.value('d3')).toBe('before')
    room = true
    await phone.write('d3', 'too much')
    expect(await phone.value('d3')).toBe('too much')
  })
})

test('a catalogue that is newer or damaged is fetched again: nothing of the person is in it', async () => {
  const storage = { indexedDB: new IDBFactory(), IDBKeyRange }
  await new Promise((resolve) => {
    const request = storage.indexedDB.open('jgrad-catalogue', 50)
    request.onsuccess = () => resolve(request.result.close())
  })
  const catalogue = openCatalogueDatabase(environmentOn(storage))
  expect(await catalogue.run((open) => open.editions.count())).toBe(0)
})

test('marks that a newer app wrote are not touched', async () => {
  const storage = { indexedDB: new IDBFactory(), IDBKeyRange }
  await new Promise((resolve) => {
    const request = storage.indexedDB.open('jgrad-device', 50)
    request.onsuccess = () => resolve(request.result.close())
  })
  await expect(openMarks(environmentOn(storage)).set('device', 'x')).rejects.toThrow(expect.objectContaining({ name: 'NewerDatabase' }))
})

/** The app opened anew on the storage of a phone. */
function reopened(environment: Environment, person = hanako) {
  return openPhone(new NearServer(), person, environment)
}

function environmentOn(databases: Environment['databases']): Environment {
  return {
    fetch: () => Promise.reject(new TypeError('no network here')),
    now: () => 0,
    newId: () => 'id',
    ...(databases ? { databases } : {}),
  }
}
