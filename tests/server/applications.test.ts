import { describe, expect, it } from 'vitest'
import { applicationReceiptSchema, applicationStandingSchema } from '../../src/api/applications.ts'
import { universitiesEditionSchema } from '../../src/api/universities.ts'
import { catalogueSchema } from '../../src/api/catalogue.ts'
import type { ApplicationForm } from '../../src/domain/application/application.ts'
import { showReceiptNumber } from '../../src/domain/application/receipt-number.ts'
import { addUniversities, formFor, memberUniversity, outsideUniversity } from './applying.ts'
import { type Client, day, firstLine, hour, id, openHouse, problemOf, statusesOf, type House } from './house.ts'

const minute = 60_000

async function openWithUniversities(): Promise<House> {
  const house = await openHouse()
  await addUniversities(house.store, house.now())
  return house
}

const send = (client: Client, form: unknown = formFor(), own = id('application')): Promise<Response> =>
  client.request('POST', '/api/applications', { id: own, form })

/** Sends a form and returns its number. */
async function apply(client: Client, change: Partial<ApplicationForm> = {}): Promise<string> {
  const answer = await send(client, formFor(change))
  expect(answer.status).toBe(201)
  return applicationReceiptSchema.parse(await answer.json()).number
}
async function stateOf(client: Client, number: string) {
  return applicationStandingSchema.parse(await (await client.request('POST', '/api/applications/state', { number })).json())
}
const prove = (client: Client, number: string, code: string): Promise<Response> => client.request('POST', '/api/applications/proof', { number, code })

/** The mails to an address, the newest last: by the database, since two files may share a moment. */
const mailsTo = (house: House, recipient: string) =>
  house.store.read((tx) => tx.selectFrom('mails').selectAll().where('recipient', '=', recipient).orderBy('createdAt').execute())
async function codesMailedTo(house: House, email: string): Promise<string[]> {
  const mails = (await house.mails()).filter((mail) => mail.includes(`To: ${email}`))
  return mails.map(firstLine).filter((line) => /^\d{6}$/.test(line))
}
const wrongFor = (code: string): string => ((Number(code) + 1) % 1_000_000).toString().padStart(6, '0')
const decide = (house: House, number: string, change: { state: 'mending' | 'refused' | 'issued'; words: string | null }) =>
  house.store.write((tx) => tx.updateTable('applications').set((eb) => ({ ...change, rev: eb('rev', '+', 1) })).where('number', '=', number).execute())

