import { describe, expect, it } from 'vitest'
import { addressStandingSchema } from '../../src/api/address.ts'
import { type Client, codesSaid, day, type House, hour, openHouse, problemOf } from './house.ts'
import { type Letter, letterTo, lettersTo } from './letters.ts'

const old = 'taro@example.ac.jp'
const lasting = 'taro@example.com'
const ask = (client: Client, email: string) => client.request('POST', '/api/address', { email })
const prove = (client: Client, email: string, code: string) => client.request('POST', '/api/address/proof', { email, code })
const undo = (client: Client, token: string) => client.request('POST', '/api/address/undo', { token })
const codeIn = ({ text }: Letter) => text.split('\n')[0] ?? ''
const tokenIn = ({ text }: Letter) => /\/address\/undo#([\w-]+)/.exec(text)?.[1] ?? ''
const newestCode = async (house: House, email: string) => {
  const codes = (await lettersTo(house, email)).map(codeIn).filter((code) => /^\d{6}$/.test(code))
  return codes.at(-1) ?? ''
}
/** Changes the address of whoever is signed in, as they would. */
async function change(house: House, client: Client, to: string): Promise<void> {
  await ask(client, to)
  const answer = await prove(client, to, await newestCode(house, to))
  if (answer.status !== 200) throw new Error(await answer.text())
}
const emailIn = async (client: Client) => {
  const rows = (await client.sync()).changes
  return rows.findLast((row) => row.kind === 'set' && row.field === 'email')
}
const standing = async (client: Client) => addressStandingSchema.parse(await (await client.request('GET', '/api/address')).json())

