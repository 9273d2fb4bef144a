import { describe, expect, it } from 'vitest'
import { type House, id, openHouse, readAnswer, set } from './house.ts'

const two = async (house: House) => [await house.signIn('jiro@example.jp'), await house.signIn('jiro@example.jp')] as const

describe('two devices of one person', () => {
  it('see what the other wrote, and each is sent back its own', async () => {
    const house = await openHouse()
    const [phone, desktop] = await two(house)
    const name = set({ field: 'name', value: '次郎' })
    const sent = await phone.sync([name])
    expect(sent.results).toEqual([{ id: name.id, outcome: 'applied' }])
    const row = { kind: 'set', type: 'profile', record: 'me', field: 'name', value: '次郎', id: name.id, based: [], at: name.at, rev: 1 }
    expect(sent.changes).toEqual([row])
    expect(sent).toMatchObject({ cursor: 1, more: false, now: house.now(), schema: { min: 1, max: 1 }, build: 'test' })
    expect((await desktop.sync()).changes).toEqual([row])
    expect((await desktop.sync()).changes).toEqual([])
  })

  it('keep different fields without a word', async () => {
    const house = await openHouse()
    const [phone, desktop] = await two(house)
    await phone.sync([set({ field: 'name' })])
    const { changes } = await desktop.sync([set({ field: 'school' })])
    expect(changes.map((row) => row.kind === 'set' && row.field)).toEqual(['name', 'school'])
  })

  it('that wrote one field without knowing of each other end with one value and the kept other, on both', async () => {
    const house = await openHouse()
    const [phone, desktop] = await two(house)
    const early = set({ value: '電話から', at: house.now() - 2000 })
    const late = set({ value: '机から', at: house.now() - 1000 })
    await desktop.sync([late])
    expect((await phone.sync([early])).results).toEqual([{ id: early.id, outcome: 'lost' }])
    const entry = {
      kind: 'conflict',
      about: { type: 'profile', record: 'me', field: 'name' },
      loser: { id: early.id, value: '電話から', at: early.at, device: phone.device },
      winner: late.id,
    }
    const { changes } = await desktop.sync()
    expect(changes).toEqual([expect.objectContaining(entry)])
    const all = await house.signIn('jiro@example.jp')
    expect((await all.sync()).changes).toEqual([
      expect.objectContaining({ kind: 'set', value: '机から' }),
      expect.objectContaining(entry),
    ])
  })

  it('get a draft of many answers back whole when one of them was written without knowing that all were removed', async () => {
    const house = await openHouse()
    const [phone, desktop] = await two(house)
    const answers = Array.from({ length: 12 }, (_, at) => set({ type: 'draft', record: 'yearly', field: `q${at}`, value: `answer ${at}` }))
    await phone.sync(answers)
    await desktop.sync()
    const seen = Object.fromEntries(answers.map((answer, at) => [`q${at}`, [answer.id]]))
    await phone.sync([{ id: id('change'), kind: 'remove', type: 'draft', record: 'yearly', seen, at: house.now() }])
    const typed = set({ type: 'draft', record: 'yearly', field: 'q3', value: 'typed on', based: [answers[3]?.id ?? ''] })
    expect((await desktop.sync([typed])).results).toEqual([{ id: typed.id, outcome: 'applied' }])
    const { changes } = await (await house.signIn('jiro@example.jp')).sync()
    const values = changes.flatMap((row) => (row.kind === 'set' && row.type === 'draft' ? [row.value] : []))
    expect(values).toHaveLength(answers.length)
    expect(new Set<unknown>(values)).toEqual(new Set<unknown>(answers.map(({ value }, at) => (at === 3 ? 'typed on' : value))))
    expect(changes.filter((row) => row.kind === 'conflict')).toHaveLength(1)
  })

  it('tell a knowing replacement from a blind one: B after having seen A makes no conflict', async () => {
    const house = await openHouse()
    const [phone, desktop] = await two(house)
    const first = set({ value: 'A' })
    await phone.sync([first])
    await desktop.sync()
    const second = set({ value: 'B', based: [first.id], at: 0 })
    expect((await desktop.sync([second])).results).toEqual([{ id: second.id, outcome: 'applied' }])
    expect((await phone.sync()).changes).toEqual([expect.objectContaining({ kind: 'set', value: 'B' })])
  })

  it('settle a conflict by taking the kept value, and both are told', async () => {
    const house = await openHouse()
    const [phone, desktop] = await two(house)
    const first = set({ value: 'A', at: house.now() - 2 })
    const second = set({ value: 'B', at: house.now() - 1 })
    await phone.sync([first])
    const [conflict] = (await desktop.sync([second])).changes.filter((row) => row.kind === 'conflict')
    const taking = set({ value: 'A', based: [second.id, first.id] })
    await desktop.sync([taking])
    const told = (await phone.sync()).changes
    expect(told).toContainEqual(expect.objectContaining({ kind: 'remove', type: 'conflict', record: conflict?.id, id: taking.id }))
    expect(told).toContainEqual(expect.objectContaining({ kind: 'set', value: 'A', id: taking.id }))
    expect(told.some((row) => row.kind === 'conflict')).toBe(false)
  })

  it('dismiss a conflict, and both are told; dismissing again or what never was does no harm', async () => {
    const house = await openHouse()
    const [phone, desktop] = await two(house)
    await phone.sync([set({ value: 'A' })])
    const [conflict] = (await desktop.sync([set({ value: 'B' })])).changes.filter((row) => row.kind === 'conflict')
    const dismissal = { id: id(), kind: 'remove', type: 'conflict', record: conflict?.id, seen: {}, at: 1 }
    expect((await desktop.sync([dismissal])).results).toEqual([{ id: dismissal.id, outcome: 'applied' }])
    expect((await phone.sync()).changes).toContainEqual(
      expect.objectContaining({ kind: 'remove', type: 'conflict', record: conflict?.id }),
    )
    const again = await phone.sync([{ ...dismissal, id: id() }, { ...dismissal, id: id(), record: 'never-was' }])
    expect(again.results.map(({ outcome }) => outcome)).toEqual(['applied', 'applied'])
    expect(again.changes).toEqual([])
  })

  it('make no conflict of twelve offline saves of one field', async () => {
    const house = await openHouse()
    const [phone, desktop] = await two(house)
    const confirmed = set({ value: '0' })
    await phone.sync([confirmed])
    const saves: ReturnType<typeof set>[] = []
    for (let turn = 1; turn <= 12; turn += 1) {
      const own = saves.map((save) => save.id).toReversed().slice(0, 7)
      saves.push(set({ value: String(turn), based: [...own, confirmed.id] }))
    }
    // Only the last one is sent: what it replaced on the phone never left it.
    const last = saves.at(-1)
    expect((await phone.sync([last])).results).toEqual([{ id: last?.id, outcome: 'applied' }])
    expect((await desktop.sync()).changes).toEqual([expect.objectContaining({ kind: 'set', value: '12' })])
  })

  it('keep a record that one removed without having seen the edit of the other, and tell the remover', async () => {
    const house = await openHouse()
    const [phone, desktop] = await two(house)
    const job = { type: 'career', record: 'job-1', field: 'employer' }
    const first = set({ ...job, value: '会社' })
    await phone.sync([first])
    await desktop.sync()
    await desktop.sync([set({ ...job, value: '株式会社', based: [first.id] })])
    const removal = { id: id(), kind: 'remove', type: 'career', record: 'job-1', seen: { employer: [first.id] }, at: house.now() }
    const answer = await phone.sync([removal])
    expect(answer.results).toEqual([expect.objectContaining({ id: removal.id, outcome: 'lost' })])
    expect(answer.changes).toContainEqual(expect.objectContaining({ kind: 'set', value: '株式会社' }))
    expect(answer.changes).toContainEqual(
      expect.objectContaining({ kind: 'conflict', about: { type: 'career', record: 'job-1', field: '' } }),
    )
  })

  it('lose a record that one removed after having seen everything; an edit that had not seen that brings it back whole', async () => {
    const house = await openHouse()
    const [phone, desktop] = await two(house)
    const job = { type: 'career', record: 'job-1' }
    const employer = set({ ...job, field: 'employer', value: '会社' })
    const title = set({ ...job, field: 'title', value: '研究員' })
    await phone.sync([employer, title])
    await desktop.sync()
    const removal = { id: id(), kind: 'remove', ...job, seen: { employer: [employer.id], title: [title.id] }, at: house.now() }
    expect((await phone.sync([removal])).results).toEqual([{ id: removal.id, outcome: 'applied' }])
    const edit = set({ ...job, field: 'title', value: '主任研究員', based: [title.id] })
    await desktop.sync([edit])
    const fresh = await house.signIn('jiro@example.jp')
    const { changes } = await fresh.sync()
    expect(changes.filter((row) => row.kind === 'set').map(({ value }) => value)).toEqual(['会社', '主任研究員'])
    expect(changes.filter((row) => row.kind === 'remove')).toEqual([])
  })

  it('can have the wildest clocks', async () => {
    const house = await openHouse()
    const [phone, desktop] = await two(house)
    const future = set({ value: '未来', at: Date.parse('2999-01-01T00:00:00Z') })
    await phone.sync([future])
    house.pass(1000)
    const { results, changes } = await desktop.sync([set({ value: '今', at: house.now() })])
    expect(results[0]?.outcome).toBe('applied')
    expect(changes).toContainEqual(expect.objectContaining({ kind: 'conflict', winner: results[0]?.id }))
  })
})