describe('an application', () => {
  it('counts once the code from its address came back', async () => {
    const house = await openWithUniversities()
    const client = house.stranger()
    const number = await apply(client)
    expect(await stateOf(client, number)).toMatchObject({ state: 'unproved', rev: 1, bounced: false, form: formFor() })
    const [mail = ''] = await house.mails()
    expect(mail).toContain(showReceiptNumber(number))
    const code = firstLine(mail)
    expect(mail.split('\n\n')[0]).not.toContain(code)
    const proved = await prove(client, number, ` ${code.slice(0, 3)} ${code.slice(3)}`)
    expect(await proved.json()).toMatchObject({ number, state: 'waiting', rev: 2, form: null })
    expect((await mailsTo(house, 'taro@example.jp')).map(({ template, application, text }) => ({ template, application, text })).toSorted((a, b) => a.template.localeCompare(b.template))).toEqual([
      { template: 'applicationCode', application: number, text: '' },
      { template: 'applicationReceived', application: number, text: '' },
    ])
    // The answer was lost on the way, and the phone asks again.
    expect((await prove(client, number, code)).status).toBe(200)
  })

  it('sent twice under one id is one application and one mail, whatever comes the second time', async () => {
    const house = await openWithUniversities()
    const client = house.stranger()
    const own = id('application')
    const answers = await Promise.all([send(client, formFor(), own), send(client, formFor(), own), send(client, formFor(), own)])
    expect(statusesOf(answers)).toEqual([200, 200, 201])
    const numbers = await Promise.all(answers.map(async (answer) => applicationReceiptSchema.parse(await answer.json()).number))
    expect(new Set(numbers).size).toBe(1)
    const again = await send(client, formFor({ email: 'other@example.jp' }), own)
    expect(await again.json()).toEqual({ number: numbers[0], state: 'unproved' })
    expect(await house.mails()).toHaveLength(1)
  })

  it('is found by its number as people type it, and by no other', async () => {
    const house = await openWithUniversities()
    const client = house.stranger()
    const number = await apply(client)
    expect((await stateOf(client, showReceiptNumber(number).toLowerCase())).number).toBe(number)
    const other = number.startsWith('0') ? `1${number.slice(1)}` : `0${number.slice(1)}`
    for (const wrong of [other, '', 'x'.repeat(64), "' or 1=1 --"]) {
      expect(await problemOf(await client.request('POST', '/api/applications/state', { number: wrong }))).toMatchObject({ status: 404, code: 'number-unknown' })
    }
  })

  it('keeps what was written to the letter, and mails none of it', async () => {
    const house = await openWithUniversities()
    const client = house.stranger()
    const name = '<img src=x onerror=alert(1)> {{code}} 髙﨑'
    const number = await apply(client, { name, school: '=HYPERLINK("http://example.net")', nameKana: '', nameLatin: '' })
    expect(await stateOf(client, number)).toMatchObject({ form: { name, school: '=HYPERLINK("http://example.net")' } })
    const [mail = ''] = await house.mails()
    expect(mail).not.toMatch(/img|HYPERLINK|example\.net/)
  })

  it('notes which text was agreed to, and what duplicates are found by', async () => {
    const house = await openWithUniversities()
    const number = await apply(house.stranger())
    const row = await house.store.read((tx) => tx.selectFrom('applications').selectAll().where('number', '=', number).executeTakeFirstOrThrow())
    expect(JSON.parse(row.consent)).toEqual(formFor().consent)
    expect(row).toMatchObject({ latinKey: 'taro yamada', kanaKey: 'ヤマダタロウ', studentNumber: '25123456', university: memberUniversity.id })
  })

  it.each([
    ['a university that takes no part', { university: outsideUniversity.id }, 'form.university'],
    ['a university that nobody knows', { university: 'nowhere' }, 'form.university'],
    ['a course begun before 2014 in its shape', { entryYear: 2013 }, 'form.entryYear'],
    ['a course that has not begun', { entryYear: 2027 }, 'form.entryYear'],
    ['no name', { name: ' ', nameLatin: '' }, 'form.name'],
    ['a reading that is none', { nameKana: 'yamada' }, 'form.nameKana'],
    ['a name of two lines', { name: '山田\n太郎' }, 'form.name'],
    ['no address', { email: '12345678' }, 'form.email'],
    ['consent to a text that never was', { consent: { ...formFor().consent, version: '1999' } }, 'form.consent'],
    ['no consent to the text of the university', { consent: { ...formFor().consent, universityVersion: null } }, 'form.consent'],
  ])('is refused with the field named: %s', async (_, change, field) => {
    const house = await openWithUniversities()
    const refused = await problemOf(await send(house.stranger(), { ...formFor(), ...change }))
    expect([400, 422]).toContain(refused.status)
    expect(refused.field).toBe(field)
    expect(await house.mails()).toEqual([])
  })

  it('is forgotten when its code does not come back in thirty days', async () => {
    const house = await openWithUniversities()
    const client = house.stranger()
    const forgotten = await apply(client)
    const proved = await apply(client, { email: 'jiro@example.jp' })
    const [code = ''] = await codesMailedTo(house, 'jiro@example.jp')
    await prove(client, proved, code)
    house.pass(31 * day)
    await apply(client, { email: 'saburo@example.jp' })
    expect((await client.request('POST', '/api/applications/state', { number: forgotten })).status).toBe(404)
    expect((await stateOf(client, proved)).state).toBe('waiting')
  })
})

describe('the code', () => {
  it('is good for thirty minutes and for this application alone', async () => {
    const house = await openWithUniversities()
    const client = house.stranger()
    const number = await apply(client)
    const [code = ''] = await codesMailedTo(house, 'taro@example.jp')
    const other = await apply(client, { email: 'jiro@example.jp' })
    const [others = ''] = await codesMailedTo(house, 'jiro@example.jp')
    expect(await problemOf(await prove(client, other, code === others ? wrongFor(code) : code))).toMatchObject({ status: 401, code: 'wrong-code' })
    expect((await client.enterCode('taro@example.jp', code)).status).toBe(401)
    house.pass(30 * minute)
    expect(await problemOf(await prove(client, number, code))).toMatchObject({ status: 401, code: 'wrong-code' })
  })

  it('can not be guessed: five wrong tries end it, until another is mailed', async () => {
    const house = await openWithUniversities()
    const client = house.stranger()
    const number = await apply(client)
    const [code = ''] = await codesMailedTo(house, 'taro@example.jp')
    const answers = await Promise.all(Array.from({ length: 8 }, () => prove(client, number, wrongFor(code))))
    expect(statusesOf(answers)).toEqual([...Array(5).fill(401), ...Array(3).fill(429)])
    expect(await problemOf(await prove(client, number, code))).toMatchObject({ status: 429, code: 'too-many-tries' })
    expect((await client.request('POST', '/api/applications/code', { number })).status).toBe(202)
    const next = (await codesMailedTo(house, 'taro@example.jp')).find((each) => each !== code) ?? code
    expect((await prove(client, number, next)).status).toBe(200)
  })

  it('is not mailed once the application counts', async () => {
    const house = await openWithUniversities()
    const client = house.stranger()
    const number = await apply(client)
    const [code = ''] = await codesMailedTo(house, 'taro@example.jp')
    await prove(client, number, code)
    expect(await problemOf(await client.request('POST', '/api/applications/code', { number }))).toMatchObject({ status: 409, code: 'not-allowed-now' })
  })
})

