import { describe, expect, it } from 'vitest'
import { remindByPush } from '../../src/server/campaigns/remind-by-push.ts'
import { eraseAccount } from '../../src/server/store/accounts.ts'
import { changeCampaign, invite, openQuietHouse, overNewYear, startCampaign, until } from './campaigning.ts'
import { store } from './database.ts'
import { type Client, day, type House, openHouse, problemOf } from './house.ts'
import { type Browser, claimsOf, openPushService, type PushService } from './push-service.ts'

const mika = 'mika@example.jp'
/** The morning of the only reminder that is pushed: sixteen business days after the opening. */
const reminderDay = '2027-01-05T00:00:00.000Z'

const subscribe = (client: Client, { subscription }: Browser) => client.request('POST', '/api/push/subscriptions', subscription)
const subscriptionsOf = (house: House) => house.store.read((tx) => tx.selectFrom('pushSubscriptions').selectAll().orderBy('endpoint').execute())
const waiting = (house: House) => house.store.read((tx) => tx.selectFrom('pushes').selectAll().execute())
const remind = (house: House) => remindByPush(house.services, new AbortController().signal)

/** Somebody signed in on a phone that is subscribed, invited to a survey that is open. */
async function withInvited(names: readonly string[] = ['mika']): Promise<{ house: House; service: PushService; phones: { client: Client; browser: Browser }[] }> {
  const service = await openPushService()
  const house = await openQuietHouse({ config: { push: service.setup } })
  const phones: { client: Client; browser: Browser }[] = []
  for (const name of names) await house.register(`${name}@example.jp`)
  await startCampaign(house)
  until(house, overNewYear.opensAt)
  await invite(house)
  for (const name of names) {
    const client = await house.signIn(`${name}@example.jp`)
    const browser = service.browser(name)
    expect((await subscribe(client, browser)).status).toBe(200)
    phones.push({ client, browser })
  }
  return { house, service, phones }
}

const answer = (client: Client) => {
  const { id: campaign, definition } = overNewYear
  const body = { campaign, definition, answers: { a1: 'no' }, sealedAt: '2026-12-08T00:00:00Z', device: 'phone' }
  return client.request('PUT', `/api/submissions/${campaign}`, body)
}

