import { describe, expect, it } from 'vitest'
import { reminderSetting } from '../../src/domain/posting/deadline.ts'
import { eraseAccount } from '../../src/server/store/accounts.ts'
import { openQuietHouse, until } from './campaigning.ts'
import { day } from './house.ts'
import { delivered, heading, mika, type Phone, phoneOf, press, remind, stopIn, weekBefore, withKeeper } from './keeping.ts'
import { letterTo } from './letters.ts'
import { openPushService } from './push-service.ts'

describe('a deadline of a kept posting', () => {
  it('is told of a week before and the day before, from the morning on, once each', async () => {
    const { house } = await withKeeper()
    house.pass(-2 * 60 * 60_000)
    expect(await remind(house)).toBe(0)
    house.pass(2 * 60 * 60_000)
    expect([await remind(house), await remind(house)]).toEqual([1, 0])
    await house.deliver()
    const { subject, text } = await letterTo(house, mika, '/postings/kept')
    expect(text).toContain('・助教の公募\n  見本大学\n  締め切り 2026年12月20日（あと7日）')
    expect(subject).not.toContain('助教')
    house.pass(3 * day)
    expect(await remind(house)).toBe(0)
    house.pass(3 * day)
    expect([await remind(house), await remind(house)]).toEqual([1, 0])
    await house.deliver()
    expect((await letterTo(house, mika, '明日まで')).text).toContain('助教の公募')
    house.pass(2 * day)
    expect(await remind(house)).toBe(0)
    expect(house.failures).toEqual([])
  })

  it('is told of once by several servers that look at the same time, and anew when it is another day', async () => {
    const { house, phone } = await withKeeper()
    const counts = await Promise.all([remind(house), remind(house), remind(house)])
    expect(counts.toSorted()).toEqual([0, 0, 1])
    await phone.write({ deadline: '2026-12-19' })
    expect(await remind(house)).toBe(1)
    expect(await delivered(house)).toHaveLength(2)
  })

  it('is the person’s own day before the posting’s, and what is published now before what was kept', async () => {
    const { house, phone } = await withKeeper({ deadline: '2026-12-30' })
    expect(await remind(house)).toBe(0)
    await phone.write({ deadline: null })
    await house.store.write((tx) =>
      tx
        .insertInto('postings')
        .values({ id: heading.id, source: 's', state: 'open', mark: 'm', since: 1, body: '{}', closesOn: '2027-01-31', withdrawnBy: null, words: null, createdAt: weekBefore, updatedAt: weekBefore })
        .execute(),
    )
    expect(await remind(house)).toBe(0)
    await house.store.write((tx) => tx.updateTable('postings').set({ state: 'withdrawn' }).execute())
    expect(await remind(house)).toBe(1)
  })

  it.each([
    ['who does not ask any more', (phone: Phone) => phone.wish({ [reminderSetting.mail]: null })],
    ['who has applied', (phone: Phone) => phone.write({ state: 'applied' })],
  ])('is not told to somebody %s', async (_, change) => {
    const { house, phone } = await withKeeper()
    await change(phone)
    expect(await remind(house)).toBe(0)
  })

  it('is not told to somebody whose account is being closed, is erased, or who stopped keeping it', async () => {
    const { house, phone } = await withKeeper()
    const closing = (closesAt: string | null) => house.store.write((tx) => tx.updateTable('accounts').set({ closesAt }).where('id', '=', phone.client.account).execute())
    await closing('2027-01-01T00:00:00.000Z')
    expect(await remind(house)).toBe(0)
    await closing(null)
    await phone.letGo()
    expect(await remind(house)).toBe(0)
    await phone.keep({}, 'other')
    await house.store.write((tx) => eraseAccount(tx, phone.client.account, house.now()))
    expect(await remind(house)).toBe(0)
  })
})

describe('mails about deadlines', () => {
  it('are stopped by one press in a mail program or on the page, which every device then shows, and come again', async () => {
    const { house } = await withKeeper()
    await remind(house)
    await house.deliver()
    const raw = (await house.mails()).find((mail) => mail.includes('/postings/kept')) ?? ''
    const headers = raw.slice(0, raw.indexOf('\n\n')).replaceAll(/\n\s+/g, ' ')
    expect(headers).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click$/m)
    const path = /^List-Unsubscribe: <https?:\/\/[^/]+(\/api\/mail-stops\/one-click\/\S+)>$/m.exec(headers)?.[1] ?? ''
    const token = decodeURIComponent(path.split('/').at(-1) ?? '')
    const opened = await fetch(house.url + path, { redirect: 'manual' })
    expect([opened.status, opened.headers.get('location')]).toEqual([302, `/stop#${token}`])
    /** What a device sees that comes anew. */
    const wished = async () => {
      const rows = (await (await house.signIn(mika)).sync()).changes
      return rows.flatMap((row) => (row.kind === 'set' && row.field === reminderSetting.mail ? [row.value] : [])).at(-1)
    }
    expect(await wished()).toBe(true)
    const press = () => fetch(house.url + path, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'List-Unsubscribe=One-Click' })
    expect([(await press()).status, (await press()).status]).toEqual([200, 200])
    expect(await wished()).toBe(null)
    const put = (given: string, stopped: boolean) => house.stranger().request('POST', '/api/mail-stops', { token: given, stopped })
    expect((await put(token, false)).status).toBe(200)
    expect(await wished()).toBe(true)
    expect((await put(`${token}x`, true)).status).toBe(410)
    expect((await put(token.replace('deadlines.', ''), true)).status).toBe(410)
    expect(await house.store.read((tx) => tx.selectFrom('mailStops').selectAll().execute())).toEqual([])
    expect(await house.store.read((tx) => tx.selectFrom('mails').select('text').where('template', '=', 'postingDeadline').execute())).toEqual([{ text: '' }])
    expect(house.lines.join('\n')).not.toContain(token)
  })

  it('are no pushes: those say how many and nothing else', async () => {
    const service = await openPushService()
    const house = await openQuietHouse({ config: { push: service.setup } })
    await house.register(mika)
    const phone = phoneOf(await house.signIn(mika))
    const browser = service.browser('mika')
    await phone.client.request('POST', '/api/push/subscriptions', browser.subscription)
    await phone.keep()
    await phone.wish({ [reminderSetting.push]: true })
    until(house, weekBefore)
    expect([await remind(house), await remind(house)]).toEqual([0, 0])
    const waiting = await house.store.read((tx) => tx.selectFrom('pushes').select(['kind', 'count', 'campaign']).execute())
    expect(waiting).toEqual([{ kind: 'deadlines', count: 1, campaign: '' }])
    await house.work()
    expect(service.handed.map((each) => browser.read(each))).toMatchObject([{ kind: 'deadlines', count: 1 }])
    expect(JSON.stringify(service.handed.map((each) => browser.read(each)))).not.toContain('助教')
    expect(await delivered(house)).toEqual([])
  })

  it('come by mail to whoever wants pushes that no device of theirs can show', async () => {
    const house = await openQuietHouse()
    await house.register(mika)
    const phone = phoneOf(await house.signIn(mika))
    await phone.keep()
    await phone.wish({ [reminderSetting.push]: true })
    until(house, weekBefore)
    expect([await remind(house), await remind(house)]).toEqual([1, 0])
    await house.deliver()
    await press(house, (await stopIn(house)).path)
    house.pass(6 * day)
    expect(await remind(house)).toBe(0)
  })
})
