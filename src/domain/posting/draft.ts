import type { Bilingual, Heading, PostingPart } from './posting.ts'
import type { Labels } from './read-labels.ts'

/** Why a posting can't be taken: each has a text at the office. */
export const wrongReasons = [
  'not-a-posting', 'id-missing', 'id', 'twice', 'other-source', 'title-missing', 'title-too-long', 'institution-missing',
  'institution-too-long', 'published-missing', 'date', 'dates-crossed', 'characters', 'text-too-long', 'too-large',
] as const
export type WrongReason = (typeof wrongReasons)[number]

/** What of a posting could not be read and is left unknown: the posting is taken without it. */
export const doubtReasons = [
  'field', 'job-type', 'institution-type', 'place', 'employment-form', 'term', 'pay', 'consideration', 'entry-way', 'address', 'updated',
] as const
export type DoubtReason = (typeof doubtReasons)[number]

export interface Wrong {
  reason: WrongReason
  /** What stands there, as far as it helps to find it. */
  value: string
}
export interface Doubt {
  reason: DoubtReason
  value: string
}

/** A posting as a file says it, before anything of it was judged. Empty texts say nothing. */
export interface Draft {
  id: string
  title: Bilingual
  institution: Bilingual
  fields: Heading['fields']
  jobTypes: string[]
  institutionType: string | null
  prefectures: string[]
  country: string | null
  employmentForms: string[]
  terms: string[]
  pay: { from: number | null; to: number | null }
  considerations: string[]
  entryWays: string[]
  publishedOn: string
  updatedOn: string
  closesOn: string
  parts: Partial<Record<PostingPart, Bilingual>>
  page: string
  applyAt: string
  doubts: Doubt[]
}

/** How much of a value is repeated to whoever has to find it. */
const shownValue = 60
/** The beginning of a text, on one line, to be shown where something is wrong with it. */
export const beginning = (text: string): string => {
  const line = text.slice(0, 4 * shownValue).toWellFormed().replace(/[\p{Cc}\s]+/gu, ' ').trim()
  return line.length > shownValue ? `${line.slice(0, shownValue).toWellFormed()}…` : line
}

/** The labels that no list knows, as doubts. */
export const doubtsOf = (reason: DoubtReason, { unknown }: Labels<unknown>): Doubt[] => unknown.map((value) => ({ reason, value: beginning(value) }))
