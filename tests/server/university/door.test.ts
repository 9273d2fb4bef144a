import { describe, expect, it } from 'vitest'
import { coordinatorRowSchema, coordinatorsSchema } from '../../../src/api/office-coordinators.ts'
import { coordinatorSchema } from '../../../src/api/university.ts'
import { addPasskey, Authenticator, enterWithPasskey } from '../authenticator.ts'
import { type Client, codesSaid, openHouse, problemOf, statusesOf } from '../house.ts'
import { atWork } from '../registry/at-work.ts'
import { coordinatorOf } from './people-of.ts'

const path = '/api/office/people/coordinators'
const invite = (client: Client, change: Record<string, string> = {}) =>
  client.request('POST', path, { email: 'desk@example.ac.jp', name: '教務 一', university: 'sample', language: 'ja', ...change })
const listed = async (client: Client) => coordinatorsSchema.parse(await (await client.request('GET', path)).json()).coordinators

describe('a coordinator whom the office invites', () => {
  it('is told by mail, signs in with a code, adds a passkey, and comes to the own place alone', async () => {
    const house = await openHouse()
    const chief = await atWork(house, { role: 'administrator' })
    const added = await invite(chief)
    expect(added.status).toBe(201)
    expect(coordinatorRowSchema.parse(await added.json())).toMatchObject({ email: 'desk@example.ac.jp', passkeys: 0, university: { id: 'sample' } })
    expect((await house.mails()).some((mail) => mail.includes('To: desk@example.ac.jp') && mail.includes('/university'))).toBe(true)
    const person = house.stranger()
    await person.askCode('desk@example.ac.jp')
    expect((await person.enterCode('desk@example.ac.jp', codesSaid(house, 'desk@example.ac.jp').at(-1) ?? '')).status).toBe(200)
    expect(await problemOf(await person.request('GET', '/api/university'))).toMatchObject({ status: 403, code: 'passkey-needed' })
    const authenticator = new Authenticator(house)
    expect((await addPasskey(person, authenticator)).status).toBe(201)
    expect((await enterWithPasskey(person, authenticator)).status).toBe(200)
    expect(coordinatorSchema.parse(await (await person.request('GET', '/api/university/me')).json())).toMatchObject({ name: '教務 一', university: { id: 'sample' } })
    for (const office of ['/api/office/me', '/api/office/people', '/api/office/campaigns', path]) {
      expect(await problemOf(await person.request('GET', office))).toMatchObject({ status: 403, code: 'not-office' })
    }
    // From now on a code alone opens nothing, and adds no passkey either.
    const thief = house.stranger()
    await thief.askCode('desk@example.ac.jp')
    await thief.enterCode('desk@example.ac.jp', codesSaid(house, 'desk@example.ac.jp').at(-1) ?? '')
    expect((await thief.request('GET', '/api/university')).status).toBe(403)
    expect((await thief.request('POST', '/api/passkeys/options')).status).toBe(403)
  })

  it('is of a member university, and has an address that nobody is registered with', async () => {
    const house = await openHouse()
    const chief = await atWork(house, { role: 'administrator' })
    await house.register('taken@example.org')
    expect(await problemOf(await invite(chief, { email: 'Taken@example.org' }))).toMatchObject({ status: 409, code: 'address-taken', field: 'email' })
    expect(await problemOf(await invite(chief, { university: 'nowhere' }))).toMatchObject({ status: 409, field: 'university' })
    expect(statusesOf(await Promise.all([invite(chief), invite(chief)]))).toEqual([201, 409])
    expect((await invite(chief, { email: 'second@example.ac.jp' })).status).toBe(201)
    expect((await listed(chief)).map(({ email }) => email)).toEqual(expect.arrayContaining(['desk@example.ac.jp', 'second@example.ac.jp']))
  })

  it('is never of the office by it, whatever role is asked for', async () => {
    const house = await openHouse()
    const chief = await atWork(house, { role: 'administrator' })
    await invite(chief, { role: 'administrator' })
    const account = await house.store.read((tx) => tx.selectFrom('accounts').select(['role', 'university']).where('address', '=', 'desk@example.ac.jp').executeTakeFirst())
    expect(account).toEqual({ role: 'university', university: 'sample' })
    expect(await (await chief.request('GET', '/api/office/people')).text()).not.toContain('desk@example.ac.jp')
  })
})

