import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { backup, restore } from '../../src/server/copies/commands.ts'
import { type Letter, queueMail } from '../../src/server/mail/queue.ts'
import { traceOf } from '../../src/server/mail/trace.ts'
import { codesSaid, day, hour, type House, openHouse } from './house.ts'
import { openPostOffice, type PostOffice } from './post-office.ts'

const minute = 60_000
const email = 'jiro@example.jp'
const origin = 'https://jgrad.example.jp'

const houseAt = (post: Pick<PostOffice, 'url'>, more = {}): Promise<House> => openHouse({ config: { origin, smtpUrl: post.url, ...more } })

/** A mail that opens nothing; with a code among the values, one that does. */
const letter = (more: Partial<Letter> = {}): Letter => ({ template: 'welcome', to: email, language: 'ja', values: { name: '見本 二郎', address: origin }, ...more })
const withCode: Partial<Letter> = { values: { name: '見本 二郎', address: origin, code: '1234 5678 9012' } }

const put = (house: House, more: Partial<Letter> = {}): Promise<string> =>
  house.store.write((tx) => queueMail(tx, letter(more), house.now()))
const mailOf = (house: House, id: string) =>
  house.store.read((tx) => tx.selectFrom('mails').selectAll().where('id', '=', id).executeTakeFirstOrThrow())
const bouncedAtOf = async (house: House, account: string) =>
  (await house.store.read((tx) => tx.selectFrom('accounts').select('bouncedAt').where('id', '=', account).executeTakeFirstOrThrow())).bouncedAt

/** The raw mails to an address; other jobs may write to the sample people meanwhile. */
const mailsTo = async (house: House, address: string) => (await house.mails()).filter((mail) => mail.includes(`To: ${address}\n`))

describe('a mail on its way', () => {
  it('leaves from its own return address, says that nobody wrote it, and has one Message-ID however often it is tried', async () => {
    let busy = true
    const post = await openPostOffice({ refusesText: () => (busy ? [451, '4.3.0 come back later'] : null) })
    const house = await houseAt(post, { bounceAddress: 'bounces@jgrad.example.jp' })
    const id = await put(house)
    await house.work()
    expect(await mailOf(house, id)).toMatchObject({ state: 'waiting', attempts: 1, failure: expect.stringContaining('451') })
    busy = false
    house.pass(minute)
    await house.work()
    const [mail] = post.received
    expect(mail).toMatchObject({ to: [email], from: `bounces+${traceOf(id)}@jgrad.example.jp` })
    expect(mail?.raw).toMatch(/^Auto-Submitted: auto-generated$/m)
    expect(mail?.raw).toContain(`Message-ID: <${traceOf(id)}@example.jp>`)
    expect(await mailOf(house, id)).toMatchObject({ state: 'sent', attempts: 2, failure: null })
  })

  it('that a server took and then ended is sent by another once nobody can be at it any more', async () => {
    const post = await openPostOffice()
    const house = await houseAt(post)
    const id = await put(house)
    const takenUntil = new Date(house.now() + minute).toISOString()
    await house.store.write((tx) => tx.updateTable('mails').set({ takenUntil }).where('id', '=', id).execute())
    await house.work()
    expect(post.received).toEqual([])
    house.pass(minute)
    await house.work()
    expect(post.received).toHaveLength(1)
  })

  it('goes to the one address it was written to, even when that has a comma in it', async () => {
    const post = await openPostOffice()
    const house = await houseAt(post)
    await put(house, { to: 'somebody,else@example.jp' })
    await house.work()
    expect(post.received.flatMap(({ to }) => to)).not.toContain('else@example.jp')
  })

  it('says its code on the console of a laptop', async () => {
    const house = await openHouse()
    await put(house, withCode)
    await house.work()
    expect(codesSaid(house, email)).toEqual(['1234 5678 9012'])
    expect(await mailsTo(house, email)).toHaveLength(1)
  })
})

describe('a mail server that does not answer', () => {
  it('is asked again after a minute, ever more seldom, for three days; then the mail has failed', async () => {
    const house = await houseAt({ url: 'smtp://127.0.0.1:1' })
    const id = await put(house, withCode)
    const tries: number[] = []
    for (const begin = house.now(); (await mailOf(house, id)).state === 'waiting'; house.pass(minute)) {
      const before = (await mailOf(house, id)).attempts
      await house.work()
      if ((await mailOf(house, id)).attempts > before) tries.push(Math.round((house.now() - begin) / minute))
      const { dueAt } = await mailOf(house, id)
      house.pass(Math.max(0, Date.parse(dueAt) - house.now() - minute))
    }
    expect(tries.slice(0, 6)).toEqual([0, 1, 4, 13, 40, 121])
    expect(tries.at(-1)).toBe((3 * day) / minute)
    expect(Math.max(...tries.map((at, index) => at - (tries[index - 1] ?? 0)))).toBeLessThanOrEqual(360)
    expect(await mailOf(house, id)).toMatchObject({ state: 'failed', failure: expect.stringMatching(/^unreachable E/), text: '' })
  })

  it('holds up the other mails without counting a try for them', async () => {
    const house = await houseAt({ url: 'smtp://127.0.0.1:1' })
    for (let number = 0; number < 9; number += 1) await put(house, { to: `somebody-${number}@example.jp` })
    await house.work()
    const rows = await house.store.read((tx) => tx.selectFrom('mails').select(['state', 'attempts']).execute())
    expect(rows.every(({ state }) => state === 'waiting')).toBe(true)
    expect(rows.filter(({ attempts }) => attempts > 0).length).toBeLessThan(9)
  })
})

