import { expect, test } from 'vitest'
import { syncRequestSchema } from '../../src/api/sync.ts'
import { sha256 } from '../../src/server/random.ts'
import { eraseAccount } from '../../src/server/store/accounts.ts'
import { findSession } from '../../src/server/store/sessions.ts'
import { exchange } from '../../src/server/sync/exchange.ts'
import { pageSize } from '../../src/server/sync/feed.ts'
import { type Client, type House, openHouse, set } from './house.ts'

const crowd = (house: House, count: number): Promise<Client[]> =>
  Promise.all(Array.from({ length: count }, (_, at) => house.signIn(`person${at}@example.jp`)))

test('thirty people at once each have their own changes, results and feed, without a hole', async () => {
  const house = await openHouse()
  const people = await crowd(house, 30)
  for (let turn = 1; turn <= 4; turn += 1) {
    const answers = await Promise.all(
      people.map(async (client, at) => {
        const changes = [set({ field: 'name', value: `person ${at}, turn ${turn}` }), set({ type: 'draft', record: 'survey', field: `q${turn}`, value: at })]
        return { changes, answer: await client.sync(changes), client }
      }),
    )
    for (const { changes, answer, client } of answers) {
      expect(answer.account).toBe(client.account)
      expect(answer.results.map(({ id }) => id)).toEqual(changes.map(({ id }) => id))
      const revs = answer.changes.map(({ rev }) => rev)
      expect(revs).toEqual(revs.toSorted((a, b) => a - b))
      expect(answer.cursor).toBe(revs.at(-1))
    }
  }
  const names = await house.store.read((tx) => tx.selectFrom('accounts').select('name').where('email', 'like', 'person%').execute())
  expect(new Set(names.map(({ name }) => name.split(',')[0]))).toEqual(new Set(people.map((_, at) => `person ${at}`)))
  for (const [at, client] of people.entries()) {
    const all = (await Object.assign(client.at(house), { epoch: null, cursor: 0 }).sync()).changes
    const own = all.flatMap((row) => (row.kind === 'set' && row.type === 'draft' ? [row.value] : []))
    expect(own).toEqual([at, at, at, at])
  }
})

test("one account's requests are decided in the order they came, however many share the server", async () => {
  const house = await openHouse()
  const [one, ...others] = await crowd(house, 8)
  if (!one) throw new Error('nobody came')
  await one.sync()
  const asked = await askerOf(house, one)
  const noise = others.map((client) => client.sync([set()]))
  const revs = (await Promise.all(Array.from({ length: 12 }, (_, at) => asked([set({ type: 'draft', record: 'survey', field: `q${at}` })])))).map(({ cursor }) => cursor)
  await Promise.all(noise)
  expect(revs).toEqual(Array.from({ length: 12 }, (_, at) => at + 1))
})

test('an account that is erased while its request is under way fails alone', async () => {
  const house = await openHouse()
  const people = await crowd(house, 6)
  const asked = await Promise.all(people.map((client) => askerOf(house, client)))
  const gone = people[2]?.account ?? ''
  await house.store.write((tx) => eraseAccount(tx, gone, house.now()))
  const ends = await Promise.allSettled(asked.map((ask) => ask([set()])))
  expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled', 'fulfilled', 'fulfilled'])
  const own = people.map(({ account }) => account)
  const written = await house.store.read((tx) => tx.selectFrom('notebook').select('account').distinct().where('account', 'in', own).execute())
  expect(new Set(written.map(({ account }) => account))).toEqual(new Set(own.filter((account) => account !== gone)))
})

test('a restore that one device brings to light leaves the answers of the others whole', async () => {
  const house = await openHouse()
  const people = await crowd(house, 5)
  await Promise.all(people.map((client) => client.sync([set()])))
  const [ahead] = people
  if (!ahead) throw new Error('nobody came')
  const before = ahead.epoch
  ahead.cursor += 1000
  const answers = await Promise.all(people.map((client) => client.sync([set({ field: 'address', value: { line: client.account } })])))
  expect(answers.map(({ results }) => results[0]?.outcome)).toEqual(Array(5).fill('applied'))
  expect(answers[0]?.epoch).not.toBe(before)
  expect(answers[0]?.changes).toHaveLength(2)
})

/** Asks for a device past the HTTP layer, with the session as it is now: what happens to it afterwards comes too late. */
async function askerOf(house: House, client: Client) {
  const session = await house.store.read((tx) => findSession(tx, sha256(client.cookie.split(/jgrad=|;/)[1] ?? '')))
  if (!session) throw new Error('nobody is signed in')
  return (changes: unknown[]) => {
    const request = syncRequestSchema.parse(client.envelope([]))
    return exchange(house.store, { session, request, changes, now: house.now(), size: pageSize })
  }
}
