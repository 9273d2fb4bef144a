import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { postingSourceSchema } from '../../../src/api/posting-sources.ts'
import { markOf } from '../../../src/domain/posting/digest.ts'
import { postingSchema } from '../../../src/domain/posting/posting.ts'
import { readMeta } from '../../../src/server/store/meta.ts'
import { day, type House, openHouse, problemOf } from '../house.ts'
import { atWork } from '../registry/at-work.ts'
import { decide, hand, lineOf, open, planFor, search, tableOf, takeIn } from './desk.ts'

/** A house with its office at work, and none of the postings it may begin with. */
async function openDesk() {
  const house = await openHouse()
  const desk = await atWork(house)
  await house.store.write((tx) => tx.deleteFrom('postings').execute())
  return { house, desk }
}
const stored = (house: House) => house.store.read((tx) => tx.selectFrom('postings').selectAll().orderBy('id').execute())
const changedAt = (house: House) => house.store.read((tx) => readMeta(tx, 'postings-changed'))
const both = (text: string) => ({ ja: text, en: text })
const nothing = { added: 0, changed: 0, returned: 0, withdrawn: 0 }

describe('a file of postings', () => {
  it('is shown before anything happens, taken in at once, and changes nothing the second time', async () => {
    const { house, desk } = await openDesk()
    const file = tableOf(lineOf('D1'), lineOf('D2', { 職種: '助教相当、占い師' }))
    const before = await changedAt(house)
    house.pass(1000)
    const plan = await planFor(desk, file)
    expect(plan.counts).toEqual({ ...nothing, added: 2, unchanged: 0, kept: 0, wrong: 0, doubtful: 1 })
    expect({ added: plan.added, doubtful: plan.doubtful }).toEqual({
      added: [{ id: 'D1', title: 'D1の公募', fields: [] }, { id: 'D2', title: 'D2の公募', fields: [] }],
      doubtful: [{ line: 3, reason: 'job-type', value: '占い師' }],
    })
    expect(await stored(house)).toEqual([])
    expect(await changedAt(house)).toBe(before)

    expect(await takeIn(desk, file)).toEqual({ ...nothing, added: 2, unchanged: 0 })
    const after = await stored(house)
    expect(after).toMatchObject([{ id: 'D1', source: 'by-hand', state: 'open', since: 0, closesOn: '2026-12-22' }, { id: 'D2' }])
    expect(await changedAt(house)).toBe(new Date(house.now()).toISOString())
    // The mark is that of the posting as if no edition had it yet.
    const { texts, ...heading } = postingSchema.parse({ ...(JSON.parse(after[0]?.body ?? '') as object), since: 0 })
    expect(after[0]?.mark).toBe(await markOf(heading, texts ?? { parts: {}, page: null, applyAt: null }))

    house.pass(day)
    expect(await takeIn(desk, file)).toEqual({ ...nothing, unchanged: 2 })
    expect(await stored(house)).toEqual(after)
    expect(await changedAt(house)).not.toBe(new Date(house.now()).toISOString())
  })

  it('that says something else of a posting changes that alone, and keeps since when it has been published', async () => {
    const { house, desk } = await openDesk()
    await takeIn(desk, tableOf(lineOf('D1'), lineOf('D2')))
    await house.store.write((tx) => tx.updateTable('postings').set({ since: 7 }).execute())
    const file = tableOf(lineOf('D1', { 募集終了日: '2027-01-31', 仕事内容・職務内容: '研究と教育' }), lineOf('D2'))
    const { changed, counts } = await planFor(desk, file)
    expect(counts).toMatchObject({ changed: 1, unchanged: 1 })
    expect(changed).toEqual([{ id: 'D1', title: 'D1の公募', fields: [{ field: 'closesOn', before: both('2026-12-22'), after: both('2027-01-31') }, { field: 'duties.ja', before: both('研究'), after: both('研究と教育') }] }])
    expect(await takeIn(desk, file)).toEqual({ ...nothing, changed: 1, unchanged: 1 })
    expect((await open(desk, 'D1')).posting).toMatchObject({ since: 7, closesOn: '2027-01-31' })
  })

  it('is taken in whole or not at all: one wrong line, and nothing happens', async () => {
    const { house, desk } = await openDesk()
    const file = tableOf(lineOf('D1'), lineOf('D2', { 公開開始日: '2026-02-30' }))
    const plan = await planFor(desk, file)
    expect(plan.wrong).toEqual([{ line: 3, reason: 'date', value: '2026-02-30' }])
    expect(await problemOf(await hand(desk, file, {}, plan.token))).toMatchObject({ status: 422, code: 'import-wrong' })
    expect(await stored(house)).toEqual([])
  })

  it('does what was shown or refuses, when somebody changed things meanwhile', async () => {
    const { desk } = await openDesk()
    const file = tableOf(lineOf('D1'))
    const { token } = await planFor(desk, file)
    await takeIn(desk, tableOf(lineOf('D1', { 仕事内容・職務内容: '別の仕事' })))
    expect(await problemOf(await hand(desk, file, {}, token))).toMatchObject({ status: 409, code: 'changed-meanwhile' })
    expect(await problemOf(await hand(desk, tableOf(lineOf('D2')), {}, token))).toMatchObject({ status: 409 })
  })

  it('that is a whole list withdraws what it names no more, and brings it back when it is named again', async () => {
    const { house, desk } = await openDesk()
    const whole = { whole: true }
    await takeIn(desk, tableOf(lineOf('D1'), lineOf('D2'), lineOf('D3', { 募集終了日: '2026-11-10' })), whole)
    expect((await planFor(desk, tableOf(lineOf('D1')))).counts.withdrawn).toBe(0)
    // What is past its last day ended by itself.
    expect(await takeIn(desk, tableOf(lineOf('D1')), whole)).toEqual({ ...nothing, withdrawn: 1, unchanged: 1 })
    expect(await open(desk, 'D2')).toMatchObject({ state: 'withdrawn', withdrawnBy: 'list' })
    expect((await open(desk, 'D3')).state).toBe('closed')
    expect(await takeIn(desk, tableOf(lineOf('D1'), lineOf('D2')), whole)).toEqual({ ...nothing, returned: 1, unchanged: 1 })
    expect(await open(desk, 'D2')).toMatchObject({ state: 'open', withdrawnBy: null })
    expect((await search(desk)).states).toEqual({ open: 2, closed: 1, withdrawn: 0 })
    expect(house.failures).toEqual([])
  })

  it('never touches what another source brought', async () => {
    const { desk } = await openDesk()
    const words = { name: '見本の取得先', address: 'https://example.jp/jobs.csv', kind: 'csv', whole: true, every: 24, active: false }
    const { id: source } = postingSourceSchema.parse(await (await desk.request('POST', '/api/office/postings/sources', words)).json())
    await takeIn(desk, tableOf(lineOf('D1')))
    expect((await planFor(desk, tableOf(lineOf('D1'), lineOf('D2')), { source, whole: true })).wrong).toEqual([{ line: 2, reason: 'other-source', value: 'D1' }])
    expect(await takeIn(desk, tableOf(lineOf('D2')), { source, whole: true })).toEqual({ ...nothing, added: 1, unchanged: 0 })
    expect((await open(desk, 'D1')).state).toBe('open')
    expect((await search(desk)).sources).toEqual([{ id: 'by-hand', name: null, count: 1 }, { id: source, name: '見本の取得先', count: 1 }])
    expect(await problemOf(await hand(desk, tableOf(lineOf('D3')), { source: 'nobody' }))).toMatchObject({ status: 400, field: 'source' })
  })

  it('that is packed, no table, too large, or asks for nothing we know is refused with the reason', async () => {
    const { desk } = await openDesk()
    expect(await problemOf(await hand(desk, new Uint8Array([0x1f, 0x8b, 8])))).toMatchObject({ status: 422, code: 'postings-unreadable', reason: 'compressed' })
    expect(await problemOf(await hand(desk, 'a,b\n1,2\n'))).toMatchObject({ reason: 'no-header' })
    expect(await problemOf(await hand(desk, '{', { kind: 'json-ld' }))).toMatchObject({ reason: 'json' })
    const packed = await desk.request('POST', '/api/office/postings/files?kind=csv&source=by-hand&whole=no', 'x', { 'content-encoding': 'gzip' })
    expect(await problemOf(packed)).toMatchObject({ status: 400, field: 'content-encoding' })
    expect(await problemOf(await desk.request('POST', '/api/office/postings/files?kind=xml&source=by-hand&whole=no', 'x'))).toMatchObject({ status: 400, field: 'kind' })
  })

  it('of thousands is taken in while the server goes on answering, and comes back as it was', async () => {
    const { house, desk } = await openDesk()
    const count = 3000
    const file = tableOf(...Array.from({ length: count }, (_, at) => lineOf(`D${at}`, { 応募資格: `条件${at}`.repeat(100) })))
    const { token } = await planFor(desk, file)
    const taking = hand(desk, file, {}, token)
    expect((await house.stranger().request('GET', '/api/health')).status).toBe(200)
    expect(await (await taking).json()).toEqual({ ...nothing, added: count, unchanged: 0 })
    const found = await search(desk, { words: 'd2999' })
    expect({ total: found.total, open: found.states.open }).toEqual({ total: 1, open: count })
    expect((await open(desk, 'D2999')).posting.texts?.parts.requirements?.ja).toBe('条件2999'.repeat(100))
  })

  it('taken in, in whatever order, leaves what the last list says', async () => {
    const { house, desk } = await openDesk()
    const list = fc.uniqueArray(fc.record({ id: fc.constantFrom('D1', 'D2', 'D3', 'D4'), work: fc.constantFrom('研究', '教育') }), { selector: ({ id }) => id, minLength: 1 })
    await fc.assert(
      fc.asyncProperty(fc.array(list, { minLength: 1, maxLength: 3 }), async (lists) => {
        for (const lines of lists) await takeIn(desk, tableOf(...lines.map(({ id, work }) => lineOf(id, { 仕事内容・職務内容: work }))), { whole: true })
        const last = lists.at(-1) ?? []
        const rows = (await stored(house)).filter(({ state }) => state === 'open')
        expect(rows.map(({ id, body }) => ({ id, work: (JSON.parse(body) as { texts: { parts: { duties: { ja: string } } } }).texts.parts.duties.ja }))).toEqual(last.toSorted((a, b) => (a.id < b.id ? -1 : 1)))
      }),
      { numRuns: 6 },
    )
  })
})

