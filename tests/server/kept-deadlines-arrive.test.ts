import { describe, expect, it } from 'vitest'
import { reminderSetting } from '../../src/domain/posting/deadline.ts'
import { deliverPushes } from '../../src/server/push/deliver.ts'
import { store } from './database.ts'
import { day, type House, openHouse } from './house.ts'
import { delivered, heading, noted, phoneOf, remind, withWishes } from './keeping.ts'
import { lettersTo } from './letters.ts'

const minute = 60_000
const deliver = (house: House) => deliverPushes.run(house.services, new AbortController().signal)

describe('a reminder of a deadline, wished by notification', () => {
  it('comes by mail from a server that has lost its keys, whoever subscribed before', async () => {
    const { house, service, subscribe } = await withWishes('push')
    await subscribe()
    Object.assign(house.services.config, { push: null })
    expect([await remind(house), await remind(house)]).toEqual([1, 0])
    await house.work()
    expect(service.handed).toEqual([])
    expect(await delivered(house)).toHaveLength(1)
  })

  it('that waits when the keys are lost comes by mail', async () => {
    const { house, service, subscribe } = await withWishes('push')
    await subscribe()
    expect(await remind(house)).toBe(0)
    Object.assign(house.services.config, { push: null })
    await deliver(house)
    expect(await noted(house)).toEqual([])
    expect([await remind(house), await remind(house)]).toEqual([1, 0])
    expect(service.handed).toEqual([])
  })

  it.each([400, 401, 403, 404, 410, 413])('comes by mail when a push service has no such subscription for us, or takes nothing for it (%i), and again by notification once there is one', async (status) => {
    const { house, phone, service, subscribe } = await withWishes('push')
    await subscribe()
    service.answers = { status }
    expect(await remind(house)).toBe(0)
    await deliver(house)
    expect(service.handed).toHaveLength(1)
    expect(await noted(house)).toEqual([])
    expect([await remind(house), await remind(house)]).toEqual([1, 0])
    expect(await delivered(house)).toHaveLength(1)
    service.answers = { status: 201 }
    const browser = await subscribe()
    await phone.keep({ deadline: '2026-12-18' }, 'other')
    expect(await remind(house)).toBe(0)
    house.pass(minute)
    await house.work()
    expect(service.handed.slice(1).map((each) => browser.read(each))).toMatchObject([{ kind: 'deadlines', count: 1 }])
    expect(await delivered(house)).toHaveLength(1)
  })

  it.each([
    ['signed out', (_, { client }) => client.signOut()],
    ['taken away from afar', async ({ house }) => (await house.signIn('mika@example.jp')).request('DELETE', '/api/devices')],
    ['told to be silent', (_, { client }) => client.request('DELETE', '/api/push/subscriptions')],
    ['not used for so long that its session is over', ({ house }, { client }) => house.store.write((tx) => tx.updateTable('sessions').set({ expiresAt: '2026-12-13T00:00:00.000Z' }).where('account', '=', client.account).execute())],
  ] satisfies [string, (all: Awaited<ReturnType<typeof withWishes>>, phone: ReturnType<typeof phoneOf>) => Promise<unknown>][])(
    'comes by mail when it still waits for a device that is then %s',
    async (_, end) => {
      const all = await withWishes('push')
      const { house, phone, service, subscribe } = all
      await subscribe()
      service.answers = { status: 503 }
      expect(await remind(house)).toBe(0)
      await house.work()
      await end(all, phone)
      service.answers = { status: 201 }
      house.pass(2 * minute)
      await house.work()
      expect(service.handed).toHaveLength(1)
      await remind(house)
      expect(await delivered(house)).toHaveLength(1)
      expect([await remind(house), await noted(house)]).toEqual([0, [`posting-week-push 2026-12-20 ${heading.id}`]])
    },
  )

  it('comes by mail when the device signs out just while it is handed over', async () => {
    const { house, phone, service, subscribe } = await withWishes('push')
    await subscribe()
    expect(await remind(house)).toBe(0)
    // As one server leaves it that has it in hand.
    await house.store.write((tx) => tx.updateTable('pushes').set({ takenUntil: new Date(house.now() + minute).toISOString() }).execute())
    await phone.client.signOut()
    expect([await remind(house), await remind(house)]).toEqual([1, 0])
    await house.work()
    expect(service.handed).toEqual([])
  })

  it('comes again to the same device when a push service took nothing for a day, and not once its deadline has passed', async () => {
    const { house, service, subscribe } = await withWishes('push')
    const browser = await subscribe()
    house.pass(6 * day)
    service.answers = { status: 503 }
    expect(await remind(house)).toBe(0)
    await deliver(house)
    house.pass(day)
    await deliver(house)
    expect([service.handed.length, await noted(house)]).toEqual([1, []])
    expect(await remind(house)).toBe(0)
    await deliver(house)
    expect(service.handed.map((each) => browser.read(each))).toMatchObject([{ kind: 'deadlines', count: 1 }, { kind: 'deadlines', count: 1 }])
    house.pass(day)
    await deliver(house)
    expect([await remind(house), await noted(house)]).toEqual([0, []])
    expect(await house.store.read((tx) => tx.selectFrom('pushes').select('id').execute())).toEqual([])
    expect(await house.store.read((tx) => tx.selectFrom('pushSubscriptions').select('id').execute())).toHaveLength(1)
  })

  it.each([false, true])('that one device did not get for a day stays told where another got it, or is still to: %s', async (arrives) => {
    const { house, service, subscribe } = await withWishes('push')
    await subscribe()
    await subscribe(await house.signIn('mika@example.jp'), 'tablet')
    expect(await remind(house)).toBe(0)
    const [first, second] = await house.store.read((tx) => tx.selectFrom('pushes').select('id').orderBy('id').execute())
    const due = (id: string | undefined, at: number) => house.store.write((tx) => tx.updateTable('pushes').set({ dueAt: new Date(at).toISOString() }).where('id', '=', id ?? '').execute())
    await due(first?.id, house.now() + day)
    if (arrives) await deliver(house)
    else await due(second?.id, house.now() + 2 * day)
    house.pass(day)
    await deliver(house)
    expect([await remind(house), service.handed.length]).toEqual([0, arrives ? 1 : 0])
    expect(await noted(house)).toHaveLength(1)
    house.pass(day)
    await deliver(house)
    expect(await noted(house)).toHaveLength(arrives ? 1 : 0)
    expect(house.failures).toEqual([])
  })

  it('comes by one mail to everybody whose device signs out while reminders are put on their way', async () => {
    const { house, service } = await withWishes()
    const emails = Array.from({ length: 6 }, (_, each) => `p${each}@example.jp`)
    const phones = []
    for (const email of emails) {
      const phone = phoneOf(await house.signIn(email))
      await phone.client.request('POST', '/api/push/subscriptions', service.browser(email).subscription)
      await phone.keep()
      await phone.wish({ [reminderSetting.push]: true })
      phones.push(phone)
    }
    await Promise.all([remind(house), ...phones.map(({ client }) => client.signOut())])
    await remind(house)
    await house.deliver()
    for (const email of emails) expect((await lettersTo(house, email)).filter(({ text }) => text.includes('/postings/kept'))).toHaveLength(1)
    expect(house.failures).toEqual([])
  })

  it('comes by one mail to everybody whose device signs out while it is given up', async () => {
    const { house, service } = await withWishes()
    const emails = Array.from({ length: 6 }, (_, each) => `p${each}@example.jp`)
    const phones = []
    for (const email of emails) {
      const phone = phoneOf(await house.signIn(email))
      await phone.client.request('POST', '/api/push/subscriptions', service.browser(email).subscription)
      await phone.keep()
      await phone.wish({ [reminderSetting.push]: true })
      phones.push(phone)
    }
    expect(await remind(house)).toBe(0)
    house.pass(day)
    await Promise.all([deliver(house), ...phones.map(({ client }) => client.signOut()), deliver(house)])
    expect(await remind(house)).toBe(6)
    expect([service.handed, house.failures]).toEqual([[], []])
  })

  it('is left to the other device when one is gone, and told once when that one has shown it', async () => {
    const { house, phone, service, subscribe } = await withWishes('push')
    await subscribe()
    const tablet = phoneOf(await house.signIn('mika@example.jp'))
    await subscribe(tablet.client, 'tablet')
    service.answers = { status: 503 }
    expect(await remind(house)).toBe(0)
    await house.work()
    expect(service.handed).toHaveLength(2)
    await phone.client.signOut()
    expect([await remind(house), await noted(house)]).toEqual([0, [`posting-week-push 2026-12-20 ${heading.id}`]])
    service.answers = { status: 201 }
    house.pass(2 * minute)
    await house.work()
    expect(service.handed).toHaveLength(3)
    await tablet.client.signOut()
    expect(await remind(house)).toBe(0)
  })

  it('is told once when it arrived at one device, whatever becomes of the other', async () => {
    const { house, phone, service, subscribe } = await withWishes('push')
    await subscribe()
    const tablet = phoneOf(await house.signIn('mika@example.jp'))
    await subscribe(tablet.client, 'tablet')
    expect(await remind(house)).toBe(0)
    const [{ id } = { id: '' }] = await house.store.read((tx) => tx.selectFrom('pushSubscriptions').select('id').where('endpoint', 'like', '%tablet').execute())
    const later = new Date(house.now() + 5 * minute).toISOString()
    await house.store.write((tx) => tx.updateTable('pushes').set({ dueAt: later }).where('subscription', '=', id).execute())
    await house.work()
    expect(service.handed).toHaveLength(1)
    await phone.client.signOut()
    await tablet.client.signOut()
    expect(await remind(house)).toBe(0)
  })

  it('comes by mail when both devices are gone at once', async () => {
    const { house, service, subscribe } = await withWishes('push')
    const tablet = await house.signIn('mika@example.jp')
    await subscribe()
    await subscribe(tablet, 'tablet')
    service.answers = { status: 410 }
    expect(await remind(house)).toBe(0)
    const beside = store === 'postgresql' ? await openHouse({ beside: house, config: { push: service.setup } }) : house
    beside.pass(house.now() - beside.now())
    await Promise.all([deliver(house), beside === house ? undefined : deliver(beside)])
    expect([await remind(house), await remind(house)]).toEqual([1, 0])
    expect([...house.failures, ...beside.failures]).toEqual([])
  })
})

