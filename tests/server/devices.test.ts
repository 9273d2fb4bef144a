import { describe, expect, it } from 'vitest'
import { devicesSchema } from '../../src/api/devices.ts'
import { addPasskey, Authenticator, enterWithPasskey } from './authenticator.ts'
import { type Client, codesSaid, day, hour, type House, openHouse, problemOf, set } from './house.ts'

const iphone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1'
const listOf = async (client: Client) => devicesSchema.parse(await (await client.request('GET', '/api/devices')).json()).devices
const newDeviceMails = async (house: House) => (await house.mails()).filter((mail) => mail.includes('Somebody signed in'))

/** Signs in with what the browser says of itself, and perhaps on a computer that others use. */
async function enter(house: House, email: string, { userAgent = iphone, shared = false } = {}) {
  const client = house.stranger()
  await client.askCode(email)
  const code = codesSaid(house, email).at(-1)
  const answer = await client.request('POST', '/api/session', { email, code, shared }, { 'user-agent': userAgent })
  expect(answer.status).toBe(200)
  client.account = ((await answer.json()) as { account: string }).account
  return { client, cookies: answer.headers.getSetCookie() }
}

describe('the list of devices', () => {
  it('says of each what it is, since when, and which one asks', async () => {
    const house = await openHouse()
    await house.register('jiro@example.jp')
    const { client: phone } = await enter(house, 'jiro@example.jp')
    house.pass(hour)
    const { client: desktop } = await enter(house, 'jiro@example.jp', { userAgent: 'curl/8' })
    await desktop.post(desktop.envelope([set()], { left: 3 }))
    const at = (time: number) => new Date(time).toISOString()
    expect(await listOf(phone)).toEqual([
      expect.objectContaining({ label: { browser: null, system: null }, createdAt: at(house.now()), contactAt: at(house.now()), waiting: 3, current: false }),
      expect.objectContaining({
        label: { browser: 'Safari', system: 'iPhone' }, createdAt: at(house.now() - hour), contactAt: null, waiting: null, current: true, method: 'code', shared: false,
      }),
    ])
  })

  it('leaves out what has ended, and what is another person’s', async () => {
    const house = await openHouse()
    const first = await house.signIn('jiro@example.jp')
    const second = await house.signIn('jiro@example.jp')
    await house.signIn('aiko@example.jp')
    await second.signOut()
    expect(await listOf(first)).toHaveLength(1)
  })

  it('is closed to strangers', async () => {
    const house = await openHouse()
    for (const [method, path] of [['GET', '/api/devices'], ['DELETE', '/api/devices'], ['DELETE', '/api/devices/any']] as const) {
      expect((await house.stranger().request(method, path)).status).toBe(401)
    }
  })
})

describe('signing out a device from another one', () => {
  it('tells that device at its next contact, and no other', async () => {
    const house = await openHouse()
    const phone = await house.signIn('jiro@example.jp')
    const lost = await house.signIn('jiro@example.jp')
    const tablet = await house.signIn('jiro@example.jp')
    const own = (await listOf(lost)).find(({ current }) => current)
    expect((await phone.request('DELETE', `/api/devices/${own?.id}`)).status).toBe(204)
    expect(await problemOf(await lost.post(lost.envelope([set()])))).toMatchObject({ status: 403, code: 'device-revoked', account: lost.account })
    expect((await tablet.session()).status).toBe(200)
    expect(await listOf(phone)).toHaveLength(2)
    expect((await phone.request('DELETE', `/api/devices/${own?.id}`)).status).toBe(404)
  })

  it('signs out all others at once', async () => {
    const house = await openHouse()
    const phone = await house.signIn('jiro@example.jp')
    const others = [await house.signIn('jiro@example.jp'), await house.signIn('jiro@example.jp')]
    const stranger = await house.signIn('aiko@example.jp')
    expect((await phone.request('DELETE', '/api/devices')).status).toBe(204)
    for (const other of others) expect((await other.post(other.envelope())).status).toBe(403)
    expect((await phone.session()).status).toBe(200)
    expect((await stranger.session()).status).toBe(200)
  })

  it('reaches no device of somebody else, and not the one that asks', async () => {
    const house = await openHouse()
    const phone = await house.signIn('jiro@example.jp')
    const stranger = await house.signIn('aiko@example.jp')
    const [own] = await listOf(phone)
    expect((await stranger.request('DELETE', `/api/devices/${own?.id}`)).status).toBe(404)
    expect(await problemOf(await phone.request('DELETE', `/api/devices/${own?.id}`))).toMatchObject({ status: 409, code: 'not-allowed-now' })
    expect((await phone.session()).status).toBe(200)
  })
})

describe('the mail about a new device', () => {
  it('never comes for the first one, and for each one after it, with the kind and the way to sign it out', async () => {
    const house = await openHouse()
    await house.register('kate@example.org', { language: 'en' })
    await enter(house, 'kate@example.org')
    expect(await newDeviceMails(house)).toEqual([])
    await enter(house, 'kate@example.org')
    const [mail = '', ...more] = await newDeviceMails(house)
    expect(more).toEqual([])
    expect(mail).toContain('iPhone, Safari')
    expect(mail).toContain('Time: 22 November 2026 at 09:00 (Japan)')
    expect(mail).toContain('/me/devices')
  })

  it('comes for a sign-in with a passkey too', async () => {
    const house = await openHouse()
    const client = await house.signIn('jiro@example.jp')
    const authenticator = new Authenticator(house)
    await addPasskey(client, authenticator)
    await enterWithPasskey(house.stranger(), authenticator)
    expect(await newDeviceMails(house)).toHaveLength(1)
  })

  it('does not come when a code was wrong', async () => {
    const house = await openHouse()
    const client = await house.signIn('jiro@example.jp')
    await client.enterCode('jiro@example.jp', '000000')
    expect(await newDeviceMails(house)).toEqual([])
  })
})

describe('a computer that others use', () => {
  it('gets a cookie that ends with the browser, and nothing that remembers it', async () => {
    const house = await openHouse()
    await house.register('jiro@example.jp')
    const { client, cookies } = await enter(house, 'jiro@example.jp', { shared: true })
    expect(cookies).toHaveLength(1)
    expect(cookies[0]).toMatch(/^jgrad=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/)
    expect((await listOf(client))[0]).toMatchObject({ shared: true })
  })

  it('is signed out after twelve hours, however much it was used', async () => {
    const house = await openHouse()
    await house.register('jiro@example.jp')
    const { client } = await enter(house, 'jiro@example.jp', { shared: true })
    house.pass(12 * hour - 1)
    const answer = await client.session()
    expect(answer.status).toBe(200)
    expect(answer.headers.getSetCookie()).toEqual([])
    house.pass(1)
    expect((await client.session()).status).toBe(401)
  })

  it('is the same with a passkey', async () => {
    const house = await openHouse()
    const client = await house.signIn('jiro@example.jp')
    const authenticator = new Authenticator(house)
    await addPasskey(client, authenticator)
    const computer = house.stranger()
    const answer = await enterWithPasskey(computer, authenticator, { shared: true })
    expect(answer.headers.getSetCookie()).toHaveLength(1)
    expect(answer.headers.getSetCookie()[0]).not.toContain('Max-Age')
    house.pass(day)
    expect((await computer.session()).status).toBe(401)
  })
})
