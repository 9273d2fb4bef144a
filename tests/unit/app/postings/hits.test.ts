import { expect, test } from 'vitest'
import { openHits } from '../../../../src/app/postings/market/hits.ts'
import type { Found, Wish } from '../../../../src/device/postings/postings.ts'
import type { Heading } from '../../../../src/domain/posting/posting.ts'
import { noCriteria } from '../../../../src/domain/search/criteria.ts'

const heading = (name: string): Heading => ({
  id: name, title: { ja: name }, institution: {}, fields: [], jobTypes: [], institutionType: null, prefectures: [], country: null, employmentForms: [],
  terms: [], pay: { from: null, to: null }, considerations: [], entryWays: [], publishedOn: '2026-11-20', updatedOn: null, closesOn: null, since: 1, sample: true,
})
const wish = (all: string): Wish => ({ criteria: { ...noCriteria, all }, today: '2026-11-23' })
const rowsOf = (name: string, from: number, to: number) => Array.from({ length: to - from }, (_, at) => heading(`${name}-${from + at}`))
const told = (of: Wish, total: number | null, edition = 1): Found => ({
  wish: of, edition, first: rowsOf(of.criteria.all, 0, 50), total, counts: null, among: 'everything', making: false,
})

/** A search whose rows come when the test says so. */
function slowSearch() {
  const waiting: { from: number; give: (rows: readonly Heading[]) => void; fail: () => void }[] = []
  const rows = (from: number) =>
    new Promise<readonly Heading[]>((resolve, reject) => waiting.push({ from, give: resolve, fail: () => reject(new Error('broken')) }))
  return { waiting, rows }
}
const settle = () => new Promise((resolve) => setTimeout(resolve))

test('the first hits are there at once, the others when they are seen, each page asked for once', async () => {
  const search = slowSearch()
  const hits = openHits(search)
  hits.wished()
  const a = wish('a')
  hits.hear(told(a, null))
  expect(hits.at(3)?.id).toBe('a-3')
  hits.want(40, 120)
  // Nothing can be asked for before everything is decided.
  expect(search.waiting).toEqual([])
  hits.hear(told(a, 130))
  hits.want(40, 120)
  hits.want(60, 130)
  expect(search.waiting.map(({ from }) => from)).toEqual([50, 100])
  search.waiting[0]?.give(rowsOf('a', 50, 100))
  await settle()
  expect([hits.at(60)?.id, hits.at(110)]).toEqual(['a-60', undefined])
})

test('rows that come after another wish was made are never shown among its hits', async () => {
  const search = slowSearch()
  const hits = openHits(search)
  const [a, b] = [wish('a'), wish('b')]
  hits.hear(told(a, 130))
  hits.want(50, 60)
  hits.wished()
  hits.want(100, 110)
  expect(search.waiting).toHaveLength(1)
  hits.hear(told(b, null))
  hits.hear(told(b, 130))
  search.waiting[0]?.give(rowsOf('a', 50, 100))
  await settle()
  expect(hits.at(50)).toBeUndefined()
  hits.want(50, 60)
  expect(search.waiting).toHaveLength(2)
})

test('a page that could not be read is asked for again, and pages of another edition anew', async () => {
  const search = slowSearch()
  const hits = openHits(search)
  const a = wish('a')
  hits.hear(told(a, 130))
  hits.want(50, 60)
  search.waiting[0]?.fail()
  await settle()
  hits.want(50, 60)
  search.waiting[1]?.give(rowsOf('a', 50, 100))
  await settle()
  expect(hits.at(50)?.id).toBe('a-50')
  // What is being read stays until it is read anew.
  hits.hear(told(a, 131, 2))
  expect(hits.at(50)?.id).toBe('a-50')
  hits.want(50, 60)
  search.waiting[2]?.give(rowsOf('newer', 50, 100))
  await settle()
  expect(hits.at(50)?.id).toBe('newer-50')
  hits.hear(told(wish('b'), 131, 2))
  expect(hits.at(50)).toBeUndefined()
})

test('who scrolls through everything keeps a bounded part of it', async () => {
  const hits = openHits({ rows: async (from, to) => rowsOf('a', from, to) })
  hits.hear(told(wish('a'), 20_000))
  for (let from = 0; from < 20_000; from += 500) {
    hits.want(from, from + 10)
    await settle()
    expect(hits.at(from)?.id).toBe(`a-${from}`)
  }
  const kept = Array.from({ length: 400 }, (_, page) => hits.at(page * 50)).filter((row) => row !== undefined)
  expect(kept.length).toBeLessThanOrEqual(40)
})
