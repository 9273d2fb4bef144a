import { describe, expect, it } from 'vitest'
import { revokeSessions } from '../../src/server/store/sessions.ts'
import { eraseAccount } from '../../src/server/store/accounts.ts'
import { codesSaid, day, openHouse, problemOf, set } from './house.ts'

describe('a session', () => {
  it('lives in a cookie that no script reads and no other site sends', async () => {
    const house = await openHouse()
    await house.register('jiro@example.jp')
    const client = house.stranger()
    await client.askCode('jiro@example.jp')
    const answer = await client.enterCode('jiro@example.jp', codesSaid(house, 'jiro@example.jp')[0] ?? '')
    const [cookie = ''] = answer.headers.getSetCookie()
    expect(cookie).toMatch(/^jgrad=[\w-]{43}; Max-Age=7776000; Path=\/; HttpOnly; SameSite=Lax$/)
    const token = cookie.slice('jgrad='.length).split(';')[0] ?? ''
    const stored = await house.store.read((tx) => tx.selectFrom('sessions').selectAll().execute())
    expect(JSON.stringify(stored)).not.toContain(token)
  })

  it('is bound to the host and to HTTPS where people reach the server over HTTPS', async () => {
    const house = await openHouse({ config: { secure: true } })
    await house.register('jiro@example.jp')
    const client = house.stranger()
    await client.askCode('jiro@example.jp')
    const answer = await client.enterCode('jiro@example.jp', codesSaid(house, 'jiro@example.jp')[0] ?? '')
    expect(answer.headers.getSetCookie()[0]).toMatch(/^__Host-jgrad=.*Path=\/; HttpOnly; Secure; SameSite=Lax$/)
    expect(answer.headers.get('strict-transport-security')).toBe('max-age=31536000')
    expect((await client.session()).status).toBe(200)
  })

  it('lasts ninety days from the last day it was used, and is written once a day', async () => {
    const house = await openHouse()
    const client = await house.signIn('jiro@example.jp')
    house.pass(day - 1)
    expect((await client.session()).headers.getSetCookie()).toEqual([])
    house.pass(88 * day)
    const renewed = await client.session()
    expect(renewed.headers.getSetCookie()[0]).toContain('Max-Age=7776000')
    house.pass(89 * day)
    expect((await client.session()).status).toBe(200)
    house.pass(90 * day)
    expect(await problemOf(await client.session())).toMatchObject({ status: 401, code: 'not-signed-in' })
  })

  it('survives a restart of the server', async () => {
    const house = await openHouse()
    const client = await house.signIn('jiro@example.jp')
    await house.restart()
    expect((await client.session()).status).toBe(200)
  })

  it('is needed for everything that is personal', async () => {
    const house = await openHouse()
    const stranger = house.stranger()
    stranger.cookie = 'jgrad=made-up'
    for (const answer of [
      await stranger.session(),
      await stranger.post(stranger.envelope()),
      await stranger.request('GET', '/api/submissions/any'),
      await stranger.request('PUT', '/api/submissions/any', {}),
    ]) {
      expect(await problemOf(answer)).toMatchObject({ status: 401, code: 'not-signed-in' })
    }
  })
})

describe('signing out', () => {
  it('ends the session and takes the cookie back; the copied cookie opens nothing', async () => {
    const house = await openHouse()
    const client = await house.signIn('jiro@example.jp')
    const { cookie } = client
    const answer = await client.signOut()
    expect(answer.status).toBe(204)
    expect(answer.headers.getSetCookie()[0]).toMatch(/^jgrad=; Max-Age=0; Path=\//)
    client.cookie = cookie
    expect((await client.session()).status).toBe(401)
    expect((await client.post(client.envelope())).status).toBe(401)
  })

  it('answers 204 without a session too, and twice, so that a device can always get rid of it', async () => {
    const house = await openHouse()
    const client = await house.signIn('jiro@example.jp')
    const { cookie } = client
    for (const kept of ['', cookie, cookie, 'jgrad=made-up']) {
      client.cookie = kept
      expect((await client.signOut()).status).toBe(204)
    }
  })

  it('leaves the person signed in on other devices', async () => {
    const house = await openHouse()
    const phone = await house.signIn('jiro@example.jp')
    const desktop = await house.signIn('jiro@example.jp')
    await phone.signOut()
    expect((await desktop.session()).status).toBe(200)
  })

  it('lets another person use the device and see nothing of the first', async () => {
    const house = await openHouse()
    const first = await house.signIn('jiro@example.jp')
    await first.sync([set({ value: '鈴木 次郎' })])
    await first.signOut()
    const second = await house.signIn('aiko@example.jp')
    expect((await second.sync()).changes).toEqual([])
    const late = await second.post({ ...first.envelope([set()]), request: 'late' })
    expect(await problemOf(late)).toMatchObject({ status: 409, code: 'other-account', request: 'late', account: first.account })
    expect((await second.sync()).changes).toEqual([])
  })
})

describe('a session taken away from elsewhere', () => {
  it('tells the device so, with its own request and account, and opens nothing else', async () => {
    const house = await openHouse()
    const client = await house.signIn('jiro@example.jp')
    await house.store.write((tx) => revokeSessions(tx, client.account, new Date(house.now()).toISOString()))
    const envelope = client.envelope([set()])
    expect(await problemOf(await client.post(envelope))).toMatchObject({
      status: 403,
      code: 'device-revoked',
      request: envelope.request,
      account: client.account,
    })
    expect((await client.session()).status).toBe(401)
    expect((await client.request('GET', '/api/submissions/any')).status).toBe(401)
    const again = await house.signIn('jiro@example.jp')
    expect((await again.sync()).changes).toEqual([])
  })

  it('of an erased account says that the account is gone, and the address can register anew', async () => {
    const house = await openHouse()
    const client = await house.signIn('jiro@example.jp')
    await client.sync([set({ value: '鈴木 次郎' })])
    await house.store.write((tx) => eraseAccount(tx, client.account, house.now()))
    const envelope = client.envelope()
    expect(await problemOf(await client.post(envelope))).toMatchObject({
      status: 410,
      code: 'account-erased',
      request: envelope.request,
      account: client.account,
    })
    const anew = await house.signIn('jiro@example.jp')
    expect(anew.account).not.toBe(client.account)
    expect((await anew.sync()).changes).toEqual([])
  })
})
