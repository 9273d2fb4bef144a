import { describe, expect, it } from 'vitest'
import { tokenFor } from '../../src/server/campaigns/invitation-token.ts'
import { isStopped } from '../../src/server/campaigns/mail-stops.ts'
import { queueMail } from '../../src/server/mail/queue.ts'
import { eraseAccount } from '../../src/server/store/accounts.ts'
import { requireMeta } from '../../src/server/store/meta.ts'
import { invite, openQuietHouse, overNewYear, startCampaign, until } from './campaigning.ts'
import { type House, problemOf } from './house.ts'
import { lettersTo } from './letters.ts'

const mika = 'mika@example.jp'
const stopped = (house: House, account: string) => house.store.read((tx) => isStopped(tx, account))
const pepperOf = (house: House) => house.store.read((tx) => requireMeta(tx, 'pepper'))

async function openWithToken() {
  const house = await openQuietHouse()
  const account = await house.register(mika)
  const token = tokenFor('stop', account, await pepperOf(house))
  return { house, account, token }
}
const oneClick = (token: string) => `/api/mail-stops/one-click/${token}`
const form = 'List-Unsubscribe=One-Click'
/** As mail providers ask: from a machine of theirs, with no cookie and nothing that says where the page came from. */
const asProvider = (house: House, path: string, body: string, type = 'application/x-www-form-urlencoded') =>
  fetch(house.url + path, { method: 'POST', redirect: 'manual', headers: { 'content-type': type }, body })

describe('the link that stops mails about surveys', () => {
  it('works without signing in, again too, and lets them come again', async () => {
    const { house, account, token } = await openWithToken()
    const put = (next: boolean) => house.stranger().request('POST', '/api/mail-stops', { token, stopped: next })
    for (const next of [true, true, false, false, true]) {
      expect(await (await put(next)).json()).toEqual({ stopped: next })
      expect(await stopped(house, account)).toBe(next)
    }
  })

  it('is nobody’s who made it up, who has another one, or who is erased', async () => {
    const { house, account, token } = await openWithToken()
    const other = await house.register('jiro@example.jp')
    const pepper = await pepperOf(house)
    const wrong = [`${account}.x`, `${other}.${token.split('.')[1]}`, tokenFor('answer', account, pepper), tokenFor('stop', 'nobody', pepper), '', '.', `${token}.x`]
    for (const each of wrong) {
      expect(await problemOf(await house.stranger().request('POST', '/api/mail-stops', { token: each, stopped: true }))).toMatchObject({ status: 410, code: 'link-ended' })
    }
    await house.store.write((tx) => eraseAccount(tx, account, house.now()))
    expect((await house.stranger().request('POST', '/api/mail-stops', { token, stopped: true })).status).toBe(410)
    expect(await house.store.read((tx) => tx.selectFrom('mailStops').selectAll().execute())).toEqual([])
  })

  it('is the same choice as on the person’s own pages, and ends a consent that was given once', async () => {
    const { house, account, token } = await openWithToken()
    const client = await house.signIn(mika)
    const consent = { id: 'c', account, kind: 'survey-invitations', version: '1', at: '2026-01-01T00:00:00.000Z', withdrawnAt: null }
    await house.store.write((tx) => tx.insertInto('consents').values(consent).execute())
    await house.stranger().request('POST', '/api/mail-stops', { token, stopped: true })
    expect(await (await client.request('GET', '/api/mail-stops')).json()).toEqual({ stopped: true })
    expect(await (await client.request('GET', '/api/rights/consents')).json()).toMatchObject({ consents: [{ kind: 'survey-invitations', withdrawnAt: expect.any(String) }] })
    expect(await (await client.request('PUT', '/api/mail-stops', { stopped: false })).json()).toEqual({ stopped: false })
    expect(await stopped(house, account)).toBe(false)
    expect((await house.stranger().request('GET', '/api/mail-stops')).status).toBe(401)
  })
})

describe('unsubscribing in a mail program (RFC 8058)', () => {
  it('stops the mails by a form from anywhere, once and again, whatever its encoding', async () => {
    const { house, account, token } = await openWithToken()
    const parts = `--b\r\ncontent-disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--b--\r\n`
    expect((await asProvider(house, oneClick(token), form)).status).toBe(200)
    expect((await asProvider(house, oneClick(token), parts, 'multipart/form-data; boundary=b')).status).toBe(200)
    expect(await stopped(house, account)).toBe(true)
  })

  it('is what a form says and nothing else: opening the link, or a request that says something else, stops nothing', async () => {
    const { house, account, token } = await openWithToken()
    const opened = await fetch(house.url + oneClick(token), { redirect: 'manual' })
    expect([opened.status, opened.headers.get('location')]).toEqual([302, `/stop#${token}`])
    expect((await fetch(house.url + oneClick(token), { method: 'HEAD', redirect: 'manual' })).status).toBe(302)
    expect((await asProvider(house, oneClick(token), 'hello')).status).toBe(400)
    expect((await asProvider(house, oneClick(token), `${form}&x=${'y'.repeat(5000)}`)).status).toBe(413)
    expect((await asProvider(house, oneClick(`${token}x`), form)).status).toBe(410)
    expect(await stopped(house, account)).toBe(false)
  })

  it('is the only request that our own pages need not make', async () => {
    const { house, token } = await openWithToken()
    const other = await asProvider(house, '/api/mail-stops', JSON.stringify({ token, stopped: true }), 'application/json')
    expect(await problemOf(other)).toMatchObject({ status: 403, code: 'other-origin' })
  })

  it('is offered by the headers of invitations alone, and leaves no token in the log or the database', async () => {
    const house = await openQuietHouse({ config: { bounceAddress: null } })
    const account = await house.register(mika)
    await startCampaign(house)
    until(house, overNewYear.opensAt)
    await invite(house)
    await house.store.write((tx) => queueMail(tx, { template: 'reopened', to: mika, language: 'ja', values: { name: '見本', address: 'https://x' }, account }, house.now()))
    await house.deliver()
    const raw = (await house.mails()).map((mail) => mail.slice(0, mail.indexOf('\n\n')).replaceAll(/\n\s+/g, ' '))
    const offering = raw.filter((headers) => /^List-Unsubscribe-Post: List-Unsubscribe=One-Click$/m.test(headers))
    expect([raw.length, offering.length]).toEqual([2, 1])
    const path = /^List-Unsubscribe: <https?:\/\/[^/]+(\/api\/mail-stops\/one-click\/\S+)>$/m.exec(offering[0] ?? '')?.[1] ?? ''
    expect((await asProvider(house, path, form)).status).toBe(200)
    expect(await stopped(house, account)).toBe(true)
    const token = path.split('/').at(-1) ?? ''
    expect(house.lines.join('\n')).toContain('POST /api/mail-stops/one-click/… 200')
    expect(house.lines.join('\n')).not.toContain(token.split('.')[1])
    expect(await house.store.read((tx) => tx.selectFrom('mails').select(['template', 'text']).where('text', '!=', '').execute())).toMatchObject([{ template: 'reopened' }])
    expect(await lettersTo(house, mika)).toHaveLength(2)
  })
})
