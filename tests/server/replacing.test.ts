import { describe, expect, it } from 'vitest'
import { putSubmissionAnswerSchema } from '../../src/api/submissions.ts'
import type { Campaign } from '../../src/domain/campaign.ts'
import { publishCampaign, publishQuestionnaire } from '../../src/server/catalogue/publish.ts'
import { type Client, day, type House, openHouse, problemOf, statusesOf } from './house.ts'
import { publishWinterSurvey, smallQuestionnaire, winterSurvey } from './publish.ts'

const path = `/api/submissions/${winterSurvey.id}`
const home = { a1: 'yes', a2: '東京' }
const away = { a1: 'yes', a2: '京都' }
const none = { a1: 'no' }
const sealed = (answers: object, more: Record<string, unknown> = {}) => ({
  campaign: winterSurvey.id, definition: { id: 'small', version: 1 }, answers, sealedAt: '2026-11-22T00:00:00.000Z', device: 'phone', ...more,
})
const put = (client: Client, body: unknown) => client.request('PUT', path, body)
const receiptIn = async (response: Response) => putSubmissionAnswerSchema.parse(await response.json()).receipt
const standing = async (client: Client) => (await (await client.request('GET', path)).json()) as { answers: unknown; receipt: { hash: string } }
const rowsOf = async ({ store }: House, account: string) => ({
  standing: await store.read((tx) => tx.selectFrom('submissions').selectAll().where('account', '=', account).execute()),
  replaced: await store.read((tx) => tx.selectFrom('submissionsReplaced').selectAll().where('account', '=', account).orderBy('receivedAt').execute()),
})
const change = (house: House, more: Partial<Campaign>) => house.store.write((tx) => publishCampaign(tx, { ...winterSurvey, ...more }, house.now()))

async function openWinter() {
  const house = await openHouse()
  await publishWinterSurvey(house)
  const client = await house.signIn('jiro@example.jp')
  const first = await receiptIn(await put(client, sealed(home)))
  return { house, client, first }
}

describe('answers that are to count instead of those received', () => {
  it('take their place under the same number, every device learns it, and the earlier ones are kept aside', async () => {
    const { house, client, first } = await openWinter()
    const tablet = await house.signIn('jiro@example.jp')
    await tablet.sync()
    const answer = await put(tablet, sealed(away, { device: 'tablet', replaces: first.hash }))
    expect(answer.status).toBe(201)
    const second = await receiptIn(answer)
    expect(second).toMatchObject({ number: first.number, state: 'received' })
    // By its time a device tells the newer receipt, within the same millisecond too.
    expect(second.receivedAt > first.receivedAt).toBe(true)
    for (const device of [client, tablet]) {
      const told = (await device.sync()).changes.findLast((row) => row.kind === 'set' && row.field === '$receipt')
      expect(told).toMatchObject({ value: second })
    }
    expect(await standing(client)).toEqual({ receipt: second, answers: away })
    const rows = await rowsOf(house, client.account)
    expect(rows.standing).toMatchObject([{ number: first.number, hash: second.hash, device: 'tablet' }])
    expect(rows.replaced).toMatchObject([{ number: first.number, hash: first.hash, device: 'phone', receivedAt: first.receivedAt, replacedAt: second.receivedAt }])
  })

  it('are taken only for the receipt that stands; sent again they are the same submission', async () => {
    const { client, first } = await openWinter()
    expect(await problemOf(await put(client, sealed(away, { replaces: 'another' })))).toMatchObject({ status: 409, code: 'already-received', receipt: first })
    const second = await receiptIn(await put(client, sealed(away, { replaces: first.hash })))
    const again = await put(client, sealed(away, { replaces: first.hash }))
    expect(again.status).toBe(200)
    expect(await receiptIn(again)).toEqual(second)
    // What was replaced, on its way for a second time, is not received anew.
    expect(await problemOf(await put(client, sealed(home)))).toMatchObject({ status: 409, receipt: second })
  })

  it('from two devices at once: one is taken, the other sees what stands now and may choose again', async () => {
    const { house, client, first } = await openWinter()
    const answers = await Promise.all([away, none].map((each, at) => put(client, sealed(each, { device: `device-${at}`, replaces: first.hash }))))
    expect(statusesOf(answers)).toEqual([201, 409])
    const rows = await rowsOf(house, client.account)
    expect(rows.standing).toHaveLength(1)
    expect(rows.replaced).toHaveLength(1)
    const refused = answers.find(({ status }) => status === 409)
    expect(await problemOf(refused as Response)).toMatchObject({ receipt: { hash: rows.standing[0]?.hash } })
  })

  it('undo no later choice when they arrive a second time, and can be chosen again', async () => {
    const { house, client, first } = await openWinter()
    const choice = sealed(away, { device: 'tablet', replaces: first.hash })
    const second = await receiptIn(await put(client, choice))
    const third = await receiptIn(await put(client, sealed(home, { sealedAt: '2026-11-22T00:00:00.001Z', replaces: second.hash })))
    expect(third.hash).toBe(first.hash)
    // The tablet never heard the answer and asks again: what stands has the very hash it names.
    expect(await problemOf(await put(client, choice))).toMatchObject({ status: 409, receipt: third })
    const again = await put(client, { ...choice, sealedAt: '2026-11-22T00:00:00.001Z' })
    expect(again.status).toBe(201)
    expect((await rowsOf(house, client.account)).standing).toHaveLength(1)
    expect((await rowsOf(house, client.account)).replaced).toHaveLength(3)
  })

  it('are checked like any others, and a refusal leaves what stands', async () => {
    const { client, first } = await openWinter()
    expect(await problemOf(await put(client, sealed({ a1: 'perhaps' }, { replaces: first.hash })))).toMatchObject({ code: 'answers-refused' })
    expect(await standing(client)).toMatchObject({ receipt: first, answers: home })
  })

  it('are taken in the grace when they were sealed in time, and never after: what stands is final then', async () => {
    const { house, client, first } = await openWinter()
    house.pass(Date.parse(winterSurvey.closesAt) - house.now() + day)
    const tooLate = sealed(none, { sealedAt: '2027-01-01T12:00:00Z', replaces: first.hash })
    expect(await problemOf(await put(client, tooLate))).toMatchObject({ status: 409, code: 'already-received', final: true, receipt: first })
    const late = await put(client, sealed(away, { replaces: first.hash }))
    expect(late.status).toBe(202)
    const second = await receiptIn(late)
    expect(second).toMatchObject({ number: first.number, state: 'late' })
    house.pass(31 * day)
    expect(await problemOf(await put(client, sealed(none, { replaces: second.hash })))).toMatchObject({ status: 409, final: true, receipt: second })
    expect(await standing(client)).toMatchObject({ answers: away })
  })

  it('are in the copy of everything, and gone with the person', async () => {
    const { house, client, first } = await openWinter()
    await put(client, sealed(away, { replaces: first.hash }))
    const copy = (await (await client.request('GET', '/api/rights/copy')).json()) as { submissionsReplaced: unknown[] }
    expect(copy.submissionsReplaced).toMatchObject([{ campaign: winterSurvey.id, answers: home }])
    expect((await rowsOf(house, client.account)).replaced).toHaveLength(1)
  })
})

