import { describe, expect, it } from 'vitest'
import { deliverPushes } from '../../src/server/push/deliver.ts'
import { alertsTo, ask, idOf, idsIn, mika, openEmpty, publish, send, until } from './alerting.ts'
import { hour, type House } from './house.ts'
import { openPushService } from './push-service.ts'

const deliver = (house: House) => deliverPushes.run(house.services, new AbortController().signal)
const inOrder = (ids: readonly (string | undefined)[]) => ids.map((id) => id ?? '').toSorted((a, b) => (a < b ? -1 : 1))
const told = async (house: House) => (await alertsTo(house, mika)).map((letter) => inOrder(idsIn(letter)))
const waiting = (house: House) => house.store.read((tx) => tx.selectFrom('pushes').select('count').execute())
const looks = (house: House) => house.store.read((tx) => tx.selectFrom('alerts').select(['edition', 'lookedOn']).execute())

/** Somebody whose device shows notifications asks for new postings on Sunday; two come out, and it is eight on Tuesday. */
async function withNews({ every = 'daily' } = {}) {
  const service = await openPushService()
  const house = await openEmpty({ config: { push: service.setup } })
  await publish(house, 8, 9)
  const phone = await house.signIn(mika)
  const subscribe = () => phone.request('POST', '/api/push/subscriptions', service.browser('mika').subscription)
  await subscribe()
  await ask(house, phone, { every, by: 'push' })
  house.pass(hour)
  await publish(house, 1, 2)
  until(house, 1)
  return { service, house, phone, subscribe }
}

describe('new postings, asked for by notification', () => {
  it('come by mail from a server that has lost its keys', async () => {
    const { house, service } = await withNews()
    Object.assign(house.services.config, { push: null })
    expect(await send(house)).toBe(1)
    await deliver(house)
    expect([await told(house), service.handed]).toEqual([[inOrder([idOf(1), idOf(2)])], []])
  })

  it.each([400, 401, 403, 410, 413])('come by mail the next morning when a push service has no such subscription for us, or takes nothing for it (%i), with what came since', async (status) => {
    const { house, service } = await withNews()
    service.answers = { status }
    expect(await send(house)).toBe(0)
    await deliver(house)
    expect(await house.store.read((tx) => tx.selectFrom('pushSubscriptions').selectAll().execute())).toEqual([])
    expect(await send(house)).toBe(0)
    await publish(house, 3)
    until(house, 2)
    expect([await send(house), await send(house)]).toEqual([1, 0])
    expect(await told(house)).toEqual([inOrder([idOf(1), idOf(2), idOf(3)])])
    await publish(house, 4)
    until(house, 3)
    await send(house)
    expect((await told(house)).flat().filter((id) => id === idOf(1))).toHaveLength(1)
  })

  it('come the next day, not the next Monday, to whoever wants them weekly', async () => {
    const { house, service } = await withNews({ every: 'weekly' })
    until(house, 7)
    service.answers = { status: 410 }
    expect(await send(house)).toBe(0)
    await deliver(house)
    until(house, 8)
    expect(await send(house)).toBe(1)
  })

  it('come by mail when the device signs out before it was reached, or just then, and by notification to the one signed in on next', async () => {
    const { house, phone, service } = await withNews()
    await send(house)
    await house.store.write((tx) => tx.updateTable('pushes').set({ takenUntil: new Date(house.now() + hour).toISOString() }).execute())
    await phone.signOut()
    await deliver(house)
    expect(service.handed).toEqual([])
    const again = await house.signIn(mika)
    await again.request('POST', '/api/push/subscriptions', service.browser('again').subscription)
    until(house, 2)
    expect(await send(house)).toBe(0)
    await deliver(house)
    expect(service.handed.map(({ path }) => path)).toEqual(['/again'])
    expect(await told(house)).toEqual([])
  })

  it('of two mornings, both still on their way when the device signs out, come in one mail', async () => {
    const { house, phone, service } = await withNews()
    service.answers = { status: 503 }
    await send(house)
    await deliver(house)
    await publish(house, 3)
    until(house, 2)
    await send(house)
    await phone.signOut()
    until(house, 3)
    expect(await send(house)).toBe(1)
    expect(await told(house)).toEqual([inOrder([idOf(1), idOf(2), idOf(3)])])
  })

  it('come again with the next morning’s when a push service took nothing for a day: once, to the same device', async () => {
    const { house, service } = await withNews()
    service.answers = { status: 503 }
    await send(house)
    await deliver(house)
    await publish(house, 3)
    until(house, 2, -1)
    await deliver(house)
    expect([service.handed.length, await waiting(house)]).toEqual([1, []])
    until(house, 2)
    service.answers = { status: 201 }
    expect(await send(house)).toBe(0)
    expect(await waiting(house)).toEqual([{ count: 3 }])
    await deliver(house)
    expect(service.handed).toHaveLength(2)
    until(house, 3)
    await send(house)
    expect([await waiting(house), await told(house)]).toEqual([[], []])
  })

  it('come though the search was looked for again, and had nothing new, before it was known that they reached nobody', async () => {
    const { house, phone, service } = await withNews()
    service.answers = { status: 503 }
    await send(house)
    await deliver(house)
    until(house, 2)
    expect(await send(house)).toBe(0)
    await phone.signOut()
    until(house, 3)
    expect([await send(house), await send(house)]).toEqual([1, 0])
    expect(await told(house)).toEqual([inOrder([idOf(1), idOf(2)])])
  })

  it('come together with what was told since, rather than never', async () => {
    const { house, phone, service } = await withNews()
    service.answers = { status: 503 }
    await send(house)
    await deliver(house)
    await publish(house, 3)
    until(house, 2)
    await send(house)
    await house.store.write((tx) => tx.deleteFrom('pushes').where('createdAt', '=', new Date(house.now()).toISOString()).execute())
    await phone.signOut()
    until(house, 3)
    expect([await send(house), await send(house)]).toEqual([1, 0])
    expect(await told(house)).toEqual([inOrder([idOf(1), idOf(2), idOf(3)])])
  })

  it('of two mornings come whichever is found to have reached nobody first, the day after it too', async () => {
    const { house, service } = await withNews()
    service.answers = { status: 503 }
    await send(house)
    await publish(house, 3)
    until(house, 2)
    // The server was not there in the night: it looks for what is new before it gives up the day before's.
    await send(house)
    await deliver(house)
    expect(await waiting(house)).toEqual([{ count: 1 }])
    until(house, 3, -1)
    await deliver(house)
    expect(await waiting(house)).toEqual([])
    until(house, 3)
    await send(house)
    expect(await waiting(house)).toEqual([{ count: 3 }])
  })

  it('are untold as they were before: up to the edition, and on the day, of which was told last', async () => {
    const { house, phone, subscribe } = await withNews()
    await send(house)
    const first = await looks(house)
    await deliver(house)
    await publish(house, 3)
    until(house, 2)
    await send(house)
    expect(await looks(house)).not.toEqual(first)
    await phone.request('DELETE', '/api/push/subscriptions')
    expect(await looks(house)).toEqual(first)
    await subscribe()
    until(house, 3)
    expect(await send(house)).toBe(0)
    expect(await waiting(house)).toEqual([{ count: 1 }])
  })
})
