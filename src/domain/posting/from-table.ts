import { isJapanese } from './clean-text.ts'
import { type ColumnName, type TextColumn, textNames } from './columns.ts'
import { doubtsOf, type Doubt, type Draft } from './draft.ts'
import type { Bilingual, PostingPart } from './posting.ts'
import { considerationOf, employmentFormOf, entryWayOf, institutionTypeOf, jobTypeOf, type Labels, readLabels, termOf } from './read-labels.ts'
import { readFields } from './read-fields.ts'
import { readYearlyPay } from './read-pay.ts'
import { readPlace } from './read-place.ts'

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
