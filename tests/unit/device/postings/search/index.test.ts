import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Posting } from '../../../../../src/domain/posting/posting.ts'
import { noCriteria } from '../../../../../src/domain/search/criteria.ts'
import { DamagedIndex } from '../../../../../src/device/postings/search/index/damaged.ts'
import { IndexFile } from '../../../../../src/device/postings/search/index/index-file.ts'
import { indexShelf, patchedShelf } from '../../../../../src/device/postings/search/index/index-shelf.ts'
import { looseShelf } from '../../../../../src/device/postings/search/shelf.ts'
import { today } from '../../../domain/search/arbitraries.ts'
import { answerByDefinition, answerOf, looseOf, postingsArbitrary, wishArbitrary } from './by-definition.ts'
import { indexOf, keyOfPosting, MemoryBytes } from './memory-bytes.ts'

function opened(bytes: MemoryBytes): IndexFile {
  const file = IndexFile.open(bytes)
  if (!file) throw new Error('no index')
  return file
}
const indexShelfOf = (postings: readonly Posting[]) => indexShelf(opened(indexOf(postings)))
const looseShelfOf = (postings: readonly Posting[]) => looseShelf({ edition: 1, among: 'everything' }, postings.map(looseOf))

/** The shelf of an index of other postings than are here, patched with what differs. */
function patched(before: readonly Posting[], now: readonly Posting[]) {
  const file = opened(indexOf(before))
  const keys = new Map(file.keys())
  const isSame = (posting: Posting) => keys.get(posting.id) === keyOfPosting(posting)
  const here = { edition: 2, digest: '', texts: 'all', missing: [] } as const
  const stored = now.map(({ texts, ...heading }) => ({ id: heading.id, mark: '', heading, texts }))
  return patchedShelf(file, {
    here,
    same: new Set(now.filter(isSame).map(({ id }) => id)),
    others: stored.filter((_, at) => !isSame(now[at] as Posting)),
  })
}

describe('an index', () => {
  test('finds, orders and counts exactly what the criteria say', () => {
    fc.assert(
      fc.property(postingsArbitrary, wishArbitrary, fc.nat({ max: 5 }), (postings, wish, after) => {
        expect(answerOf(indexShelfOf(postings), wish, after)).toEqual(answerByDefinition(postings, wish, after))
      }),
      { numRuns: 100 },
    )
  })

  test('does so where postings came, changed and went since it was made', () => {
    fc.assert(
      fc.property(postingsArbitrary, postingsArbitrary, wishArbitrary, fc.nat({ max: 5 }), fc.nat(), (before, others, wish, after, cut) => {
        // Those that stayed, and others under the same and under new ids.
        const kept = before.slice(0, cut % (before.length + 1))
        const now = [...kept, ...others.filter(({ id }) => kept.every((one) => one.id !== id))]
        expect(answerOf(patched(before, now), wish, after)).toEqual(answerByDefinition(now, wish, after))
      }),
      { numRuns: 100 },
    )
  })

  test('finds any words that a text holds, whatever they are made of', () => {
    const unit = fc.constantFrom('あ', 'い', 'a', 'b', ' ', '\u0000', '\ud842', '\udfb7', '𠮷', 'ー', '\u200f', 'ש', 'ﷺ', '\uffff', '\ufeff')
    const text = fc.array(unit, { maxLength: 12 }).map((units) => units.join(''))
    const posting = (title: string, at: number): Posting => ({ ...plain, id: `D${at}`, title: { ja: title } })
    fc.assert(
      fc.property(fc.array(text, { maxLength: 30 }), text, text, text, (titles, all, any, none) => {
        const postings = titles.map(posting)
        const wish = { criteria: { ...noCriteria, all, any, none }, today }
        expect(answerOf(indexShelfOf(postings), wish, 0)).toEqual(answerByDefinition(postings, wish, 0))
      }),
      { numRuns: 300 },
    )
  })

  test('remembers what it learned about words, and is as exact when other conditions are asked for with them', () => {
    fc.assert(
      fc.property(postingsArbitrary, wishArbitrary, fc.array(wishArbitrary, { minLength: 1, maxLength: 4 }), (postings, { criteria }, others) => {
        const index = indexShelfOf(postings)
        for (const wish of others) {
          const { all, any, none } = criteria
          const asked = { ...wish, criteria: { ...wish.criteria, all, any, none } }
          expect(answerOf(index, asked, 0).rows).toEqual(answerByDefinition(postings, asked, 0).rows)
        }
      }),
      { numRuns: 50 },
    )
  })

  test('takes words of any length, and words that say nothing', () => {
    const long = 'あいうえお'.repeat(10_000)
    const postings = [{ ...plain, title: { ja: long.slice(0, 12_000) } }, { ...plain, id: 'D2', title: { ja: 'お'.repeat(300) } }]
    const [index, loose] = [indexShelfOf(postings), looseShelfOf(postings)]
    for (const all of [long, long.slice(7, 11_000), 'お'.repeat(50_000), 'おお', 'ーーー', '\u3000 ', '・ー', `あ ${'い '.repeat(25_000)}`]) {
      const wish = { criteria: { ...noCriteria, all }, today }
      expect(answerOf(index, wish, 0)).toEqual(answerOf(loose, wish, 0))
    }
  })

  test('of more postings than one word of bits, and of frequent and rare characters, is the same', () => {
    const postings = Array.from({ length: 3000 }, (_, at): Posting => ({
      ...plain, id: `D${at}`, title: { ja: `${at}番の公募 ${at % 7 === 0 ? '量子計算' : '量子化学計算'}` }, institution: { ja: `大学${at % 13}` },
    }))
    const [index, loose] = [indexShelfOf(postings), looseShelfOf(postings)]
    for (const all of ['', '公', '公募', '量子計算', '計算', '2999', '番の公募', '学計', '99番']) {
      for (const sort of ['0', '1', '2']) {
        const wish = { criteria: { ...noCriteria, all, none: '1000', sort }, today }
        expect(answerOf(index, wish, 0)).toEqual(answerOf(loose, wish, 0))
      }
    }
  })
})

