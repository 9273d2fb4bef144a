import { describe, expect, it } from 'vitest'
import { deliverPushes } from '../../src/server/push/deliver.ts'
import { eraseAccount } from '../../src/server/store/accounts.ts'
import { alertsTo, ask, idOf, idsIn, mika, oneClick, openEmpty, publish, send, subject, tokensIn, until } from './alerting.ts'
import { store } from './database.ts'
import { type Client, day, hour, type House, openHouse, problemOf, set } from './house.ts'
import { type Letter, lettersTo } from './letters.ts'
import { openPushService } from './push-service.ts'

describe('new postings for a saved search', () => {
  it('are mailed at eight in the morning of Japan, once, and nothing is when nothing is new', async () => {
    const house = await openEmpty()
    await publish(house, 1, 2)
    const phone = await house.signIn(mika)
    await ask(house, phone)
    house.pass(hour)
    await publish(house, 3, 4)
    until(house, 1, -1)
    expect(await send(house)).toBe(0)
    until(house, 1)
    expect(await send(house)).toBe(1)
    expect(await send(house)).toBe(0)
    const [letter] = await alertsTo(house, mika)
    // Not what was there before they asked.
    expect(idsIn(letter as Letter)).toEqual([idOf(3), idOf(4)])
    expect(letter?.text).toContain('「助教」の新着求人：2件')
    until(house, 2)
    expect(await send(house)).toBe(0)
    await publish(house, 5)
    house.pass(hour)
    // What came later in the day is told the next morning.
    expect(await send(house)).toBe(0)
    until(house, 3)
    expect(await send(house)).toBe(1)
    expect((await alertsTo(house, mika)).map(idsIn).toSorted((a, b) => a.length - b.length)[0]).toEqual([idOf(5)])
  })

  it('are those that its criteria find, and that were not looked at on a phone', async () => {
    const house = await openEmpty()
    await publish(house, 1)
    const phone = await house.signIn(mika)
    const looked = await ask(house, phone, { fields: { jobTypes: ['00003'] } })
    await ask(house, phone, { name: '語句', fields: { all: 'Ｐosition 12' } })
    house.pass(hour)
    await publish(house, 3, 4)
    await phone.sync([set({ type: 'search', record: looked, field: 'lookedAt.phone', value: 2, at: house.now() })])
    await publish(house, 8, 9, 12, 13)
    until(house, 1)
    await send(house)
    const [letter] = await alertsTo(house, mika)
    expect(idsIn(letter as Letter)).toEqual([idOf(13), idOf(8), idOf(12)].toSorted((a, b) => Number(a === idOf(12)) - Number(b === idOf(12)) || (a < b ? -1 : 1)))
  })

  it('come on Mondays to whoever wants them weekly, in one mail with what is daily, in the reader’s language', async () => {
    const house = await openEmpty()
    await publish(house, 1)
    await house.register(mika, { language: 'en' })
    const phone = await house.signIn(mika)
    until(house, 2)
    await ask(house, phone, { name: 'each week', every: 'weekly' })
    await ask(house, phone, { name: 'each day' })
    house.pass(hour)
    await publish(house, 2)
    for (const days of [3, 4, 5, 6]) {
      until(house, days)
      await send(house)
    }
    const daily = await alertsTo(house, mika)
    expect(daily).toHaveLength(1)
    expect(daily[0]?.text).toContain('"each day" – new postings: 1')
    expect(daily[0]?.text).not.toMatch(/each week|[\u3040-\u30ff]{4}様/)
    await publish(house, 3)
    until(house, 7)
    await send(house)
    const letter = (await alertsTo(house, mika)).find(({ text }) => text.includes('each week'))
    expect(letter?.text).toContain('"each week" – new postings: 2')
    expect(letter?.text).toContain('"each day" – new postings: 1')
    expect(letter?.subject).toBe(subject.en)
    expect(tokensIn(letter as Letter)).toHaveLength(3)
  })

  it('are named up to twenty of a search, and counted beyond', async () => {
    const house = await openEmpty()
    const phone = await house.signIn(mika)
    await ask(house, phone)
    house.pass(hour)
    await publish(house, ...Array.from({ length: 23 }, (_, number) => number))
    until(house, 1)
    await send(house)
    const [letter] = await alertsTo(house, mika)
    expect(idsIn(letter as Letter)).toHaveLength(20)
    expect(letter?.text).toContain('ほかに3件あります')
  })

  it('are told once by several servers together', async () => {
    const house = await openEmpty()
    const other = await openHouse({ beside: house })
    const people = ['a@example.jp', 'b@example.jp', 'c@example.jp']
    for (const email of people) await ask(house, await house.signIn(email))
    house.pass(hour)
    await publish(house, 1)
    until(house, 1)
    other.pass(house.now() - other.now())
    for (let times = 0; times < 3; times += 1) {
      if (store === 'postgresql') await Promise.all([send(house), send(other)])
      else for (const each of [house, other]) await send(each)
    }
    for (const email of people) expect(await alertsTo(house, email)).toHaveLength(1)
  })

  it('are told to nobody who is erased, is leaving, took the alert back, removed the search or gets no mail', async () => {
    const house = await openEmpty()
    const emails = ['erased', 'leaving', 'off', 'removed', 'bounced'].map((name) => `${name}@example.jp`)
    const [erased, leaving, off, removed, bounced] = (await Promise.all(emails.map((email) => house.signIn(email)))) as [Client, Client, Client, Client, Client]
    for (const client of [erased, leaving]) await ask(house, client)
    const record = await ask(house, off)
    const gone = await ask(house, removed)
    await ask(house, bounced)
    house.pass(hour)
    await publish(house, 1)
    await off.sync([set({ type: 'search', record, field: 'alert', value: null, at: house.now() })])
    const { changes } = await (await house.signIn('removed@example.jp')).sync()
    const seen = Object.fromEntries(changes.flatMap((change) => (change.kind === 'set' && change.record === gone ? [[change.field, [change.id]]] : [])))
    await removed.sync([{ kind: 'remove', id: 'removal', type: 'search', record: gone, seen, at: house.now() }])
    await house.store.write(async (tx) => {
      await eraseAccount(tx, erased.account, house.now())
      await tx.updateTable('accounts').set({ closesAt: new Date(house.now() + 30 * day).toISOString() }).where('id', '=', leaving.account).execute()
      await tx.updateTable('accounts').set({ bouncedAt: new Date(house.now()).toISOString() }).where('id', '=', bounced.account).execute()
    })
    until(house, 1)
    expect(await send(house)).toBe(0)
    for (const email of emails) expect(await alertsTo(house, email)).toEqual([])
    // An address that takes mail again is told of what came meanwhile.
    await house.store.write((tx) => tx.updateTable('accounts').set({ bouncedAt: null }).where('id', '=', bounced.account).execute())
    until(house, 2)
    await send(house)
    expect((await alertsTo(house, 'bounced@example.jp')).map(idsIn)).toEqual([[idOf(1)]])
  })
})

