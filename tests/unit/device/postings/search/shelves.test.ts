import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Posting } from '../../../../../src/domain/posting/posting.ts'
import { noCriteria } from '../../../../../src/domain/search/criteria.ts'
import { postingArbitrary, today } from '../../../domain/search/arbitraries.ts'
import { answerByDefinition, postingsArbitrary, wishArbitrary } from './by-definition.ts'
import { openCatalogueModel } from './catalogue.ts'
import { FolderModel, openTab, type Tab, turn } from './engine-model.ts'

const some: Posting[] = fc.sample(postingArbitrary, { numRuns: 60, seed: 3 }).map((posting, at) => ({
  ...posting, id: `D${String(at).padStart(3, '0')}`, since: 1, publishedOn: '2026-11-01', closesOn: null, title: { ja: `量子計算機 ${at % 3 ? '助教' : '教授'}` },
}))
const wish = { criteria: { ...noCriteria, all: '量子計算機 助教' }, today }

/** What is told in the end of a wish, and all rows. */
async function answer(tab: Tab, asked = wish) {
  const { desk, told, shelves } = tab
  tab.find(asked)
  await desk.rows(0, 1)
  await shelves.finished()
  const rows = await desk.rows(0, 1000)
  return { rows: rows.map(({ id }) => id), total: told.at(-1)?.total, edition: told.at(-1)?.edition, making: told.at(-1)?.making }
}
const expected = (postings: readonly Posting[], asked = wish) => answerByDefinition(postings, asked, 0).rows

describe('postings with no index yet', () => {
  test('are looked through one by one, and from an index once it is made', async () => {
    const [model, folder] = [await openCatalogueModel(), new FolderModel()]
    await model.take(some, { edition: 1 })
    const tab = openTab(model, folder)
    expect(await answer(tab)).toEqual({ rows: expected(some), total: 40, edition: 1, making: false })
    expect(tab.told[0]?.making).toBe(true)
    expect([...folder.files.keys()]).toEqual(['1.index'])

    const next = openTab(model, folder)
    expect(await answer(next)).toEqual({ rows: expected(some), total: 40, edition: 1, making: false })
    expect([next.readings(), next.told.some(({ making }) => making)]).toEqual([0, false])
  })

  test('are found where there is no place for an index, or no room', async () => {
    const model = await openCatalogueModel()
    await model.take(some, { edition: 1 })
    const full = new FolderModel()
    full.room = 5000
    for (const folder of [null, full]) {
      expect(await answer(openTab(model, folder))).toEqual({ rows: expected(some), total: 40, edition: 1, making: false })
    }
    expect(full.files.size).toBe(0)
  })

  test('are none where none were taken, and arrive', async () => {
    const [model, folder] = [await openCatalogueModel(), new FolderModel()]
    const tab = openTab(model, folder)
    expect(await answer(tab)).toMatchObject({ rows: [], edition: null })
    await model.take(some, { edition: 7 })
    tab.shelves.refresh()
    expect(await answer(tab)).toMatchObject({ total: 40, edition: 7 })
  })
})

describe('an index of an older edition', () => {
  test('answers at once together with what has changed, then there is a new one', async () => {
    const [model, folder] = [await openCatalogueModel(), new FolderModel()]
    await model.take(some, { edition: 1 })
    const tab = openTab(model, folder)
    await answer(tab)
    const now = [...some.slice(5).map((posting, at) => (at < 4 ? { ...posting, title: { ja: '別の公募' } } : posting)), { ...(some[1] as Posting), id: 'E1', since: 2 }]
    await model.take(now, { edition: 2 })
    tab.shelves.refresh()
    expect(await answer(tab)).toEqual({ rows: expected(now), total: expected(now).length, edition: 2, making: false })
    // Only to make the new index.
    expect(tab.readings()).toBe(3)
    expect(tab.told.some(({ edition, making }) => edition === 2 && making)).toBe(true)
    expect([...folder.files.keys()]).toEqual(['2.index'])
  })

  test('knows of texts that came later', async () => {
    const [model, folder] = [await openCatalogueModel(), new FolderModel()]
    const asked = { criteria: { ...noCriteria, all: '本文だけに' }, today }
    const whole = some.map((posting): Posting => ({ ...posting, texts: { parts: { duties: { ja: '本文だけにある' } }, page: null, applyAt: null } }))
    await model.take(whole.map((posting) => ({ ...posting, texts: null })), { edition: 1, texts: 'none', missing: [1] })
    const tab = openTab(model, folder)
    expect(await answer(tab, asked)).toMatchObject({ total: 0 })
    expect(tab.told.at(-1)?.among).toBe('headings')
    await model.take(whole, { edition: 1 })
    tab.shelves.refresh()
    expect(await answer(tab, asked)).toMatchObject({ total: 60 })
    expect(tab.told.at(-1)?.among).toBe('everything')
  })

  test('is not made again for each of many changes that come one after the other', async () => {
    const [model, folder] = [await openCatalogueModel(), new FolderModel()]
    const arrived = Promise.withResolvers<void>()
    const tab = openTab(model, folder, () => arrived.promise)
    tab.find(wish)
    for (let edition = 1; edition <= 12; edition++) {
      await model.take(some.slice(0, edition * 5), { edition })
      tab.shelves.refresh()
    }
    while (tab.told.at(-1)?.edition !== 12) await turn()
    arrived.resolve()
    expect(await answer(tab)).toMatchObject({ total: 40, edition: 12, making: false })
    expect(folder.begun).toBe(1)
  })

  test('through any history, and with any wish, answers are those of what is here', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(postingsArbitrary, { minLength: 1, maxLength: 4 }), wishArbitrary, fc.boolean(), async (editions, asked, restarted) => {
        const [model, folder] = [await openCatalogueModel(), new FolderModel()]
        let tab = openTab(model, folder)
        for (const [at, postings] of editions.entries()) {
          await model.take(postings, { edition: at + 1 })
          if (restarted) tab = openTab(model, folder)
          tab.shelves.refresh()
          tab.find(asked)
          // Sometimes the next edition comes while an index of this one is made.
          if (at % 2) await tab.shelves.finished()
        }
        expect((await answer(tab, asked)).rows).toEqual(expected(editions.at(-1) ?? [], asked))
      }),
      { numRuns: 60 },
    )
  })
})