describe('a deadline that was told of', () => {
  it('is not told of again when the way changes: by mail for want of a device, and then there is one', async () => {
    const { house, service, subscribe } = await withWishes('push')
    expect(await remind(house)).toBe(1)
    await subscribe()
    house.pass(20 * minute)
    expect(await remind(house)).toBe(0)
    await house.work()
    expect(service.handed).toEqual([])
  })

  it('is not told of again where an earlier version noted the mail it sent in place of a notification', async () => {
    const { house, phone, service, subscribe } = await withWishes('push')
    const row = { account: phone.client.account, kind: `posting-week-mail 2026-12-20 ${heading.id}`, at: new Date(house.now()).toISOString() }
    await house.store.write((tx) => tx.insertInto('reminders').values(row).execute())
    expect(await remind(house)).toBe(0)
    await subscribe()
    expect(await remind(house)).toBe(0)
    await house.work()
    expect(service.handed).toEqual([])
  })

  it('comes in one mail to whoever wishes both and has no device, and to each of both where one has', async () => {
    const { house, phone, service, subscribe } = await withWishes('mail', 'push')
    expect([await remind(house), await remind(house)]).toEqual([1, 0])
    const [letter, ...more] = await delivered(house)
    expect(more).toEqual([])
    expect(letter?.text.match(/助教の公募/g)).toHaveLength(1)
    await subscribe()
    expect(await remind(house)).toBe(0)
    await phone.keep({ deadline: '2026-12-18' }, 'other')
    expect(await remind(house)).toBe(1)
    await house.work()
    expect(service.handed).toHaveLength(1)
  })

  it('is not mailed twice to whoever was mailed for want of a device and then chooses mail too', async () => {
    const { house, phone } = await withWishes('push')
    expect(await remind(house)).toBe(1)
    await phone.wish({ [reminderSetting.mail]: true })
    expect(await remind(house)).toBe(0)
  })
})