describe('people', () => {
  it('see nothing of each other', async () => {
    const house = await openHouse()
    const jiro = await house.signIn('jiro@example.jp')
    const aiko = await house.signIn('aiko@example.jp')
    await jiro.sync([set({ value: '次郎', id: 'same-id' })])
    expect((await aiko.sync([set({ value: '愛子', id: 'same-id' })])).changes).toEqual([
      expect.objectContaining({ value: '愛子', rev: 1 }),
    ])
    expect((await jiro.sync()).changes).toEqual([])
  })
})

describe('answers that were lost on the way', () => {
  it('cost nothing: the retry has the same outcome and no second effect', async () => {
    const house = await openHouse()
    const [phone, desktop] = await two(house)
    const envelope = phone.envelope([set({ value: 'A' }), set({ field: 'school', value: '理学' })])
    const lost = await readAnswer(await phone.post(envelope))
    const retried = await readAnswer(await phone.post({ ...envelope, request: id('retry') }))
    expect(retried.results).toEqual(lost.results)
    expect(retried.changes).toEqual(lost.changes)
    expect(retried.cursor).toBe(2)
    expect((await desktop.sync()).changes).toHaveLength(2)
  })

  it('and requests that come again years later, or out of order, change nothing', async () => {
    const house = await openHouse()
    const [phone, desktop] = await two(house)
    const first = set({ value: '1' })
    const second = set({ value: '2', based: [first.id] })
    const third = set({ value: '3', based: [second.id, first.id] })
    const late = phone.envelope([first])
    await phone.sync([third])
    await phone.sync([second])
    const settled = await desktop.sync()
    expect(settled.changes).toEqual([expect.objectContaining({ value: '3' })])
    house.pass(80 * 24 * 3_600_000)
    for (const envelope of [late, late, phone.envelope([second, third, first])]) {
      expect((await readAnswer(await phone.post(envelope))).results.every(({ outcome }) => outcome !== 'refused')).toBe(true)
    }
    expect((await desktop.sync()).changes).toEqual([])
  })

  it('keep the first outcome of a lost change as well', async () => {
    const house = await openHouse()
    const [phone, desktop] = await two(house)
    await phone.sync([set({ value: 'A', at: house.now() })])
    const blind = set({ value: 'B', at: 0 })
    expect((await desktop.sync([blind])).results).toEqual([{ id: blind.id, outcome: 'lost' }])
    const again = await desktop.sync([blind, blind])
    expect(again.results).toEqual([{ id: blind.id, outcome: 'lost' }, { id: blind.id, outcome: 'lost' }])
    expect(again.changes).toEqual([])
  })

  it('may be asked for at once by the same device, with one effect', async () => {
    const house = await openHouse()
    const [phone, desktop] = await two(house)
    const envelope = phone.envelope([set({ value: 'A' })])
    const answers = await Promise.all(Array.from({ length: 6 }, async () => readAnswer(await phone.post(envelope))))
    expect(new Set(answers.map(({ cursor }) => cursor))).toEqual(new Set([1]))
    expect((await desktop.sync()).changes).toHaveLength(1)
  })
})

