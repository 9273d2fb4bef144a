import { isJapanese } from './clean-text.ts'
import { doubtsOf, type Doubt, type Draft } from './draft.ts'
import type { Bilingual, PostingPart } from './posting.ts'
import { considerationOf, employmentFormOf, entryWayOf, institutionTypeOf, jobTypeOf, type Labels, readLabels, termOf } from './read-labels.ts'
import { readFields } from './read-fields.ts'
import { readYearlyPay } from './read-pay.ts'
import { readPlace } from './read-place.ts'

/** The texts of a posting by what their columns are called; the first is what a template says. */
const textColumns = {
  summary: ['求人の概要', '概要', '求人内容', 'summary'],
  duties: ['仕事内容・職務内容', '仕事内容', '職務内容', 'duties', 'job description'],
  work: ['業務内容', 'work'],
  department: ['配属部署', '所属部署', '部署', 'department'],
  place: ['勤務地', '勤務地住所', '勤務場所', 'place of work', 'location'],
  headcount: ['募集人員', '募集人数', '採用人数', 'headcount'],
  start: ['着任時期', '着任日', '採用日', '採用予定日', 'starting date', 'start'],
  term: ['任期', '雇用期間', 'term'],
  trial: ['試用期間', 'trial period', 'trial'],
  hours: ['勤務時間', '勤務形態', '勤務時間等', 'working hours', 'hours'],
  pay: ['給与', '待遇', '給与等', 'pay', 'salary'],
  insurance: ['社会保険', '社会保険等', '加入保険', 'insurance'],
  requirements: ['応募資格', '資格', 'requirements', 'qualifications'],
  degree: ['応募に必要な学歴・学位', '学歴・学位', '学歴', '学位', 'degree'],
  experience: ['業務における経験', '経験', 'experience'],
  apply: ['応募方法', '応募要領', 'how to apply', 'application method'],
  documents: ['応募書類', '提出書類', 'documents'],
  selection: ['選考内容', '選考方法', '選考', 'selection'],
  contact: ['連絡先', '問い合わせ先', 'お問い合わせ先', '担当者', 'contact'],
  remarks: ['備考', '特記事項', 'その他', 'remarks', 'notes'],
} as const

type TextColumn = keyof typeof textColumns
type EnglishColumn = `${TextColumn}English`
const textNames = Object.keys(textColumns) as TextColumn[]
const inEnglish = (names: readonly string[]): string[] => names.flatMap((name) => [`${name}（英語）`, `${name}_英語`, `${name} (English)`, `英語${name}`])

const ownColumns = {
  id: ['求人ID', '求人番号', 'データ番号', 'id', 'posting id'],
  title: ['求人件名', 'タイトル', '件名', '求人タイトル', 'title'],
  titleEnglish: inEnglish(['求人件名', 'タイトル', '件名', 'title']),
  institution: ['機関名', '求人機関', '求人機関名', '所属機関', 'institution', 'organization'],
  institutionEnglish: inEnglish(['機関名', '求人機関', '求人機関名', 'institution']),
  institutionType: ['機関種別', '機関の種別', 'institution type'],
  updatedOn: ['更新日', '最終更新日', 'updated', 'updated on'],
  publishedOn: ['公開開始日', '公開日', '掲載日', '掲載開始日', 'published', 'published on'],
  closesOn: ['募集終了日', '応募締切', '応募締切日', '締切日', '募集締切', 'closes', 'closes on', 'deadline'],
  prefectures: ['都道府県', '勤務地（都道府県）', 'prefecture'],
  country: ['国', '国名', '勤務国', 'country'],
  fields: ['研究分野', '分野', 'research field', 'research fields'],
  jobTypes: ['職種', 'job type', 'job types'],
  employmentForms: ['雇用形態', '勤務区分', 'employment form'],
  yearlyPay: ['年収', '年収（範囲）', '年俸', 'yearly pay', 'annual salary'],
  considerations: ['応募上の配慮', '配慮', 'considerations'],
  entryWays: ['応募の手段', '応募手段', '電子応募', 'way to apply'],
  page: ['URL', '求人URL', '詳細URL', 'リンク', 'page'],
  applyAt: ['応募URL', '応募先URL', '応募サイト', 'apply at', 'application url'],
} as const

type ColumnName = keyof typeof ownColumns | TextColumn | EnglishColumn

/** The columns of a table of postings, each by the names it goes by: JREC-IN's labels first. */
export const postingColumns: Readonly<Record<ColumnName, readonly string[]>> = {
  ...ownColumns,
  ...textColumns,
  ...(Object.fromEntries(textNames.map((name) => [`${name}English`, inEnglish(textColumns[name])])) as unknown as Record<EnglishColumn, readonly string[]>),
}
/** Without these a table is none of postings. */
export const requiredPostingColumns = ['id', 'title', 'institution'] as const satisfies readonly ColumnName[]

type Cells = Readonly<Record<ColumnName, string>>

/** Cells with labels are short; what is longer is text in the wrong column. */
const longestCell = 5000

