import { describe, expect, it } from 'vitest'
import { closureSchema, consentsSchema, correctionSchema, correctionsSchema } from '../../src/api/rights.ts'
import { decideCorrection } from '../../src/server/rights/decide-correction.ts'
import { type Client, type House, openHouse, problemOf } from './house.ts'

const actor = { account: 'officer', name: '佐藤' }
const config = { origin: 'https://jgrad.example.jp', port: 1 }

const listOf = async (client: Client) => correctionsSchema.parse(await (await client.request('GET', '/api/rights/corrections')).json())
const askFor = (client: Client, field: string, value: string, reason = '入力の誤り') =>
  client.request('POST', '/api/rights/corrections', { field, value, reason })
const decide = (house: House, decision: Parameters<typeof decideCorrection>[1]) =>
  house.store.write((tx) => decideCorrection(tx, decision, { actor, config, now: house.now() }))
const queued = (house: House, template: string) =>
  house.store.read((tx) => tx.selectFrom('mails').select(['recipient', 'text', 'subject']).where('template', '=', template).execute())

describe('a correction of what only the office can change', () => {
  it('is asked for once at a time, listed, and can be taken back', async () => {
    const house = await openHouse()
    const mika = await house.signIn('mika@example.jp')
    const asked = await askFor(mika, 'studentNo', ' B-12 ')
    expect(asked.status).toBe(201)
    const { id } = correctionSchema.parse(await asked.json())
    expect(await problemOf(await askFor(mika, 'studentNo', 'B-13'))).toMatchObject({ status: 409, code: 'not-allowed-now' })
    expect((await listOf(mika)).corrections).toMatchObject([{ id, field: 'studentNo', state: 'asked' }])
    const jiro = await house.signIn('jiro@example.jp')
    expect((await jiro.request('DELETE', `/api/rights/corrections/${id}`)).status).toBe(404)
    expect((await mika.request('DELETE', `/api/rights/corrections/${id}`)).status).toBe(204)
    expect(await decide(house, { id, decision: 'done', words: null })).toBe('changed-meanwhile')
    expect((await askFor(mika, 'studentNo', 'B-13')).status).toBe(201)
    expect((await listOf(jiro)).corrections).toEqual([])
  })

  it.each([['entryYear', '2013'], ['entryYear', 'いつか'], ['expectedCompletion', '2027-13'], ['studentNo', '  '], ['email', 'x@example.jp']])(
    'is refused for %s with %j, which the field can not hold',
    async (field, value) => {
      const house = await openHouse()
      expect((await askFor(await house.signIn('mika@example.jp'), field, value)).status).toBe(400)
    },
  )

  it('that is decided stands in the notebook, the account and the history, and is told by mail', async () => {
    const house = await openHouse()
    const mika = await house.signIn('mika@example.jp')
    await house.store.write((tx) =>
      tx
        .insertInto('universities')
        .values({
          id: 'F101', member: 1, rev: 1, updatedAt: '',
          body: JSON.stringify({
            id: 'F101', name: { ja: '例題大学', en: 'Example University' }, aliases: [], member: true, domains: [], patterns: [], privacy: null, since: null, contact: null,
          }),
        })
        .execute(),
    )
    for (const [field, value] of [['university', 'Example University'], ['entryYear', '２０２４年'], ['expectedCompletion', '2027-03'], ['studentNo', 'B-12']] as const) {
      const { id } = correctionSchema.parse(await (await askFor(mika, field, value)).json())
      expect(await decide(house, { id, decision: 'done', words: null })).toBe('done')
      expect(await decide(house, { id, decision: 'refused', words: 'もう一度' })).toBe('changed-meanwhile')
    }
    const rows = (await mika.sync()).changes.flatMap((row) => (row.kind === 'set' ? [[row.field, row.value]] : []))
    expect(Object.fromEntries(rows)).toMatchObject({ university: '例題大学', entryYear: 2024, studentNo: 'B-12' })
    const account = await house.store.read((tx) => tx.selectFrom('accounts').selectAll().where('id', '=', mika.account).executeTakeFirstOrThrow())
    expect(account).toMatchObject({ university: 'F101', entryYear: 2024, expectedCompletion: '2027-03' })
    expect(await listOf(mika)).toMatchObject({ current: { university: '例題大学', entryYear: 2024, studentNo: 'B-12', expectedCompletion: '2027-03' } })
    const history = JSON.stringify(await (await mika.request('GET', '/api/rights/history')).json())
    for (const field of ['university', 'entryYear', 'expectedCompletion', 'studentNo']) expect(history).toContain(`"field":"${field}"`)
    expect(await queued(house, 'corrected')).toHaveLength(4)
    const keys = await house.store.read((tx) => tx.selectFrom('identities').select('key').where('account', '=', mika.account).execute())
    expect(keys).toContainEqual({ key: 'b12' })
    const audit = await house.store.read((tx) => tx.selectFrom('audit').select(['action', 'detail']).where('account', '=', mika.account).execute())
    expect(audit.map(({ action }) => action)).toEqual(Array.from({ length: 4 }, () => 'correction.done'))
    expect(JSON.stringify(audit)).not.toContain('B-12')
  })

  it('that is refused is told with the office’s words, and needs them', async () => {
    const house = await openHouse()
    const mika = await house.signIn('mika@example.jp')
    const { id } = correctionSchema.parse(await (await askFor(mika, 'entryYear', '2024')).json())
    expect(await decide(house, { id, decision: 'refused', words: ' ' })).toBe('bad-request')
    expect(await decide(house, { id, decision: 'refused', words: '大学の記録と違います' })).toBe('done')
    expect((await queued(house, 'notCorrected'))[0]?.text).toContain('大学の記録と違います')
    expect((await listOf(mika)).corrections).toMatchObject([{ state: 'refused', words: '大学の記録と違います' }])
    expect(await decide(house, { id: 'nothing', decision: 'done', words: null })).toBe('not-found')
  })

  it('is written as the office says where that is not what was asked for', async () => {
    const house = await openHouse()
    const mika = await house.signIn('mika@example.jp')
    const { id } = correctionSchema.parse(await (await askFor(mika, 'entryYear', '2024')).json())
    expect(await decide(house, { id, decision: 'done', value: 'never', words: null })).toBe('bad-request')
    expect(await decide(house, { id, decision: 'done', value: '2023', words: '大学の記録では2023年度です' })).toBe('done')
    expect((await listOf(mika)).current).toMatchObject({ entryYear: 2023 })
    expect((await queued(house, 'correctedWithWords'))[0]?.text).toContain('大学の記録では2023年度です')
  })

  it('is decided once when two of the office decide at the same time', async () => {
    const house = await openHouse()
    const mika = await house.signIn('mika@example.jp')
    const { id } = correctionSchema.parse(await (await askFor(mika, 'entryYear', '2024')).json())
    const both = await Promise.all([decide(house, { id, decision: 'done', words: null }), decide(house, { id, decision: 'refused', words: 'いいえ' })])
    expect(both.toSorted()).toEqual(['changed-meanwhile', 'done'])
  })
})

