import { describe, expect, inject, it } from 'vitest'
import { writeAsOffice } from '../../src/server/sync/office.ts'
import { openStreams } from '../../src/server/sync/streams.ts'
import { openByLink } from './by-link.ts'
import { type Client, day, type House, hour, openHouse, problemOf, set } from './house.ts'
import { askToListen, listen } from './listening.ts'
import { publishWinterSurvey, winterSurvey } from './publish.ts'

/** Longer than any of these tests: no beat comes to help. */
const never = day

const answer = (field: string, record = 'winter') => set({ type: 'draft', record, field, value: 'yes' })

/** Two devices of one person, who know of everything so far. */
async function twoDevices(house: House): Promise<[Client, Client]> {
  const [first, second] = [await house.signIn('hanako@example.jp'), await house.signIn('hanako@example.jp')]
  await first.sync([answer('a0')])
  await first.sync()
  await second.sync()
  return [first, second]
}

describe('a device that listens', () => {
  it('is told what another one changes, in the feed’s own form and with its place', async () => {
    const house = await openHouse({ beat: never })
    const [writing, hearing] = await twoDevices(house)
    const stream = await listen(hearing)
    const before = hearing.cursor
    await writing.sync([answer('a1'), answer('a2')])
    const told = await stream.rows()
    const read = await hearing.sync()
    expect(told).toMatchObject({ before, cursor: read.cursor, epoch: read.epoch, changes: read.changes })
    expect(read.changes).toHaveLength(2)
    expect(house.failures).toEqual([])
  })

  it('is told at once what it lacks when it begins to listen', async () => {
    const house = await openHouse({ beat: never })
    const [writing, hearing] = await twoDevices(house)
    await writing.sync([answer('a1')])
    expect((await (await listen(hearing)).rows()).changes).toMatchObject([{ field: 'a1' }])
  })

  it('is told what the office writes', async () => {
    const house = await openHouse({ beat: never })
    const [, hearing] = await twoDevices(house)
    const stream = await listen(hearing)
    const edit = { type: 'profile', record: 'me', field: 'university', value: 'u1' }
    await house.store.write((tx) => writeAsOffice(tx, hearing.account, [edit], house.now()))
    expect((await stream.rows()).changes).toMatchObject([edit])
  })

  it('is told nothing of anybody else, nor of work that was undone', async () => {
    const house = await openHouse({ beat: never })
    const [writing, hearing] = await twoDevices(house)
    const stream = await listen(hearing)
    const other = await house.signIn('taro@example.jp')
    await other.sync([set({ value: '太郎' })])
    const undone = house.store.write(async (tx) => {
      await writeAsOffice(tx, hearing.account, [{ type: 'profile', record: 'me', field: 'name', value: 'nobody' }], house.now())
      throw new Error('broke off')
    })
    await expect(undone).rejects.toThrow('broke off')
    await writing.sync([answer('a1')])
    expect((await stream.rows()).changes).toMatchObject([{ field: 'a1' }])
  })

  it('hears through another server what was changed there', async () => {
    // PostgreSQL carries word at once; on SQLite the next beat finds it.
    const beat = inject('store') === 'postgresql' ? never : 50
    const house = await openHouse({ beat })
    const [writing, hearing] = await twoDevices(house)
    const beside = await openHouse({ beside: house, beat })
    const stream = await listen(hearing)
    // Word travels once the lines are there: the first changes may wait for them.
    const found: unknown[] = []
    const there = writing.at(beside)
    const heard = (async () => {
      while (found.length < 60) found.push(...(await stream.rows()).changes)
    })()
    for (let step = 0; step < 60; step += 1) await there.sync([answer(`q${step}`)])
    await heard
    // Nothing is told twice, and nothing left out.
    expect(found).toMatchObject(Array.from({ length: 60 }, (_, step) => ({ field: `q${step}` })))
  })

  it('by the link of an invitation hears of its own draft alone', async () => {
    const house = await openHouse({ beat: never })
    await publishWinterSurvey(house)
    const { client } = await openByLink(house, 'invited@example.org')
    const whole = await house.signIn('invited@example.org')
    await client.sync()
    const stream = await listen(client)
    await whole.sync([answer('a1'), answer('a2', winterSurvey.id)])
    const told = await stream.rows()
    expect(told.changes).toMatchObject([{ type: 'draft', record: winterSurvey.id, field: 'a2' }])
    expect(told.scope).toBe(winterSurvey.id)
  })

  it('is told that it lives', async () => {
    const house = await openHouse({ beat: 20 })
    const [, hearing] = await twoDevices(house)
    expect(await (await listen(hearing)).any()).toMatchObject({ kind: 'beat' })
  })

  it('counts in another history: the stream ends', async () => {
    const house = await openHouse({ beat: never })
    const [, hearing] = await twoDevices(house)
    hearing.epoch = 'another'
    const stream = await listen(hearing)
    expect(await stream.next()).toEqual({ kind: 'end' })
    expect(await stream.next()).toBeNull()
  })

  it('lacks more than one page: the stream ends, an ordinary sync is better', async () => {
    const house = await openHouse({ beat: never })
    const [writing, hearing] = await twoDevices(house)
    hearing.cursor = 0
    const long = 'あ'.repeat(15_000)
    for (let record = 0; record < 8; record += 1) await writing.sync([set({ type: 'career', record: `career-${record}`, field: 'note', value: long })])
    expect(await (await listen(hearing)).next()).toEqual({ kind: 'end' })
  })
})