describe('a flood', () => {
  it('mails one address five times an hour, by whatever applications and wishes', async () => {
    const house = await openWithUniversities()
    const client = house.stranger()
    const number = await apply(client)
    await apply(client)
    await client.request('POST', '/api/applications/code', { number })
    await client.request('POST', '/api/applications/code', { number })
    await apply(client, { email: 'TARO@example.jp' })
    const refused = await send(client)
    expect(refused.headers.get('retry-after')).toBe('900')
    expect(await problemOf(refused)).toMatchObject({ status: 429, code: 'too-many-requests' })
    expect((await client.request('POST', '/api/applications/code', { number })).status).toBe(429)
    expect(await house.mails()).toHaveLength(5)
    house.pass(hour)
    expect((await send(client)).status).toBe(201)
  })

  it('from one network is stopped at the 121st application in an hour, and says when to come back', async () => {
    const house = await openWithUniversities()
    const client = house.stranger()
    for (let turn = 0; turn < 6; turn += 1) {
      const answers = await Promise.all(Array.from({ length: 20 }, (_, each) => send(client, formFor({ email: `p${turn}x${each}@example.org` }))))
      expect(answers.every(({ status }) => status === 201)).toBe(true)
    }
    const refused = await send(client, formFor({ email: 'one-more@example.org' }))
    expect(refused.headers.get('retry-after')).toBe('3600')
    expect(await problemOf(refused)).toMatchObject({ status: 429, code: 'too-many-requests' })
    // Signing in goes on meanwhile.
    expect((await client.askCode('one-more@example.org')).status).toBe(202)
    house.pass(hour)
    expect((await send(client, formFor({ email: 'one-more@example.org' }))).status).toBe(201)
  })
})

describe('somebody who has an account', () => {
  it('learns it from the mail alone; every answer is that of anybody else', async () => {
    const house = await openWithUniversities()
    await house.register('shiro@example.jp')
    const seen = async (email: string) => {
      const client = house.stranger()
      const answers: unknown[] = []
      let number = ''
      const note = async (response: Response) => {
        const headers = [...response.headers].filter(([name]) => name !== 'date' && name !== 'content-length')
        const text = (await response.text()).replaceAll(number || '\u0000', 'NUMBER').replaceAll(email, 'EMAIL')
        answers.push({ status: response.status, headers, text })
      }
      const sent = await send(client, formFor({ email }))
      number = applicationReceiptSchema.parse(await sent.clone().json()).number
      await note(sent)
      await note(await client.request('POST', '/api/applications/state', { number }))
      for (let turn = 0; turn < 6; turn += 1) await note(await prove(client, number, '000000'))
      await note(await client.request('POST', '/api/applications/code', { number }))
      await note(await client.request('PUT', '/api/applications', { number, rev: 1, form: formFor({ email, school: '工学研究科' }) }))
      return answers
    }
    expect(await seen('shiro@example.jp')).toEqual(await seen('nobody@example.jp'))
    const templates = async (email: string) => new Set((await mailsTo(house, email)).map(({ template }) => template))
    expect(await templates('shiro@example.jp')).toEqual(new Set(['applicationExisting']))
    expect(await templates('nobody@example.jp')).toEqual(new Set(['applicationCode']))
  })

  it('sees it on the page too, once the code proves whose address it is', async () => {
    const house = await openWithUniversities()
    const account = await house.register('shiro@example.jp')
    const client = house.stranger()
    const number = await apply(client, { email: 'Shiro@example.jp' })
    const [code = ''] = await codesMailedTo(house, 'Shiro@example.jp')
    expect(await (await prove(client, number, code)).json()).toMatchObject({ state: 'existing', form: null })
    const row = await house.store.read((tx) => tx.selectFrom('applications').select('account').where('number', '=', number).executeTakeFirstOrThrow())
    expect(row.account).toBe(account)
  })
})