describe('an index that can not be used', () => {
  test('is made anew after a kill while it was written, or when it was cut; what was left is removed', async () => {
    for (const spoil of [(bytes: Uint8Array) => bytes.fill(0, 0, 32), (bytes: Uint8Array) => bytes.subarray(0, bytes.length >> 1)]) {
      const [model, folder] = [await openCatalogueModel(), new FolderModel()]
      await model.take(some, { edition: 1 })
      await answer(openTab(model, folder))
      for (const file of folder.files.values()) file.bytes = spoil(file.bytes) as Uint8Array<ArrayBuffer>
      const tab = openTab(model, folder)
      expect(await answer(tab)).toEqual({ rows: expected(some), total: 40, edition: 1, making: false })
      expect([...folder.files.keys()]).toEqual(['2.index'])
    }
  })

  test('is noticed to be damaged in the middle of a search, which is then answered all the same', async () => {
    const [model, folder] = [await openCatalogueModel(), new FolderModel()]
    await model.take(some, { edition: 1 })
    await answer(openTab(model, folder))
    const tab = openTab(model, folder)
    await tab.shelves.finished()
    // Texts and headings come first in the file.
    for (const { bytes } of folder.files.values()) bytes.fill(7, 64, 4096)
    expect(await answer(tab)).toEqual({ rows: expected(some), total: 40, edition: 1, making: false })
    expect([...folder.files.keys()]).toEqual(['2.index'])
  })

  test('that is damaged again and again is not made for ever', async () => {
    const [model, folder] = [await openCatalogueModel(), new FolderModel()]
    await model.take(some, { edition: 1 })
    const tab = openTab(model, folder)
    for (let time = 0; time < 9; time++) {
      await tab.shelves.finished()
      for (const { bytes } of folder.files.values()) bytes.fill(7, 64, 4096)
      expect((await answer(tab)).rows).toEqual(expected(some))
    }
    expect(folder.begun).toBeLessThan(9)
  })
})

describe('a browser that does not give back what it was given', () => {
  test('is not asked for an index again and again', async () => {
    const [model, folder] = [await openCatalogueModel(), new FolderModel()]
    await model.take(some, { edition: 1 })
    folder.forgetful = true
    expect(await answer(openTab(model, folder))).toEqual({ rows: expected(some), total: 40, edition: 1, making: false })
    expect(folder.begun).toBe(1)
  })
})

describe('several tabs', () => {
  test('make one index', async () => {
    const [model, folder] = [await openCatalogueModel(), new FolderModel()]
    await model.take(some, { edition: 1 })
    const tabs = [openTab(model, folder), openTab(model, folder), openTab(model, folder)]
    for (const tab of tabs) expect(await answer(tab)).toMatchObject({ total: 40, making: false })
    expect(folder.begun).toBe(1)
  })
})

describe('a catalogue that was dropped for room', () => {
  test('takes the index with it', async () => {
    const [model, folder] = [await openCatalogueModel(), new FolderModel()]
    await model.take(some, { edition: 1 })
    const tab = openTab(model, folder)
    await answer(tab)
    await model.drop()
    tab.shelves.refresh()
    expect(await answer(tab)).toMatchObject({ rows: [], edition: null })
    expect(folder.files.size).toBe(0)
  })
})
