import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { passkeySchema, passkeysSchema } from '../../src/api/passkeys.ts'
import { addPasskey, Authenticator, enterWithPasskey, type Flaws, optionsFor } from './authenticator.ts'
import { type Client, hour, openHouse, problemOf, statusesOf } from './house.ts'

const minute = 60_000
const listOf = async (client: Client) => passkeysSchema.parse(await (await client.request('GET', '/api/passkeys')).json()).passkeys
const strangersKey = () => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey

/** Somebody with a passkey, and what holds it. */
async function withPasskey(role: 'registrant' | 'office' = 'registrant') {
  const house = await openHouse()
  const account = await house.register('jiro@example.jp', { role, name: '鈴木 次郎' })
  const client = await house.signIn('jiro@example.jp')
  const authenticator = new Authenticator(house)
  expect((await addPasskey(client, authenticator, { name: '私の電話' })).status).toBe(201)
  return { house, account, client, authenticator }
}

describe('adding a passkey', () => {
  it('asks for one that is recognised, kept on the device, and not there yet', async () => {
    const { client, authenticator } = await withPasskey()
    const { options } = await optionsFor(client, '/api/passkeys')
    expect(options).toMatchObject({
      rp: { id: 'localhost', name: 'JGRAD' },
      user: { name: 'jiro@example.jp', displayName: '鈴木 次郎' },
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      excludeCredentials: [{ id: authenticator.held?.id.toString('base64url') }],
    })
  })

  it('lists it under the name it was given, which can be changed', async () => {
    const { house, client } = await withPasskey()
    const [passkey] = await listOf(client)
    expect(passkey).toMatchObject({ name: '私の電話', createdAt: new Date(house.now()).toISOString(), lastUsedAt: null })
    const renamed = await client.request('PUT', `/api/passkeys/${passkey?.id}`, { name: '新しい電話' })
    expect(passkeySchema.parse(await renamed.json()).name).toBe('新しい電話')
    expect((await listOf(client)).map(({ name }) => name)).toEqual(['新しい電話'])
  })

  it('mails the person about every one, with the kind of device', async () => {
    const { house, client } = await withPasskey()
    await addPasskey(client, new Authenticator(house))
    const told = (await house.mails()).filter((mail) => mail.includes('A passkey was added'))
    expect(told).toHaveLength(2)
    expect(told.every((mail) => mail.includes('To: jiro@example.jp') && mail.includes('/me/passkeys'))).toBe(true)
  })

  it.each<[string, Flaws]>([
    ['made on another page', { origin: 'https://evil.example' }],
    ['made for another name', { rpId: 'evil.example' }],
    ['to another challenge', { challenge: 'bWFkZSB1cA' }],
    ['made by somebody who was not recognised', { unverified: true }],
  ])('refuses one %s', async (_, flaws) => {
    const house = await openHouse()
    const client = await house.signIn('jiro@example.jp')
    expect(await problemOf(await addPasskey(client, new Authenticator(house), flaws))).toMatchObject({ status: 422, code: 'passkey-refused' })
    expect(await listOf(client)).toEqual([])
  })

  it('takes a challenge once, within five minutes, and from whom it was given to', async () => {
    const house = await openHouse()
    const client = await house.signIn('jiro@example.jp')
    const other = await house.signIn('aiko@example.jp')
    const authenticator = new Authenticator(house)
    const late = await optionsFor(client, '/api/passkeys')
    house.pass(5 * minute)
    const fresh = await optionsFor(client, '/api/passkeys')
    const add = (who: Client, { challenge, options }: typeof fresh) =>
      who.request('POST', '/api/passkeys', { challenge, name: 'x', response: authenticator.make(options) })
    expect((await add(client, late)).status).toBe(422)
    expect((await add(other, fresh)).status).toBe(422)
    const again = await optionsFor(client, '/api/passkeys')
    expect(statusesOf(await Promise.all([add(client, again), add(client, again)]))).toEqual([201, 422])
  })

  it('answers 422 to anything that is no answer of an authenticator', async () => {
    const house = await openHouse()
    const client = await house.signIn('jiro@example.jp')
    for (const response of [{}, { id: 5 }, { id: 'x', rawId: 'x', type: 'public-key', response: { clientDataJSON: 'AAAA', attestationObject: 'AAAA' } }]) {
      const { challenge } = await optionsFor(client, '/api/passkeys')
      expect((await client.request('POST', '/api/passkeys', { challenge, name: 'x', response })).status).toBe(422)
    }
    expect(house.failures).toEqual([])
  })

  it('is nobody else’s business', async () => {
    const { house, client } = await withPasskey()
    const [passkey] = await listOf(client)
    const stranger = house.stranger()
    const other = await house.signIn('aiko@example.jp')
    expect(await listOf(other)).toEqual([])
    for (const [method, body] of [['PUT', { name: 'x' }], ['DELETE', undefined]] as const) {
      expect((await stranger.request(method, `/api/passkeys/${passkey?.id}`, body)).status).toBe(401)
      expect((await other.request(method, `/api/passkeys/${passkey?.id}`, body)).status).toBe(404)
    }
    expect((await stranger.request('POST', '/api/passkeys/options')).status).toBe(401)
    expect(await listOf(client)).toEqual([passkey])
  })
})

