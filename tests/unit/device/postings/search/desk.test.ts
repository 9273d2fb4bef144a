import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Posting } from '../../../../../src/domain/posting/posting.ts'
import { includeClosed } from '../../../../../src/domain/codes/conditions.ts'
import { noCriteria } from '../../../../../src/domain/search/criteria.ts'
import { openDesk, type Told } from '../../../../../src/device/postings/search/desk.ts'
import { looseShelf } from '../../../../../src/device/postings/search/shelf.ts'
import { readLoose } from '../../../../../src/device/postings/search/shelves.ts'
import { openStoredPostings } from '../../../../../src/device/postings/search/stored-postings.ts'
import { postingArbitrary, today } from '../../../domain/search/arbitraries.ts'
import { looseOf } from './by-definition.ts'
import { openCatalogueModel } from './catalogue.ts'

/** As many postings as are asked for, all open, of the editions 1 to 5. */
const postingsOf = (count: number): Posting[] =>
  fc.sample(postingArbitrary, { numRuns: count, seed: 7 }).map((posting, at) => ({
    ...posting, id: `D${String(at).padStart(4, '0')}`, since: (at % 5) + 1, publishedOn: today, closesOn: null, title: { ja: at % 2 ? '助教の公募' : '教授の公募' },
  }))
const shelfOf = (edition: number, postings: readonly Posting[]) => looseShelf({ edition, among: 'everything' }, postings.map(looseOf))
const wishing = (all: string) => ({ criteria: { ...noCriteria, all }, today })

/** A desk whose every piece of work is over its time, so that it lets others come in between as often as it can. */
function openBusyDesk() {
  const told: { number: number; told: Told }[] = []
  let time = 0
  let damages = 0
  const desk = openDesk({
    tell: (number, what) => told.push({ number, told: what }),
    damaged: () => (damages += 1),
    pause: () => new Promise((resolve) => setImmediate(resolve)),
    now: () => (time += 100),
  })
  return { desk, told, damages: () => damages }
}

describe('a wish', () => {
  test('is told twice: its first hits, then how many there are', async () => {
    const { desk, told } = openBusyDesk()
    desk.shelve(shelfOf(3, postingsOf(2000)), false)
    desk.find(1, wishing('助教'))
    expect((await desk.rows(0, 3)).map(({ id }) => id)).toEqual(['D0001', 'D0003', 'D0005'])
    expect(told.map(({ number, told: { edition, first, total } }) => [number, edition, first.length, total])).toEqual([[1, 3, 50, null], [1, 3, 50, 1000]])
    expect(await desk.rows(998, 1010)).toHaveLength(2)
  })

  test('waits until there are postings, and finds none where there are none', async () => {
    const { desk, told } = openBusyDesk()
    desk.find(1, wishing(''))
    const rows = desk.rows(0, 50)
    desk.shelve(shelfOf(1, []), false)
    expect(await rows).toEqual([])
    expect(told.at(-1)?.told.total).toBe(0)
  })

  test('overtakes the one before, which is not heard of again', async () => {
    const { desk, told } = openBusyDesk()
    desk.shelve(shelfOf(1, postingsOf(5000)), false)
    for (let number = 1; number <= 20; number++) desk.find(number, wishing(number % 2 ? '助教' : '教授'))
    await desk.rows(0, 1)
    expect(told.filter(({ told: { total } }) => total !== null).map(({ number }) => number)).toEqual([20])
  })

  test('is answered anew when other postings come, and rows are of those', async () => {
    const { desk, told } = openBusyDesk()
    desk.shelve(shelfOf(1, postingsOf(2000)), true)
    desk.find(1, wishing('教授'))
    await desk.rows(0, 1)
    desk.shelve(shelfOf(2, postingsOf(3000)), false)
    expect(await desk.rows(1499, 1600)).toHaveLength(1)
    expect(told.map(({ told: { edition, total, making } }) => [edition, total, making])).toEqual([
      [1, null, true], [1, 1000, true], [2, null, false], [2, 1500, false],
    ])
  })
})

describe('counting saved searches', () => {
  test('counts what is new to each, and leaves the wish alone', async () => {
    const { desk, told } = openBusyDesk()
    desk.shelve(shelfOf(5, postingsOf(2000)), false)
    desk.find(1, wishing('助教'))
    const counts = await desk.count(
      [
        { id: 'a', criteria: { ...noCriteria, all: '公募' }, after: 3 },
        { id: 'b', criteria: { ...noCriteria, all: '助教', periods: [includeClosed] }, after: 5 },
        { id: 'c', criteria: { ...noCriteria, all: 'ない' }, after: 0 },
      ],
      today,
    )
    expect(counts).toEqual([['a', { fresh: 800, all: 2000 }], ['b', { fresh: 0, all: 1000 }], ['c', { fresh: 0, all: 0 }]])
    expect(told.map(({ number }) => number)).toEqual([1, 1])
  })
})

describe('what is stored', () => {
  test('is read whole, in batches, with the edition it is', async () => {
    const model = await openCatalogueModel()
    const postings = postingsOf(250)
    await model.take(postings, { edition: 4, texts: 'some' })
    const { shelf } = await readLoose(openStoredPostings(model.databases))
    expect([shelf.edition, shelf.among, shelf.orders.newest.length]).toEqual([4, 'headings', 250])
    await model.drop()
    expect((await readLoose(openStoredPostings(model.databases))).shelf.edition).toBeNull()
  })

  test('is nothing where the database has no postings, or is missing: none is made', async () => {
    const older = await openCatalogueModel(false)
    expect(await openStoredPostings(older.databases).here()).toBeNull()
    const model = await openCatalogueModel()
    const fresh = { ...model.databases, indexedDB: new (model.databases.indexedDB.constructor as new () => IDBFactory)() }
    expect(await openStoredPostings(fresh).here()).toBeNull()
    expect(await fresh.indexedDB.databases()).toEqual([])
  })
})