/** What a line of a table says of a posting. */
export function draftOfLine(cells: Cells): Draft {
  const of = (name: ColumnName): string => (cells[name].length > longestCell ? '' : cells[name])
  const doubts: Doubt[] = []
  const look = <T>(reason: Doubt['reason'], labels: Labels<T>): T[] => {
    doubts.push(...doubtsOf(reason, labels))
    return labels.found
  }
  // A job type may carry the employment and its term behind it, as JREC-IN shows them: 「助教相当 : 契約職員 - 任期あり」.
  const named = readLabels(of('jobTypes'), jobTypeOf)
  const behind = named.unknown.flatMap((label) => label.split(/\s*[:：]\s*|\s[-–]\s/u)).filter((label) => label !== '' && !label.startsWith('試用期間'))
  const rest = behind.filter((label) => jobTypeOf(label) === undefined && employmentFormOf(label) === undefined && termOf(label) === undefined)
  const known = <T>(codes: readonly (T | undefined)[]): T[] => codes.filter((code) => code !== undefined)
  const jobTypes = [...named.found, ...known(behind.map(jobTypeOf))]
  doubts.push(...doubtsOf('job-type', { found: [], unknown: rest }))

  const termLabels = readLabels(of('term'), termOf)
  const terms = [...termLabels.found, ...known(behind.map(termOf)), ...termsIn(of('term'))]
  const ways = readLabels(of('entryWays'), (label) => (/^(あり|有|可|○|yes)$/iu.test(label.trim()) ? '0' : entryWayOf(label)))
  const institutionType = look('institution-type', readLabels(of('institutionType'), institutionTypeOf))[0] ?? null
  const place = readPlace([of('prefectures'), of('country'), of('place')].filter(Boolean).join('\n'))
  if (place.prefectures.length === 0 && place.country === null && (of('place') || of('prefectures')) !== '') doubts.push({ reason: 'place', value: of('prefectures') || of('place').slice(0, 60) })
  const yearly = of('yearlyPay') === '' ? null : readYearlyPay(of('yearlyPay'))
  if (of('yearlyPay') !== '' && yearly === null) doubts.push({ reason: 'pay', value: of('yearlyPay').slice(0, 60) })
  return {
    id: cells.id,
    title: inItsLanguage(cells.title, cells.titleEnglish),
    institution: inItsLanguage(cells.institution, cells.institutionEnglish),
    fields: look('field', readFields(of('fields'))),
    jobTypes: once(jobTypes),
    institutionType,
    prefectures: place.prefectures,
    country: place.country,
    employmentForms: once([...look('employment-form', readLabels(of('employmentForms'), employmentFormOf)), ...known(behind.map(employmentFormOf))]),
    terms: once(terms),
    pay: yearly ?? { from: null, to: null },
    considerations: once(look('consideration', readLabels(of('considerations'), considerationOf))),
    entryWays: once([...look('entry-way', ways), ...(/JREC-IN[^。\n]{0,20}(?:Web|電子)応募/iu.test(of('apply')) ? ['0'] : [])]),
    publishedOn: cells.publishedOn,
    updatedOn: cells.updatedOn,
    closesOn: cells.closesOn,
    parts: partsOf(cells, yearly === null || cells.pay === '' ? cells.yearlyPay : ''),
    page: cells.page,
    applyAt: cells.applyAt,
    doubts,
  }
}

/** What a text about the term says of it, where it is no label. */
function termsIn(text: string): string[] {
  const tenure = /テニュア・?トラック(?!以外|ではない)/u.test(text) ? ['3'] : []
  return /^任期(?:あり|有)/u.test(text) ? ['0', ...tenure] : /^任期(?:なし|無)/u.test(text) ? ['1', ...tenure] : tenure
}

const once = (codes: readonly string[]): string[] => [...new Set(codes)].toSorted()

/** What was written in English under a label that is Japanese only because the form is. */
const inItsLanguage = (text: string, english: string): Bilingual => (english === '' && !isJapanese(text) ? { en: text } : { ja: text, en: english })

function partsOf(cells: Cells, yearlyPay: string): Draft['parts'] {
  const isEnglish = cells.titleEnglish === '' && !isJapanese(cells.title)
  const text = (name: TextColumn): Bilingual => {
    const english = cells[`${name}English`]
    return isEnglish && english === '' && !isJapanese(cells[name]) ? { en: cells[name] } : { ja: cells[name], en: english }
  }
  const joined = (...texts: readonly string[]): string => texts.filter((each) => each.trim() !== '').join('\n\n')
  const parts = Object.fromEntries(textNames.filter((name) => name !== 'work').map((name) => [name, text(name)])) as Record<PostingPart, Bilingual>
  return {
    ...parts,
    duties: { ja: joined(cells.work, cells.duties), en: joined(cells.workEnglish, cells.dutiesEnglish) },
    pay: { ja: joined(yearlyPay, cells.pay), en: cells.payEnglish },
  }
}