describe('subscribing a device', () => {
  it('is offered only where the installation has keys', async () => {
    const house = await openHouse()
    expect(await (await house.stranger().request('GET', '/api/push')).json()).toEqual({ key: null })
    const service = await openPushService()
    const client = await house.signIn(mika)
    expect((await subscribe(client, service.browser('x'))).status).toBe(404)
    const other = await openHouse({ config: { push: service.setup } })
    expect(await (await other.stranger().request('GET', '/api/push')).json()).toEqual({ key: service.setup.publicKey })
    expect((await subscribe(other.stranger(), service.browser('x'))).status).toBe(401)
  })

  it('refuses an address that is no push service', async () => {
    const service = await openPushService()
    const house = await openHouse({ config: { push: { ...service.setup, near: null } } })
    const client = await house.signIn(mika)
    const { subscription } = service.browser('x')
    expect(await problemOf(await client.request('POST', '/api/push/subscriptions', subscription))).toMatchObject({ status: 400, field: 'endpoint' })
    expect(await subscriptionsOf(house)).toEqual([])
  })

  it('refuses an address in a spelling that no browser writes: the message to it could not be made, and would hold up those to others', async () => {
    const service = await openPushService()
    const house = await openHouse({ config: { push: service.setup } })
    const client = await house.signIn(mika)
    const { subscription } = service.browser('x')
    for (const endpoint of [subscription.endpoint.replace('//', '///'), subscription.endpoint.replace('//', String.raw`//\\`), ` ${subscription.endpoint}`]) {
      expect(await problemOf(await client.request('POST', '/api/push/subscriptions', { ...subscription, endpoint }))).toMatchObject({ status: 400, field: 'endpoint' })
    }
    expect(await subscriptionsOf(house)).toEqual([])
  })

  it('refuses keys that nothing can be encrypted with', async () => {
    const service = await openPushService()
    const house = await openHouse({ config: { push: service.setup } })
    const client = await house.signIn(mika)
    const { subscription } = service.browser('x')
    const p256dh = Buffer.alloc(65, 4).toString('base64url')
    expect(await problemOf(await client.request('POST', '/api/push/subscriptions', { ...subscription, keys: { ...subscription.keys, p256dh } }))).toMatchObject({ field: 'keys.p256dh' })
    expect(await problemOf(await client.request('POST', '/api/push/subscriptions', { ...subscription, keys: { ...subscription.keys, auth: 'AAAA' } }))).toMatchObject({ field: 'keys.auth' })
  })

  it('keeps one for each session, the same id for the same, and gives a browser to whoever signed in there last', async () => {
    const service = await openPushService()
    const house = await openHouse({ config: { push: service.setup } })
    const client = await house.signIn(mika)
    const first: unknown = await (await subscribe(client, service.browser('one'))).json()
    const browser = service.browser('two')
    const second: unknown = await (await subscribe(client, browser)).json()
    expect(await (await subscribe(client, browser)).json()).toEqual(second)
    expect(second).not.toEqual(first)
    const jiro = await house.signIn('jiro@example.jp')
    const his: unknown = await (await subscribe(jiro, browser)).json()
    expect(his).not.toEqual(second)
    expect(await subscriptionsOf(house)).toMatchObject([{ account: jiro.account, ...(his as object) }])
    expect((await jiro.request('DELETE', '/api/push/subscriptions')).status).toBe(204)
    expect(await subscriptionsOf(house)).toEqual([])
  })

  it('is not for a computer that others use, and ends with the session: signed out, taken away, expired, erased', async () => {
    const service = await openPushService()
    const house = await openHouse({ config: { push: service.setup } })
    const phone = await house.signIn(mika)
    await house.store.write((tx) => tx.updateTable('sessions').set({ shared: 1 }).execute())
    expect(await problemOf(await subscribe(phone, service.browser('a')))).toMatchObject({ code: 'not-allowed-now' })
    await house.store.write((tx) => tx.updateTable('sessions').set({ shared: 0 }).execute())

    await subscribe(phone, service.browser('a'))
    await phone.signOut()
    expect(await subscriptionsOf(house)).toEqual([])

    const [old, current] = [await house.signIn(mika), await house.signIn(mika)]
    await subscribe(old, service.browser('old'))
    await subscribe(current, service.browser('current'))
    await current.request('DELETE', '/api/devices')
    expect((await subscriptionsOf(house)).map(({ endpoint }) => endpoint.split('/').at(-1))).toEqual(['current'])

    house.pass(91 * day)
    await house.work()
    expect(await subscriptionsOf(house)).toEqual([])

    const again = await house.signIn(mika)
    await subscribe(again, service.browser('again'))
    await house.store.write((tx) => eraseAccount(tx, again.account, house.now()))
    expect(await subscriptionsOf(house)).toEqual([])
    expect(house.failures).toEqual([])
  })
})

