import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { accountHeader } from '../../src/api/account-header.ts'
import { entryCodeLetters, entryCodeSchema } from '../../src/api/invitations.ts'
import { sessionSchema } from '../../src/api/session.ts'
import { devicesSchema } from '../../src/api/devices.ts'
import { publishCampaign } from '../../src/server/catalogue/publish.ts'
import { tokenFor } from '../../src/server/campaigns/invitation-token.ts'
import { eraseAccount } from '../../src/server/store/accounts.ts'
import { requireMeta } from '../../src/server/store/meta.ts'
import { invite, openByLink, press } from './by-link.ts'
import { type Client, day, type House, hour, id, openHouse, problemOf, set, statusesOf } from './house.ts'
import { publishWinterSurvey, winterSurvey } from './publish.ts'

const submissions = `/api/submissions/${winterSurvey.id}`
const draft = (more: Record<string, unknown> = {}) => set({ type: 'draft', record: winterSurvey.id, field: 'a1', value: 'yes', ...more })
const sealed = (more: Record<string, unknown> = {}) => ({
  campaign: winterSurvey.id,
  definition: { id: 'small', version: 1 },
  answers: { a1: 'no' },
  sealedAt: '2026-11-22T00:00:00.000Z',
  device: 'phone',
  ...more,
})

async function openWinter() {
  const house = await openHouse()
  await publishWinterSurvey(house)
  return house
}
const look = (client: Client, token: string, headers: Record<string, string> = {}) => client.request('POST', '/api/invitations/look', { token }, headers)
const open = (client: Client, token: string, shared?: boolean) => client.request('POST', '/api/invitations/open', { token, shared })
const enter = (client: Client, code: string) => client.request('POST', '/api/invitations/enter', { code })
const drawCode = async (client: Client) => {
  const answer = await client.request('POST', '/api/invitations/code', { campaign: winterSurvey.id })
  return entryCodeSchema.parse(await answer.json())
}
const openedAt = (house: House, invitation: string) =>
  house.store.read(async (tx) => (await tx.selectFrom('invitations').select('openedAt').where('id', '=', invitation).executeTakeFirstOrThrow()).openedAt)
const sessionsIn = (house: House) => house.store.read(async (tx) => (await tx.selectFrom('sessions').select('id').execute()).length)

