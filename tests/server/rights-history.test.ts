import { describe, expect, it } from 'vitest'
import { historyPageSchema } from '../../src/api/rights.ts'
import { writeAsOffice } from '../../src/server/sync/office.ts'
import { type Client, day, openHouse, set } from './house.ts'

const historyOf = async (client: Client, before?: string) => {
  const answer = await client.request('GET', `/api/rights/history${before === undefined ? '' : `?before=${before}`}`)
  return historyPageSchema.parse(await answer.json())
}

describe('the history of my record', () => {
  it('says what stood there before and after, when, and from which of my devices or the office', async () => {
    const house = await openHouse()
    const phone = await house.signIn('mika@example.jp')
    const name = set({ value: '美香' })
    await phone.sync([name])
    house.pass(day)
    const laptop = await house.signIn('mika@example.jp')
    await laptop.sync([set({ value: '見本 美香', based: [name.id] })])
    house.pass(day)
    await house.store.write((tx) => writeAsOffice(tx, phone.account, [{ type: 'profile', record: 'me', field: 'studentNo', value: 'B-1' }], house.now()))
    const { lines, next } = await historyOf(phone)
    expect(next).toBeNull()
    expect(lines.map(({ field, before, after, by, at }) => ({ field, before, after, by, at }))).toEqual([
      { field: 'studentNo', before: null, after: 'B-1', by: 'office', at: '2026-11-24T00:00:00.000Z' },
      { field: 'name', before: '美香', after: '見本 美香', by: 'elsewhere', at: '2026-11-23T00:00:00.000Z' },
      { field: 'name', before: null, after: '美香', by: 'here', at: '2026-11-22T00:00:00.000Z' },
    ])
  })

  it('has one line for a field that was written several times in a batch, and none for what changed nothing', async () => {
    const house = await openHouse()
    const phone = await house.signIn('mika@example.jp')
    const [first, second] = [set({ value: '美' }), set({ value: '美香' })]
    await phone.sync([first, { ...second, based: [first.id] }, set({ field: 'orcid', value: null })])
    await phone.sync([set({ value: '美香', based: [second.id] }), first])
    expect((await historyOf(phone)).lines.map(({ field, before, after }) => [field, before, after])).toEqual([['name', null, '美香']])
  })

  it('tells a removed record and one that came back as one line each, with all that it held', async () => {
    const house = await openHouse()
    const phone = await house.signIn('mika@example.jp')
    const job = { type: 'career', record: 'job1' }
    const [kind, place] = [set({ ...job, field: 'kind', value: 'job' }), set({ ...job, field: 'organisation', value: '見本研究所' })]
    await phone.sync([kind, place])
    house.pass(day)
    const removal = { id: 'removal-1', kind: 'remove', ...job, seen: { kind: [kind.id], organisation: [place.id] }, at: house.now() }
    await phone.sync([removal])
    house.pass(day)
    await phone.sync([set({ ...job, field: 'role', value: '研究員', based: ['removal-1'] })])
    const whole = { kind: 'job', organisation: '見本研究所' }
    expect((await historyOf(phone)).lines.slice(0, 2).map(({ field, before, after }) => [field, before, after])).toEqual([
      ['', null, { ...whole, role: '研究員' }],
      ['', whole, null],
    ])
  })

  it('leaves out answers being written, how the app is set, a value that lost, and notes beside a posting', async () => {
    const house = await openHouse()
    const phone = await house.signIn('mika@example.jp')
    await phone.sync([
      set({ type: 'draft', record: 'survey', field: 'a1', value: 'secret' }),
      set({ type: 'setting', record: 'me', field: 'theme', value: 'dark' }),
      set({ type: 'posting', record: 'p1', field: 'note', value: 'mine' }),
      set({ type: 'posting', record: 'p1', field: 'state', value: 'kept' }),
      set({ field: 'school', value: '理学研究科', at: house.now() }),
    ])
    await phone.sync([set({ field: 'school', value: '古い値', at: house.now() - day })])
    expect((await historyOf(phone)).lines.map(({ type, field }) => `${type}.${field}`).toSorted()).toEqual(['posting.state', 'profile.school'])
  })

  it('is read page by page to its end, each line once', async () => {
    const house = await openHouse()
    const phone = await house.signIn('mika@example.jp')
    await phone.sync(Array.from({ length: 70 }, (_, at) => set({ type: 'career', record: `job${at}`, field: 'role', value: `${at}` })))
    house.pass(1000)
    await phone.sync(Array.from({ length: 50 }, (_, at) => set({ type: 'career', record: `more${at}`, field: 'role', value: `${at}` })))
    const seen: string[] = []
    let next: string | undefined
    do {
      const page = await historyOf(phone, next)
      seen.push(...page.lines.map(({ id }) => id))
      next = page.next ?? undefined
    } while (next !== undefined)
    expect(seen.length).toBe(120)
    expect(new Set(seen).size).toBe(120)
    expect((await phone.request('GET', '/api/rights/history?before=nonsense')).status).toBe(400)
  })

  it('is nobody else’s', async () => {
    const house = await openHouse()
    const phone = await house.signIn('mika@example.jp')
    await phone.sync([set({ value: '美香' })])
    expect((await historyOf(await house.signIn('jiro@example.jp'))).lines).toEqual([])
  })
})

describe('a changed name', () => {
  it('is what the office finds the person by, and what they are called', async () => {
    const house = await openHouse()
    const phone = await house.signIn('mika@example.jp')
    const name = set({ value: '見本 美香' })
    await phone.sync([name, set({ field: 'nameKana', value: 'ミホン ミカ' })])
    await phone.sync([set({ value: '例題 美香', based: [name.id] })])
    const found = await house.store.read((tx) => tx.selectFrom('identities').select(['kind', 'key']).where('account', '=', phone.account).orderBy('kind').execute())
    expect(found.map(({ kind }) => kind)).toEqual(['kana', 'name', 'roman'])
    expect(found.find(({ kind }) => kind === 'name')?.key).toContain('例題')
    expect(await (await phone.session()).json()).toMatchObject({ name: '例題 美香' })
  })

  it('of somebody at the office does not change how the audit log names them', async () => {
    const house = await openHouse()
    await house.register('sato@example.jp', { role: 'office', name: '佐藤' })
    const phone = await house.signIn('sato@example.jp')
    await phone.sync([set({ value: '田中' })])
    expect(await (await phone.session()).json()).toMatchObject({ name: '佐藤' })
  })
})
