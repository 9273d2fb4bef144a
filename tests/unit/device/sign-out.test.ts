import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { syncLock } from '../../../src/device/sync/lock.ts'
import { openNotebookDatabase } from '../../../src/device/storage/notebook-database.ts'
import { syncInBackground } from '../../../src/device/background.ts'
import { clearLeftNotebooks } from '../../../src/device/left-notebooks.ts'
import { hanako, NearServer, problem, signedInPhone } from './phone.ts'

let server: NearServer
beforeEach(() => {
  server = new NearServer()
})

test('after signing out offline the only request that leaves is the one that ends the session, until it has succeeded', async () => {
  const phone = await signedInPhone(server)
  await phone.marks.change({ person: undefined, barred: { since: 1 } })
  server.answering = () => {
    throw new TypeError('Failed to fetch')
  }
  expect(await phone.http.request('POST', '/api/session/code', { body: { email: 'other@example.jp' } })).toEqual({ kind: 'barred' })
  server.answering = (_, normally) => normally()
  expect(await phone.http.liftBar()).toBe(true)
  expect(server.asked.map(({ method, path }) => `${method} ${path}`)).toEqual(['DELETE /api/session', 'DELETE /api/session'])
  expect(await phone.marks.get('barred')).toBeUndefined()
})

test('a round of somebody who signed out meanwhile sends nothing', async () => {
  const phone = await signedInPhone(server)
  await phone.write('d3', 'mine')
  await phone.marks.change({ person: undefined, barred: { since: 1 } })
  expect(await phone.round()).toBe('barred')
  expect(server.asked).toEqual([])
})

test("a notebook whose owner's session ended keeps its unsent words, unseen, when somebody else signs in", async () => {
  const phone = await signedInPhone(server)
  await phone.write('d3', 'mine')
  phone.database.close()
  await clearLeftNotebooks('account-alex', null, phone.environment)
  expect(await phone.databaseNames()).toContain('jgrad-notebook-account-hanako')
})

test('a notebook with nothing unsent goes when somebody else signs in, and one that was signed out goes in any case', async () => {
  const phone = await signedInPhone(server)
  await phone.write('d3', 'mine')
  await phone.round()
  phone.database.close()
  await clearLeftNotebooks('account-alex', null, phone.environment)
  expect(await phone.databaseNames()).not.toContain('jgrad-notebook-account-hanako')

  const other = await signedInPhone(server)
  await other.write('d3', 'unsent')
  other.database.close()
  await clearLeftNotebooks(null, 'account-hanako', other.environment)
  expect(await other.databaseNames()).not.toContain('jgrad-notebook-account-hanako')
})

test('a notebook deleted in one tab is not brought back by a late word in another', async () => {
  const phone = await signedInPhone(server)
  await phone.write('d3', 'mine')
  await openNotebookDatabase(hanako.account, phone.environment).destroy()
  await expect(phone.write('d3', 'too late')).rejects.toThrow()
  expect(await phone.databaseNames()).toEqual(['jgrad-device'])
})

test('a notebook that the server took away is deleted at the next start, should the app end in the middle of it', async () => {
  const phone = await signedInPhone(server)
  await phone.write('d3', 'mine')
  server.answering = ({ body }) => problem(410, 'account-erased', body as object)
  vi.spyOn(phone.database, 'destroy').mockRejectedValueOnce(new Error('the app ended'))
  await expect(phone.round()).rejects.toThrow('the app ended')
  phone.database.close()
  await clearLeftNotebooks(null, (await phone.marks.get('doomed')) ?? null, phone.environment)
  expect(await phone.databaseNames()).toEqual(['jgrad-device'])
})

test('an answer to the one who signed out meanwhile says nothing of the one who signed in', async () => {
  const phone = await signedInPhone(server)
  await phone.write('d3', 'mine')
  const alex = { ...hanako, account: 'account-alex' }
  for (const [status, code] of [[403, 'device-revoked'], [409, 'other-account'], [401, 'not-signed-in']] as const) {
    await phone.marks.change({ person: hanako })
    server.answering = async ({ body }) => {
      await phone.marks.change({ person: alex })
      return problem(status, code, body as object)
    }
    expect(await phone.round()).toBe('barred')
    expect(await phone.marks.get('person')).toEqual(alex)
    expect(await phone.marks.get('sessionEnded')).toBeUndefined()
  }
})

test('a tab that was frozen with the notebook open does not keep somebody from signing out; it is deleted later', async () => {
  const phone = await signedInPhone(server)
  await phone.write('d3', 'mine')
  const name = (await phone.databaseNames()).find((each) => each?.includes(hanako.account)) ?? ''
  const { indexedDB } = phone.environment.databases ?? {}
  const frozen = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB?.open(name)
    if (!request) return reject(new Error('no storage'))
    request.onsuccess = () => resolve(request.result)
  })
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
  const ended = vi.fn<(gone: boolean) => void>()
  void clearLeftNotebooks(null, hanako.account, phone.environment).then(ended)
  for (let tries = 0; tries < 500 && ended.mock.calls.length === 0; tries++) {
    await vi.advanceTimersByTimeAsync(100)
    await new Promise((resolve) => setImmediate(resolve))
  }
  expect(ended).toHaveBeenCalledWith(false)
  vi.useRealTimers()
  frozen.close()
  await expect.poll(() => phone.databaseNames()).toEqual(['jgrad-device'])
})

test('a round in the background that comes too late does not bring a notebook back that was taken away meanwhile', async () => {
  const phone = await signedInPhone(server)
  await phone.write('d3', 'mine')
  let release = () => {}
  const other = navigator.locks.request(syncLock, () => new Promise<void>((resolve) => (release = resolve)))
  const late = syncInBackground(phone.environment)
  await expect.poll(async () => (await navigator.locks.query()).pending?.length).toBe(1)
  await phone.marks.change({ person: undefined })
  await phone.database.destroy()
  release()
  await other
  await late
  expect(await phone.databaseNames()).toEqual(['jgrad-device'])
})

test('a round in the background that the server answers with the end of this device takes the notebook away', async () => {
  const phone = await signedInPhone(server)
  await phone.write('d3', 'mine')
  phone.database.close()
  server.answering = ({ body }) => problem(403, 'device-revoked', body as object)
  await syncInBackground(phone.environment)
  expect(await phone.databaseNames()).toEqual(['jgrad-device'])
  expect(await phone.marks.get('setAside')).toMatchObject([{ account: hanako.account }])
})
