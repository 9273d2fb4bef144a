import { beforeEach, expect, test } from 'vitest'
import { clearLeftNotebooks } from '../../../src/device/sync/round.ts'
import { NearServer, signedInPhone } from './phone.ts'

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
