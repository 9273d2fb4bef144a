import { describe, expect, it } from 'vitest'
import { queuesSchema } from '../../../src/api/office-queues.ts'
import { type Client, day, type House, hour, openHouse, set } from '../house.ts'
import { atWork } from '../registry/at-work.ts'

const minute = 60_000

const queues = async (office: Client) => queuesSchema.parse(await (await office.request('GET', '/api/office/queues')).json()).builds

/** A device of its own person, which tells what waits on it. */
async function tell(house: House, email: string, more: { left: number; oldest: number | string | null; build?: string }): Promise<Client> {
  const client = await house.signIn(email)
  expect((await client.post(client.envelope([], more))).status).toBe(200)
  return client
}

describe('what the office sees of queues that wait', () => {
  it('is how many devices wait for how long, by version, and nobody’s name', async () => {
    const house = await openHouse()
    await tell(house, 'a@example.jp', { left: 0, oldest: null, build: 'one' })
    await tell(house, 'b@example.jp', { left: 2, oldest: 5 * minute, build: 'one' })
    await tell(house, 'c@example.jp', { left: 2, oldest: 20 * minute, build: 'one' })
    await tell(house, 'd@example.jp', { left: 9, oldest: new Date(house.now() - 3 * hour).toISOString(), build: 'two' })
    await tell(house, 'e@example.jp', { left: 1, oldest: 2 * day, build: 'two' })
    await tell(house, 'f@example.jp', { left: 1, oldest: 'never\u0000', build: 'two' })
    const office = await atWork(house)
    expect(await queues(office)).toEqual([
      { build: 'two', devices: 3, tenMinutes: 2, hour: 2, day: 1 },
      { build: 'one', devices: 3, tenMinutes: 1, hour: 0, day: 0 },
    ])
    // Whoever told of something and was not heard of since waits still.
    house.pass(hour)
    expect(await queues(office)).toEqual([
      { build: 'two', devices: 3, tenMinutes: 3, hour: 3, day: 1 },
      { build: 'one', devices: 3, tenMinutes: 2, hour: 2, day: 0 },
    ])
  })

  it('follows a device whose queue grows old or is sent, and writes nothing for one that is under way', async () => {
    const house = await openHouse()
    const office = await atWork(house)
    const client = await tell(house, 'a@example.jp', { left: 0, oldest: null })
    const told = () => house.store.read((tx) => tx.selectFrom('sessions').select(['contactAt', 'waiting']).where('account', '=', client.account).executeTakeFirst())
    const first = await told()
    house.pass(minute)
    await client.post(client.envelope([], { left: 3, oldest: 9 * minute }))
    expect(await told()).toEqual(first)
    await client.post(client.envelope([], { left: 3, oldest: 11 * minute }))
    expect(await queues(office)).toMatchObject([{ tenMinutes: 1, hour: 0 }])
    await client.post(client.envelope([set({ type: 'draft', record: 'winter', field: 'a1' })], { left: 0, oldest: 12 * minute }))
    expect(await queues(office)).toMatchObject([{ tenMinutes: 0 }])
    await client.post(client.envelope([set({ type: 'later-type' })], { left: 0, oldest: 12 * minute }))
    expect(await queues(office)).toMatchObject([{ tenMinutes: 1 }])
  })

  it('takes no device’s word for more than it can hold', async () => {
    const house = await openHouse()
    const client = await tell(house, 'a@example.jp', { left: Number.MAX_SAFE_INTEGER, oldest: day })
    expect((await client.post(client.envelope([set({ type: 'later-type' })], { left: Number.MAX_SAFE_INTEGER, oldest: 0 }))).status).toBe(200)
    expect((await client.post(client.envelope([], { left: 0, oldest: null }))).status).toBe(200)
  })

  it('leaves out devices that are signed out', async () => {
    const house = await openHouse()
    const office = await atWork(house)
    const client = await tell(house, 'a@example.jp', { left: 3, oldest: day })
    await client.signOut()
    expect(await queues(office)).toEqual([])
  })
})
