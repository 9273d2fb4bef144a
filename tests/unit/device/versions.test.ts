import { beforeEach, describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { syncRequestSchema, type SyncAnswer } from '../../../src/api/sync.ts'
import { nothingRead } from '../../../src/device/device.ts'
import { exportNotebook } from '../../../src/device/export.ts'
import { exportRaw } from '../../../src/device/raw-export.ts'
import { officeDevice } from '../../../src/sync/records.ts'
import { ModelServer } from '../sync/model.ts'
import { hanako, NearServer, signedInPhone } from './phone.ts'

let server: NearServer
beforeEach(() => {
  server = new NearServer()
})
type Phone = Awaited<ReturnType<typeof signedInPhone>>

/** A server that does not know a field yet, and says which build it is, if it says that at all. */
function beOlder(build: string | undefined, unknown: string) {
  server.answering = async ({ path, body }, normally) => {
    if (path !== '/api/sync') return normally()
    const request = syncRequestSchema.parse(body)
    const fieldOf = (change: unknown) => z.object({ field: z.string() }).safeParse(change).data?.field
    const answer = server.sync({ ...request, changes: request.changes.filter((change) => fieldOf(change) !== unknown) })
    const known = new Map(answer.results.map((result) => [result.id, result]))
    const results = z.array(z.object({ id: z.string() })).parse(request.changes).map(({ id }) => known.get(id) ?? { id, outcome: 'parked', code: 'newer-field' })
    return Response.json({ ...answer, results, build })
  }
}
/** The same once it knows all that this app writes. */
function beUpdated(build: string) {
  server.answering = async (_, normally) => Response.json({ ...((await normally().json()) as SyncAnswer), build })
}
const exportOf = (phone: Phone) => phone.database.run((open) => exportNotebook(open, hanako, phone.environment))
const standing = (field: string) => server.model.registers.get('profile/me')?.get(field)?.value
const write = async (phone: Phone, field: string, value: string) => {
  const over = (await phone.notebook.read('profile', 'me')).get(field) ?? nothingRead
  await phone.notebook.write({ type: 'profile', record: 'me', field, value, over })
}

describe('what a newer app wrote', () => {
  /** A field and a record type that this app has never heard of, written elsewhere. */
  const newer = [
    { id: 'new-1', kind: 'set', type: 'profile', record: 'me', field: 'pronouns', value: { spoken: ['she', 'her'] }, based: [], at: 1 },
    { id: 'new-2', kind: 'set', type: 'award', record: 'prize', field: 'title', value: '育志賞', based: [], at: 1 },
    { id: 'new-3', kind: 'set', type: 'profile', record: 'me', field: 'name', value: '花子', based: [], at: 1 },
  ] as const

  test('stays as it is when this one changes and removes what lies beside it, and is in the export', async () => {
    for (const change of newer) server.model.take('newer app', { ...change, based: [...change.based] })
    const phone = await signedInPhone(server)
    expect(await phone.round()).toBe('done')
    await write(phone, 'name', '山田 花子')
    await phone.notebook.write({ type: 'career', record: 'first', field: 'employer', value: '大学', over: nothingRead })
    await phone.round()
    await phone.notebook.remove('career', 'first')
    await phone.round()
    expect(standing('name')).toBe('山田 花子')
    expect(standing('pronouns')).toEqual(newer[0].value)
    expect(server.model.registers.get('award/prize')?.get('title')).toMatchObject({ id: 'new-2', value: '育志賞' })
    expect((await phone.notebook.read('profile', 'me')).get('pronouns')?.value).toEqual(newer[0].value)
    phone.database.close()
    const raw = await exportRaw(phone.environment)
    for (const word of ['pronouns', '育志賞']) expect(raw).toContain(word)
  })

  test('is in the export that a person asks for', async () => {
    for (const change of newer) server.model.take('newer app', { ...change, based: [...change.based] })
    const phone = await signedInPhone(server)
    await phone.round()
    const text = await exportOf(phone)
    expect(text).toContain('pronouns')
    expect(text).toContain('育志賞')
  })

  test('is offered again to a server that was restored, and what the office wrote is not', async () => {
    for (const change of newer) server.model.take('newer app', { ...change, based: [...change.based] })
    server.model.take(officeDevice, { id: 'office-1', kind: 'set', type: 'profile', record: 'me', field: 'jgradId', value: 'J1', based: [], at: 1 })
    const phone = await signedInPhone(server)
    await phone.round()
    server.model = new ModelServer()
    server.epoch = 'epoch-2'
    await phone.round()
    expect(standing('pronouns')).toEqual(newer[0].value)
    expect(server.model.registers.get('award/prize')?.get('title')?.value).toBe('育志賞')
    expect(standing('jgradId')).toBeUndefined()
  })
})

describe('a server that is older than this app', () => {
  test('keeps nothing else waiting; what it does not know stays here, on screen and in the export', async () => {
    beOlder('old', 'pronouns')
    const phone = await signedInPhone(server)
    await write(phone, 'pronouns', 'she')
    await write(phone, 'name', '花子')
    expect(await phone.round()).toBe('done')
    expect(standing('name')).toBe('花子')
    expect((await phone.notebook.read('profile', 'me')).get('pronouns')?.value).toBe('she')
    expect(await phone.waiting()).toBe(1)
    expect(await exportOf(phone)).toContain('pronouns')
  })

  test('is not asked again and again while it is the same', async () => {
    beOlder('old', 'pronouns')
    const phone = await signedInPhone(server)
    await write(phone, 'pronouns', 'she')
    await phone.round()
    server.asked = []
    for (let round = 0; round < 5; round++) expect(await phone.round()).toBe('done')
    expect(server.asked).toHaveLength(5)
    expect(server.asked.map(({ body }) => syncRequestSchema.parse(body).changes)).toEqual([[], [], [], [], []])
  })

  test('gets it by itself in the very next round once it was updated, without the app being opened anew', async () => {
    beOlder('old', 'pronouns')
    const phone = await signedInPhone(server)
    await write(phone, 'pronouns', 'she')
    await phone.round()
    beUpdated('new')
    expect(await phone.round()).toBe('done')
    expect(standing('pronouns')).toBe('she')
    expect(await phone.waiting()).toBe(0)
    expect(await phone.notebook.conflicts()).toEqual([])
  })

  test('gets it too when all it says is that it takes a newer form of the notebook', async () => {
    beOlder(undefined, 'pronouns')
    const phone = await signedInPhone(server)
    await write(phone, 'pronouns', 'she')
    await phone.round()
    server.answering = async (_, normally) => Response.json({ ...((await normally().json()) as SyncAnswer), schema: { min: 1, max: 2 } })
    await phone.round()
    expect(standing('pronouns')).toBe('she')
  })

  test('stands beside a newer one behind the same address: asked at most once more for each change of answerer', async () => {
    const phone = await signedInPhone(server)
    await write(phone, 'pronouns', 'she')
    // Two old builds in turn: neither knows the field, and neither may set off an endless circle.
    let turn = 0
    beOlder('a', 'pronouns')
    const a = server.answering
    beOlder('b', 'pronouns')
    const b = server.answering
    server.answering = (asked, normally) => (turn++ % 2 === 0 ? a : b)(asked, normally)
    for (let round = 0; round < 6; round++) await phone.round()
    expect(server.asked.length).toBeLessThanOrEqual(12)
    beUpdated('c')
    await phone.round()
    expect(standing('pronouns')).toBe('she')
  })
})
