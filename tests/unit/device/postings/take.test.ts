// The browser's own functions, taken from their prototype, are called with the store they belong to.
// oxlint-disable typescript/unbound-method
import { IDBObjectStore } from 'fake-indexeddb'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { dropCatalogue } from '../../../../src/device/storage/catalogue-database.ts'
import { madeUp } from '../../../postings/made-up.ts'
import { html } from '../phone.ts'
import { NearOffice } from './office.ts'
import { openTaker } from './taking.ts'

const some = (from: number, to: number, version = 0) => Array.from({ length: to - from }, (_, at) => madeUp(from + at, version))
const idOf = (number: number) => madeUp(number).heading.id
const pieces = ({ asked }: NearOffice) => asked.filter((path) => path.startsWith('/catalogue/pieces/')).length

let office: NearOffice
let phone: ReturnType<typeof openTaker>
beforeEach(() => {
  office = new NearOffice()
  phone = openTaker(office)
})
afterEach(() => void vi.restoreAllMocks())

test('everything is taken, and read', async () => {
  await office.publish(some(0, 10))
  let calls = 0
  phone.postings.watch(() => (calls += 1))
  expect(await phone.postings.here()).toBe(null)
  expect(await phone.postings.take()).toBe('kept')
  expect(await phone.look()).toEqual({ edition: 1, texts: 'all', count: 10 })
  expect(await phone.postings.here()).toEqual({
    edition: 1, madeAt: new Date(1000).toISOString(), takenAt: new Date(1_800_000_000_000).toISOString(), count: 10, texts: 'all', missingBytes: 0,
  })
  const { heading, texts } = madeUp(4)
  expect(await phone.postings.read(idOf(4))).toEqual({ ...heading, since: 1, texts })
  expect(await phone.postings.read(idOf(40))).toBe(undefined)
  expect(calls).toBeGreaterThan(0)
})

test('nothing is fetched again when nothing is newer', async () => {
  await office.publish(some(0, 10))
  await phone.take()
  const before = pieces(office)
  expect(await phone.take()).toBe('kept')
  expect(pieces(office)).toBe(before)
})

test('there may be none, and no network', async () => {
  expect(await phone.take()).toBe('kept')
  expect(await phone.postings.here()).toBe(null)
  office.answering = () => {
    throw new TypeError('no network')
  }
  expect(await phone.take()).toBe('offline')
})

test('what changed comes as a step, over several editions too', async () => {
  await office.publish(some(0, 30))
  await phone.take()
  await office.publish([...some(0, 3, 1), ...some(3, 30)])
  await office.publish([...some(0, 3, 2), ...some(5, 31)])
  const before = pieces(office)
  expect(await phone.take()).toBe('kept')
  expect(pieces(office) - before).toBeLessThan(8)
  expect(await phone.look()).toEqual({ edition: 3, texts: 'all', count: 29 })
  expect((await phone.postings.read(idOf(2)))?.title).toEqual(madeUp(2, 2).heading.title)
  expect(await phone.postings.read(idOf(4))).toBe(undefined)
  expect((await phone.postings.read(idOf(30)))?.since).toBe(3)
})

test('everything comes where no steps lead there, and texts that did not change stay', async () => {
  await office.publish(some(0, 10))
  await phone.take()
  office.steps = false
  await office.publish([...some(0, 1, 1), ...some(1, 9)])
  office.answering = (path, normally) => (path.startsWith('/catalogue/pieces') && office.page?.everything.texts.some(({ href }) => href === path) ? html(200) : normally())
  expect(await phone.take()).toBe('cut')
  expect(await phone.look()).toEqual({ edition: 2, texts: 'some', count: 9 })
  expect((await phone.postings.read(idOf(5)))?.texts).toEqual(madeUp(5).texts)
  office.answering = (_, normally) => normally()
  const before = pieces(office)
  expect(await phone.take()).toBe('kept')
  // The first piece has all that was missing.
  expect(pieces(office) - before).toBeLessThanOrEqual(3)
  expect(await phone.look()).toEqual({ edition: 2, texts: 'all', count: 9 })
})

test('a download that was cut goes on where it was', async () => {
  office.perPiece = 1
  await office.publish(some(0, 12))
  let left = 8
  office.answering = (path, normally) => {
    if (path.startsWith('/catalogue/pieces') && left-- <= 0) throw new TypeError('tunnel')
    return normally()
  }
  expect(await phone.take()).toBe('cut')
  expect(await phone.postings.here()).toBe(null)
  left = 100
  const before = pieces(office)
  expect(await phone.take()).toBe('kept')
  expect(pieces(office) - before).toBe(24 - 8)
  expect(await phone.look()).toEqual({ edition: 1, texts: 'all', count: 12 })
})

test.each([
  ['a page of a network that wants a sign-in', () => html(200)],
  ['such a page in JSON', () => Response.json({ set: [], gone: [] })],
  ['other bytes', async (answer: Response) => new Response((await answer.text()).replace('見本', '偽物'), { headers: { 'content-type': 'application/json' } })],
  ['a server in trouble', () => new Response('{}', { status: 503, headers: { 'content-type': 'application/problem+json' } })],
])('%s in place of a piece is not kept', async (_what, wrong) => {
  await office.publish(some(0, 10))
  let lies = true
  office.answering = (path, normally) => (lies && path.startsWith('/catalogue/pieces') ? wrong(normally()) : normally())
  expect(await phone.take()).toBe('offline')
  expect(await phone.look()).toBe(null)
  lies = false
  expect(await phone.take()).toBe('kept')
  expect(await phone.look()).toEqual({ edition: 1, texts: 'all', count: 10 })
})

