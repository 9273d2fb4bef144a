import type { PlannedPosting } from '../../api/office-postings.ts'
import { type Bilingual, postingParts, postingSchema, type Posting } from '../../domain/posting/posting.ts'
import { differences } from '../registry/plan.ts'
import { bothWords } from './code-words.ts'

/** How much of a long text is shown from where it becomes another one, and before that. */
const shown = { before: 12, after: 80 }

/** The posting of a stored body. */
export const postingOf = (body: string, since: number): Posting => postingSchema.parse({ ...(JSON.parse(body) as object), since })

/** What a changed posting says otherwise, field by field; of long texts the place where they part. */
export function changesOf(before: string, after: string): PlannedPosting['fields'] {
  return differences(wordsOf(postingOf(before, 0)), wordsOf(postingOf(after, 0))).map(({ field, before, after }) => {
    const from = Math.max(0, partingOf(before ?? '', after ?? '') - shown.before)
    const excerpt = (text: string): string => (text.length <= shown.after ? text : `${from > 0 ? '…' : ''}${text.slice(from, from + shown.after).toWellFormed()}…`)
    const inWords = (text: string | null) => (text === null ? null : bothWords(field, field.includes('.') ? excerpt(text) : text))
    return { field, before: inWords(before), after: inWords(after) }
  })
}

function partingOf(before: string, after: string): number {
  let at = 0
  while (at < before.length && before[at] === after[at]) at += 1
  return at
}

function wordsOf({ texts, ...heading }: Posting): Record<string, string> {
  const both = (name: string, { ja = '', en = '' }: Bilingual = {}) => ({ [`${name}.ja`]: ja, [`${name}.en`]: en })
  return {
    ...both('title', heading.title),
    ...both('institution', heading.institution),
    fields: heading.fields.map(({ small }) => small).join(', '),
    jobTypes: heading.jobTypes.join(', '),
    institutionType: heading.institutionType ?? '',
    prefectures: heading.prefectures.join(', '),
    country: heading.country ?? '',
    employmentForms: heading.employmentForms.join(', '),
    terms: heading.terms.join(', '),
    yearlyPay: [heading.pay.from, heading.pay.to].map((each) => each ?? '').join('–').replace(/^–$/u, ''),
    considerations: heading.considerations.join(', '),
    entryWays: heading.entryWays.join(', '),
    publishedOn: heading.publishedOn,
    updatedOn: heading.updatedOn ?? '',
    closesOn: heading.closesOn ?? '',
    page: texts?.page ?? '',
    applyAt: texts?.applyAt ?? '',
    ...Object.assign({}, ...postingParts.map((part) => both(part, texts?.parts[part]))) as Record<string, string>,
  }
}
