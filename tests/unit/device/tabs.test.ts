import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { nothingRead, type Person } from '../../../src/device/device.ts'
import type { Environment } from '../../../src/device/environment.ts'
import { openDevice } from '../../../src/device/open.ts'
import { openMarks } from '../../../src/device/storage/device-database.ts'
import { syncLock } from '../../../src/device/sync/lock.ts'
import { hanako, NearServer, problem } from './phone.ts'

const alex: Person = { account: 'account-alex', role: 'registrant', name: 'Alex', email: 'alex@example.jp' }

let server: NearServer
let environment: Environment
let clock: number
let comeBack: () => void
beforeEach(() => {
  server = new NearServer()
  server.answering = ({ path, body }, normally) => {
    if (path === '/api/catalogue') return Response.json({ editions: [] })
    if (path === '/api/session/code') return Response.json({}, { status: 202 })
    if (path !== '/api/session' || !(body as object | undefined)) return normally()
    return Response.json((body as { email: string }).email === alex.email ? alex : hanako)
  }
  clock = 1_000_000
  let ids = 0
  environment = {
    fetch: server.fetch,
    now: () => clock,
    newId: () => `id-${++ids}`,
    databases: { indexedDB: new IDBFactory(), IDBKeyRange },
  }
  // What a page has and Node has not.
  const page = new EventTarget()
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page))
  vi.stubGlobal('document', Object.assign(new EventTarget(), { visibilityState: 'visible' }))
  comeBack = () => page.dispatchEvent(new Event('pageshow'))
  onTestFinished(() => void vi.unstubAllGlobals())
})

/** One tab of the app on this device. */
async function openTab() {
  const tab = await openDevice(environment)
  onTestFinished(async () => {
    if (tab.notebook()) await tab.signOut()
  })
  return tab
}
async function signIn(tab: Awaited<ReturnType<typeof openTab>>, { email }: Person) {
  await tab.askCode(email)
  return tab.signIn('123456')
}
const syncs = () => server.asked.filter(({ path }) => path === '/api/sync').length
const write = (tab: Awaited<ReturnType<typeof openTab>>, value: string) =>
  tab.notebook()?.write({ type: 'draft', record: 'survey', field: 'd3', value, over: nothingRead })

test('a page that comes back shows nothing of the one who signed out while it was away and heard nothing', async () => {
  const tab = await openTab()
  await signIn(tab, hanako)
  await openMarks(environment).change({ person: undefined })
  comeBack()
  await expect.poll(() => tab.notebook()).toBeNull()
})

test('a page that comes back belongs to whoever signed in meanwhile', async () => {
  const tab = await openTab()
  await signIn(tab, hanako)
  await openMarks(environment).change({ person: alex })
  comeBack()
  comeBack()
  await expect.poll(() => tab.notebook()?.person.account).toBe(alex.account)
})

test('what was set aside of one person is not offered to another, and is still there for its owner', async () => {
  const tab = await openTab()
  await signIn(tab, hanako)
  const usual = server.answering
  server.answering = (asked, normally) =>
    asked.path === '/api/sync' ? problem(403, 'device-revoked', asked.body as object) : usual(asked, normally)
  await write(tab, 'only mine')
  clock += 60_000
  tab.nudge()
  await expect.poll(() => tab.notebook()).toBeNull()
  expect(await tab.setAside()).toContain('only mine')

  server.answering = usual
  await signIn(tab, alex)
  expect(await tab.setAside()).toBeNull()
  await tab.forgetSetAside()
  await tab.signOut()
  await signIn(tab, hanako)
  expect(await tab.setAside()).toContain('only mine')
  await tab.forgetSetAside()
  expect(await tab.setAside()).toBeNull()
})

test('the notebook of somebody who signed out and is back is not deleted any more', async () => {
  const marks = openMarks(environment)
  const tab = await openTab()
  await marks.set('doomed', hanako.account)
  await signIn(tab, alex)
  expect(await marks.get('doomed')).toBe(hanako.account)
  await signIn(tab, hanako)
  expect(await marks.get('doomed')).toBeUndefined()
})

test('signing in where storage fails says so, and can be tried again', async () => {
  const tab = await openTab()
  await tab.askCode(hanako.email)
  const { indexedDB } = environment.databases ?? {}
  if (!indexedDB) throw new Error('no storage')
  const broken = vi.spyOn(indexedDB, 'open').mockImplementation(() => {
    throw new DOMException('the storage is broken', 'UnknownError')
  })
  expect(await tab.signIn('123456')).toEqual({ ok: false, problem: 'storage-failed' })
  broken.mockRestore()
  expect((await tab.signIn('123456')).ok).toBe(true)
})

test('a clock set back does not keep a page from looking for news', async () => {
  const tab = await openTab()
  await signIn(tab, hanako)
  await expect.poll(() => tab.sync().lastReceived).not.toBeNull()
  const before = syncs()
  clock -= 365 * 24 * 3_600_000
  await expect.poll(() => {
    tab.nudge()
    return syncs()
  }).toBeGreaterThan(before)
})

test('a tab that was frozen in the middle of a pass does not keep the words of another from leaving', async () => {
  let thaw = () => {}
  const frozen = navigator.locks.request(syncLock, () => new Promise<void>((resolve) => (thaw = resolve)))
  const taken = frozen.then(() => 'kept', () => 'taken')
  const tab = await openTab()
  await signIn(tab, hanako)
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
  await write(tab, 'mine')
  const arrived = () => server.model.registers.get('draft/survey')?.get('d3')?.value
  for (let tries = 0; tries < 2000 && arrived() === undefined; tries++) {
    await vi.advanceTimersByTimeAsync(100)
    await new Promise((resolve) => setImmediate(resolve))
  }
  expect(arrived()).toBe('mine')
  thaw()
  expect(await taken).toBe('taken')
})
