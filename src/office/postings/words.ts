import { byHand, type DoubtfulPosting, type PostingsUnreadable, type PostingState, type WrongPosting } from '../../api/office-postings.ts'
import type { PullOutcome } from '../../api/posting-sources.ts'
import type { Bilingual, Heading } from '../../domain/posting/posting.ts'
import type { TextKey } from '../../ui/text/areas.ts'
import { number } from '../../ui/text/format.ts'
import { language, t } from '../../ui/text/text.ts'

/** How a state is marked. */
export const stateTags = { open: 'success', closed: 'plain', withdrawn: 'warning' } as const satisfies Record<PostingState, string>

/** A text in the language of the moment where there is one, else in the other. */
export const either = ({ ja, en }: Bilingual): string => (language.value === 'ja' ? (ja ?? en) : (en ?? ja)) ?? ''

/** Where a posting is from, in words. */
export const sourceWords = ({ id, name }: { id: string; name: string | null }): string =>
  name ?? (id === byHand ? t('office-postings:byHand') : id.startsWith('sample') ? t('office-postings:sampleSource') : t('office-postings:unknownSource', { id: id.slice(0, 8) }))

/** What is wrong with a line, and what to do. */
export const wrongWords = ({ reason, value }: WrongPosting): string => t(`office-postings:wrong.${reason}`, { value })
/** What of a line could not be read. */
export const doubtWords = ({ reason, value }: DoubtfulPosting): string => t(`office-postings:doubt.${reason}`, { value })
/** Why a file can't be read at all. */
export const unreadableWords = ({ reason, values }: PostingsUnreadable): string =>
  t(`office-postings:unreadable.${reason}`, { line: values['line'] ?? '', max: values['max'] ?? '', columns: values['columns'] ?? '' })

/** What came of fetching a source. */
export function outcomeWords(outcome: PullOutcome): string {
  if (outcome.kind === 'taken-in') {
    const { added, changed, returned, withdrawn } = outcome.done
    return t('office-postings:outcome.taken-in', { added: number(added), changed: number(changed + returned), withdrawn: number(withdrawn) })
  }
  if (outcome.kind === 'same') return t('office-postings:outcome.same')
  if (outcome.kind === 'wrong') return t('office-postings:outcome.wrong', { count: number(outcome.count) })
  if (outcome.kind === 'unreadable') return `${t('office-postings:outcome.unreadable')} ${unreadableWords(outcome.problem)}`
  if (outcome.kind === 'too-few') return t('office-postings:outcome.too-few', { open: number(outcome.open), withdrawn: number(outcome.withdrawn) })
  return `${t('office-postings:outcome.not-fetched')} ${t(`office-postings:fetch.${outcome.failure}`, { status: outcome.status ?? '' })}`
}

const headingLabels = {
  title: 'office-postings:heading', institution: 'office-postings:institution', fields: 'office-postings:fields', jobTypes: 'office-postings:jobTypes',
  institutionType: 'office-postings:institutionType', prefectures: 'office-postings:prefectures', country: 'office-postings:country',
  employmentForms: 'office-postings:employmentForms', terms: 'office-postings:terms', yearlyPay: 'office-postings:yearlyPay',
  considerations: 'office-postings:considerations', entryWays: 'office-postings:entryWays', publishedOn: 'office-postings:publishedOn',
  updatedOn: 'office-postings:updatedOn', closesOn: 'office-postings:closesOn', page: 'office-postings:page', applyAt: 'office-postings:applyAt',
} as const

/** What a part of a posting's text is called; its own name where this page is older than the part. */
export function partWords(part: string): string {
  const key = `office-postings:part.${part}` as TextKey
  const words = t(key)
  return words === '' || key.endsWith(words) ? part : words
}

/** What a field of a posting is called, with its language where it has two. */
export function fieldWords(field: string): string {
  const [name = '', inLanguage] = field.split('.')
  const label = name in headingLabels ? t(headingLabels[name as keyof typeof headingLabels]) : partWords(name)
  return inLanguage === 'ja' || inLanguage === 'en' ? t(`office-postings:inLanguage.${inLanguage}`, { label }) : label
}

/** A range of yearly pay; empty where nothing is said. */
export function payWords({ from, to }: Heading['pay']): string {
  if (from !== null && to !== null) return from === to ? t('office-postings:yenFrom', { from: number(from) }) : t('office-postings:yen', { from: number(from), to: number(to) })
  if (from !== null) return t('office-postings:yenFrom', { from: number(from) })
  return to === null ? '' : t('office-postings:yenTo', { to: number(to) })
}