describe('the feed', () => {
  it('comes in pages cut anywhere, every row once and in order', async () => {
    const house = await openHouse({ feed: { rows: 7, bytes: 400 } })
    const [phone, desktop] = await two(house)
    const changes = Array.from({ length: 50 }, (_, each) =>
      set({ type: 'draft', record: 'survey', field: `f${each}`, value: 'あ'.repeat(each * 3) }),
    )
    for (let from = 0; from < 50; from += 10) await phone.sync(changes.slice(from, from + 10))
    const pages: { changes: { rev: number }[]; more: boolean; cursor: number }[] = []
    do {
      const page = await desktop.sync()
      pages.push(page)
      expect(page.changes.at(-1)?.rev).toBe(page.cursor)
    } while (pages.at(-1)?.more)
    expect(pages.length).toBeGreaterThan(7)
    expect(pages.flatMap((page) => page.changes.map(({ rev }) => rev))).toEqual(changes.map((_, each) => each + 1))
    expect(pages.every((page) => page.changes.length >= 1 && page.changes.length <= 7)).toBe(true)
  })

  it('tells whoever brings many changes what it tells everybody else', async () => {
    const house = await openHouse()
    const [phone, desktop] = await two(house)
    const fields = Array.from({ length: 230 }, (_, each) => set({ type: 'draft', record: 'survey', field: `f${each}`, value: 'あ'.repeat(each) }))
    const removed = set({ type: 'career', record: 'gone', field: 'title', value: '教授' })
    await desktop.sync([set({ type: 'draft', record: 'survey', field: 'f7', value: 'unseen' })])
    await phone.sync()
    const brought = [...fields, removed, { id: id(), kind: 'remove', type: 'career', record: 'gone', seen: { title: [removed.id] }, at: removed.at }]
    const told = await phone.sync(brought)
    const heard = await desktop.sync()
    expect(told.changes.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['set', 'remove', 'conflict']))
    expect(heard.changes.filter(({ rev }) => rev > 1)).toEqual(told.changes)
    expect(heard.cursor).toBe(told.cursor)
    const again = await phone.sync(brought)
    expect(again.results).toEqual(told.results)
    expect(again.changes).toEqual([])
  })

  it('has room for as many values however often each was written before', async () => {
    const house = await openHouse({ feed: { rows: 100, bytes: 400 } })
    const [phone, desktop] = await two(house)
    let based: string[] = []
    for (let time = 0; time < 20; time += 1) {
      const written = set({ field: 'name', value: `${time}`, based })
      based = [written.id]
      await phone.sync([written])
    }
    await phone.sync([set({ field: 'school', value: '東京' })])
    expect(await desktop.sync()).toMatchObject({ changes: [{ field: 'name' }, { field: 'school' }], more: false })
  })

  it('loses no row to a write that falls between two pages', async () => {
    const house = await openHouse({ feed: { rows: 3, bytes: 100_000 } })
    const [phone, desktop] = await two(house)
    const fields = Array.from({ length: 9 }, (_, each) => set({ type: 'draft', record: 'survey', field: `f${each}`, value: each }))
    await phone.sync(fields)
    const values = new Map<string, unknown>()
    let more = true
    for (let page = 0; more; page += 1) {
      const answer = await desktop.sync()
      for (const row of answer.changes) if (row.kind === 'set') values.set(row.field, row.value)
      more = answer.more
      if (page === 1) await phone.sync([set({ ...fields[8], id: id(), value: 'new', based: [fields[8]?.id] })])
    }
    expect(values).toEqual(new Map(fields.map(({ field }, each) => [field, each === 8 ? 'new' : each])))
  })

  it('writes nothing when there is nothing to do', async () => {
    const house = await openHouse()
    const phone = await house.signIn('jiro@example.jp')
    await phone.sync([set()])
    const snapshot = async () => house.store.read(async (tx) => [
      await tx.selectFrom('accounts').selectAll().execute(),
      await tx.selectFrom('sessions').selectAll().execute(),
      await tx.selectFrom('journal').selectAll().execute(),
    ])
    const before = await snapshot()
    house.pass(3_600_000)
    await phone.sync()
    expect(await snapshot()).toEqual(before)
    house.pass(24 * 3_600_000)
    const contact = { left: 12, oldest: 5000 }
    await readAnswer(await phone.post(phone.envelope([], contact)))
    const [, sessions] = await snapshot()
    expect(sessions).toEqual([expect.objectContaining({ device: phone.device, build: 'test', waiting: 12, oldest: '5000' })])
  })
})