describe('the link of an invitation', () => {
  it('is looked at as often as anything follows it, and nothing is used up, noted or told of the person', async () => {
    const house = await openWinter()
    const { account, invitation, token } = await invite(house, 'jiro@example.jp')
    const scanner = house.stranger()
    for (const path of ['/api/invitations/open', '/api/invitations/look', '/answer']) {
      for (const method of ['GET', 'HEAD']) expect((await scanner.request(method, path)).status).toBeGreaterThanOrEqual(400)
    }
    for (let time = 0; time < 5; time += 1) {
      expect(await (await look(scanner, token)).json()).toEqual({ campaign: winterSurvey.id, yours: false })
    }
    expect(await (await look(scanner, token, { [accountHeader]: account })).json()).toEqual({ campaign: winterSurvey.id, yours: true })
    expect(scanner.cookie).toBe('')
    expect(await openedAt(house, invitation)).toBeNull()
    expect(await sessionsIn(house)).toBe(0)
  })

  it('starts a session for answering by the press of a button, on as many devices as are pressed on, and is noted once', async () => {
    const house = await openWinter()
    const { account, invitation, token } = await invite(house, 'jiro@example.jp')
    const phone = house.stranger()
    const opened = await open(phone, token)
    expect(opened.status).toBe(200)
    expect(sessionSchema.parse(await opened.json())).toEqual({ account, role: 'registrant', name: '', scope: winterSurvey.id })
    const first = new Date(house.now()).toISOString()
    house.pass(hour)
    const tablet = await press(house, { account, token })
    expect(await openedAt(house, invitation)).toBe(first)
    for (const device of [phone, tablet]) {
      expect(await (await device.session()).json()).toEqual({ account, role: 'registrant', name: '', scope: winterSurvey.id })
    }
    expect(await house.mails()).toEqual([])
  })

  it('works until the grace ends, also for answers that were received, and then says that it ended', async () => {
    const house = await openWinter()
    const { account, token } = await invite(house, 'jiro@example.jp')
    const phone = await press(house, { account, token })
    expect((await phone.request('PUT', submissions, sealed())).status).toBe(201)
    house.pass(Date.parse(winterSurvey.graceUntil) - house.now())
    const late = await press(house, { account, token })
    expect(await (await late.request('GET', submissions)).json()).toMatchObject({ answers: { a1: 'no' } })
    house.pass(1)
    expect(await problemOf(await look(house.stranger(), token))).toMatchObject({ status: 410, code: 'link-ended' })
    expect(await problemOf(await open(house.stranger(), token))).toMatchObject({ status: 410, code: 'link-ended' })
    // What was opened in time still brings what was sealed there.
    expect((await late.request('GET', submissions)).status).toBe(200)
  })

  it('follows a campaign that is extended', async () => {
    const house = await openWinter()
    const { token } = await invite(house, 'jiro@example.jp')
    house.pass(Date.parse(winterSurvey.graceUntil) - house.now() + 1)
    expect((await open(house.stranger(), token)).status).toBe(410)
    const graceUntil = new Date(house.now() + day).toISOString()
    await house.store.write((tx) => publishCampaign(tx, { ...winterSurvey, graceUntil }, house.now()))
    expect((await open(house.stranger(), token)).status).toBe(200)
  })

  it('opens nothing when it was not made here, was made for stopping mails, or leads to no campaign', async () => {
    const house = await openWinter()
    const { invitation, token } = await invite(house, 'jiro@example.jp')
    const lost = await invite(house, 'aiko@example.jp', 'never-published')
    const pepper = await house.store.read((tx) => requireMeta(tx, 'pepper'))
    const wrong = [
      '', '.', token.slice(0, -1), `${token}x`, `${token}.`, tokenFor('stop', invitation, pepper), tokenFor('answer', 'nobody', pepper),
      tokenFor('answer', invitation, 'another'), lost.token,
    ]
    for (const each of wrong) {
      expect(await problemOf(await look(house.stranger(), each))).toMatchObject({ status: 410, code: 'link-ended' })
      expect(await problemOf(await open(house.stranger(), each))).toMatchObject({ status: 410, code: 'link-ended' })
    }
    expect(await sessionsIn(house)).toBe(0)
  })

  it.each([
    ['closed', (house: House, account: string) => house.store.write((tx) => tx.updateTable('accounts').set({ closesAt: '2026-12-24T00:00:00.000Z', standing: 'closing' }).where('id', '=', account).execute())],
    ['was entered by a university and never confirmed', (house: House, account: string) => house.store.write((tx) => tx.updateTable('accounts').set({ standing: 'invited' }).where('id', '=', account).execute())],
    ['works at the office', (house: House, account: string) => house.store.write((tx) => tx.updateTable('accounts').set({ role: 'administrator' }).where('id', '=', account).execute())],
  ])('opens nothing for an account that %s', async (_, change) => {
    const house = await openWinter()
    const { account, token } = await invite(house, 'jiro@example.jp')
    await change(house, account)
    expect(await problemOf(await open(house.stranger(), token))).toMatchObject({ code: 'link-ended' })
  })

  it('opens nothing once its person was erased, and devices it opened on are told', async () => {
    const house = await openWinter()
    const { client, account, token } = await openByLink(house, 'jiro@example.jp')
    await client.sync([draft()])
    await house.store.write((tx) => eraseAccount(tx, account, house.now()))
    expect(await problemOf(await open(house.stranger(), token))).toMatchObject({ code: 'link-ended' })
    expect(await problemOf(await client.post(client.envelope()))).toMatchObject({ status: 410, code: 'account-erased' })
  })

  it('is limited, by person and by network', async () => {
    const house = await openWinter()
    const { token } = await invite(house, 'jiro@example.jp')
    for (let time = 0; time < 30; time += 1) expect((await open(house.stranger(), token)).status).toBe(200)
    const refused = await open(house.stranger(), token)
    expect(await problemOf(refused)).toMatchObject({ status: 429, code: 'too-many-requests' })
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await open(house.stranger(), (await invite(house, 'aiko@example.jp')).token)).status).toBe(200)
    house.pass(hour + 1)
    expect((await open(house.stranger(), token)).status).toBe(200)
  })

  it('is in no log', async () => {
    const house = await openWinter()
    const { client, token } = await openByLink(house, 'jiro@example.jp')
    const { code } = await drawCode(client)
    await enter(house.stranger(), code)
    const said = house.lines.join('\n')
    expect(said).toContain('POST /api/invitations/open 200')
    expect(said).not.toContain(token.split('.')[1])
    expect(said).not.toContain(code)
  })

  it('on a computer of many ends with the browser', async () => {
    const house = await openWinter()
    const { token } = await invite(house, 'jiro@example.jp')
    const opened = await open(house.stranger(), token, true)
    expect(opened.headers.getSetCookie().join()).not.toMatch(/max-age/i)
  })
})

