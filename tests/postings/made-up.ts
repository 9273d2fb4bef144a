import { markOf } from '../../src/domain/posting/digest.ts'
import type { Heading, PostingTexts } from '../../src/domain/posting/posting.ts'
import type { Tx } from '../../src/server/store/schema.ts'

/** A posting without the edition it came with. */
export interface MadeUp {
  heading: Omit<Heading, 'since'>
  texts: PostingTexts
}

const syllables = Array.from('研究開発推進大学院工学理学医学部教授准助講師任期募集業務内容応募資格博士号取得経験英語日本語実験解析材料計算情報社会歴史量子細胞環境都市教育支援国際連携書類選考面接給与規程勤務時間')

/** Text of about so many characters that follows from its seed and shrinks about as natural text does. */
export function textOf(seed: number, length: number): string {
  let state = seed * 2_654_435_761 + 1
  const draw = (below: number) => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 3_266_489_917) >>> 0
    return state % below
  }
  const words: string[] = []
  for (let left = length; left > 0; left -= 3) words.push(syllables[draw(60)] + (syllables[draw(syllables.length)] ?? '') + (draw(9) === 0 ? '。' : 'の'))
  return words.join('')
}

/** The posting of this number in this version of it; `length`: characters of its longest text. */
export function madeUp(number: number, version = 0, length = 60): MadeUp {
  const id = `T-${String(number).padStart(6, '0')}`
  return {
    heading: {
      id,
      title: { ja: `${textOf(number, 24)}${version}`, en: `Position ${number}` },
      institution: { ja: `見本大学${number % 40}` },
      fields: [{ large: `A${number % 9}`, small: `A${number % 9}${number % 7}` }],
      jobTypes: [`0000${number % 5}`],
      institutionType: '00001',
      prefectures: [`000${10 + (number % 38)}`],
      country: 'JP',
      employmentForms: ['1'],
      terms: [],
      pay: { from: null, to: number % 3 === 0 ? 6_000_000 : null },
      considerations: [],
      entryWays: [],
      publishedOn: '2026-11-01',
      updatedOn: null,
      closesOn: number % 5 === 0 ? null : '2026-12-20',
      sample: true,
    },
    texts: { parts: { summary: { ja: textOf(number + version * 7, length) } }, page: `https://example.jp/${number}`, applyAt: null },
  }
}

/** Puts postings among those that the office took in, in place of what was there under their ids. */
export async function putPostings(tx: Tx, postings: readonly MadeUp[], at: string): Promise<void> {
  for (const { heading, texts } of postings) {
    const { id, closesOn } = heading
    const row = { mark: await markOf({ ...heading, since: 0 }, texts), body: JSON.stringify({ ...heading, texts }), closesOn, state: 'open', updatedAt: at } as const
    await tx
      .insertInto('postings')
      .values({ ...row, id, source: 'test', since: 0, createdAt: at })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
      .execute()
  }
}