describe('mending', () => {
  const mend = (client: Client, number: string, rev: number, change: Partial<ApplicationForm> = {}) =>
    client.request('PUT', '/api/applications', { number, rev, form: formFor(change) })

  it('of the address before its code came back asks for a code from the new one, and ends the old one', async () => {
    const house = await openWithUniversities()
    const client = house.stranger()
    const number = await apply(client, { email: '12345678@ed.mihon.ac.jp' })
    await house.store.write((tx) => tx.updateTable('applications').set({ bouncedAt: new Date(house.now()).toISOString() }).where('number', '=', number).execute())
    expect((await stateOf(client, number)).bounced).toBe(true)
    const [old = ''] = await codesMailedTo(house, '12345678@ed.mihon.ac.jp')
    expect(await (await mend(client, number, 1)).json()).toMatchObject({ number, state: 'unproved', rev: 2, bounced: false })
    const [code = ''] = await codesMailedTo(house, 'taro@example.jp')
    expect((await prove(client, number, old === code ? wrongFor(code) : old)).status).toBe(401)
    expect(await (await prove(client, number, code)).json()).toMatchObject({ state: 'waiting' })
  })

  it('after the office asked for it goes back to the office, without another code for the same address', async () => {
    const house = await openWithUniversities()
    const client = house.stranger()
    const number = await apply(client)
    const [code = ''] = await codesMailedTo(house, 'taro@example.jp')
    await prove(client, number, code)
    await decide(house, number, { state: 'mending', words: '学籍番号を確かめてください。' })
    expect(await stateOf(client, number)).toMatchObject({ state: 'mending', rev: 3, words: '学籍番号を確かめてください。', form: { studentNumber: '25-123456' } })
    expect(await (await mend(client, number, 3, { studentNumber: '25-654321' })).json()).toMatchObject({ state: 'waiting', rev: 4, words: null })
    expect(await codesMailedTo(house, 'taro@example.jp')).toHaveLength(1)
  })

  it('whose answer was lost is done once, and mailed once', async () => {
    const house = await openWithUniversities()
    const client = house.stranger()
    const number = await apply(client, { email: 'wrong@example.jp' })
    const first = await mend(client, number, 1)
    const again = await mend(client, number, 1)
    expect(again.status).toBe(200)
    expect(await again.json()).toEqual(await first.json())
    expect(await codesMailedTo(house, 'taro@example.jp')).toHaveLength(1)
  })

  it('is refused on what somebody changed meanwhile, and when there is nothing to mend', async () => {
    const house = await openWithUniversities()
    const client = house.stranger()
    const number = await apply(client)
    const both = await Promise.all([mend(client, number, 1, { school: 'A' }), mend(client, number, 1, { school: 'B' })])
    expect(statusesOf(both)).toEqual([200, 409])
    const [code = ''] = await codesMailedTo(house, 'taro@example.jp')
    await prove(client, number, code)
    expect(await problemOf(await mend(client, number, 3))).toMatchObject({ status: 409, code: 'not-allowed-now' })
    await decide(house, number, { state: 'refused', words: '在籍を確かめられませんでした。' })
    expect(await stateOf(client, number)).toMatchObject({ state: 'refused', form: null, words: '在籍を確かめられませんでした。' })
    expect(await problemOf(await mend(client, '0000000000000000', 1))).toMatchObject({ status: 404 })
    expect(await problemOf(await mend(client, number, 4, { university: 'nowhere' }))).toMatchObject({ status: 422, field: 'form.university' })
  })
})

it('universities are published as the office has them', async () => {
  const house = await openWithUniversities()
  const client = house.stranger()
  const { editions } = catalogueSchema.parse(await (await client.request('GET', '/api/catalogue')).json())
  const href = editions.find(({ kind }) => kind === 'universities')?.href ?? ''
  const { universities } = universitiesEditionSchema.parse(await (await client.request('GET', href)).json())
  expect(universities.map(({ id: each }) => each).filter((each) => each.startsWith('test-'))).toEqual(['test-member', 'test-outside', 'test-plain'])
})

it('no log line tells an address, a name or a number', async () => {
  const house = await openWithUniversities()
  const client = house.stranger()
  const number = await apply(client)
  await stateOf(client, number)
  // The codes of a laptop, where no mail arrives, are said to whoever started the server.
  const logged = house.lines.filter((line) => !/^taro@example\.jp: \d{6}$/.test(line))
  expect(logged.join('\n')).not.toMatch(new RegExp(`taro|山田|${number}`))
  expect(house.failures).toEqual([])
})