describe('stopping them', () => {
  async function withLetter(names: readonly string[]) {
    const house = await openEmpty()
    const phone = await house.signIn(mika)
    const records: string[] = []
    for (const name of names) records.push(await ask(house, phone, { name }))
    house.pass(hour)
    await publish(house, 1)
    until(house, 1)
    await send(house)
    const letter = (await alertsTo(house, mika))[0] as Letter
    const raw = (await house.mails()).findLast((mail) => mail.includes('alerts/stop')) ?? ''
    const header = /List-Unsubscribe: <[^>]+\/one-click\/([^>]+)>/.exec(raw.replaceAll(/\n\s+/g, ' '))?.[1] ?? ''
    return { house, phone, records, letter, header }
  }
  /** What stands in the notebook on another device of theirs. */
  async function alertsOf(house: House): Promise<Record<string, unknown>> {
    const { changes } = await (await house.signIn(mika)).sync()
    return Object.fromEntries(changes.flatMap((change) => (change.kind === 'set' && change.field === 'alert' ? [[change.record, change.value]] : [])))
  }

  it('works by one press in a mail program, for the one search, and every device shows it off', async () => {
    const { house, records, header } = await withLetter(['一つ'])
    const opened = await fetch(`${house.url}/api/posting-alerts/one-click/${header}`, { redirect: 'manual' })
    expect([opened.status, opened.headers.get('location')]).toEqual([302, `/alerts/stop#${encodeURIComponent(header)}`])
    expect((await oneClick(house, header, 'hello')).status).toBe(400)
    expect(await alertsOf(house)).toEqual({ [records[0] ?? '']: { every: 'daily', by: 'mail' } })
    expect((await oneClick(house, header)).status).toBe(200)
    expect((await oneClick(house, header)).status).toBe(200)
    expect(await alertsOf(house)).toEqual({ [records[0] ?? '']: null })
    await publish(house, 2)
    until(house, 2)
    expect(await send(house)).toBe(0)
    expect(house.lines.join('\n')).not.toContain(header.split('.')[1])
    expect(await house.store.read((tx) => tx.selectFrom('alerts').selectAll().execute())).toEqual([])
  })

  it('is one link for each search and one for all; a mail of several stops all by one press', async () => {
    const { house, records, letter, header } = await withLetter(['一つ', '二つ'])
    const [one = '', two = '', all = ''] = tokensIn(letter)
    expect(header).toBe(all)
    const stop = (token: string) => house.stranger().request('POST', '/api/posting-alerts/stops', { token })
    expect((await stop(one)).status).toBe(204)
    const order = [...records].toSorted()
    expect(await alertsOf(house)).toEqual({ [order[0] ?? '']: null, [order[1] ?? '']: { every: 'daily', by: 'mail' } })
    for (const wrong of [`${two}x`, two.replace('~', '~x'), '', 'x.y']) expect(await problemOf(await stop(wrong))).toMatchObject({ status: 410, code: 'link-ended' })
    expect((await stop(all)).status).toBe(204)
    expect(Object.values(await alertsOf(house))).toEqual([null, null])
  })
})