describe('a database restored from a backup', () => {
  it('is noticed by a device that is ahead of it: a new epoch, everything from the start', async () => {
    const house = await openHouse()
    const [phone, desktop] = await two(house)
    const kept = set({ field: 'school', value: '理学' })
    await phone.sync([kept])
    await desktop.sync()
    const name = set({ value: 'A' })
    await phone.sync([name])
    await house.store.write(async (tx) => {
      // As the backup was: before the last change.
      await tx.deleteFrom('notebook').where('rev', '>', 1).execute()
      await tx.deleteFrom('journal').where('change', '=', name.id).execute()
      await tx.updateTable('accounts').set({ rev: 1 }).where('id', '=', phone.account).execute()
    })
    const { epoch } = phone
    const answer = await phone.sync()
    expect(answer.epoch).not.toBe(epoch)
    expect(answer.changes).toEqual([expect.objectContaining({ id: kept.id, rev: 1 })])
    expect(answer.cursor).toBe(1)
    const offered = await phone.sync([kept, name])
    expect(offered.results.map(({ outcome }) => outcome)).toEqual(['applied', 'applied'])
    const other = await desktop.sync()
    expect(other.epoch).toBe(answer.epoch)
    expect(other.changes.map((row) => row.id)).toEqual([kept.id, name.id])
  })

  it('is not suspected of a device that counts in another history', async () => {
    const house = await openHouse()
    const phone = await house.signIn('jiro@example.jp')
    const { epoch } = await phone.sync([set()])
    const answer = await readAnswer(await phone.post(phone.envelope([], { epoch: 'another', cursor: 99 })))
    expect(answer.epoch).toBe(epoch)
    expect(answer.changes).toHaveLength(1)
  })
})
