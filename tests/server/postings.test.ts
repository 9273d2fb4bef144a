import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { catalogueSchema } from '../../src/api/catalogue.ts'
import { headingsPieceSchema, type Piece, type PostingsEdition, postingsEditionSchema, textsPieceSchema } from '../../src/api/postings.ts'
import { digestOf, markOf } from '../../src/domain/posting/digest.ts'
import { publishPostings } from '../../src/server/catalogue/postings/publish-postings.ts'
import { putMeta } from '../../src/server/store/meta.ts'
import { madeUp, type MadeUp, putPostings } from '../postings/made-up.ts'
import { day, type House, openHouse, problemOf } from './house.ts'

const minute = 60_000
const many = (count: number, length?: number) => Array.from({ length: count }, (_, number) => madeUp(number, 0, length))

/** A house with no postings but those that the test takes in. */
async function openEmpty(): Promise<House> {
  const house = await openHouse()
  await house.store.write(async (tx) => {
    await tx.deleteFrom('postings').execute()
    await tx.deleteFrom('pieces').execute()
    await tx.deleteFrom('editions').where('kind', '=', 'postings').execute()
  })
  return house
}

/** Takes postings in as an import does: with the mark that tells the job of it. */
const takeIn = (house: House, postings: readonly MadeUp[], withdrawn: readonly string[] = []) =>
  house.store.write(async (tx) => {
    const at = new Date(house.now()).toISOString()
    await putPostings(tx, postings, at)
    for (const id of withdrawn) await tx.updateTable('postings').set({ state: 'withdrawn', updatedAt: at }).where('id', '=', id).execute()
    await putMeta(tx, 'postings-changed', at)
  })

/** Lets a minute pass and the server do what is due. */
async function aMinute(house: House): Promise<void> {
  house.pass(minute)
  await house.work()
  expect(house.failures).toEqual([])
}

async function page(house: House): Promise<PostingsEdition | null> {
  const { editions } = catalogueSchema.parse(await (await house.stranger().request('GET', '/api/catalogue')).json())
  const found = editions.filter(({ kind }) => kind === 'postings')
  expect(found.length).toBeLessThan(2)
  if (!found[0]) return null
  return postingsEditionSchema.parse(await (await house.stranger().request('GET', found[0].href)).json())
}
async function pageNow(house: House): Promise<PostingsEdition> {
  const now = await page(house)
  if (!now) throw new Error('no edition of postings')
  return now
}

async function textOf(house: House, piece: Piece): Promise<unknown> {
  const answer = await house.stranger().request('GET', piece.href)
  const bytes = Buffer.from(await answer.arrayBuffer())
  expect([bytes.byteLength, createHash('sha256').update(bytes).digest('hex')]).toEqual([piece.bytes, piece.hash])
  return JSON.parse(bytes.toString())
}

type Held = Map<string, { mark: string; since: number; texts: string | undefined }>
/** What a phone holds after it took these pieces onto what it held. */
async function taken(house: House, { headings, texts }: PostingsEdition['everything'], before: Held = new Map()): Promise<Held> {
  const held = new Map(before)
  for (const piece of headings) {
    const { set, gone } = headingsPieceSchema.parse(await textOf(house, piece))
    for (const { id, mark, since } of set) held.set(id, { mark, since, texts: undefined })
    for (const id of gone) held.delete(id)
  }
  for (const piece of texts) {
    for (const { id, mark, texts: said } of textsPieceSchema.parse(await textOf(house, piece)).set) {
      expect(held.get(id)?.mark).toBe(mark)
      held.set(id, { mark, since: held.get(id)?.since ?? 0, texts: said.parts.summary?.ja })
    }
  }
  return held
}
const digest = (held: Held) => digestOf([...held].map(([id, { mark }]) => ({ id, mark })))
const idOf = (number: number) => madeUp(number).heading.id

