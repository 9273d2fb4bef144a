import { describe, expect, it } from 'vitest'
import { foundSchema, type Registrant, registrantSchema } from '../../../src/api/office-registrants.ts'
import { type Client, day, type House, openHouse, problemOf } from '../house.ts'
import { atWork } from './at-work.ts'

const hanako = 'hanako@example.jp'
const accountOf = (house: House, address: string) =>
  house.store.read((tx) => tx.selectFrom('accounts').selectAll().where('address', '=', address).executeTakeFirstOrThrow())
const see = async (office: Client, account: string): Promise<Registrant> =>
  registrantSchema.parse(await (await office.request('GET', `/api/office/registrants/${account}`)).json())
const audited = (house: House, account: string) =>
  house.store.read((tx) => tx.selectFrom('audit').select(['action', 'detail', 'actorName']).where('account', '=', account).orderBy('at').execute())
const mailsTo = async (house: House, address: string) => (await house.mails()).filter((mail) => mail.includes(`To: ${address}`)).length

describe('the office finds registrants', () => {
  it('by name in any script and width, id, address and student number, and what was shown is noted', async () => {
    const house = await openHouse()
    const office = await atWork(house)
    const found = async (words: string, more: object = {}) => {
      const answer = await office.request('POST', '/api/office/registrants/search', { words, university: null, standing: null, page: 0, ...more })
      return ((await answer.json()) as { found: { email: string }[] }).found.map(({ email }) => email)
    }
    const { id, jgradId } = await accountOf(house, hanako)
    for (const words of ['山田', 'やまだ', 'ﾔﾏﾀﾞ', 'Hanako', 'YAMADA hanako', 'Ｓ０００１', 'hanako@', jgradId ?? '', (jgradId ?? '').toLowerCase().replace('jd', 'jd ')]) {
      expect({ words, found: await found(words) }).toEqual({ words, found: [hanako] })
    }
    expect(await found('%')).toEqual([])
    expect(await found('_')).toEqual([])
    expect(await found('office')).toEqual([])
    expect(await found('山田', { standing: 'closing' })).toEqual([])
    expect(await found('山田', { university: 'F113110102700' })).toEqual([])
    const looks = await house.store.read((tx) => tx.selectFrom('audit').select('detail').where('action', '=', 'registrants.searched').execute())
    expect(looks.filter(({ detail }) => detail.includes(id)).length).toBe(9)
    expect(looks.some(({ detail }) => detail.includes('山田') || detail.includes('hanako'))).toBe(false)
  })

  it('and sees no more of them than it needs, which is noted too', async () => {
    const house = await openHouse()
    const office = await atWork(house)
    const phone = await house.signIn(hanako)
    await phone.sync([{ id: 'c1-0123456789', kind: 'set', type: 'profile', record: 'me', field: 'gender', value: 'female', based: [], at: house.now() }])
    const seen = await see(office, phone.account)
    expect(seen).toMatchObject({ name: '山田 花子', facts: { studentNumber: 'S-0001', university: 'sample' }, profile: { nameKana: 'ヤマダ ハナコ' } })
    expect(JSON.stringify(seen)).not.toContain('female')
    expect(await audited(house, phone.account)).toMatchObject([{ action: 'registrant.seen', actorName: 'JGRAD 事務局' }])
    const own = await accountOf(house, 'office@example.jp')
    expect((await office.request('GET', `/api/office/registrants/${own.id}`)).status).toBe(404)
  })
})

describe('somebody to whom mail came back', () => {
  it('is marked with the day, and found by it', async () => {
    const house = await openHouse()
    const office = await atWork(house)
    const { id } = await accountOf(house, hanako)
    const at = new Date(house.now()).toISOString()
    await house.store.write((tx) => tx.updateTable('accounts').set({ bouncedAt: at }).where('id', '=', id).execute())
    const found = async (more: object) => {
      const answer = await office.request('POST', '/api/office/registrants/search', { words: '', university: null, standing: null, page: 0, ...more })
      return foundSchema.parse(await answer.json())
    }
    expect(await found({ bounced: true })).toMatchObject({ total: 1, found: [{ account: id, bouncedAt: at }] })
    const everybody = await found({})
    expect(everybody.total).toBeGreaterThan(1)
    expect(everybody.found.filter(({ bouncedAt }) => bouncedAt !== null).map(({ account }) => account)).toEqual([id])
    expect(await see(office, id)).toMatchObject({ email: hanako, bouncedAt: at })
  })

  it('is so no more once the account has another address', async () => {
    const house = await openHouse()
    const office = await atWork(house)
    const { id } = await accountOf(house, hanako)
    await house.store.write((tx) => tx.updateTable('accounts').set({ bouncedAt: new Date(house.now()).toISOString() }).where('id', '=', id).execute())
    const answer = await office.request('POST', `/api/office/registrants/${id}/reissue`, { email: 'hanako.new@example.com', reason: '電話で確認' })
    expect(await answer.json()).toMatchObject({ email: 'hanako.new@example.com', bouncedAt: null })
  })
})

