import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { putSubmissionAnswerSchema } from '../../src/api/submissions.ts'
import { contentHash } from '../../src/domain/submission.ts'
import { publishQuestionnaire } from '../../src/server/catalogue/publish.ts'
import { checkLetter, drawReceiptNumber } from '../../src/server/campaigns/receipt-number.ts'
import { type Client, openHouse, problemOf, set, statusesOf } from './house.ts'
import { publishWinterSurvey, smallQuestionnaire, winterSurvey } from './publish.ts'

const path = `/api/submissions/${winterSurvey.id}`
const sealed = (more: Record<string, unknown> = {}) => ({
  campaign: winterSurvey.id,
  definition: { id: 'small', version: 1 },
  answers: { a1: 'yes', a2: '東京' },
  sealedAt: '2026-11-22T00:00:00.000Z',
  device: 'phone',
  ...more,
})
const put = (client: Client, body: unknown) => client.request('PUT', path, body)
const receiptIn = async (response: Response) => putSubmissionAnswerSchema.parse(await response.json()).receipt

async function openWinter() {
  const house = await openHouse()
  await publishWinterSurvey(house)
  return { house, client: await house.signIn('jiro@example.jp') }
}

describe('sealed answers', () => {
  it('are received with a number, the hash of their content and the time of our clock', async () => {
    const { house, client } = await openWinter()
    const answer = await put(client, sealed({ sealedAt: '2026-11-20T00:00:00Z' }))
    expect(answer.status).toBe(201)
    const receipt = await receiptIn(answer)
    expect(receipt).toEqual({
      number: expect.stringMatching(/^[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}$/),
      hash: await contentHash({ campaign: winterSurvey.id, definition: { id: 'small', version: 1 }, answers: { a1: 'yes', a2: '東京' } }),
      receivedAt: new Date(house.now()).toISOString(),
      state: 'received',
    })
    const read = await client.request('GET', path)
    expect(await read.json()).toEqual({ receipt, answers: { a1: 'yes', a2: '東京' } })
  })

  it('have their receipt on every device, through the notebook', async () => {
    const { house, client } = await openWinter()
    const tablet = await house.signIn('jiro@example.jp')
    await client.sync([set({ type: 'draft', record: winterSurvey.id, field: 'a1', value: 'yes' })])
    const receipt = await receiptIn(await put(client, sealed()))
    for (const device of [client, tablet]) {
      expect((await device.sync()).changes).toContainEqual(
        expect.objectContaining({ kind: 'set', type: 'draft', record: winterSurvey.id, field: '$receipt', value: receipt }),
      )
    }
  })

  it('sent again are one submission, whatever the order of their members and the time of sealing', async () => {
    const { house, client } = await openWinter()
    const receipt = await receiptIn(await put(client, sealed()))
    house.pass(3_600_000)
    const again = await put(client, sealed({ answers: { a2: '東京', a1: 'yes' }, sealedAt: '2026-11-22T01:00:00Z', device: 'tablet' }))
    expect(again.status).toBe(200)
    expect(await receiptIn(again)).toEqual(receipt)
  })

  it('with other content are refused with the first receipt, and what was received first stands', async () => {
    const { client } = await openWinter()
    const receipt = await receiptIn(await put(client, sealed()))
    const other = await put(client, sealed({ answers: { a1: 'no' } }))
    expect(await problemOf(other)).toMatchObject({ status: 409, code: 'already-received', receipt })
    expect(await (await client.request('GET', path)).json()).toMatchObject({ answers: { a1: 'yes' } })
  })

  it('sent by two devices at once are one submission with one number', async () => {
    const { house, client } = await openWinter()
    const answers = await Promise.all(Array.from({ length: 8 }, () => put(client, sealed())))
    expect(statusesOf(answers)).toEqual([...Array(7).fill(200), 201])
    const numbers = await Promise.all(answers.map(async (answer) => (await receiptIn(answer)).number))
    expect(new Set(numbers).size).toBe(1)
    const aiko = await house.signIn('aiko@example.jp')
    const different = await Promise.all(['yes', 'no'].map((a1) => put(aiko, sealed({ answers: a1 === 'yes' ? { a1, a2: '京都' } : { a1 } }))))
    expect(statusesOf(different)).toEqual([201, 409])
    expect((await aiko.sync()).changes.filter((row) => row.kind === 'set' && row.field === '$receipt')).toHaveLength(1)
  })

  it('that come late but were sealed in time are kept as late; all others after the close are kept and marked', async () => {
    const { house, client } = await openWinter()
    const aiko = await house.signIn('aiko@example.jp')
    const ken = await house.signIn('ken@example.jp')
    house.pass(Date.parse(winterSurvey.closesAt) - house.now() - 1)
    expect(await receiptIn(await put(await house.signIn('just@example.jp'), sealed()))).toMatchObject({ state: 'received' })
    house.pass(1)
    const late = await put(client, sealed({ sealedAt: '2026-12-31T23:59:59+09:00' }))
    expect(late.status).toBe(202)
    expect(await receiptIn(late)).toMatchObject({ state: 'late' })
    const sealedLate = await put(aiko, sealed({ sealedAt: '2027-01-01T00:00:01+09:00' }))
    expect(sealedLate.status).toBe(202)
    expect(await receiptIn(sealedLate)).toMatchObject({ state: 'after-close' })
    house.pass(32 * 24 * 3_600_000)
    expect(await receiptIn(await put(ken, sealed()))).toMatchObject({ state: 'after-close' })
    expect((await put(ken, sealed())).status).toBe(200)
  })

  it('are not taken before the survey opens', async () => {
    const { house, client } = await openWinter()
    house.pass(Date.parse(winterSurvey.opensAt) - house.now() - 1)
    expect(await problemOf(await put(client, sealed()))).toMatchObject({ status: 422, code: 'not-open' })
    house.pass(1)
    expect((await put(client, sealed())).status).toBe(201)
  })
})

