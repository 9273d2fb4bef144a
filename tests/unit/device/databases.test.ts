import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { newApplication, openApplicationKeeper } from '../../../src/device/application.ts'
import { openCatalogue } from '../../../src/device/catalogue.ts'
import { openChannel } from '../../../src/device/channel.ts'
import type { Environment } from '../../../src/device/environment.ts'
import { exportNotebook } from '../../../src/device/export.ts'
import { createHttp } from '../../../src/device/http.ts'
import { openDevice } from '../../../src/device/open.ts'
import { openPostings } from '../../../src/device/postings/open-postings.ts'
import { exportRaw } from '../../../src/device/raw-export.ts'
import { openCatalogueDatabase } from '../../../src/device/storage/catalogue-database.ts'
import { openStories } from '../../../src/device/stories/open-stories.ts'
import { sha256 } from '../../../src/domain/hash.ts'
import { openMarks } from '../../../src/device/storage/device-database.ts'
import { openNotebookDatabase } from '../../../src/device/storage/notebook-database.ts'
import { type DatabaseDump, dumpNames, dumpOf, readDump, restoreDump } from './database-dump.ts'
import { hanako, NearServer, openPhone } from './phone.ts'

let server: NearServer
let factory: IDBFactory
let environment: Environment
beforeEach(() => {
  server = new NearServer()
  factory = new IDBFactory()
  let ids = 0
  environment = { fetch: server.fetch, now: () => 2_000_000, newId: () => `now-${++ids}`, databases: { indexedDB: factory, IDBKeyRange } }
})

/** Makes each database as today's app does on a new device. */
const makers = {
  notebook: async () => {
    const gateway = openNotebookDatabase(hanako.account, environment)
    await gateway.run((open) => open.meta.count())
    gateway.close()
  },
  device: () => openMarks(environment).all(),
  catalogue: async () => {
    const gateway = openCatalogueDatabase(environment)
    await gateway.run((open) => open.editions.count())
    gateway.close()
  },
  application: () => openApplicationKeeper(environment).write(newApplication(environment)),
} as const
type Kind = keyof typeof makers
const kinds = Object.keys(makers) as Kind[]
const versionsOf = (kind: Kind) => dumpNames().filter((name) => name.startsWith(`${kind}-`))
const layoutIn = ({ version, stores }: DatabaseDump) => ({
  version,
  stores: Object.fromEntries(Object.entries(stores).map(([store, { keyPath, indexes }]) => [store, { keyPath, indexes }])),
})

describe.each(kinds)('the database %s', (kind) => {
  test('has every version that was ever released kept as a dump, the present one too, as it is laid out', async () => {
    await makers[kind]()
    const { name } = readDump(`${kind}-1`)
    const now = await dumpOf(factory, name)
    // Whoever raises the version keeps the dumps there are, and adds one of the new version with a damaged row in it.
    expect(versionsOf(kind).toSorted()).toEqual(Array.from({ length: now.version / 10 }, (_, at) => `${kind}-${at + 1}`))
    expect(layoutIn(readDump(`${kind}-${now.version / 10}`))).toEqual(layoutIn(now))
  })

  test('has a damaged row in each of its dumps', () => {
    for (const name of versionsOf(kind)) expect(Object.values(readDump(name).stores).flatMap(({ damaged }) => damaged)).not.toEqual([])
  })
})

/** A dump with what is damaged in one store alone, or in all of them. */
const damagedIn = (dump: DatabaseDump, store: string | null): DatabaseDump => ({
  ...dump,
  stores: Object.fromEntries(Object.entries(dump.stores).map(([name, one]) => [name, store === null || name === store ? one : { ...one, damaged: [] }])),
})
const damagedStores = (dump: DatabaseDump) => Object.entries(dump.stores).filter(([, { damaged }]) => damaged.length > 0).map(([store]) => store)
const cases = versionsOf('notebook').flatMap((name) => [...damagedStores(readDump(name)), null].map((store) => [name, store] as const))