describe('signing in with a passkey', () => {
  it('opens a session without a word of who it is, and says whose', async () => {
    const { house, account, authenticator, client } = await withPasskey()
    house.pass(hour)
    const phone = house.stranger()
    const { options } = await optionsFor(phone, '/api/session/passkey')
    expect(options).toMatchObject({ rpId: 'localhost', userVerification: 'required' })
    expect(options).not.toHaveProperty('allowCredentials')
    const answer = await enterWithPasskey(phone, authenticator)
    expect(answer.status).toBe(200)
    expect(await answer.json()).toEqual({ account, role: 'registrant', name: '鈴木 次郎', email: 'jiro@example.jp' })
    expect((await phone.session()).status).toBe(200)
    expect((await listOf(client))[0]?.lastUsedAt).toBe(new Date(house.now()).toISOString())
  })

  it.each<[string, () => Flaws]>([
    ['on another page', () => ({ origin: 'https://evil.example' })],
    ['for another name', () => ({ rpId: 'evil.example' })],
    ['to another challenge', () => ({ challenge: 'bWFkZSB1cA' })],
    ['by somebody who was not recognised', () => ({ unverified: true })],
    ['with the key of a stranger', () => ({ key: strangersKey() })],
  ])('refuses one that was used %s', async (_, flaws) => {
    const { house, authenticator } = await withPasskey()
    const phone = house.stranger()
    expect(await problemOf(await enterWithPasskey(phone, authenticator, flaws()))).toMatchObject({ status: 401, code: 'passkey-refused' })
    expect(phone.cookie).toBe('')
  })

  it('takes each answer once, and none after five minutes', async () => {
    const { house, authenticator } = await withPasskey()
    const phone = house.stranger()
    const { challenge, options } = await optionsFor(phone, '/api/session/passkey')
    const body = { challenge, response: authenticator.use(options) }
    expect((await phone.request('POST', '/api/session/passkey', body)).status).toBe(200)
    expect((await house.stranger().request('POST', '/api/session/passkey', body)).status).toBe(401)
    const late = await optionsFor(phone, '/api/session/passkey')
    house.pass(5 * minute)
    const answer = { challenge: late.challenge, response: authenticator.use(late.options) }
    expect((await house.stranger().request('POST', '/api/session/passkey', answer)).status).toBe(401)
  })

  it('refuses a challenge that was given for adding, and one for signing in when adding', async () => {
    const { house, authenticator, client } = await withPasskey()
    const adding = await optionsFor(client, '/api/passkeys')
    const signingIn = await optionsFor(client, '/api/session/passkey')
    const response = authenticator.use({ ...signingIn.options, challenge: adding.options['challenge'] })
    expect((await house.stranger().request('POST', '/api/session/passkey', { challenge: adding.challenge, response })).status).toBe(401)
    const made = new Authenticator(house).make({ ...(await optionsFor(client, '/api/passkeys')).options, challenge: signingIn.options['challenge'] })
    expect((await client.request('POST', '/api/passkeys', { challenge: signingIn.challenge, name: 'x', response: made })).status).toBe(422)
  })

  it('refuses a copy, whose counter lags behind', async () => {
    const { house, authenticator } = await withPasskey()
    expect((await enterWithPasskey(house.stranger(), authenticator)).status).toBe(200)
    expect((await enterWithPasskey(house.stranger(), authenticator)).status).toBe(200)
    if (authenticator.held) authenticator.held.counter = 0
    expect((await enterWithPasskey(house.stranger(), authenticator)).status).toBe(401)
  })

  it('ends with the passkey', async () => {
    const { house, client, authenticator } = await withPasskey()
    const [passkey] = await listOf(client)
    expect((await client.request('DELETE', `/api/passkeys/${passkey?.id}`)).status).toBe(204)
    expect(await listOf(client)).toEqual([])
    expect((await enterWithPasskey(house.stranger(), authenticator)).status).toBe(401)
  })

  it('answers 429 to a network that asks without end, and goes on giving codes', async () => {
    const { house } = await withPasskey()
    const at = new Date(house.now()).toISOString()
    await house.store.write(async (tx) => {
      const rows = Array.from({ length: 1500 }, (_, each) => ({ id: `r${each}`, address: '', network: 'passkeys 127.0.0.1', at, issued: 0 as const }))
      for (const row of rows) await tx.insertInto('codeRequests').values(row).execute()
    })
    const refused = await house.stranger().request('POST', '/api/session/passkey/options')
    expect(refused.headers.get('retry-after')).toBe('3600')
    expect(await problemOf(refused)).toMatchObject({ status: 429, code: 'too-many-requests' })
    expect((await house.stranger().askCode('jiro@example.jp')).status).toBe(202)
  })
})