describe('after a year', () => {
  it('somebody is asked once whether they still want it, goes on by one press, or is told no more', async () => {
    const house = await openEmpty()
    const [stays, goes] = [await house.signIn('stays@example.jp'), await house.signIn('goes@example.jp')]
    await ask(house, stays)
    await ask(house, goes)
    until(house, 366)
    await send(house)
    until(house, 367)
    await send(house)
    const asked = async (email: string) => (await lettersTo(house, email)).filter(({ text }) => text.includes('/alerts/keep#'))
    const [letter, ...more] = await asked('stays@example.jp')
    expect([more, await asked('goes@example.jp')]).toEqual([[], [expect.anything()]])
    const token = /\/alerts\/keep#(\S+)/.exec(letter?.text ?? '')?.[1]
    expect((await house.stranger().request('POST', '/api/posting-alerts/kept', { token })).status).toBe(204)
    expect((await house.stranger().request('POST', '/api/posting-alerts/stops', { token })).status).toBe(410)
    until(house, 397)
    await send(house)
    const ended = async (email: string) => {
      const { changes } = await (await house.signIn(email)).sync()
      return changes.flatMap((change) => (change.kind === 'set' && change.field === 'alertEnded' ? [change.value] : []))
    }
    expect([await ended('stays@example.jp'), await ended('goes@example.jp')]).toEqual([[], ['unanswered']])
    await publish(house, 5)
    until(house, 398)
    await send(house)
    expect([await alertsTo(house, 'stays@example.jp'), await alertsTo(house, 'goes@example.jp')]).toMatchObject([[{}], []])
  })
})

describe('by a notification', () => {
  it('nothing is said but how many are new', async () => {
    const service = await openPushService()
    const house = await openEmpty({ config: { push: service.setup } })
    const phone = await house.signIn(mika)
    const browser = service.browser('mika')
    await phone.request('POST', '/api/push/subscriptions', browser.subscription)
    await ask(house, phone, { name: 'ひみつ', by: 'push' })
    await ask(house, phone, { name: 'もう一つ', by: 'push' })
    house.pass(hour)
    await publish(house, 1, 2)
    until(house, 1)
    expect(await send(house)).toBe(0)
    await send(house)
    await deliverPushes.run(house.services, new AbortController().signal)
    expect(service.handed.map((handed) => browser.read(handed))).toEqual([{ v: 1, kind: 'postings', to: expect.any(String), count: 2, until: expect.any(String) }])
    expect(await alertsTo(house, mika)).toEqual([])
  })

  it('that no device can show comes by mail', async () => {
    const service = await openPushService()
    const house = await openEmpty({ config: { push: service.setup } })
    const phone = await house.signIn(mika)
    await ask(house, phone, { by: 'push' })
    house.pass(hour)
    await publish(house, 1, 2)
    until(house, 1)
    expect(await send(house)).toBe(1)
    const [letter] = await alertsTo(house, mika)
    expect(idsIn(letter as Letter)).toEqual([idOf(1), idOf(2)])
    await phone.request('POST', '/api/push/subscriptions', service.browser('mika').subscription)
    await publish(house, 3)
    until(house, 2)
    expect(await send(house)).toBe(0)
    await deliverPushes.run(house.services, new AbortController().signal)
    expect(service.handed).toHaveLength(1)
  })
})
