import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { contentHash } from '../../../src/domain/submission.ts'
import { lockFeed, putRev } from '../../../src/server/store/accounts.ts'
import type { Tx } from '../../../src/server/store/schema.ts'
import { saveEntries } from '../../../src/server/store/notebook.ts'
import { type Client, type House, id, openHouse, set, statusesOf } from '../house.ts'
import { publishWinterSurvey, winterSurvey } from '../publish.ts'

/** Something that happens once, and whoever waits for it. */
function gate() {
  let open = () => {}
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { open, opened }
}

/** Two servers on one database, and a device that is signed in. */
async function twoServers(): Promise<{ house: House; other: House; phone: Client }> {
  const house = await openHouse()
  const other = await openHouse({ beside: house })
  return { house, other, phone: await house.signIn('jiro@example.jp') }
}

/** How many connections wait for another one's lock on these tables. */
const waiting = (house: House): Promise<number> =>
  house.store.read(async (tx) => {
    const found = await sql<{ count: number }>`select count(*) as count from pg_locks where not granted`.execute(tx)
    return found.rows[0]?.count ?? 0
  })

describe('a lower place in the feed that is committed later', () => {
  it('can not come to be: whoever draws the next place waits for the one before', async () => {
    const { house, other, phone } = await twoServers()
    await phone.sync()
    const [written, mayCommit] = [gate(), gate()]
    const slow = house.store.write(async (tx) => {
      const rev = (await lockFeed(tx, phone.account)) + 1
      const register = { type: 'profile', record: 'me', field: 'school', value: 'slow', id: id(), based: [], at: 1, rev, history: [], same: [], device: 'slow' }
      await saveEntries(tx, [{ account: phone.account, entry: { kind: 'register', register } }])
      await putRev(tx, phone.account, rev)
      written.open()
      await mayCommit.opened
      return rev
    })
    await written.opened
    const quick = phone.at(other).sync([set({ field: 'name', value: 'quick' })])
    await expect.poll(() => waiting(house)).toBe(1)
    // A reader in between sees neither, and does not step over the place of the slow one.
    const reader = phone.at(other)
    expect((await reader.sync()).changes).toEqual([])
    mayCommit.open()
    const [lower, answer] = [await slow, await quick]
    expect(answer.changes.map((row) => row.rev)).toEqual([lower, lower + 1])
    expect((await reader.sync()).changes.map((row) => row.rev)).toEqual([lower, lower + 1])
  })

  it('is missed by no reader while six devices write through two servers', async () => {
    const { house, other, phone } = await twoServers()
    const reader = phone.at(other)
    const writers = [house, other, house, other, house, other].map((server) => phone.at(server))
    let isOver = false
    const seen = new Map<string, number>()
    const reading = (async () => {
      for (let last = false; !last; ) {
        last = isOver
        for (const row of (await reader.sync()).changes) seen.set(row.kind === 'set' ? row.field : '', row.rev)
      }
    })()
    const writing = writers.map(async (writer, lane) => {
      for (let turn = 0; turn < 15; turn += 1) {
        const change = set({ type: 'draft', record: 'survey', field: `l${lane}t${turn}` })
        const { results } = await writer.sync([change])
        expect(results).toEqual([{ id: change.id, outcome: 'applied' }])
      }
    })
    await Promise.all(writing)
    isOver = true
    await reading
    const all = (await phone.at(house).sync()).changes
    expect(all).toHaveLength(90)
    expect(new Set(all.map((row) => row.rev)).size).toBe(90)
    expect(seen.size).toBe(90)
  })
})

