import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { openHouse, set } from '../house.ts'
import { publishWinterSurvey, winterSurvey } from '../publish.ts'
import { readyPostgres } from '../database.ts'
import { openProxy } from './proxy.ts'

/** A house whose way to the database can be cut. */
async function shakyHouse() {
  const proxy = await openProxy(await readyPostgres('samples'))
  return { proxy, house: await openHouse({ config: { databaseUrl: proxy.url } }) }
}

const cuts = ['before', 'after'] as const

describe('a connection lost in the middle of a commit', () => {
  it.each(cuts)('%s the database did it costs nothing: a change has one effect and its outcome', async (when) => {
    const { proxy, house } = await shakyHouse()
    const phone = await house.signIn('jiro@example.jp')
    await phone.sync()
    proxy.cutCommits(when)
    const change = set()
    const answer = await phone.sync([change])
    expect(proxy.cut).toBe(1)
    expect(answer.results).toEqual([{ id: change.id, outcome: 'applied' }])
    expect(answer.changes).toEqual([expect.objectContaining({ id: change.id, rev: 1 })])
    const again = await phone.sync([change])
    expect(again.results).toEqual(answer.results)
    expect(again.cursor).toBe(1)
  })

  it.each(cuts)('%s the database did it leaves one code, one mail and one session', async (when) => {
    const { proxy, house } = await shakyHouse()
    const phone = house.stranger()
    proxy.cutCommits(when)
    expect((await phone.askCode('hanako@example.jp')).status).toBe(202)
    expect(await house.mails()).toHaveLength(1)
    expect(await house.store.read((tx) => tx.selectFrom('codes').selectAll().execute())).toHaveLength(1)
    const code = house.lines.findLast((line) => line.startsWith('hanako@example.jp: '))?.slice(-6) ?? ''
    proxy.cutCommits(when)
    expect((await phone.enterCode('hanako@example.jp', code)).status).toBe(200)
    expect(proxy.cut).toBe(2)
    expect((await phone.session()).status).toBe(200)
    expect(await house.store.read((tx) => tx.selectFrom('sessions').selectAll().execute())).toHaveLength(1)
  })

  it.each(cuts)('%s the database did it leaves one submission, received once', async (when) => {
    const { proxy, house } = await shakyHouse()
    await publishWinterSurvey(house)
    const phone = await house.signIn('jiro@example.jp')
    proxy.cutCommits(when)
    const sent = await phone.request('PUT', `/api/submissions/${winterSurvey.id}`, {
      campaign: winterSurvey.id,
      definition: winterSurvey.definition,
      answers: { a1: 'no' },
      sealedAt: '2026-11-22T00:00:00.000Z',
      device: phone.device,
    })
    expect(proxy.cut).toBe(1)
    expect(sent.status).toBe(201)
    const { receipt } = (await sent.json()) as { receipt: { number: string } }
    const kept = await house.store.read((tx) => tx.selectFrom('submissions').select('number').execute())
    expect(kept).toEqual([{ number: receipt.number }])
  })

  it('again and again is given up on in the end, and what was sent arrives with the next request', async () => {
    const { proxy, house } = await shakyHouse()
    const phone = await house.signIn('jiro@example.jp')
    await phone.sync()
    proxy.cutCommits('before', 1000)
    const change = set()
    expect((await phone.post(phone.envelope([change]))).status).toBe(500)
    expect(proxy.cut).toBeGreaterThan(3)
    expect(house.failures).toHaveLength(1)
    proxy.cutCommits('before', 0)
    expect((await phone.sync([change])).results).toEqual([{ id: change.id, outcome: 'applied' }])
  })
})

describe('a database that ends all connections', () => {
  it('in the middle of a request is asked once more', async () => {
    const house = await openHouse()
    const account = await house.register('jiro@example.jp')
    let attempts = 0
    await house.store.write(async (tx) => {
      attempts += 1
      await tx.updateTable('accounts').set({ name: `attempt ${attempts}` }).where('id', '=', account).execute()
      if (attempts === 1) await sql`select pg_terminate_backend(pg_backend_pid())`.execute(tx)
    })
    expect(attempts).toBe(2)
    const kept = await house.store.read((tx) => tx.selectFrom('accounts').select('name').where('id', '=', account).execute())
    expect(kept).toEqual([{ name: 'attempt 2' }])
  })

  it('between two requests is not noticed', async () => {
    const house = await openHouse()
    const other = await openHouse({ beside: house })
    const phone = await house.signIn('jiro@example.jp')
    await phone.sync([set({ value: 'before' })])
    await other.store.read((tx) =>
      sql`select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and application_name = current_setting('application_name')`.execute(tx),
    )
    const answer = await phone.sync([set({ field: 'school', value: 'after' })])
    expect(answer.results).toEqual([expect.objectContaining({ outcome: 'applied' })])
    expect(house.failures).toEqual([])
  })
})

describe('text that PostgreSQL can not hold', () => {
  it('is refused, looked for in vain, or kept inside its value, and nothing else waits for it', async () => {
    const house = await openHouse()
    const phone = await house.signIn('jiro@example.jp')
    const changes = [
      set({ field: 'name', value: 'a\u0000b\ud800' }),
      { id: 'dismissal', kind: 'remove', type: 'conflict', record: 'no\u0000such', seen: {}, at: 1 },
      set({ field: 'school', value: '理学' }),
    ]
    const answer = await phone.sync(changes)
    expect(answer.results.map(({ outcome }) => outcome)[2]).toBe('applied')
    expect(answer.changes).toContainEqual(expect.objectContaining({ field: 'name', value: 'a\u0000b\ud800' }))
    expect((await phone.request('GET', '/api/submissions/no%00such')).status).toBe(404)
    expect((await phone.post(phone.envelope([], { build: 'a\u0000b' }))).status).toBe(200)
    expect(house.failures).toEqual([])
  })
})
