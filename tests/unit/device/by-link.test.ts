import { expect, test } from 'vitest'
import type { SyncRequest } from '../../../src/api/sync.ts'
import { nothingRead, type Person } from '../../../src/device/device.ts'
import { readMeta } from '../../../src/device/storage/notebook-database.ts'
import { hanako, NearServer, openPhone } from './phone.ts'

const byLink: Person = { ...hanako, name: '', email: '', scope: 'survey' }

/** A server that knows whether this phone's session came by a link, and shows it no more than the draft then. */
class ScopedServer extends NearServer {
  scope: string | undefined = 'survey'
  override sync(request: SyncRequest) {
    const all = super.sync(request)
    const { scope } = this
    if (scope === undefined) return all
    const changes = all.changes.filter((row) => row.kind !== 'conflict' && row.type === 'draft' && row.record === scope)
    return { ...all, changes, scope }
  }
}

/** A phone of somebody with a record on the server, who came by a link to answer. */
async function answering() {
  const server = new ScopedServer()
  const writer = openPhone({ fetch: async (path, init) => {
    const { scope } = server
    server.scope = undefined
    const answer = await server.fetch(path, init)
    server.scope = scope
    return answer
  } })
  await writer.signIn()
  await writer.notebook.write({ type: 'profile', record: 'me', field: 'nameKana', value: 'ハナコ', over: nothingRead })
  await writer.write('a1', 'begun elsewhere')
  expect(await writer.round()).toBe('done')
  const phone = openPhone(server, byLink)
  await phone.signIn()
  expect(await phone.round()).toBe('done')
  const kana = async () => (await phone.notebook.read('profile', 'me')).get('nameKana')?.value
  return { server, writer, phone, kana }
}

test('whoever came by a link has the draft as it was left elsewhere, and nothing else of the notebook', async () => {
  const { phone, kana } = await answering()
  expect(await phone.value('a1')).toBe('begun elsewhere')
  expect(await kana()).toBeUndefined()
  await phone.write('a2', 'here')
  expect(await phone.round()).toBe('done')
  expect(await phone.waiting()).toBe(0)
})

test('signed in for real there, everything is fetched from the beginning; what was written meanwhile is sent once', async () => {
  const { server, phone, kana, writer } = await answering()
  await phone.write('a2', 'written before signing in')
  server.scope = undefined
  await phone.marks.set('person', hanako)
  expect(await phone.round()).toBe('done')
  expect(await kana()).toBe('ハナコ')
  expect(await phone.value('a2')).toBe('written before signing in')
  expect(await phone.waiting()).toBe(0)
  const sent = server.asked.flatMap(({ body }) => (body as SyncRequest).changes).filter((change) => JSON.stringify(change).includes('written before'))
  // Sent again, perhaps, when the feed is begun anew: under the same id, so that it counts once.
  expect(new Set(sent.map((change) => (change as { id: string }).id)).size).toBe(1)
  expect(await writer.round()).toBe('done')
  expect(await writer.value('a2')).toBe('written before signing in')
})

test('an answer to whoever came by a link that comes late, after the sign-in, hides nothing', async () => {
  const { server, phone, kana } = await answering()
  server.scope = undefined
  await phone.marks.set('person', hanako)
  expect(await phone.round()).toBe('done')
  // A round of another tab had asked before: its answer still speaks of the draft alone.
  server.scope = 'survey'
  await phone.round()
  server.scope = undefined
  expect(await phone.round()).toBe('done')
  expect(await kana()).toBe('ハナコ')
  const meta = await phone.database.run((open) => readMeta(open))
  expect(meta).toMatchObject({ scope: undefined, cursor: server.model.rev })
})

test('a notebook whose session ended, opened by a link: what is not of that survey waits, unsent and unharmed, for the sign-in', async () => {
  const { server, phone, kana } = await answering()
  server.scope = undefined
  await phone.marks.set('person', hanako)
  await phone.round()
  const over = (await phone.notebook.read('profile', 'me')).get('nameKana') ?? nothingRead
  await phone.notebook.write({ type: 'profile', record: 'me', field: 'nameKana', value: 'はなこ', over })
  await phone.write('a3', 'an answer')
  server.scope = 'survey'
  await phone.marks.set('person', byLink)
  const before = server.asked.length
  expect(await phone.round()).toBe('done')
  expect(await phone.waiting()).toBe(1)
  const sent = server.asked.slice(before).flatMap(({ body }) => (body as SyncRequest).changes)
  expect(sent.every((change) => (change as { type: string }).type === 'draft')).toBe(true)
  server.scope = undefined
  await phone.marks.set('person', hanako)
  expect(await phone.round()).toBe('done')
  expect(await phone.waiting()).toBe(0)
  expect(await kana()).toBe('はなこ')
})

test('answers sealed for another survey wait for the sign-in too', async () => {
  const { phone } = await answering()
  const campaign = { id: 'another', definition: { id: 'small', version: 1 } }
  await phone.notebook.seal(campaign as Parameters<typeof phone.notebook.seal>[0], { a1: 'yes' })
  expect(await phone.round()).toBe('done')
  expect((await phone.notebook.sealed('another'))?.state).toBe('unsent')
})