describe('a campaign that changed while answers were sealed without a network', () => {
  it('closed early takes them as late, extended as in time, paused as ever', async () => {
    const { house } = await openWinter()
    const [aiko, ken, mika] = [await house.signIn('aiko@example.jp'), await house.signIn('ken@example.jp'), await house.signIn('mika@example.jp')]
    await change(house, { paused: true })
    expect((await put(mika, sealed(home))).status).toBe(201)
    house.pass(day)
    await change(house, { closesAt: new Date(house.now()).toISOString() })
    expect(await receiptIn(await put(aiko, sealed(home)))).toMatchObject({ state: 'late' })
    await change(house, { closesAt: new Date(house.now() + 90 * day).toISOString(), graceUntil: new Date(house.now() + 100 * day).toISOString() })
    house.pass(60 * day)
    expect(await receiptIn(await put(ken, sealed(home)))).toMatchObject({ state: 'received' })
  })

  it('counts answers in the grace as late from a phone whose clock is a year ahead or behind', async () => {
    const { house } = await openWinter()
    house.pass(Date.parse(winterSurvey.closesAt) - house.now() + day)
    for (const [email, sealedAt] of [['aiko@example.jp', '2027-11-22T00:00:00Z'], ['ken@example.jp', '2025-11-22T00:00:00Z'], ['mika@example.jp', '1970-01-01T00:00:00Z']] as const) {
      expect(await receiptIn(await put(await house.signIn(email), sealed(home, { sealedAt })))).toMatchObject({ state: 'late' })
    }
  })

  it('that names another version takes answers to both', async () => {
    const { house } = await openWinter()
    await house.store.write((tx) => publishQuestionnaire(tx, smallQuestionnaire(2, '直した調査'), house.now()))
    await change(house, { definition: { id: 'small', version: 2 } })
    const [aiko, ken] = [await house.signIn('aiko@example.jp'), await house.signIn('ken@example.jp')]
    expect((await put(aiko, sealed(home))).status).toBe(201)
    expect((await put(ken, sealed(home, { definition: { id: 'small', version: 2 } }))).status).toBe(201)
  })
})