describe('consents', () => {
  const consentsOf = async (client: Client) => consentsSchema.parse(await (await client.request('GET', '/api/rights/consents')).json())
  const put = (client: Client, kind: string, given: boolean) => client.request('PUT', '/api/rights/consents', { kind, given })

  it('that may be given alone are nobody’s unless given, and are recorded with version and both times', async () => {
    const house = await openHouse()
    const mika = await house.signIn('mika@example.jp')
    expect(await consentsOf(mika)).toEqual({ consents: [], given: [], willingSince: null, story: null })
    await put(mika, 'role-model-contact', true)
    await put(mika, 'role-model-contact', true)
    expect((await consentsOf(mika)).given).toEqual(['role-model-contact'])
    house.pass(1000)
    await put(mika, 'role-model-contact', false)
    const { consents, given } = await consentsOf(mika)
    expect(given).toEqual([])
    expect(consents).toEqual([
      { kind: 'role-model-contact', version: '2026-11-23', at: '2026-11-22T00:00:00.000Z', withdrawnAt: '2026-11-22T00:00:01.000Z' },
    ])
    expect((await put(mika, 'registry', false)).status).toBe(400)
  })
})

describe('closing the account', () => {
  const closureOf = async (answer: Response) => closureSchema.parse(await answer.json())
  const close = (client: Client) => client.request('POST', '/api/rights/closure', { understood: true })

  it('has to be said in so many words, tells by mail until when one may change one’s mind, and once', async () => {
    const house = await openHouse()
    const mika = await house.signIn('mika@example.jp')
    expect((await mika.request('POST', '/api/rights/closure', {})).status).toBe(400)
    const first = await closureOf(await close(mika))
    expect(first.closesAt).toBe('2026-12-22T00:00:00.000Z')
    house.pass(1000)
    expect(await closureOf(await close(mika))).toEqual(first)
    expect((await house.mails()).filter((mail) => mail.includes('To: mika@example.jp')).length).toBe(2)
    expect(await queued(house, 'closing')).toHaveLength(1)
    const rows = (await mika.sync()).changes
    expect(rows).toContainEqual(expect.objectContaining({ type: 'setting', field: 'closesAt', value: first.closesAt }))
  })

  it('ends the consent that registering rests on, and gives it anew when the person stays', async () => {
    const house = await openHouse()
    const mika = await house.signIn('mika@example.jp')
    await house.store.write((tx) =>
      tx.insertInto('consents').values({ id: 'c1', account: mika.account, kind: 'registry', version: '2026-11-22', at: '2026-11-01', withdrawnAt: null }).execute(),
    )
    await mika.request('PUT', '/api/rights/consents', { kind: 'role-model-contact', given: true })
    await close(mika)
    const consents = async () => consentsSchema.parse(await (await mika.request('GET', '/api/rights/consents')).json())
    expect((await consents()).consents.find(({ kind }) => kind === 'registry')?.withdrawnAt).toBe('2026-11-22T00:00:00.000Z')
    expect((await consents()).given).toEqual(['role-model-contact'])
    house.pass(1000)
    expect(await closureOf(await mika.request('DELETE', '/api/rights/closure'))).toMatchObject({ closesAt: null })
    const after = (await consents()).consents.filter(({ kind }) => kind === 'registry')
    expect(after.map(({ withdrawnAt }) => withdrawnAt)).toEqual([null, '2026-11-22T00:00:00.000Z'])
    await mika.request('DELETE', '/api/rights/closure')
    expect(await queued(house, 'reopened')).toHaveLength(1)
    const standing = await house.store.read((tx) => tx.selectFrom('accounts').select('standing').where('id', '=', mika.account).executeTakeFirst())
    expect(standing).toEqual({ standing: 'active' })
  })

  it('is not for the office’s own accounts, nor for one that was never begun', async () => {
    const house = await openHouse()
    await house.register('sato@example.jp', { role: 'administrator' })
    expect(await problemOf(await close(await house.signIn('sato@example.jp')))).toMatchObject({ status: 409, code: 'not-allowed-now' })
    const mika = await house.signIn('mika@example.jp')
    await house.store.write((tx) => tx.updateTable('accounts').set({ standing: 'invited' }).where('id', '=', mika.account).execute())
    expect((await close(mika)).status).toBe(409)
  })
})
