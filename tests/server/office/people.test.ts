import { describe, expect, it } from 'vitest'
import { colleagueSchema, officePeopleSchema } from '../../../src/api/office-people.ts'
import { addPasskey, Authenticator, enterWithPasskey } from '../authenticator.ts'
import { type Client, codesSaid, openHouse, problemOf, statusesOf } from '../house.ts'
import { atWork } from '../registry/at-work.ts'

const peopleOf = async (client: Client) => officePeopleSchema.parse(await (await client.request('GET', '/api/office/people')).json()).people
const invite = (client: Client, person: Record<string, string> = {}) =>
  client.request('POST', '/api/office/people', { email: 'new@example.org', name: '新人 一', role: 'office', language: 'ja', ...person })

/** A house with two administrators, one of them at work. */
async function twoAdministrators() {
  const house = await openHouse()
  const chief = await atWork(house, { role: 'administrator' })
  const other = await atWork(house, { email: 'second@example.org', role: 'administrator' })
  return { house, chief, other }
}

describe('somebody new at the office', () => {
  it('is told by mail, signs in with a code, adds a passkey, and comes in with it alone', async () => {
    const { house, chief } = await twoAdministrators()
    const added = await invite(chief)
    expect(added.status).toBe(201)
    expect(colleagueSchema.parse(await added.json())).toMatchObject({ email: 'new@example.org', passkeys: 0, role: 'office' })
    expect((await house.mails()).some((mail) => mail.includes('To: new@example.org') && mail.includes('/office'))).toBe(true)
    const person = house.stranger()
    await person.askCode('new@example.org')
    expect((await person.enterCode('new@example.org', codesSaid(house, 'new@example.org').at(-1) ?? '')).status).toBe(200)
    expect(await problemOf(await person.request('GET', '/api/office/me'))).toMatchObject({ status: 403, code: 'passkey-needed' })
    const authenticator = new Authenticator(house)
    expect((await addPasskey(person, authenticator)).status).toBe(201)
    expect((await enterWithPasskey(person, authenticator)).status).toBe(200)
    expect(await (await person.request('GET', '/api/office/me')).json()).toMatchObject({ name: '新人 一', role: 'office' })
    // From now on a code alone opens nothing, and adds no passkey either.
    const thief = house.stranger()
    await thief.askCode('new@example.org')
    await thief.enterCode('new@example.org', codesSaid(house, 'new@example.org').at(-1) ?? '')
    expect((await thief.request('POST', '/api/passkeys/options')).status).toBe(403)
  })

  it('has an address that nobody is registered with', async () => {
    const { house, chief } = await twoAdministrators()
    await house.register('taken@example.org')
    expect(await problemOf(await invite(chief, { email: 'Taken@example.org' }))).toMatchObject({ status: 409, code: 'address-taken', field: 'email' })
    expect(statusesOf(await Promise.all([invite(chief), invite(chief)]))).toEqual([201, 409])
  })
})

describe('somebody who leaves', () => {
  it('is out at once, and their name stays in the log', async () => {
    const { house, chief } = await twoAdministrators()
    const clerk = await atWork(house, { email: 'clerk@example.org' })
    await clerk.request('POST', '/api/office/audit', { page: 0, person: null, actor: null, action: null, from: null, until: null })
    expect((await chief.request('DELETE', `/api/office/people/${clerk.account}`)).status).toBe(204)
    expect((await clerk.request('GET', '/api/office/me')).status).toBe(401)
    expect((await peopleOf(chief)).map(({ email }) => email)).not.toContain('clerk@example.org')
    const log = await house.store.read((tx) => tx.selectFrom('audit').select('actorName').where('actor', '=', clerk.account).execute())
    expect(log).toEqual([{ actorName: '事務 太郎' }])
    expect((await chief.request('DELETE', `/api/office/people/${clerk.account}`)).status).toBe(404)
  })

  it('is never the last administrator, even when two remove each other at once', async () => {
    const { house, chief, other } = await twoAdministrators()
    const answers = await Promise.all([
      chief.request('DELETE', `/api/office/people/${other.account}`),
      other.request('DELETE', `/api/office/people/${chief.account}`),
    ])
    // Whoever came second was refused as the last one, or was out before being asked.
    expect(statusesOf(answers)[0]).toBe(204)
    expect([401, 409]).toContain(statusesOf(answers)[1])
    const left = await house.store.read((tx) => tx.selectFrom('accounts').select('id').where('role', '=', 'administrator').where('erasedAt', 'is', null).execute())
    expect(left).toHaveLength(1)
  })

  it('is of the office: a registrant can not be removed from here', async () => {
    const { house, chief } = await twoAdministrators()
    const registrant = await house.register('taro@example.org')
    expect((await chief.request('DELETE', `/api/office/people/${registrant}`)).status).toBe(404)
    expect((await chief.request('POST', `/api/office/people/${registrant}/passkeys-lost`, {})).status).toBe(404)
  })
})

describe('somebody who lost the passkey', () => {
  it('is let back in by an administrator, is told by mail, and begins again with a code', async () => {
    const { house, chief } = await twoAdministrators()
    await house.register('clerk@example.org', { role: 'office' })
    const clerk = await house.signIn('clerk@example.org')
    const lost = new Authenticator(house)
    await addPasskey(clerk, lost)
    await enterWithPasskey(clerk, lost)
    expect((await peopleOf(chief)).find(({ account }) => account === clerk.account)?.passkeys).toBe(1)
    expect((await chief.request('POST', `/api/office/people/${clerk.account}/passkeys-lost`, {})).status).toBe(204)
    expect((await clerk.request('GET', '/api/office/me')).status).toBe(401)
    expect((await enterWithPasskey(house.stranger(), lost)).status).not.toBe(200)
    expect((await house.mails()).some((mail) => mail.includes('To: clerk@example.org') && mail.includes('passkeys'))).toBe(true)
    const back = await house.signIn('clerk@example.org')
    const found = new Authenticator(house)
    expect((await addPasskey(back, found)).status).toBe(201)
    expect((await enterWithPasskey(back, found)).status).toBe(200)
    expect((await back.request('GET', '/api/office/me')).status).toBe(200)
  })
})
