import { describe, expect, it } from 'vitest'
import { type OfficeCorrection, officeCorrectionsSchema } from '../../../src/api/office-corrections.ts'
import { correctionSchema, correctionsSchema } from '../../../src/api/rights.ts'
import { type Client, type House, openHouse, problemOf, statusesOf } from '../house.ts'
import { atWork } from '../registry/at-work.ts'
import { mailsTo } from './queue.ts'

const hanako = 'hanako@example.jp'

/** Somebody asks for another student number; somebody of the office is at work. */
async function openWish(): Promise<{ house: House; office: Client; person: Client; id: string }> {
  const house = await openHouse()
  const person = await house.signIn(hanako)
  const answer = await person.request('POST', '/api/rights/corrections', { field: 'studentNo', value: 'B-12', reason: '学生証と違います' })
  const { id } = correctionSchema.parse(await answer.json())
  return { house, office: await atWork(house), person, id }
}

const list = async (office: Client): Promise<OfficeCorrection[]> =>
  officeCorrectionsSchema.parse(await (await office.request('GET', '/api/office/corrections')).json()).corrections
const decide = (office: Client, id: string, decision: object) => office.request('POST', `/api/office/corrections/${id}`, { words: null, ...decision })
const ownList = async (person: Client) => correctionsSchema.parse(await (await person.request('GET', '/api/rights/corrections')).json())
const noted = (house: House, account: string) =>
  house.store.read((tx) => tx.selectFrom('audit').select(['action', 'actorName', 'detail']).where('account', '=', account).execute())

describe('a correction that somebody asked for', () => {
  it('is shown to the office beside what stands, and looking is noted with whom it was about', async () => {
    const { house, office, person, id } = await openWish()
    expect(await list(office)).toMatchObject([
      { id, account: person.account, name: '山田 花子', field: 'studentNo', value: 'B-12', standing: 'S-0001', reason: '学生証と違います', state: 'asked', decidedAt: null },
    ])
    const looks = await house.store.read((tx) => tx.selectFrom('audit').select('detail').where('action', '=', 'corrections.list').execute())
    expect(looks.map(({ detail }) => JSON.parse(detail) as unknown)).toEqual([{ accounts: [person.account] }])
  })

  it('is done as asked: it stands in the notebook, finds the person, is told by mail, and noted without the value', async () => {
    const { house, office, person, id } = await openWish()
    expect((await decide(office, id, { decision: 'done' })).status).toBe(204)
    const { changes } = await person.sync()
    expect(changes.findLast((change) => change.kind === 'set' && change.field === 'studentNo')).toMatchObject({ value: 'B-12' })
    expect(await ownList(person)).toMatchObject({ corrections: [{ id, state: 'done', words: null }], current: { studentNo: 'B-12' } })
    const search = await office.request('POST', '/api/office/registrants/search', { words: 'B12', university: null, standing: null, page: 0 })
    expect(await search.json()).toMatchObject({ found: [{ account: person.account }] })
    expect(await mailsTo(house, hanako)).toMatchObject([{ template: 'corrected', account: person.account }])
    expect(await noted(house, person.account)).toEqual([{ action: 'correction.done', actorName: 'JGRAD 事務局', detail: '{"field":"studentNo"}' }])
    expect(await list(office)).toMatchObject([{ id, state: 'done', standing: 'B-12' }])
  })

  it('is done with what the office writes instead, and with words', async () => {
    const { house, office, person, id } = await openWish()
    expect((await decide(office, id, { decision: 'done', value: ' Ｂ-13 ', words: '大学に確かめました。' })).status).toBe(204)
    expect(await ownList(person)).toMatchObject({ corrections: [{ words: '大学に確かめました。' }], current: { studentNo: 'B-13' } })
    expect(await mailsTo(house, hanako)).toMatchObject([{ template: 'correctedWithWords' }])
  })

  it('is refused with words alone, and changes nothing then', async () => {
    const { house, office, person, id } = await openWish()
    expect(await problemOf(await decide(office, id, { decision: 'refused', words: ' ' }))).toMatchObject({ status: 400, field: 'words' })
    expect(await mailsTo(house, hanako)).toEqual([])
    expect((await decide(office, id, { decision: 'refused', words: '確かめられませんでした。' })).status).toBe(204)
    expect(await ownList(person)).toMatchObject({ corrections: [{ state: 'refused', words: '確かめられませんでした。' }], current: { studentNo: 'S-0001' } })
    expect(await mailsTo(house, hanako)).toMatchObject([{ template: 'notCorrected' }])
    expect(await noted(house, person.account)).toMatchObject([{ action: 'correction.refused' }])
  })

  it('is never written as what the field can not hold', async () => {
    const { office, person } = await openWish()
    const asked = await person.request('POST', '/api/rights/corrections', { field: 'entryYear', value: '2024', reason: '' })
    const { id } = correctionSchema.parse(await asked.json())
    expect(await problemOf(await decide(office, id, { decision: 'done', value: '昨年' }))).toMatchObject({ status: 400, field: 'value' })
    expect((await ownList(person)).corrections.find((each) => each.id === id)).toMatchObject({ state: 'asked' })
  })

  it('is decided once, by whoever comes first, and not at all once it was taken back', async () => {
    const { house, office, person, id } = await openWish()
    const other = await atWork(house, { email: 'second@example.org' })
    const both = await Promise.all([decide(office, id, { decision: 'done' }), decide(other, id, { decision: 'refused', words: 'いいえ' })])
    expect(statusesOf(both)).toEqual([204, 409])
    expect(await noted(house, person.account)).toHaveLength(1)
    expect(await mailsTo(house, hanako)).toHaveLength(1)

    const again = await person.request('POST', '/api/rights/corrections', { field: 'studentNo', value: 'B-14', reason: '' })
    const { id: second } = correctionSchema.parse(await again.json())
    await person.request('DELETE', `/api/rights/corrections/${second}`)
    expect(await problemOf(await decide(office, second, { decision: 'done' }))).toMatchObject({ status: 409, code: 'changed-meanwhile' })
    expect((await list(office)).map((each) => each.id)).toEqual([id])
    expect((await decide(office, 'nobody', { decision: 'done' })).status).toBe(404)
  })

  it('is neither seen nor decided by a registrant', async () => {
    const { person, id } = await openWish()
    expect((await person.request('GET', '/api/office/corrections')).status).toBe(403)
    expect((await decide(person, id, { decision: 'done' })).status).toBe(403)
    expect((await ownList(person)).corrections).toMatchObject([{ state: 'asked' }])
  })
})