describe('what a code is worth at the office', () => {
  const officeAnswer = async (client: Client) => {
    const answer = await client.request('GET', '/api/office/no-such-thing')
    return ((await answer.json()) as { code: string }).code
  }

  it('is adding the first passkey, which opens the office at once', async () => {
    const house = await openHouse()
    await house.register('staff@example.jp', { role: 'office' })
    const client = await house.signIn('staff@example.jp')
    expect(await officeAnswer(client)).toBe('passkey-needed')
    await addPasskey(client, new Authenticator(house))
    expect(await officeAnswer(client)).toBe('not-found')
  })

  it('is nothing afterwards: no passkey can be added, renamed or removed with it', async () => {
    const { house, authenticator } = await withPasskey('office')
    const withCode = await house.signIn('jiro@example.jp')
    const [passkey] = await listOf(withCode)
    const answers = [
      await withCode.request('POST', '/api/passkeys/options'),
      await withCode.request('PUT', `/api/passkeys/${passkey?.id}`, { name: 'x' }),
      await withCode.request('DELETE', `/api/passkeys/${passkey?.id}`),
    ]
    for (const answer of answers) expect(await problemOf(answer)).toMatchObject({ status: 403, code: 'passkey-needed' })
    expect(await officeAnswer(withCode)).toBe('passkey-needed')
    const withPasskeyAgain = house.stranger()
    await enterWithPasskey(withPasskeyAgain, authenticator)
    expect(await officeAnswer(withPasskeyAgain)).toBe('not-found')
  })

  it('stays nothing when the last passkey is to go', async () => {
    const { client } = await withPasskey('office')
    const [passkey] = await listOf(client)
    expect(await problemOf(await client.request('DELETE', `/api/passkeys/${passkey?.id}`))).toMatchObject({ code: 'not-allowed-now' })
    expect(await listOf(client)).toHaveLength(1)
  })

  it('is not raised for a registrant either by a second passkey', async () => {
    const { house, account } = await withPasskey()
    const withCode = await house.signIn('jiro@example.jp')
    expect((await addPasskey(withCode, new Authenticator(house))).status).toBe(201)
    const methods = await house.store.read((tx) => tx.selectFrom('sessions').select('method').where('account', '=', account).orderBy('createdAt').execute())
    expect(methods.map(({ method }) => method).toSorted((a, b) => a.localeCompare(b))).toEqual(['code', 'passkey'])
  })
})

describe('an installation with an address of its own', () => {
  it('is what its passkeys are for', async () => {
    const house = await openHouse({ config: { origin: 'https://jgrad.example.jp', smtpUrl: null } })
    const { options } = await optionsFor(house.stranger(), '/api/session/passkey')
    expect(options).toMatchObject({ rpId: 'jgrad.example.jp' })
  })
})