describe('whoever came by a link', () => {
  it('reads and writes the draft of that campaign and nothing else of the notebook', async () => {
    const house = await openWinter()
    const full = await house.signIn('jiro@example.jp')
    await full.sync([
      set({ field: 'nameKana', value: 'ヒミツ' }),
      set({ type: 'career', record: 'job-000000000001', field: 'employer', value: '秘密の会社' }),
      draft({ field: 'a1', value: 'no' }),
      draft({ record: 'spring-2025', field: 'a1', value: 'secret' }),
    ])
    const { account, token } = await invite(house, 'jiro@example.jp')
    const phone = await press(house, { account, token })
    const seen = await phone.sync()
    expect(seen).toMatchObject({ scope: winterSurvey.id, more: false })
    expect(seen.changes.map((row) => row.kind === 'set' && [row.type, row.record, row.field, row.value])).toEqual([['draft', winterSurvey.id, 'a1', 'no']])
    const others = [set(), draft({ record: 'spring-2025' }), set({ type: 'setting', record: 'me', field: 'x' })]
    const removal = { id: id('change'), kind: 'remove', type: 'draft', record: 'spring-2025', seen: {}, at: house.now() }
    const own = draft({ field: 'a2', value: '東京' })
    const { results } = await phone.sync([...others, removal, own])
    expect(results.map(({ outcome }) => outcome)).toEqual(['parked', 'parked', 'parked', 'parked', 'applied'])
    // The same changes are taken when their person has signed in: nothing was lost by having tried.
    const taken = await full.sync(others)
    expect(taken.results.map(({ outcome }) => outcome)).not.toContain('parked')
    expect(taken.changes).toContainEqual(expect.objectContaining({ type: 'draft', field: 'a2', value: '東京' }))
  })

  it('is told of conflicts about that draft, and settles no other', async () => {
    const house = await openWinter()
    const full = await house.signIn('jiro@example.jp')
    const { account, token } = await invite(house, 'jiro@example.jp')
    const phone = await press(house, { account, token })
    await full.sync([draft({ value: 'no' }), set({ field: 'nameKana', value: 'ジロウ' })])
    const other = await house.signIn('jiro@example.jp')
    await other.sync([set({ field: 'nameKana', value: 'ジロー' })])
    await phone.sync([draft({ value: 'yes' })])
    const all = (await full.sync()).changes.filter((row) => row.kind === 'conflict')
    const seen = (await phone.sync()).changes
    // The phone read its own place on already: read anew, it has the conflict about its draft alone.
    phone.cursor = 0
    const anew = (await phone.sync()).changes.filter((row) => row.kind === 'conflict')
    expect([...seen, ...anew].filter((row) => row.kind === 'conflict' && row.about.type !== 'draft')).toEqual([])
    expect(all).toHaveLength(2)
    expect(anew).toHaveLength(1)
    const dismissal = (conflict: string) => ({ id: id('change'), kind: 'remove', type: 'conflict', record: conflict, seen: {}, at: house.now() })
    const foreign = all.find((row) => row.about.type === 'profile')
    const { results } = await phone.sync([dismissal(foreign?.id ?? ''), dismissal(anew[0]?.id ?? '')])
    expect(results.map(({ outcome }) => outcome)).toEqual(['parked', 'applied'])
  })

  it('sends answers to that campaign and to no other', async () => {
    const house = await openWinter()
    await house.store.write((tx) => publishCampaign(tx, { ...winterSurvey, id: 'second' }, house.now()))
    const { client } = await openByLink(house, 'jiro@example.jp')
    expect((await client.request('PUT', '/api/submissions/second', sealed({ campaign: 'second' }))).status).toBe(401)
    expect((await client.request('GET', '/api/submissions/second')).status).toBe(401)
    expect((await client.request('PUT', submissions, sealed())).status).toBe(201)
    expect((await client.sync()).changes).toContainEqual(expect.objectContaining({ type: 'draft', field: '$receipt' }))
  })

  it('is on the list of devices as somebody by a link, and can be signed out from there', async () => {
    const house = await openWinter()
    const { client } = await openByLink(house, 'jiro@example.jp')
    const full = await house.signIn('jiro@example.jp')
    const { devices } = devicesSchema.parse(await (await full.request('GET', '/api/devices')).json())
    expect(devices.map(({ current, byLink }) => current !== byLink)).toEqual([true, true])
    const phone = devices.find(({ byLink }) => byLink)
    expect((await full.request('DELETE', `/api/devices/${phone?.id}`)).status).toBe(204)
    expect(await problemOf(await client.post(client.envelope()))).toMatchObject({ status: 403, code: 'device-revoked' })
    expect((await client.session()).status).toBe(401)
  })

  it('signs in there for real like anybody: no mail of a new device before, one session after', async () => {
    const house = await openWinter()
    const { client } = await openByLink(house, 'jiro@example.jp')
    await client.askCode('jiro@example.jp')
    const code = house.lines.findLast((line) => line.startsWith('jiro@example.jp: '))?.split(': ')[1] ?? ''
    const mails = await house.mails()
    expect((await client.enterCode('jiro@example.jp', code)).status).toBe(200)
    await house.deliver()
    expect(await house.mails()).toHaveLength(mails.length)
    expect(await (await client.session()).json()).toMatchObject({ name: '見本 太郎' })
    const { devices } = devicesSchema.parse(await (await client.request('GET', '/api/devices')).json())
    expect(devices).toHaveLength(1)
  })

  it('signs out', async () => {
    const house = await openWinter()
    const { client } = await openByLink(house, 'jiro@example.jp')
    expect((await client.signOut()).status).toBe(204)
    expect((await client.session()).status).toBe(401)
  })
})

