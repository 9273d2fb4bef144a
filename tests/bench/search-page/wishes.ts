import type { Posting } from '../../../src/domain/posting/posting.ts'
import { type Criteria, noCriteria } from '../../../src/domain/search/criteria.ts'
import { foldedText } from '../../../src/domain/search/match.ts'
import type { Wish } from '../../../src/device/postings/postings.ts'

/** The day on which the bench searches. */
export const benchDay = '2026-11-22'

export const everything: Wish = { criteria: noCriteria, today: benchDay }

/** What people ask for: by conditions, by words of every length, frequent and rare, by both, in every order. */
export function wishesOver(postings: readonly Posting[]): Wish[] {
  const asking = (part: Partial<Criteria>): Wish => ({ criteria: { ...noCriteria, ...part }, today: benchDay })
  /** Words as they stand in the postings: of kanji, kana or letters, two to eight characters. */
  const pieces = postings.filter((_, at) => at % 331 === 5).flatMap((posting, at) => {
    const words = foldedText(posting).match(/[\u4e00-\u9fff]{2,8}|[\u30a1-\u30fa]{4,8}|[a-z]{4,10}/g) ?? []
    return [words[(at * 7) % words.length] ?? '', (words[(at * 13 + 5) % words.length] ?? '').slice(0, 3)]
  })
  const codes = postings.filter((_, at) => at % 1499 === 3)
  return [
    asking({}),
    ...['0', '1', '2'].flatMap((sort) => [asking({ sort }), asking({ sort, all: '助教' }), asking({ sort, all: 'データサイエンス' })]),
    ...['学', '物理', '研究', '機械学習', '量子コンピュータ', 'assistant professor', 'テニュアトラック', 'ドイツ語', 'zzzz', '見本大学'].map((all) => asking({ all })),
    ...['学', '理', 'e', 'を'].map((all) => asking({ all })),
    ...pieces.map((all) => asking({ all })),
    ...pieces.slice(0, 12).map((all, at) => asking({ all: `${all} ${pieces[at + 20] ?? ''}` })),
    ...pieces.slice(0, 12).map((any, at) => asking({ any: `${any} ${pieces[at + 30] ?? ''}`, none: '非常勤' })),
    ...codes.map(({ jobTypes }) => asking({ jobTypes })),
    ...codes.map(({ fields, prefectures }) => asking({ fields: { large: fields.map(({ large }) => large), small: [] }, places: { areas: [], prefectures } })),
    ...codes.map(({ jobTypes }, at) => asking({ jobTypes, all: pieces[at * 3] ?? '', pay: 5_000_000 })),
    asking({ periods: ['0'] }), asking({ periods: ['1'], sort: '1' }), asking({ periods: ['2'], all: '研究室' }),
  ]
}