describe('a stream ends', () => {
  it('when its person signs out, at once', async () => {
    const house = await openHouse({ beat: never })
    const [writing, hearing] = await twoDevices(house)
    const [own, others] = [await listen(hearing), await listen(writing)]
    await hearing.signOut()
    expect(await own.next()).toEqual({ kind: 'end' })
    await writing.sync([answer('a1')])
    expect(await own.next()).toBeNull()
    expect((await others.rows()).changes).toHaveLength(1)
  })

  it('when its device is signed out from another one, at once', async () => {
    const house = await openHouse({ beat: never })
    const [writing, hearing] = await twoDevices(house)
    const stream = await listen(hearing)
    await writing.request('DELETE', '/api/devices')
    expect(await stream.next()).toEqual({ kind: 'end' })
  })

  it('when its session has expired, with the next beat', async () => {
    const house = await openHouse({ beat: 20 })
    const [, hearing] = await twoDevices(house)
    const stream = await listen(hearing)
    house.pass(91 * day)
    expect(await stream.next()).toEqual({ kind: 'end' })
  })

  it('with its server, which does not wait for it', async () => {
    const house = await openHouse({ beat: never })
    const [writing, hearing] = await twoDevices(house)
    const stream = await listen(hearing)
    await house.restart()
    expect(await stream.next()).toEqual({ kind: 'end' })
    const again = await listen(hearing)
    await writing.sync([answer('a1')])
    expect((await again.rows()).changes).toHaveLength(1)
  })

  it('when its session opened too many since: the oldest goes', async () => {
    const house = await openHouse({ beat: never })
    const [, hearing] = await twoDevices(house)
    const first = await listen(hearing)
    for (let more = 0; more < 3; more += 1) await listen(hearing)
    expect(await first.next()).toEqual({ kind: 'end' })
  })

  it('when nobody reads it any more', async () => {
    const house = await openHouse({ beat: never })
    const [, hearing] = await twoDevices(house)
    const streams = openStreams(house.services, never)
    const place = { session: 'gone', account: hearing.account, scope: null, network: 'n', epoch: 'e', cursor: 0 }
    const [one, two] = [streams.open({ ...place, session: 's1' }), streams.open({ ...place, session: 's2' })]
    await one?.cancel()
    await two?.cancel()
    expect(streams.count).toBe(0)
  })
})

describe('a stream is refused', () => {
  it('to nobody, to another account, without a place and without room', async () => {
    const house = await openHouse({ beat: never })
    const [, hearing] = await twoDevices(house)
    expect((await askToListen(house.stranger())).status).toBe(401)
    expect(await problemOf(await askToListen(hearing, { account: 'somebody-else' }))).toMatchObject({ status: 409, code: 'other-account' })
    expect((await askToListen(hearing, { cursor: '-1' })).status).toBe(400)
    expect(await problemOf(await askToListen(hearing, { schema: '0' }))).toMatchObject({ status: 426, code: 'update-needed' })
    house.pass(hour)
    const streams = openStreams(house.services, never)
    const place = { account: hearing.account, scope: null, network: 'n', epoch: 'e', cursor: 0 }
    const opened = Array.from({ length: 30 }, (_, each) => streams.open({ ...place, session: `s${each}` }))
    expect(opened.filter((stream) => stream !== null)).toHaveLength(24)
    streams.stop()
    expect(streams.open({ ...place, session: 'late' })).toBeNull()
  })

  it('without a word in the log of whose it was', async () => {
    const house = await openHouse({ beat: never })
    const [, hearing] = await twoDevices(house)
    await listen(hearing)
    const line = house.lines.findLast((text) => text.includes('stream')) ?? ''
    expect(line).toMatch(/^GET \/api\/sync\/stream 200 \d+ ms$/)
  })
})