describe.each(cases)('a notebook as %s, damaged in %s', (name, store) => {
  const dump = damagedIn(readDump(name), store)
  const damagedRows = Object.values(dump.stores).flatMap(({ damaged }) => damaged)
  const rowsOf = (table: string) => dump.stores[table]?.rows ?? []
  beforeEach(async () => {
    for (const other of ['device-1', 'catalogue-3']) await restoreDump(factory, readDump(other))
    await restoreDump(factory, dump)
  })

  test('opens, shows all that can be read, and can be written to', async () => {
    const phone = openPhone(server, hanako, environment)
    expect((await phone.notebook.read('profile', 'me')).get('name')?.value).toBe('山田 花子')
    expect(await phone.value('d3')).toBe('研究の時間がもっとほしい。')
    expect((await phone.notebook.read('draft', 'other')).get('d1')?.value).toBe('まだ送っていない言葉')
    expect((await phone.notebook.conflicts()).length).toBe(rowsOf('conflicts').length)
    expect((await phone.notebook.refusals()).map(({ change }) => change.kind === 'set' && change.value)).toContain('受け付けられなかった言葉')
    expect((await phone.notebook.sealed('survey'))?.state).toBe('unsent')
    await phone.write('d3', 'もっと書く。')
    expect(await phone.value('d3')).toBe('もっと書く。')
  })

  test('sends what waits, and does not stop at what can not be read', async () => {
    const phone = openPhone(server, hanako, environment)
    await phone.round()
    expect(server.model.registers.get('draft/other')?.get('d1')?.value).toBe('まだ送っていない言葉')
    expect(await phone.waiting()).toBe(0)
    // Whoever writes over what was confirmed still names something the server can read.
    await phone.notebook.write({ type: 'profile', record: 'me', field: 'nameKana', value: 'ヤマダ', over: (await phone.notebook.read('profile', 'me')).get('nameKana') ?? { value: undefined, ids: [] } })
    await phone.round()
    expect(server.model.registers.get('profile/me')?.get('nameKana')?.value).toBe('ヤマダ')
  })

  test('keeps what can not be read for the export that a person asks for, and for the raw one', async () => {
    const before = await exportRaw(environment)
    const phone = openPhone(server, hanako, environment)
    await phone.round()
    const exported = await phone.database.run((open) => exportNotebook(open, hanako, environment))
    phone.database.close()
    const after = await exportRaw(environment)
    for (const row of damagedRows) {
      for (const text of [before, after, exported]) expect(holds(JSON.parse(text), row)).toBe(true)
    }
  })

  test('does not keep the app from starting', async () => {
    const page = new EventTarget()
    vi.stubGlobal('addEventListener', page.addEventListener.bind(page))
    vi.stubGlobal('document', Object.assign(new EventTarget(), { visibilityState: 'visible' }))
    server.answering = ({ path }, normally) => (path === '/api/catalogue' ? Response.json({ editions: [] }) : normally())
    onTestFinished(() => void vi.unstubAllGlobals())
    const device = await openDevice(environment)
    onTestFinished(() => device.signOut())
    expect(device.notebook()?.person.account).toBe(hanako.account)
    expect(device.sync().waiting).toBeGreaterThan(0)
    expect(await device.notebook()?.list('draft')).toHaveProperty('size', 2)
  })
})

/** Whether a value holds another somewhere, whole. */
function holds(value: unknown, sought: unknown): boolean {
  if (JSON.stringify(value) === JSON.stringify(sought)) return true
  return typeof value === 'object' && value !== null && Object.values(value).some((inner) => holds(inner, sought))
}

test.each(versionsOf('device'))('the marks of a device as %s are all read but the damaged one', async (name) => {
  await restoreDump(factory, readDump(name))
  const marks = openMarks(environment)
  expect(Object.keys(await marks.all()).toSorted()).toEqual(['device', 'person', 'preferences', 'sessionEnded', 'setAside'])
  expect(await marks.get('sitting')).toBeUndefined()
  expect((await marks.get('setAside'))?.[0]?.text).toContain('置き忘れた言葉')
})

test.each(versionsOf('catalogue'))('a catalogue as %s is read, and what is damaged counts as not there', async (name) => {
  await restoreDump(factory, readDump(name))
  const catalogue = openCatalogue(environment, createHttp(environment, openMarks(environment)), openChannel())
  expect((await catalogue.campaigns()).map(({ id }) => id)).toEqual(['survey'])
  expect(await catalogue.questionnaire({ id: 'yearly', version: 2 })).toBeUndefined()
})

test.each(['catalogue-2', 'catalogue-3'])('the postings of a catalogue as %s are read but the damaged one', async (name) => {
  await restoreDump(factory, readDump(name))
  const http = createHttp(environment, openMarks(environment))
  const postings = openPostings({ environment, http, openSearch: () => expect.fail('nobody searches here') })
  expect(await postings.here()).toMatchObject({ edition: 1, count: 2, texts: 'some', missingBytes: 200 })
  expect((await postings.read('T-1'))?.texts?.parts.summary).toEqual({ ja: '量子の実験' })
  expect((await postings.read('T-2'))?.texts).toBe(null)
  expect(await postings.read('T-3')).toBe(undefined)
})

test('a catalogue that has no postings yet has none', async () => {
  await restoreDump(factory, readDump('catalogue-1'))
  const http = createHttp(environment, openMarks(environment))
  expect(await openPostings({ environment, http, openSearch: () => expect.fail('nobody searches here') }).here()).toBe(null)
})

test('a picture of a catalogue as catalogue-3 that is damaged counts as not there, and is fetched anew', async () => {
  await restoreDump(factory, readDump('catalogue-3'))
  const bytes = new Uint8Array([1, 2, 3])
  const picture = { hash: await sha256(bytes.buffer), type: 'image/webp' as const, bytes: 3, width: 1, height: 1, alt: { ja: '絵', en: 'A picture' } }
  expect(readDump('catalogue-3').stores['pictures']?.damaged).toMatchObject([{ hash: picture.hash }])
  const stories = openStories(environment, { listen: () => Promise.resolve(new Response(bytes)) })
  expect(await stories.picture(picture, { fetch: false })).toBe(null)
  expect((await stories.picture(picture, { fetch: true }))?.size).toBe(3)
  expect((await stories.picture(picture, { fetch: false }))?.size).toBe(3)
})

test.each(versionsOf('application'))('an application as %s is there to be gone on with', async (name) => {
  await restoreDump(factory, readDump(name))
  expect((await openApplicationKeeper(environment).read())?.filled).toEqual({ name: '鈴木 一郎', school: '理学研究科' })
})
