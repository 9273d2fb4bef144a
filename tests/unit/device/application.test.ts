import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { describe, expect, test } from 'vitest'
import { newApplication, openApplicationKeeper } from '../../../src/device/application.ts'
import { syncInBackground } from '../../../src/device/background.ts'
import type { Environment } from '../../../src/device/environment.ts'
import { createHttp } from '../../../src/device/http.ts'
import { openMarks } from '../../../src/device/storage/device-database.ts'
import { hasApplication } from '../../../src/device/storage/application-database.ts'
import { formFor } from '../../server/applying.ts'

const day = 24 * 60 * 60_000

/** A phone with a server that answers as the test says, and what it was asked. */
function phoneWith(answer: (path: string, method: string) => Response) {
  const asked: string[] = []
  let now = 1_700_000_000_000
  let ids = 0
  const environment: Environment = {
    fetch: (path, { method = 'GET' }) => {
      asked.push(`${method} ${path}`)
      return Promise.resolve().then(() => answer(path, method))
    },
    now: () => now,
    newId: () => `id-${(ids += 1)}-of-this-phone`,
    databases: { indexedDB: new IDBFactory(), IDBKeyRange },
  }
  const keeper = openApplicationKeeper(environment)
  const door = createHttp(environment, openMarks(environment))
  const seal = () => keeper.write({ ...newApplication(environment), filled: { name: '山田' }, savedAt: now, sealed: formFor() })
  return { environment, keeper, door, asked, seal, pass: (span: number) => (now += span) }
}
const problem = (status: number, code: string, field?: string) =>
  Response.json({ status, code, message: { ja: 'x', en: 'x' }, ...(field ? { field } : {}) }, { status, headers: { 'content-type': 'application/problem+json' } })
const received = () => Response.json({ number: '0123456789ABCDEF', state: 'unproved' }, { status: 201 })

describe('an application on the phone', () => {
  test('is there again after the app was closed, until it was left for thirty days', async () => {
    const { keeper, environment, pass } = phoneWith(received)
    const kept = { ...newApplication(environment), filled: { name: '山田' } }
    await keeper.write(kept)
    pass(30 * day)
    expect(await openApplicationKeeper(environment).read()).toEqual(kept)
    pass(1)
    expect(await keeper.read()).toBeNull()
    expect(await openApplicationKeeper(environment).read()).toBeNull()
  })

  test('is sent once, and what was typed leaves the phone with the receipt', async () => {
    const { keeper, door, asked, seal } = phoneWith(received)
    await seal()
    expect(await keeper.send(door)).toBe('received')
    expect(await keeper.read()).toMatchObject({ filled: {}, sealed: null, standing: { number: '0123456789ABCDEF', state: 'unproved', rev: 1 } })
    expect(await keeper.send(door)).toBe('nothing')
    expect(asked).toEqual(['POST /api/applications'])
  })

  test.each([
    ['no network', () => { throw new TypeError('no network') }],
    ['a captive portal', () => new Response('<html>', { headers: { 'content-type': 'text/html' } })],
    ['too many at once', () => problem(429, 'too-many-requests')],
    ['a server in trouble', () => problem(500, 'server-error')],
  ])('stays sealed and is sent later: %s', async (_, answer) => {
    const { keeper, door, seal } = phoneWith(answer)
    await seal()
    expect(await keeper.send(door)).toBe('later')
    expect(await keeper.read()).toMatchObject({ sealed: formFor(), refused: null })
  })

  test('that the server refuses can be changed, and says which field it is about', async () => {
    const { keeper, door, seal } = phoneWith(() => problem(422, 'form-refused', 'form.university'))
    await seal()
    expect(await keeper.send(door)).toBe('refused')
    expect(await keeper.read()).toMatchObject({ filled: { name: '山田' }, sealed: null, refused: { code: 'form-refused', field: 'form.university' } })
  })

  test('that was issued leaves nothing of the form behind', async () => {
    const { keeper, door, seal } = phoneWith(received)
    await seal()
    await keeper.send(door)
    await keeper.note({ number: '0123456789ABCDEF', state: 'issued', rev: 3, updatedAt: '2026-11-22T00:00:00.000Z', bounced: false, words: null, form: null })
    expect(JSON.stringify(await keeper.read())).not.toMatch(/山田|example\.jp/)
  })

  test('is not replaced when another one is looked up by its number', async () => {
    const { keeper, environment } = phoneWith(received)
    await keeper.write({ ...newApplication(environment), filled: { name: '山田' } })
    await keeper.note({ number: 'FEDCBA9876543210', state: 'waiting', rev: 2, updatedAt: '2026-11-22T00:00:00.000Z', bounced: false, words: null, form: null })
    expect(await keeper.read()).toMatchObject({ filled: { name: '山田' }, standing: null })
  })

  test('is sent by the worker with no page open, and by nobody where none was ever written', async () => {
    let online = false
    const { environment, keeper, asked, seal } = phoneWith(() => {
      if (!online) throw new TypeError('no network')
      return received()
    })
    await seal()
    await expect(syncInBackground(environment)).rejects.toThrow('The server can not be reached')
    online = true
    await syncInBackground(environment)
    expect(await keeper.read()).toMatchObject({ sealed: null, standing: { state: 'unproved' } })
    expect(asked).toEqual(['POST /api/applications', 'POST /api/applications'])

    const other = phoneWith(received)
    await syncInBackground(other.environment)
    expect(await hasApplication(other.environment)).toBe(false)
    expect(other.asked).toEqual([])
  })
})
