import { describe, expect, it } from 'vitest'
import { reminderSetting } from '../../src/domain/posting/deadline.ts'
import { eraseAccount } from '../../src/server/store/accounts.ts'
import { day, type House } from './house.ts'
import { press, remind, stopIn, wishesOf, withWishes } from './keeping.ts'

const { mail, push } = reminderSetting
const put = (house: House, token: string, stopped: boolean) => house.stranger().request('POST', '/api/mail-stops', { token, stopped })
/** The week's reminder is told of by mail; its link is what is pressed. */
async function withMail(...wishes: ('mail' | 'push')[]) {
  const all = await withWishes(...wishes)
  expect(await remind(all.house)).toBe(1)
  return { ...all, ...(await stopIn(all.house)) }
}
/** The day before the deadline. */
const dayBefore = (house: House) => house.pass(6 * day)

describe('a mail about deadlines that came in place of a notification', () => {
  it('is stopped by one press though a device is live just then, and the notifications stay', async () => {
    const { house, phone, service, subscribe, path } = await withMail('push')
    await subscribe()
    expect((await press(house, path)).status).toBe(200)
    expect(await wishesOf(house)).toEqual({ [push]: true })
    await phone.client.request('DELETE', '/api/push/subscriptions')
    dayBefore(house)
    expect(await remind(house)).toBe(0)
    // What nobody was told of is told as soon as a device shows it.
    await subscribe()
    expect(await remind(house)).toBe(0)
    await house.work()
    expect(service.handed).toHaveLength(1)
  })

  it('comes again when that is taken back, and nothing that nobody chose', async () => {
    const { house, token } = await withMail('push')
    expect((await put(house, token, true)).status).toBe(200)
    dayBefore(house)
    expect(await remind(house)).toBe(0)
    expect((await put(house, token, false)).status).toBe(200)
    expect(await wishesOf(house)).toEqual({ [push]: true })
    expect(await remind(house)).toBe(1)
    expect(await house.store.read((tx) => tx.selectFrom('mailStops').selectAll().execute())).toEqual([])
  })

  it('comes again to whoever chooses notifications anew: the page says that it does', async () => {
    const { house, phone, path } = await withMail('push')
    await press(house, path)
    dayBefore(house)
    await phone.wish({ [push]: null })
    await phone.wish({ [push]: true }, house.now())
    expect(await remind(house)).toBe(1)
    await press(house, path)
    await phone.keep({ deadline: '2026-12-20' }, 'other')
    expect(await remind(house)).toBe(0)
  })
})

describe('mails about deadlines that were chosen', () => {
  it('are stopped, and come again with all else as it was', async () => {
    const { house, token } = await withMail('mail', 'push')
    await put(house, token, true)
    await put(house, token, true)
    expect(await wishesOf(house)).toEqual({ [mail]: null, [push]: true })
    dayBefore(house)
    expect(await remind(house)).toBe(0)
    await put(house, token, false)
    expect(await wishesOf(house)).toEqual({ [mail]: true, [push]: true })
    expect(await remind(house)).toBe(1)
  })

  it('come when they are chosen again in the settings, and stay off when they are taken off there', async () => {
    const { house, phone, token } = await withMail('mail')
    await put(house, token, true)
    await phone.wish({ [mail]: true })
    dayBefore(house)
    expect(await remind(house)).toBe(1)
    await phone.wish({ [mail]: null })
    await put(house, token, false)
    expect(await wishesOf(house)).toEqual({ [mail]: null })
  })

  it('are not chosen by taking back a stop that never was', async () => {
    const { house, phone, token } = await withMail('mail')
    await phone.wish({ [mail]: null })
    expect((await put(house, token, false)).status).toBe(200)
    expect(await wishesOf(house)).toEqual({ [mail]: null })
  })
})

describe('a stop', () => {
  it('is in the copy of one’s data, and goes with the person', async () => {
    const { house, phone, path } = await withMail('mail')
    await press(house, path)
    const copy = (await (await phone.client.request('GET', '/api/rights/copy')).json()) as { mailStops: { kind: string }[] }
    expect(copy.mailStops.map(({ kind }) => kind).toSorted()).toEqual(['deadlines', 'deadlines-mail'])
    await house.store.write((tx) => eraseAccount(tx, phone.client.account, house.now()))
    expect(await house.store.read((tx) => tx.selectFrom('mailStops').selectAll().execute())).toEqual([])
    expect((await press(house, path)).status).toBe(410)
  })
})