describe('the university of a coordinator', () => {
  it('is changed by nobody who decides wishes: neither asked for, nor granted', async () => {
    const house = await openHouse()
    const clerk = await atWork(house)
    const coordinator = await coordinatorOf(house, 'sample')
    const wish = { field: 'university', value: 'F104110100856', reason: '異動しました。' }
    expect(await problemOf(await coordinator.request('POST', '/api/rights/corrections', wish))).toMatchObject({ status: 409, code: 'not-allowed-now' })
    const row = { id: 'wish', account: coordinator.account, ...wish, value: JSON.stringify(wish.value), state: 'asked', askedAt: '2026-11-22T00:00:00.000Z', decidedAt: null, decidedBy: null, words: null } as const
    await house.store.write((tx) => tx.insertInto('corrections').values(row).execute())
    expect(await problemOf(await clerk.request('POST', '/api/office/corrections/wish', { decision: 'done', words: null }))).toMatchObject({ code: 'bad-request' })
    expect(coordinatorSchema.parse(await (await coordinator.request('GET', '/api/university/me')).json())).toMatchObject({ university: { id: 'sample' } })
    expect((await clerk.request('POST', '/api/office/corrections/wish', { decision: 'refused', words: '管理者に連絡してください。' })).status).toBe(204)
  })
})

describe('a coordinator who leaves', () => {
  it('is out at once on every device', async () => {
    const house = await openHouse()
    const chief = await atWork(house, { role: 'administrator' })
    const coordinator = await coordinatorOf(house, 'sample')
    expect((await coordinator.request('GET', '/api/university')).status).toBe(200)
    expect((await chief.request('DELETE', `${path}/${coordinator.account}`)).status).toBe(204)
    expect((await coordinator.request('GET', '/api/university')).status).toBe(401)
    expect((await listed(chief)).map(({ account }) => account)).not.toContain(coordinator.account)
    expect((await chief.request('DELETE', `${path}/${coordinator.account}`)).status).toBe(404)
  })

  it('is a coordinator: nobody else is removed from here, and no coordinator from among the office', async () => {
    const house = await openHouse()
    const chief = await atWork(house, { role: 'administrator' })
    const [clerk, registrant] = [await house.register('clerk@example.jp', { role: 'office' }), await house.register('taro@example.org')]
    const coordinator = await coordinatorOf(house, 'sample')
    for (const each of [clerk, registrant, chief.account]) {
      expect((await chief.request('DELETE', `${path}/${each}`)).status).toBe(404)
      expect((await chief.request('POST', `${path}/${each}/passkeys-lost`, {})).status).toBe(404)
    }
    expect((await chief.request('DELETE', `/api/office/people/${coordinator.account}`)).status).toBe(404)
  })

  it('or lost the passkey, begins again with a code when an administrator says so', async () => {
    const house = await openHouse()
    const chief = await atWork(house, { role: 'administrator' })
    const coordinator = await coordinatorOf(house, 'sample')
    expect((await chief.request('POST', `${path}/${coordinator.account}/passkeys-lost`, {})).status).toBe(204)
    expect((await coordinator.request('GET', '/api/university')).status).toBe(401)
    expect((await house.mails()).some((mail) => mail.includes(`To: desk@sample.example.jp`) && mail.includes('/university'))).toBe(true)
  })
})

describe('the coordinators’ place', () => {
  it('opens to nobody else, nor to a coordinator of no university', async () => {
    const house = await openHouse()
    const nobody = await problemOf(await house.stranger().request('GET', '/api/university'))
    expect(nobody).toMatchObject({ status: 401, code: 'not-signed-in' })
    const unbound = await atWork(house, { email: 'unbound@example.jp', role: 'university' })
    const others = [unbound, await house.signIn('taro@example.org'), await atWork(house), await atWork(house, { email: 'chief@example.jp', role: 'administrator' })]
    for (const client of others) {
      for (const each of ['/api/university', '/api/university/me']) {
        expect(await problemOf(await client.request('GET', each))).toMatchObject({ status: 403, code: 'not-coordinator' })
      }
    }
  })
})