describe('an index that is not as it was written', () => {
  const postings = Array.from({ length: 40 }, (_, at): Posting => ({ ...plain, id: `D${at}`, title: { ja: `第${at}号 量子計算機の公募` } }))
  const wish = { criteria: { ...noCriteria, all: '量子計算機', any: '号 公募', none: '第3' }, today }

  test('is none when it was cut, or not finished', () => {
    const { bytes } = indexOf(postings)
    const cut = new MemoryBytes()
    for (const length of [0, 8, 31, 32, 1000, bytes.byteLength - 4]) {
      cut.bytes = bytes.slice(0, length)
      expect(IndexFile.open(cut)).toBeNull()
    }
    cut.bytes = bytes.slice()
    cut.bytes.fill(0, 0, 32)
    expect(IndexFile.open(cut)).toBeNull()
  })

  test('is never believed, wherever it is damaged', () => {
    const whole = indexOf(postings)
    const right = answerOf(indexShelf(opened(whole)), wish, 0)
    fc.assert(
      fc.property(fc.nat({ max: whole.size - 1 }), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const damaged = new MemoryBytes()
        damaged.bytes = whole.bytes.slice()
        damaged.bytes[at] = (damaged.bytes[at] as number) ^ change
        let answer: unknown = 'noticed'
        try {
          const file = IndexFile.open(damaged)
          if (file) answer = answerOf(indexShelf(file), wish, 0)
        } catch (error) {
          if (!(error instanceof DamagedIndex)) throw error
        }
        // What a search does not read harms nobody.
        expect(answer === 'noticed' || JSON.stringify(answer) === JSON.stringify(right)).toBe(true)
      }),
      { numRuns: 500 },
    )
  })
})

const plain: Posting = {
  id: 'D1', title: {}, institution: {}, texts: null, fields: [], jobTypes: [], institutionType: null, prefectures: [], country: null,
  employmentForms: [], terms: [], pay: { from: null, to: null }, considerations: [], entryWays: [], publishedOn: '2026-11-01', updatedOn: null,
  closesOn: null, since: 1, sample: true,
}