test('an edition that is replaced while it is taken, its pieces gone, is followed', async () => {
  office.steps = false
  await office.publish(some(0, 12))
  let count = 0
  office.answering = async (path, normally) => {
    if (path.startsWith('/catalogue/pieces') && (count += 1) === 3) {
      await office.publish(some(0, 12, 1))
      office.forgetOld()
    }
    return normally()
  }
  expect(await phone.take()).toBe('kept')
  expect(await phone.look()).toEqual({ edition: 2, texts: 'all', count: 12 })
})

test('pieces of missing texts that are gone by now are looked for in the newest edition', async () => {
  await office.publish(some(0, 12))
  expect(await phone.take(false)).toBe('kept')
  expect(await phone.look()).toMatchObject({ texts: 'none' })
  await office.publish(some(0, 12, 1))
  await office.publish([...some(0, 1, 2), ...some(1, 12, 1)])
  expect(await phone.take(false)).toBe('kept')
  office.steps = false
  await office.publish(some(0, 13, 1))
  office.forgetOld()
  expect(await phone.take()).toBe('kept')
  expect(await phone.look()).toEqual({ edition: 4, texts: 'all', count: 13 })
})

test('pieces that do not lead to what the office says are tried once more with everything; then it is said', async () => {
  await office.publish(some(0, 30))
  await phone.take()
  await office.publish([...some(0, 1, 1), ...some(1, 30)])
  const { page } = office
  if (!page) throw new Error('no page')
  office.page = { ...page, steps: page.steps.map((step) => ({ ...step, headings: [] })) }
  expect(await phone.take()).toBe('kept')
  expect(await phone.look()).toEqual({ edition: 2, texts: 'all', count: 30 })
  office.page = { ...page, edition: 3, digest: '0'.repeat(64) }
  expect(await phone.take()).toBe('unknown')
  expect(await phone.look()).toEqual({ edition: 2, texts: 'all', count: 30 })
})

test('what nobody here understands is said, and harms nothing', async () => {
  await office.publish(some(0, 3))
  await phone.take()
  const { page } = office
  office.page = { ...page, edition: 2, everything: 'elsewhere' } as unknown as typeof page
  expect(await phone.take()).toBe('unknown')
  expect(await phone.look()).toMatchObject({ edition: 1, texts: 'all' })
})

test('on a metered line headings come alone, and the texts when they are asked for', async () => {
  const connection = { saveData: true }
  Object.defineProperty(navigator, 'connection', { value: connection, configurable: true })
  await office.publish(some(0, 12))
  expect(await phone.postings.take()).toBe('kept')
  const here = await phone.postings.here()
  expect(here?.texts).toBe('none')
  expect(here?.missingBytes).toBe(office.page?.everything.texts.reduce((sum, { gzipped }) => sum + gzipped, 0))
  expect((await phone.postings.read(idOf(1)))?.texts).toBe(null)
  expect(await phone.postings.take({ texts: true })).toBe('kept')
  expect(await phone.look()).toEqual({ edition: 1, texts: 'all', count: 12 })
  await office.publish([...some(0, 2, 1), ...some(2, 12)])
  expect(await phone.postings.take()).toBe('kept')
  expect(await phone.look()).toEqual({ edition: 2, texts: 'some', count: 12 })
  connection.saveData = false
  expect(await phone.postings.take()).toBe('kept')
  expect(await phone.look()).toEqual({ edition: 2, texts: 'all', count: 12 })
  Reflect.deleteProperty(navigator, 'connection')
})

test('whoever looks at what is here is told after the last of it has come', async () => {
  await office.publish(some(0, 12))
  const seen: (string | undefined)[] = []
  const looks: Promise<void>[] = []
  phone.postings.watch(() => {
    looks.push(phone.postings.here().then((here) => void seen.push(here?.texts)))
  })
  expect(await phone.postings.take({ texts: true })).toBe('kept')
  await Promise.all(looks)
  expect(seen.at(-1)).toBe('all')
})

test('a full device says so, and what was there stays whole', async () => {
  await office.publish(some(0, 12))
  await phone.take()
  await office.publish(some(0, 12, 1))
  const put = IDBObjectStore.prototype.put
  for (const limit of [0, 1, 4, 9, 14]) {
    let left = limit
    const spy = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...value: Parameters<typeof put>) {
      if (left-- <= 0) throw new DOMException('no room', 'QuotaExceededError')
      return put.apply(this, value)
    })
    expect(await phone.take()).toBe('full')
    spy.mockRestore()
    expect(await phone.look()).toMatchObject({ count: 12 })
  }
  expect(await phone.take()).toBe('kept')
  expect(await phone.look()).toEqual({ edition: 2, texts: 'all', count: 12 })
})

test('a notebook that needs room empties them; nothing breaks, and they can be taken again', async () => {
  await office.publish(some(0, 12))
  await phone.take()
  await dropCatalogue(phone.environment)
  expect(await phone.postings.here()).toBe(null)
  expect(await phone.postings.read(idOf(1))).toBe(undefined)
  expect(await phone.look()).toBe(null)
  expect(await phone.take()).toBe('kept')
  await office.publish(some(0, 13))
  office.answering = async (path, normally) => {
    if (path.startsWith('/catalogue/pieces')) await dropCatalogue(phone.environment)
    return normally()
  }
  expect(await phone.take()).toBe('full')
  expect(await phone.look()).toBe(null)
})

test('several tabs take one after the other', async () => {
  await office.publish(some(0, 12))
  const other = openTaker(office, phone.indexedDB)
  expect(await Promise.all([phone.take(), other.take(), phone.postings.take()])).toEqual(['kept', 'kept', 'kept'])
  expect(pieces(office)).toBe(8)
  expect(await phone.look()).toEqual({ edition: 1, texts: 'all', count: 12 })
})