describe('at once, through two servers,', () => {
  const answers = (a1: 'yes' | 'no') => (a1 === 'no' ? { a1 } : { a1, a2: 'Kyoto' })
  const put = (client: Client, a1: 'yes' | 'no') =>
    client.request('PUT', `/api/submissions/${winterSurvey.id}`, {
      campaign: winterSurvey.id,
      definition: winterSurvey.definition,
      answers: answers(a1),
      sealedAt: '2026-11-22T00:00:00.000Z',
      device: client.device,
    })

  it('the same answers sent eight times are one submission with one receipt', async () => {
    const { house, other, phone } = await twoServers()
    await publishWinterSurvey(house)
    const sent = await Promise.all(Array.from({ length: 8 }, (_, at) => put(phone.at(at % 2 ? house : other), 'no')))
    expect(statusesOf(sent)).toEqual([200, 200, 200, 200, 200, 200, 200, 201])
    const numbers = await Promise.all(sent.map(async (answer) => ((await answer.json()) as { receipt: { number: string } }).receipt.number))
    expect(new Set(numbers).size).toBe(1)
    expect(house.failures.concat(other.failures)).toEqual([])
  })

  it('two different submissions leave one received and the other told so', async () => {
    const { house, other, phone } = await twoServers()
    await publishWinterSurvey(house)
    const sent = await Promise.all([put(phone.at(house), 'no'), put(phone.at(other), 'yes')])
    expect(statusesOf(sent)).toEqual([201, 409])
    const hashes = await Promise.all(sent.map(async (answer) => ((await answer.json()) as { receipt: { hash: string } }).receipt.hash))
    const { id: campaign, definition } = winterSurvey
    const own = await Promise.all((['no', 'yes'] as const).map((a1) => contentHash({ campaign, definition, answers: answers(a1) })))
    expect(new Set(hashes).size).toBe(1)
    expect(own).toContain(hashes[0])
  })

  it('thirty wrong codes are five tries, and the right one is good once', async () => {
    const { house, other } = await twoServers()
    const email = 'hanako@example.jp'
    const strangers = Array.from({ length: 30 }, (_, at) => (at % 2 ? house : other).stranger())
    await house.stranger().askCode(email)
    const code = house.lines.findLast((line) => line.startsWith(`${email}: `))?.slice(-6) ?? ''
    const right = await Promise.all(strangers.slice(0, 6).map((each) => each.enterCode(email, code)))
    expect(statusesOf(right)).toEqual([200, 401, 401, 401, 401, 401])
    await house.stranger().askCode(email)
    const wrong = await Promise.all(strangers.map((each) => each.enterCode(email, '000000')))
    expect(wrong.filter(({ status }) => status === 401)).toHaveLength(5)
    expect(wrong.filter(({ status }) => status === 429)).toHaveLength(25)
  })

  it('twelve requests for a code are five codes', async () => {
    const { house, other } = await twoServers()
    const asked = await Promise.all(Array.from({ length: 12 }, (_, at) => (at % 2 ? house : other).stranger().askCode('alex@example.jp')))
    expect(new Set(statusesOf(asked))).toEqual(new Set([202]))
    const said = [...house.lines, ...other.lines].filter((line) => line.startsWith('alex@example.jp: '))
    expect(said).toHaveLength(5)
  })
})

describe('a deadlock', () => {
  it('is resolved by doing one of the two once more', async () => {
    const house = await openHouse()
    const [one, two] = [await house.register('one@example.jp'), await house.register('two@example.jp')]
    let attempts = 0
    const held = [gate(), gate()] as const
    const cross = (first: string, second: string, mine: 0 | 1) => async (tx: Tx) => {
      attempts += 1
      const rev = await lockFeed(tx, first)
      held[mine].open()
      await held[mine === 0 ? 1 : 0].opened
      await putRev(tx, second, (await lockFeed(tx, second)) + 1)
      await putRev(tx, first, rev + 1)
    }
    await Promise.all([house.store.write(cross(one, two, 0)), house.store.write(cross(two, one, 1))])
    expect(attempts).toBeGreaterThan(2)
    const revs = await house.store.read((tx) => tx.selectFrom('accounts').select('rev').where('id', 'in', [one, two]).execute())
    expect(revs).toEqual([{ rev: 2 }, { rev: 2 }])
  })
})