describe('answers that the questionnaire refuses', () => {
  it.each([
    ['a required one is missing', { a1: 'yes' }, ['a2']],
    ['one is no choice', { a1: 'perhaps' }, ['a1']],
    ['one is too long', { a1: 'yes', a2: 'あ'.repeat(21) }, ['a2']],
    ['one is not asked', { a1: 'no', a2: '東京' }, ['a2']],
    ['one is unknown', { a1: 'no', z9: 'x' }, ['z9']],
    ['one may not be declined', { a1: { declined: true } }, ['a1']],
  ])('are named, and nothing is received: %s', async (_, answers, fields) => {
    const { client } = await openWinter()
    const answer = await problemOf(await put(client, sealed({ answers })))
    expect(answer).toMatchObject({ status: 422, code: 'answers-refused' })
    const { refused } = answer as unknown as { refused: { field: string }[] }
    expect(refused.map(({ field }) => field)).toEqual(fields)
    expect((await client.request('GET', path)).status).toBe(404)
    expect((await client.sync()).changes).toEqual([])
  })
})

describe('requests that name something else', () => {
  it('are refused with the reason', async () => {
    const { house, client } = await openWinter()
    expect(await problemOf(await client.request('PUT', '/api/submissions/other', sealed()))).toMatchObject({ status: 400, field: 'campaign' })
    const unknown = await client.request('PUT', '/api/submissions/other', sealed({ campaign: 'other' }))
    expect(await problemOf(unknown)).toMatchObject({ status: 404, code: 'not-found' })
    for (const definition of [{ id: 'small', version: 2 }, { id: 'large', version: 1 }]) {
      expect(await problemOf(await put(client, sealed({ definition })))).toMatchObject({ status: 422, code: 'definition-unknown' })
    }
    await house.store.write((tx) => publishQuestionnaire(tx, smallQuestionnaire(2, '直した調査'), house.now()))
    expect((await put(client, sealed({ definition: { id: 'small', version: 2 } }))).status).toBe(201)
  })

  it.each([
    ['answers', { answers: [] }],
    ['answers.a1', { answers: { a1: null } }],
    ['definition.version', { definition: { id: 'small', version: '1' } }],
    ['sealedAt', { sealedAt: 'today' }],
    ['device', { device: 5 }],
  ])('are 400 with the field: %s', async (field, wrong) => {
    const { client } = await openWinter()
    expect(await problemOf(await put(client, sealed(wrong)))).toMatchObject({ status: 400, code: 'bad-request', field })
  })

  it('are 413 when they are larger than any questionnaire can be', async () => {
    const { client } = await openWinter()
    expect(await problemOf(await put(client, sealed({ answers: { a1: 'a'.repeat(600_000) } })))).toMatchObject({ status: 413 })
  })
})

describe('a receipt number', () => {
  it('shows any one wrong character and any two swapped neighbours', () => {
    const letters = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
    const place = fc.nat({ max: 7 })
    fc.assert(
      fc.property(place, fc.constantFrom(...letters.split('')), (at, letter) => {
        const right = drawReceiptNumber().replace('-', '')
        const holds = (number: string) => checkLetter(number.slice(0, 7)) === number.charAt(7)
        expect(holds(right)).toBe(true)
        const wrong = right.slice(0, at) + letter + right.slice(at + 1)
        expect(holds(wrong)).toBe(wrong === right)
        const to = Math.min(at, 6)
        const swapped = right.slice(0, to) + right.charAt(to + 1) + right.charAt(to) + right.slice(to + 2)
        expect(holds(swapped)).toBe(swapped === right)
      }),
      { numRuns: 2000 },
    )
  })
})