describe('a code for another device', () => {
  it('goes on with the same draft there, once, however it is typed', async () => {
    const house = await openWinter()
    const { client, account } = await openByLink(house, 'jiro@example.jp')
    await client.sync([draft()])
    const { code, until } = await drawCode(client)
    expect(code).toMatch(new RegExp(`^[${entryCodeLetters}]{4}-[${entryCodeLetters}]{4}$`))
    expect(Date.parse(until) - house.now()).toBe(15 * 60_000)
    const tablet = house.stranger()
    const wide = ` ${code.toLowerCase().replace('-', '　－')} `.replaceAll(/[a-z0-9]/g, (letter) => String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0xfee0))
    const entered = await enter(tablet, wide)
    expect(entered.status).toBe(200)
    expect(sessionSchema.parse(await entered.json())).toEqual({ account, role: 'registrant', name: '', scope: winterSurvey.id })
    tablet.account = account
    expect((await tablet.sync()).changes).toContainEqual(expect.objectContaining({ type: 'draft', field: 'a1', value: 'yes' }))
    expect(await problemOf(await enter(house.stranger(), code))).toMatchObject({ status: 401, code: 'wrong-code' })
  })

  it('typed on two devices at once lets in one', async () => {
    const house = await openWinter()
    const { code } = await drawCode((await openByLink(house, 'jiro@example.jp')).client)
    expect(statusesOf(await Promise.all([1, 2, 3].map(() => enter(house.stranger(), code))))).toEqual([200, 401, 401])
  })

  it('ends after a quarter of an hour, and when another one is drawn', async () => {
    const house = await openWinter()
    const { client } = await openByLink(house, 'jiro@example.jp')
    const first = await drawCode(client)
    const second = await drawCode(client)
    expect((await enter(house.stranger(), first.code)).status).toBe(401)
    house.pass(15 * 60_000)
    expect((await enter(house.stranger(), second.code)).status).toBe(401)
    const third = await drawCode(client)
    house.pass(15 * 60_000 - 1)
    expect((await enter(house.stranger(), third.code)).status).toBe(200)
  })

  it('is drawn by whoever is signed in too, opens no more than the survey, and ends with its grace', async () => {
    const house = await openWinter()
    const full = await house.signIn('jiro@example.jp')
    const { code } = await drawCode(full)
    const tablet = house.stranger()
    expect((await enter(tablet, code)).status).toBe(200)
    expect((await tablet.request('GET', '/api/devices')).status).toBe(401)
    expect(await problemOf(await full.request('POST', '/api/invitations/code', { campaign: 'other' }))).toMatchObject({ status: 410 })
    house.pass(Date.parse(winterSurvey.graceUntil) - house.now() + 1)
    expect(await problemOf(await full.request('POST', '/api/invitations/code', { campaign: winterSurvey.id }))).toMatchObject({ status: 410 })
  })

  it('signs nobody in', async () => {
    const house = await openWinter()
    const { client } = await openByLink(house, 'jiro@example.jp')
    const { code } = await drawCode(client)
    expect([400, 401]).toContain((await house.stranger().enterCode('jiro@example.jp', code)).status)
    expect((await enter(house.stranger(), code)).status).toBe(200)
  })

  it('is not found by guessing: a network rests after many wrong ones, right ones of other networks work on', async () => {
    const house = await openHouse({ config: { origin: 'https://jgrad.example.jp', smtpUrl: 'smtp://127.0.0.1:9' } })
    await publishWinterSurvey(house)
    const { client } = await openByLink(house, 'jiro@example.jp')
    const { code } = await drawCode(client)
    const from = (address: string, typed: string) => house.stranger().request('POST', '/api/invitations/enter', { code: typed }, { 'x-forwarded-for': address })
    for (let time = 0; time < 60; time += 1) expect((await from('192.0.2.1', '22222222')).status).toBe(401)
    const refused = await from('192.0.2.1', code)
    expect(await problemOf(refused)).toMatchObject({ status: 429, code: 'too-many-tries' })
    expect(Number(refused.headers.get('retry-after'))).toBe(3600)
    expect((await from('192.0.2.2', code)).status).toBe(200)
    house.pass(hour)
    expect((await from('192.0.2.1', '22222222')).status).toBe(401)
  })

  it('of another form is refused, whatever it is', async () => {
    const house = await openWinter()
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string({ maxLength: 60 }), fc.constantFrom('', 'AAAA-AAA', 'OOOO-1111', 'AAAA-AAAAA', "' or 1=1 --")), async (typed) => {
        expect([400, 401]).toContain((await enter(house.stranger(), typed)).status)
      }),
      { numRuns: 30 },
    )
    expect(house.failures).toEqual([])
  })
})