describe('postings are published', () => {
  it('whole, each with its mark, in pieces that are what they are called', async () => {
    const house = await openEmpty()
    await takeIn(house, many(300, 900))
    await aMinute(house)
    const now = await pageNow(house)
    expect(now).toMatchObject({ edition: 1, count: 300, steps: [] })
    const held = await taken(house, now.everything)
    expect(await digest(held)).toBe(now.digest)
    const { heading, texts } = madeUp(7, 0, 900)
    expect(held.get(idOf(7))).toEqual({ mark: await markOf({ ...heading, since: 1 }, texts), since: 1, texts: texts.parts.summary?.ja })
    expect([...held.values()].every(({ texts: said }) => said !== undefined)).toBe(true)
    expect(now.everything.texts.length).toBeGreaterThan(2)
    for (const { gzipped } of [...now.everything.headings, ...now.everything.texts]) expect(gzipped).toBeLessThanOrEqual(96 * 1024)
  })

  it('with a step from the edition before; the steps lead to the same as everything', async () => {
    const house = await openEmpty()
    await takeIn(house, many(60, 300))
    await aMinute(house)
    let held = await taken(house, (await pageNow(house)).everything)
    await takeIn(house, [madeUp(3, 1), madeUp(70)])
    await aMinute(house)
    await takeIn(house, [madeUp(3, 2), madeUp(71)], [idOf(5)])
    await aMinute(house)
    const now = await pageNow(house)
    expect(now.steps.map(({ from, to }) => [from, to])).toEqual([[1, 2], [2, 3]])
    for (const step of now.steps) held = await taken(house, step, held)
    expect(held).toEqual(await taken(house, now.everything))
    expect(await digest(held)).toBe(now.digest)
    expect(held.has(idOf(5))).toBe(false)
    // Who came with which edition stays so, whatever changed in it.
    expect([3, 4, 70, 71].map((number) => held.get(idOf(number))?.since)).toEqual([1, 1, 2, 3])
  })

  it('again only when something changed in them', async () => {
    const house = await openEmpty()
    await takeIn(house, many(20))
    await aMinute(house)
    const contents = () => house.store.read(async (tx) => [await tx.selectFrom('editions').selectAll().execute(), await tx.selectFrom('pieces').selectAll().orderBy('hash').execute(), await tx.selectFrom('meta').selectAll().orderBy('key').execute()])
    const before = await contents()
    expect(await publishPostings(house.services)).toBe(1)
    expect(await contents()).toEqual(before)
    await takeIn(house, many(20))
    await aMinute(house)
    expect((await pageNow(house)).edition).toBe(1)
  })

  it('not at all before there are some', async () => {
    const house = await openEmpty()
    await aMinute(house)
    expect(await publishPostings(house.services)).toBe(null)
    expect(await page(house)).toBe(null)
  })

  it('once, by several servers that try at the same time', async () => {
    const house = await openEmpty()
    const other = await openHouse({ beside: house })
    await takeIn(house, many(30))
    expect(await Promise.all([publishPostings(house.services), publishPostings(other.services), publishPostings(house.services)])).toEqual([1, 1, 1])
    await takeIn(house, [madeUp(1, 1)])
    await Promise.all([publishPostings(house.services), publishPostings(other.services)])
    const now = await pageNow(house)
    expect(now.edition).toBe(2)
    expect(await digest(await taken(house, now.everything))).toBe(now.digest)
  })

  it('until ninety days after their last day, and then are gone by themselves', async () => {
    const house = await openEmpty()
    await takeIn(house, many(6))
    await aMinute(house)
    // All close on 20 December but two, which stay open until they are filled.
    house.pass(Date.parse('2027-03-19T12:00:00+09:00') - house.now())
    await aMinute(house)
    expect((await pageNow(house)).count).toBe(6)
    house.pass(2 * day)
    await aMinute(house)
    expect([...(await taken(house, (await pageNow(house)).everything)).keys()]).toEqual([idOf(0), idOf(5)])
  })

  it('with the edition that they came with first, though they were withdrawn in between', async () => {
    const house = await openEmpty()
    await takeIn(house, many(6))
    await aMinute(house)
    await takeIn(house, [], [idOf(2)])
    await aMinute(house)
    await takeIn(house, [madeUp(2)])
    await aMinute(house)
    expect((await taken(house, (await pageNow(house)).everything)).get(idOf(2))?.since).toBe(1)
  })

  it('with the edition that they came with first, though the server ended before it had noted that', async () => {
    const house = await openEmpty()
    await takeIn(house, many(3))
    await aMinute(house)
    await house.store.write((tx) => tx.updateTable('postings').set({ since: 0 }).execute())
    await takeIn(house, [madeUp(1, 1), madeUp(4)])
    await aMinute(house)
    const held = await taken(house, (await pageNow(house)).everything)
    expect([0, 1, 4].map((number) => held.get(idOf(number))?.since)).toEqual([1, 1, 2])
    expect(await house.store.read((tx) => tx.selectFrom('postings').select(['id', 'since']).orderBy('id').execute())).toEqual([0, 1, 2, 4].map((number) => ({ id: idOf(number), since: number === 4 ? 2 : 1 })))
  })

  it('without one that can not be read, which holds up no other', async () => {
    const house = await openEmpty()
    await takeIn(house, many(4))
    await house.store.write((tx) => tx.updateTable('postings').set({ body: '{"title":5}' }).where('id', '=', idOf(2)).execute())
    house.pass(minute)
    await house.work()
    expect((await pageNow(house)).count).toBe(3)
    expect(house.failures).toHaveLength(1)
  })
})