describe('a reminder by push', () => {
  it('reaches the device encrypted for it alone, signed, with nothing of the person, once', async () => {
    const { house, service, phones: [phone] } = await withInvited()
    await house.work()
    expect(service.handed).toEqual([])
    until(house, reminderDay)
    expect([await remind(house), await remind(house)]).toEqual([1, 0])
    await house.work()
    const [handed, ...more] = service.handed
    expect(more).toEqual([])
    if (!handed || !phone) throw new Error('nothing was handed over')
    const [{ id } = { id: '' }] = await subscriptionsOf(house)
    expect(phone.browser.read(handed)).toEqual({ v: 1, kind: 'survey', to: id, campaign: overNewYear.id, until: overNewYear.closesAt })
    expect(() => service.browser('somebody else').read(handed)).toThrow()
    const { key, claims } = claimsOf(handed)
    expect(key).toBe(service.setup.publicKey)
    expect(claims).toMatchObject({ aud: `https://${service.setup.near?.host}`, sub: 'mailto:office@example.jp' })
    expect(handed.headers).toMatchObject({ 'content-encoding': 'aes128gcm', ttl: String(24 * 60 * 60) })
    expect(await waiting(house)).toEqual([])
    house.pass(day)
    await house.work()
    expect(service.handed).toHaveLength(1)
    expect(house.failures).toEqual([])
  })

  it('goes to nobody who has answered, be it after it was put on its way', async () => {
    const { house, service, phones: [first, second] } = await withInvited(['mika', 'jiro'])
    if (!first || !second) throw new Error('two were invited')
    expect((await answer(first.client)).status).toBe(201)
    until(house, reminderDay)
    expect(await remind(house)).toBe(1)
    expect((await answer(second.client)).status).toBe(201)
    await house.work()
    expect(service.handed).toEqual([])
    expect(await waiting(house)).toEqual([])
  })

  it('waits for a campaign that is paused, and is not sent once it is', async () => {
    const { house, service } = await withInvited()
    until(house, reminderDay)
    expect(await remind(house)).toBe(1)
    await changeCampaign(house, { state: 'paused' })
    await house.work()
    expect(service.handed).toEqual([])
  })

  it.each([400, 401, 403, 404, 410, 413])('forgets a subscription that the push service has not, not for our keys, or takes no message for: %i', async (status) => {
    const { house, service } = await withInvited()
    service.answers = { status }
    until(house, reminderDay)
    await house.work()
    await house.work()
    house.pass(60_000)
    await house.work()
    expect(service.handed).toHaveLength(1)
    expect(await subscriptionsOf(house)).toEqual([])
    expect(await waiting(house)).toEqual([])
  })

  it('is tried again when the push service is busy, not before it says, and given up after a day', async () => {
    const { house, service } = await withInvited()
    service.answers = { status: 429, headers: { 'retry-after': '600' } }
    until(house, reminderDay)
    await remind(house)
    await house.work()
    expect(service.handed).toHaveLength(1)
    house.pass(5 * 60_000)
    await house.work()
    expect(service.handed).toHaveLength(1)
    service.answers = { status: 503 }
    house.pass(5 * 60_000)
    await house.work()
    expect(service.handed).toHaveLength(2)
    house.pass(day)
    await house.work()
    expect(service.handed).toHaveLength(2)
    expect([await waiting(house), await subscriptionsOf(house)]).toMatchObject([[], [{}]])
  })

  it.each([307, 406, 408, 429, 500, 503])('is tried again, by the same subscription, after an answer that finds no fault with it: %i', async (status) => {
    const { house, service } = await withInvited()
    service.answers = { status }
    until(house, reminderDay)
    await remind(house)
    await house.work()
    service.answers = { status: 201 }
    house.pass(60_000)
    await house.work()
    expect([service.handed.length, await waiting(house)]).toEqual([2, []])
    expect(await subscriptionsOf(house)).toHaveLength(1)
  })

  it('is given up after a day however long a push service says to wait', async () => {
    const { house, service } = await withInvited()
    service.answers = { status: 429, headers: { 'retry-after': '999999' } }
    until(house, reminderDay)
    await remind(house)
    await house.work()
    house.pass(day)
    await house.work()
    expect([service.handed.length, await waiting(house)]).toEqual([1, []])
  })

  it.each([400, 403])('is not tried again when it is refused, and the log says so without naming anybody: %i', async (status) => {
    const { house, service } = await withInvited()
    service.answers = { status }
    until(house, reminderDay)
    await remind(house)
    await house.work()
    expect(await waiting(house)).toEqual([])
    const said = house.lines.filter((line) => line.includes('push service'))
    expect(said).toEqual([`a push service refused a message: ${status}`])
  })

  it.runIf(store === 'postgresql')('is sent once by two servers', async () => {
    const { house, service } = await withInvited(['mika', 'jiro'])
    const beside = await openQuietBeside(house, service)
    until(house, reminderDay)
    until(beside, reminderDay)
    await Promise.all([remind(house), remind(beside)])
    await Promise.all([house.work(), beside.work()])
    expect(service.handed.map(({ path }) => path).toSorted()).toEqual(['/jiro', '/mika'])
  })
})

const openQuietBeside = (house: House, service: PushService) => openHouse({ beside: house, config: { push: service.setup } })