describe('the office corrects', () => {
  it('what it owns: in the account, in the notebook, and in what people are found by; the person is told why', async () => {
    const house = await openHouse()
    const office = await atWork(house)
    const phone = await house.signIn(hanako)
    const { facts } = await see(office, phone.account)
    const after = { ...facts, university: 'F113110102700', studentNumber: 'S-7777', entryYear: 2023, expectedCompletion: '2028-03' }
    const before = await mailsTo(house, hanako)
    const answer = await office.request('PUT', `/api/office/registrants/${phone.account}`, { before: facts, after, reason: '大学からの連絡' })
    expect(registrantSchema.parse(await answer.json()).facts).toEqual(after)
    const { changes } = await phone.sync()
    const written = Object.fromEntries(changes.flatMap((change) => (change.kind === 'set' && change.type === 'profile' ? [[change.field, change.value]] : [])))
    expect(written).toMatchObject({ university: '東京大学', studentNo: 'S-7777', entryYear: 2023 })
    expect(await mailsTo(house, hanako)).toBe(before + 1)
    const search = await office.request('POST', '/api/office/registrants/search', { words: 'S7777', university: null, standing: null, page: 0 })
    expect(await search.json()).toMatchObject({ total: 1 })
    const deed = (await audited(house, phone.account)).find(({ action }) => action === 'registrant.corrected')
    expect(JSON.parse(deed?.detail ?? '{}')).toEqual({ fields: ['university', 'studentNumber', 'entryYear', 'expectedCompletion'], reason: '大学からの連絡' })
  })

  it('never over what somebody else changed meanwhile', async () => {
    const house = await openHouse()
    const [one, two] = [await atWork(house), await atWork(house, { email: 'second@example.jp' })]
    const { id } = await accountOf(house, hanako)
    const { facts } = await see(one, id)
    const correct = (client: Client, studentNumber: string) =>
      client.request('PUT', `/api/office/registrants/${id}`, { before: facts, after: { ...facts, studentNumber }, reason: 'x' })
    const answers = await Promise.all([correct(one, 'S-1'), correct(two, 'S-2')])
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
  })

  it('but not to a university that nobody knows, and not without a reason', async () => {
    const house = await openHouse()
    const office = await atWork(house)
    const { id } = await accountOf(house, hanako)
    const { facts } = await see(office, id)
    const to = (change: object, reason: string) => office.request('PUT', `/api/office/registrants/${id}`, { before: facts, after: { ...facts, ...change }, reason })
    expect((await to({ university: 'nowhere' }, 'x')).status).toBe(400)
    expect((await to({ entryYear: 2023 }, '')).status).toBe(400)
    expect((await see(office, id)).facts).toEqual(facts)
  })
})

describe('the office closes and opens', () => {
  it('an account for thirty days, telling person and devices; opened again it is as far along as it was', async () => {
    const house = await openHouse()
    const office = await atWork(house)
    const { id } = await accountOf(house, 'newcomer@example.jp')
    const close = () => office.request('POST', `/api/office/registrants/${id}/close`, { reason: '重複' })
    const closed = registrantSchema.parse(await (await close()).json())
    expect(closed).toMatchObject({ standing: 'closing', closesAt: new Date(house.now() + 30 * day).toISOString() })
    expect(await problemOf(await close())).toMatchObject({ status: 409, code: 'not-allowed-now' })
    const opened = await office.request('POST', `/api/office/registrants/${id}/reopen`, { reason: '間違い' })
    expect(await opened.json()).toMatchObject({ standing: 'issued', closesAt: null })
    expect(await mailsTo(house, 'newcomer@example.jp')).toBe(2)
  })
})

describe('the office sends a code anew', () => {
  it('to another address where the person proved to be reached there: the old one is told and signs in no more', async () => {
    const house = await openHouse()
    const office = await atWork(house)
    const { id } = await accountOf(house, hanako)
    const answer = await office.request('POST', `/api/office/registrants/${id}/reissue`, { email: 'Hanako.New@example.com', reason: '電話で確認' })
    expect(await answer.json()).toMatchObject({ email: 'Hanako.New@example.com' })
    expect([await mailsTo(house, hanako), await mailsTo(house, 'Hanako.New@example.com')]).toEqual([1, 1])
    const mail = (await house.mails()).find((each) => each.includes('To: Hanako.New@example.com')) ?? ''
    const code = /^(\d{4} \d{4} \d{4})$/m.exec(mail)?.[1] ?? ''
    const phone = house.stranger()
    expect((await phone.enterCode(hanako, code)).status).toBe(401)
    expect((await phone.enterCode('hanako.new@example.com', code)).status).toBe(200)
  })

  it('but never to an address that is somebody else’s', async () => {
    const house = await openHouse()
    const office = await atWork(house)
    const { id } = await accountOf(house, hanako)
    const answer = await office.request('POST', `/api/office/registrants/${id}/reissue`, { email: 'ALEX@example.jp', reason: 'x' })
    expect(await problemOf(answer)).toMatchObject({ status: 409, code: 'address-taken' })
    expect(await accountOf(house, hanako)).toMatchObject({ id })
  })
})