describe('a piece', () => {
  it('stays for two days after no edition names it any more, then goes', async () => {
    const house = await openEmpty()
    await takeIn(house, many(3))
    await aMinute(house)
    const old = (await pageNow(house)).everything.texts[0] as Piece
    await takeIn(house, [madeUp(1, 1, 400)])
    await aMinute(house)
    house.pass(day)
    await aMinute(house)
    expect((await house.stranger().request('GET', old.href)).status).toBe(200)
    house.pass(2 * day)
    await aMinute(house)
    expect(await problemOf(await house.stranger().request('GET', old.href))).toMatchObject({ status: 404, code: 'not-found' })
    const now = await pageNow(house)
    expect(await digest(await taken(house, now.everything))).toBe(now.digest)
    expect(await house.store.read((tx) => tx.selectFrom('editions').select('edition').where('kind', '=', 'postings').execute())).toEqual([{ edition: 2 }])
  })

  it('that is named again before it went stays', async () => {
    const house = await openEmpty()
    await takeIn(house, many(3))
    await aMinute(house)
    await takeIn(house, [madeUp(1, 1)])
    await aMinute(house)
    house.pass(day)
    await takeIn(house, [madeUp(1, 0)])
    await aMinute(house)
    house.pass(3 * day)
    await aMinute(house)
    const now = await pageNow(house)
    expect(now.edition).toBe(3)
    expect(await digest(await taken(house, now.everything))).toBe(now.digest)
  })

  it('of an edition that never came about goes too', async () => {
    const house = await openEmpty()
    await takeIn(house, many(3))
    const stray = { hash: 'f'.repeat(64), bytes: 1, gzipped: 1, body: '', unnamedAt: null }
    await house.store.write((tx) => tx.insertInto('pieces').values(stray).execute())
    await aMinute(house)
    const strays = () => house.store.read((tx) => tx.selectFrom('pieces').select('hash').where('hash', '=', stray.hash).execute())
    expect(await strays()).toHaveLength(1)
    house.pass(2.5 * day)
    await aMinute(house)
    expect(await strays()).toEqual([])
  })

  it('is kept by any cache for ever, and leaves gzipped for those who take it', async () => {
    const house = await openEmpty()
    await takeIn(house, many(5))
    await aMinute(house)
    const piece = (await pageNow(house)).everything.texts[0] as Piece
    const answer = await house.stranger().request('GET', piece.href)
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    const etag = answer.headers.get('etag') ?? ''
    expect((await house.stranger().request('GET', piece.href, undefined, { 'if-none-match': etag })).status).toBe(304)
    // What travels, before anybody opens it.
    const raw = async (encoding: string) => {
      const asking = request(house.url + piece.href, { headers: { 'accept-encoding': encoding } }).end()
      const [reply] = (await once(asking, 'response')) as [IncomingMessage]
      return { encoding: reply.headers['content-encoding'], bytes: Buffer.concat(await reply.toArray()) }
    }
    const small = await raw('gzip')
    expect([small.encoding, small.bytes.byteLength]).toEqual(['gzip', piece.gzipped])
    const plain = await raw('identity')
    expect([plain.encoding, plain.bytes.byteLength]).toEqual([undefined, piece.bytes])
    expect(gunzipSync(small.bytes)).toEqual(plain.bytes)
  })

  it('is nowhere under another name', async () => {
    const house = await openEmpty()
    for (const path of [`/catalogue/pieces/${'0'.repeat(64)}.json`, '/catalogue/pieces/x.json', `/catalogue/pieces/${'0'.repeat(64)}`]) {
      expect((await problemOf(await house.stranger().request('GET', path))).status).toBe(404)
    }
  })
})