describe('a mail that is refused', () => {
  it('because nobody is there has bounced at once, and its account is marked', async () => {
    const post = await openPostOffice({ refuses: (address) => [550, `5.1.1 <${address}>: user unknown`] })
    const house = await houseAt(post)
    const account = await house.register(email)
    const id = await put(house, { account, ...withCode })
    await house.work()
    expect(await mailOf(house, id)).toMatchObject({ state: 'bounced', attempts: 1, failure: 'no-such-address 550 5.1.1', text: '' })
    expect(await bouncedAtOf(house, account)).toBe(new Date(house.now()).toISOString())
    expect([...house.lines, ...house.failures.map(String)].join('\n')).not.toContain('jiro')
  })

  it('is forgotten once a code from there comes back', async () => {
    const house = await openHouse()
    const account = await house.register(email)
    const at = new Date(house.now()).toISOString()
    await house.store.write((tx) => tx.updateTable('accounts').set({ bouncedAt: at }).where('id', '=', account).execute())
    await house.signIn(email)
    expect(await bouncedAtOf(house, account)).toBeNull()
  })

  it('at an address that the account no longer has marks nobody', async () => {
    const post = await openPostOffice({ refuses: () => [550, 'no'] })
    const house = await houseAt(post)
    const account = await house.register('lasting@example.jp')
    const id = await put(house, { account })
    await house.work()
    expect((await mailOf(house, id)).state).toBe('bounced')
    expect(await bouncedAtOf(house, account)).toBeNull()
  })

  it.each([
    ['for what it says', { refusesText: () => [554, '5.7.1 looks like spam'] as [number, string] }, 'refused 554 5.7.1'],
    ['because our server may not relay', { refuses: () => [550, '5.7.1 relaying denied'] as [number, string] }, 'refused 550 5.7.1'],
  ])('%s has failed, which says nothing of the address', async (_, refusals, failure) => {
    const post = await openPostOffice(refusals)
    const house = await houseAt(post)
    const account = await house.register(email)
    const id = await put(house, { account })
    await house.work()
    expect(await mailOf(house, id)).toMatchObject({ state: 'failed', failure })
    expect(await bouncedAtOf(house, account)).toBeNull()
  })

  it('for now, as by greylisting, is tried again', async () => {
    const post = await openPostOffice({ refuses: () => [450, '4.2.0 greylisted'] })
    const house = await houseAt(post)
    const id = await put(house)
    await house.work()
    expect(await mailOf(house, id)).toMatchObject({ state: 'waiting', failure: 'busy 450 4.2.0', dueAt: new Date(house.now() + minute).toISOString() })
  })
})

describe('a restored backup', () => {
  it('sends no mail that waited when it was taken; the office may', async () => {
    const house = await openHouse()
    const plain = await put(house)
    const secret = await put(house, withCode)
    const file = join(house.folder, 'backup.jgrad')
    const places = { dataDir: house.folder, databaseUrl: house.databaseUrl }
    await backup(places, file, house.now())
    await house.restart(() => restore(places, file, true))
    await house.work()
    expect(await mailsTo(house, email)).toEqual([])
    expect(await mailOf(house, plain)).toMatchObject({ state: 'failed', failure: 'restored', text: expect.stringContaining('JGRAD') })
    expect(await mailOf(house, secret)).toMatchObject({ state: 'failed', failure: 'restored', text: '' })
  })
})

describe('what is kept of a mail', () => {
  it('that opens something is no text once it is sent', async () => {
    const house = await openHouse()
    const id = await put(house, withCode)
    expect((await mailOf(house, id)).text).toContain('1234 5678 9012')
    await house.work()
    expect(await mailOf(house, id)).toMatchObject({ state: 'sent', text: '' })
  })

  it('that opens nothing is its text for a month, and that there was one for a year', async () => {
    const house = await openHouse()
    const id = await put(house)
    await house.work()
    house.pass(29 * day)
    await house.work()
    expect((await mailOf(house, id)).text).not.toBe('')
    house.pass(2 * day + hour)
    await house.work()
    expect((await mailOf(house, id)).text).toBe('')
    house.pass(340 * day)
    await house.work()
    expect(await house.store.read((tx) => tx.selectFrom('mails').select('id').where('id', '=', id).execute())).toEqual([])
  })
})