describe('a posting', () => {
  it('that the office withdrew stays so whatever a list says, until the office brings it back', async () => {
    const { house, desk } = await openDesk()
    await takeIn(desk, tableOf(lineOf('D1')))
    house.pass(1000)
    expect((await decide(desk, 'D1', 'withdraw')).status).toBe(200)
    expect(await changedAt(house)).toBe(new Date(house.now()).toISOString())
    expect(await open(desk, 'D1')).toMatchObject({ state: 'withdrawn', withdrawnBy: 'office' })
    expect(await problemOf(await decide(desk, 'D1', 'withdraw'))).toMatchObject({ status: 409, code: 'not-allowed-now' })

    const other = tableOf(lineOf('D1', { 仕事内容・職務内容: '別の仕事' }))
    expect((await planFor(desk, other, { whole: true })).counts).toMatchObject({ kept: 1, changed: 0, returned: 0 })
    await takeIn(desk, other, { whole: true })
    expect((await open(desk, 'D1')).state).toBe('withdrawn')
    const before = await stored(house)
    await takeIn(desk, other, { whole: true })
    expect(await stored(house)).toEqual(before)

    await decide(desk, 'D1', 'bring-back')
    const { state, posting } = await open(desk, 'D1')
    expect({ state, duties: posting.texts?.parts.duties }).toEqual({ state: 'open', duties: { ja: '別の仕事' } })
    expect((await decide(desk, 'D9', 'withdraw')).status).toBe(404)
    expect(await problemOf(await decide(desk, 'D1', 'withdraw', '  '))).toMatchObject({ status: 400, field: 'reason' })
  })

  it('is found by words in any width, by its state and its source', async () => {
    const { desk } = await openDesk()
    await takeIn(desk, tableOf(lineOf('D1', { 求人件名: 'データ科学の助教' }), lineOf('D2', { 機関名: '100%_研究所', 募集終了日: '2026-11-10' })))
    await decide(desk, 'D1', 'withdraw')
    const ids = async (question: Parameters<typeof search>[1]) => (await search(desk, question)).postings.map(({ id }) => id)
    expect(await ids({ words: 'ﾃﾞｰﾀ 助教' })).toEqual(['D1'])
    expect(await ids({ words: 'でーた' })).toEqual(['D1'])
    expect(await ids({ words: '%_' })).toEqual(['D2'])
    expect(await ids({ words: 'データ 研究所' })).toEqual([])
    expect(await ids({ state: 'withdrawn' })).toEqual(['D1'])
    expect(await ids({ state: 'closed' })).toEqual(['D2'])
    expect(await ids({ state: 'open' })).toEqual([])
    expect(await ids({ source: 'by-hand', words: 'd2' })).toEqual(['D2'])
  })
})