describe('a change of address', () => {
  it('counts once the code from the new one came back, in the account and in the notebook; sessions stay', async () => {
    const house = await openHouse()
    const client = await house.signIn(old)
    const other = await house.signIn(old)
    expect((await ask(client, 'ＴＡＲＯ＠example.com')).status).toBe(202)
    expect(await standing(client)).toEqual({ email: old, asked: 'TARO@example.com' })
    const code = codeIn(await letterTo(house, 'TARO@example.com', '確認'))
    const answer = await prove(client, lasting, ` ${code.slice(0, 3)} ${code.slice(3)}`)
    expect([answer.status, await answer.json()]).toEqual([200, { email: 'TARO@example.com' }])
    expect(await standing(client)).toEqual({ email: 'TARO@example.com', asked: null })
    expect(await emailIn(other)).toMatchObject({ value: 'TARO@example.com' })
    expect((await other.session()).status).toBe(200)
    expect(await house.signIn('TARO@example.com')).toMatchObject({ account: client.account })
  })

  it('leaves behind that mail to the old address came back', async () => {
    const house = await openHouse()
    const client = await house.signIn(old)
    await house.store.write((tx) => tx.updateTable('accounts').set({ bouncedAt: new Date(house.now()).toISOString() }).where('id', '=', client.account).execute())
    await change(house, client, lasting)
    const mark = await house.store.read((tx) => tx.selectFrom('accounts').select('bouncedAt').where('id', '=', client.account).executeTakeFirstOrThrow())
    expect(mark).toEqual({ bouncedAt: null })
  })

  it('has the old address sign in no more, with codes sent there before too', async () => {
    const house = await openHouse()
    const client = await house.signIn(old)
    await house.stranger().askCode(old)
    const [before = ''] = codesSaid(house, old).slice(-1)
    await change(house, client, lasting)
    expect((await house.stranger().enterCode(old, before)).status).toBe(401)
    await house.stranger().askCode(old)
    expect(codesSaid(house, old)).toHaveLength(2)
  })

  it('needs a session, another address, and one that is an address', async () => {
    const house = await openHouse()
    const client = await house.signIn(old)
    expect((await ask(house.stranger(), lasting)).status).toBe(401)
    expect((await prove(house.stranger(), lasting, '123456')).status).toBe(401)
    expect(await problemOf(await ask(client, 'taro'))).toMatchObject({ status: 400, field: 'email' })
    expect(await problemOf(await ask(client, old.toUpperCase()))).toMatchObject({ status: 409, code: 'not-allowed-now' })
    expect((await client.request('POST', '/api/address', { email: lasting }, { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' })).status).toBe(403)
  })

  it('takes the code for thirty minutes, once, from the one who asked, and for that address alone', async () => {
    const house = await openHouse()
    const client = await house.signIn(old)
    const stranger = await house.signIn('hanako@example.net')
    await ask(client, lasting)
    const code = await newestCode(house, lasting)
    expect((await prove(stranger, lasting, code)).status).toBe(401)
    expect((await prove(client, 'other@example.com', code)).status).toBe(401)
    expect((await house.stranger().enterCode(lasting, code)).status).toBe(401)
    house.pass(hour / 2)
    expect((await prove(client, lasting, code)).status).toBe(401)
    expect(await standing(client)).toEqual({ email: old, asked: null })
    await change(house, client, lasting)
    // Spent: who asks for that address next needs a code of their own.
    await change(house, client, 'again@example.com')
    await ask(client, lasting)
    expect((await prove(client, lasting, code)).status).toBe(401)
  })

  it('answers again what it answered before, when that answer was lost on the way, and does nothing twice', async () => {
    const house = await openHouse()
    const client = await house.signIn(old)
    await ask(client, lasting)
    const code = await newestCode(house, lasting)
    expect((await prove(client, lasting, code)).status).toBe(200)
    const told = (await lettersTo(house, old)).length
    const again = await prove(client, lasting, code)
    expect([again.status, await again.json()]).toEqual([200, { email: lasting }])
    expect(await lettersTo(house, old)).toHaveLength(told)
  })

  it('ends after five wrong tries, until another code is sent', async () => {
    const house = await openHouse()
    const client = await house.signIn(old)
    await ask(client, lasting)
    const code = await newestCode(house, lasting)
    const wrong = code === '000000' ? '111111' : '000000'
    for (let tries = 0; tries < 5; tries += 1) expect((await prove(client, lasting, wrong)).status).toBe(401)
    expect(await problemOf(await prove(client, lasting, code))).toMatchObject({ status: 429, code: 'too-many-tries' })
    await ask(client, lasting)
    const codes = (await lettersTo(house, lasting)).map(codeIn)
    const answers = await Promise.all(codes.filter((each) => each !== code).map((each) => prove(client, lasting, each)))
    expect(answers.map(({ status }) => status)).toEqual([200])
  })

  it('is asked for five times an hour by one account, and no address gets more than five such mails', async () => {
    const house = await openHouse()
    const first = await house.signIn(old)
    for (let times = 0; times < 5; times += 1) expect((await ask(first, lasting)).status).toBe(202)
    expect(await problemOf(await ask(first, 'more@example.com'))).toMatchObject({ status: 429, code: 'too-many-requests' })
    const second = await house.signIn('hanako@example.net')
    expect((await ask(second, lasting)).status).toBe(202)
    expect(await lettersTo(house, lasting)).toHaveLength(5)
    house.pass(hour + 1)
    expect((await ask(first, 'more@example.com')).status).toBe(202)
  })

  it('of two people to one address at once goes to one of them', async () => {
    const house = await openHouse()
    const people = [await house.signIn(old), await house.signIn('hanako@example.net')]
    for (const each of people) await ask(each, lasting)
    const codes = (await lettersTo(house, lasting)).map(codeIn)
    await Promise.all(people.flatMap((each) => codes.map((code) => prove(each, lasting, code))))
    const standings = await Promise.all(people.map(standing))
    expect(standings.filter((each) => each.email === lasting)).toHaveLength(1)
    expect(house.failures).toEqual([])
  })
})

describe('an address that signs in somebody else', () => {
  it('gets the very same answers as any other; its owner is told by mail, without a code', async () => {
    const house = await openHouse()
    await house.register('owner@example.jp')
    const client = await house.signIn(old)
    const seen = async (email: string) => {
      const answers = [await ask(client, email)]
      for (let tries = 0; tries < 6; tries += 1) answers.push(await prove(client, email, '000000'))
      answers.push(await ask(client, email), await prove(client, email, '000000'))
      house.pass(2 * hour)
      return Promise.all(answers.map(async (answer) => [answer.status, await answer.text(), answer.headers.get('content-type')]))
    }
    expect(await seen('Owner@example.jp')).toEqual(await seen('nobody@example.jp'))
    const told = await lettersTo(house, 'owner@example.jp')
    expect(told).toHaveLength(2)
    for (const { text } of told) expect(text).not.toMatch(/\d{6}/)
    expect(await standing(client)).toMatchObject({ email: old })
  })

  it('is not taken from its owner when they register it after the code was sent', async () => {
    const house = await openHouse()
    const client = await house.signIn(old)
    await ask(client, lasting)
    await house.register(lasting)
    expect(await problemOf(await prove(client, lasting, await newestCode(house, lasting)))).toMatchObject({ code: 'wrong-code' })
  })
})

describe('undoing a change', () => {
  /** Somebody whose address was changed, and the token that the old one was sent. */
  async function changed(house: House, to = lasting) {
    const client = await house.signIn(old)
    await change(house, client, to)
    return { client, token: tokenIn(await letterTo(house, old, 'メールアドレスが変わりました')) }
  }

  it('is offered to the old address in a part of the link that no server is sent, and needs no session', async () => {
    const house = await openHouse()
    const { client, token } = await changed(house)
    const other = await house.signIn(lasting)
    const answer = await undo(house.stranger(), token)
    expect([answer.status, await answer.json()]).toEqual([200, { email: old }])
    expect((await client.session()).status).toBe(401)
    expect(await problemOf(await other.post(other.envelope()))).toMatchObject({ code: 'device-revoked' })
    expect(await emailIn(await house.signIn(old))).toMatchObject({ value: old })
    for (const to of [old, lasting]) expect((await letterTo(house, to, 'メールアドレスを元に戻しました')).text).toContain(old)
    expect(JSON.stringify(house.lines)).not.toContain(token)
    const stored = await house.store.read((tx) => tx.selectFrom('mails').select('text').execute())
    expect(JSON.stringify(stored)).not.toContain(token)
  })

  it('leaves the one device signed in that asks for it, and passkeys of the time before', async () => {
    const house = await openHouse()
    const client = await house.signIn(old)
    const passkey = (id: string) => ({
      id, account: client.account, publicKey: '', counter: 0, transports: '[]', name: id, createdAt: new Date(house.now()).toISOString(), lastUsedAt: null,
    })
    await house.store.write((tx) => tx.insertInto('passkeys').values(passkey('before')).execute())
    house.pass(hour)
    const { client: own, token } = await changed(house)
    await house.store.write((tx) => tx.insertInto('passkeys').values(passkey('after')).execute())
    expect((await undo(own, token)).status).toBe(200)
    expect((await own.session()).status).toBe(200)
    expect((await client.session()).status).toBe(401)
    expect(await house.store.read((tx) => tx.selectFrom('passkeys').select('id').execute())).toEqual([{ id: 'before' }])
  })

  it('works for seven days, and never by being looked at', async () => {
    const house = await openHouse()
    await changed(house)
    expect((await house.stranger().request('GET', '/api/address/undo')).status).not.toBe(200)
    expect(await problemOf(await undo(house.stranger(), 'x'.repeat(43)))).toMatchObject({ status: 410, code: 'link-ended' })

    const later = await openHouse()
    const { token: late } = await changed(later)
    later.pass(7 * day)
    expect((await undo(later.stranger(), late)).status).toBe(410)
  })

  it('answers again what it answered before, when that answer was lost on the way, and does nothing twice', async () => {
    const house = await openHouse()
    const { token } = await changed(house)
    const both = await Promise.all([undo(house.stranger(), token), undo(house.stranger(), token)])
    expect(await Promise.all(both.map(async (answer) => [answer.status, await answer.json()]))).toEqual([[200, { email: old }], [200, { email: old }]])
    const told = () => Promise.all([old, lasting].map(async (to) => (await lettersTo(house, to)).length))
    const since = await house.signIn(old)
    const before = await told()
    expect((await undo(house.stranger(), token)).status).toBe(200)
    expect((await since.session()).status).toBe(200)
    expect(await told()).toEqual(before)
    expect((await lettersTo(house, lasting)).filter(({ subject }) => subject.includes('元に戻しました'))).toHaveLength(1)
    house.pass(7 * day)
    expect((await undo(house.stranger(), token)).status).toBe(410)
  })

  it('is not said to stand once the address was changed again', async () => {
    const house = await openHouse()
    const { token } = await changed(house)
    await undo(house.stranger(), token)
    const client = await house.signIn(old)
    await change(house, client, 'again@example.com')
    expect(await problemOf(await undo(house.stranger(), token))).toMatchObject({ status: 410, code: 'link-ended' })
    expect(await standing(client)).toMatchObject({ email: 'again@example.com' })
  })

  it('takes back what was changed after it, from where nothing can be brought back', async () => {
    const house = await openHouse()
    const { client, token } = await changed(house, 'thief@example.com')
    house.pass(hour)
    await change(house, client, 'thief2@example.com')
    const second = tokenIn(await letterTo(house, 'thief@example.com', 'メールアドレスが変わりました'))
    expect((await undo(house.stranger(), token)).status).toBe(200)
    expect((await undo(house.stranger(), second)).status).toBe(410)
    expect(await house.signIn(old)).toMatchObject({ account: client.account })
  })

  it('does not take the old address from somebody who registered with it since', async () => {
    const house = await openHouse()
    const { token } = await changed(house)
    await house.register(old)
    expect(await problemOf(await undo(house.stranger(), token))).toMatchObject({ status: 409, code: 'not-allowed-now' })
  })
})
