import { considerations, employmentForms, entryWays, terms } from '../../../src/domain/codes/conditions.ts'
import { institutionTypes } from '../../../src/domain/codes/institution-types.ts'
import { jobTypes } from '../../../src/domain/codes/job-types.ts'
import { prefectures } from '../../../src/domain/codes/prefectures.ts'
import { smallFields } from '../../../src/domain/codes/research-fields.ts'
import type { Posting } from '../../../src/domain/posting/posting.ts'
import { benchDay } from './wishes.ts'

/** Draws that are the same on every machine. */
function drawing(seed: number) {
  let state = (seed * 2_654_435_761) >>> 0
  const below = (count: number): number => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0
    return (state ^ (state >>> 13)) % count
  }
  const one = <T>(of: readonly T[]): T => of[Math.abs(below(of.length))] as T
  return { below: (count: number) => Math.abs(below(count)), one, some: (count: number, of: readonly string[]) => [...new Set(Array.from({ length: count }, () => one(of)))] }
}
type Draw = ReturnType<typeof drawing>

const places = ['見本', '架空', '例示', '仮想', '青葉', '若草', '白樺', '紅葉', '霧島', '銀河', '北斗', '南風', '朝霧', '夕凪', '山彦', '水面']
const kinds = ['大学', '工業大学', '女子大学', '医科大学', '高等専門学校', '研究所', '研究機構', '製薬株式会社', '博物館']
const ranks = ['教授', '准教授', '講師', '助教', '特任助教', '研究員', 'ポスドク研究員', '技術職員', 'URA', '非常勤講師']
const stems = Array.from('量子物理化学生命情報数理材料電磁気光熱流体構造地球環境都市農林水産医歯薬看護経済法律政治社会歴史文芸言語教育心理哲倫美術音楽体育統計解析制御設計合成触媒細胞遺伝免疫神経脳血管骨筋感染疫航空宇宙海洋森土壌気象震防災')
const tails = ['の理論', 'の実験', 'の計測', 'の応用', 'のシミュレーション', 'とデータサイエンス', 'の機械学習', 'の社会実装', 'の比較', 'のモデル化', 'の可視化', 'の国際共同研究']
const sentences = [
  (topic: string) => `${topic}に関する研究を担当し、学内外の共同研究を進めていただきます。`,
  (topic: string) => `${topic}の分野で博士の学位を有する方、または着任までに取得する見込みの方。`,
  (topic: string) => `学部および大学院において${topic}の講義と演習を受け持ちます。`,
  (topic: string) => `これまでの${topic}の研究業績の概要と、着任後の抱負を二千字程度で述べてください。`,
  (topic: string) => `${topic}について英語で講義ができることが望ましい。`,
  () => '履歴書、業績一覧、主要論文の別刷り三編以内を電子メールで提出してください。',
  () => '書類選考のうえ、面接を行います。旅費は応募者の負担となります。',
  () => '男女共同参画を推進しており、女性の積極的な応募を歓迎します。',
  () => '給与は本学の規程により、年俸制を適用します。賞与、通勤手当があります。',
  (topic: string) => `We invite applications for a position in the field of ${Array.from(topic, (sign) => `k${sign.charCodeAt(0).toString(36)}`).join('')} research. `,
  () => 'The successful candidate will teach undergraduate and graduate courses and supervise students. ',
  () => 'Applicants should have a doctoral degree and a strong record of publications. ',
]
const dayFrom = (days: number): string => new Date(Date.parse(benchDay) + days * 86_400_000).toISOString().slice(0, 10)
const codesOf = (rows: readonly { code: string }[]): string[] => rows.map(({ code }) => code)

const topicOf = (draw: Draw): string => `${draw.one(stems)}${draw.one(stems)}${draw.one(stems)}${draw.one(tails)}`

function bodyOf(draw: Draw, length: number): string {
  const topics = Array.from({ length: 6 }, () => topicOf(draw))
  let body = ''
  while (body.length < length) body += draw.one(sentences)(draw.one(topics))
  return body
}

function postingOf(at: number): Posting {
  const draw = drawing(at + 1)
  const field = draw.one(smallFields)
  const from = (3 + draw.below(8)) * 1_000_000
  const name = `${draw.one(places)}${draw.one(places)}${draw.one(kinds)}`
  const length = 600 + draw.below(1200)
  return {
    id: `B-${String(at).padStart(6, '0')}`,
    title: { ja: `${draw.one(ranks)}の公募（${topicOf(draw)}）`, en: `${draw.one(['Professor', 'Assistant Professor', 'Researcher'])}, ${at}` },
    institution: { ja: name },
    fields: [{ large: field.large, small: field.code }],
    jobTypes: draw.some(2, codesOf(jobTypes)),
    institutionType: draw.one(institutionTypes.rows).code,
    prefectures: draw.some(1, codesOf(prefectures)),
    country: 'JP',
    employmentForms: draw.some(1, codesOf(employmentForms.rows)),
    terms: draw.some(1, codesOf(terms.rows)),
    pay: draw.below(3) === 0 ? { from: null, to: null } : { from, to: from + 2_000_000 },
    considerations: draw.some(1, codesOf(considerations.rows)),
    entryWays: draw.some(1, codesOf(entryWays.rows)),
    publishedOn: dayFrom(-draw.below(120)),
    updatedOn: null,
    closesOn: draw.below(20) === 0 ? null : dayFrom(draw.below(150) - 30),
    since: 1,
    sample: true,
    texts: {
      parts: { duties: { ja: bodyOf(draw, length * 0.5) }, requirements: { ja: bodyOf(draw, length * 0.25) }, selection: { ja: bodyOf(draw, length * 0.25) } },
      page: null,
      applyAt: null,
    },
  }
}

/** Postings `from` up to but not including `to` of those that the bench searches; always the same ones. */
export const postingsOfBench = (from: number, to: number): Posting[] => Array.from({ length: to - from }, (_, at) => postingOf(from + at))
