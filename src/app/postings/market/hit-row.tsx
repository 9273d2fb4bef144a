import { jobTypeName } from '../../../domain/codes/job-types.ts'
import { prefectureName } from '../../../domain/codes/prefectures.ts'
import type { Heading } from '../../../domain/posting/posting.ts'
import { daysLeft, newForDays } from '../../../domain/posting/days-left.ts'
import { saidIn } from '../../../domain/posting/said-in.ts'
import { Tag } from '../../../ui/controls/Tag.tsx'
import { countryWords, shortDate } from '../../../ui/text/format.ts'
import { language, t } from '../../../ui/text/text.ts'
import { postingPath } from '../paths.ts'

interface HitRowProps {
  heading: Heading
  /** Of the link. */
  id: string
  /** The day in Japan. */
  today: string
  /** Whether this is the posting that is read beside the list. */
  isRead?: boolean
  /** With the row that is left for the posting's own page. */
  onOpen: (row: HTMLElement) => void
}

/** So many places or kinds of work are named in a row. */
const mostNamed = 2

const placesIn = ({ prefectures, country }: Heading): string[] =>
  country !== null && country !== 'JP' ? [countryWords(country)] : prefectures.map((code) => prefectureName(code, language.value))

/** One posting in the list: what, where, as what, until when. */
export function HitRow({ heading, id, today, isRead = false, onOpen }: HitRowProps) {
  const title = saidIn(heading.title, language.value)
  const institution = saidIn(heading.institution, language.value)
  const facts = [
    ...placesIn(heading).slice(0, mostNamed),
    ...heading.jobTypes.slice(0, mostNamed).map((code) => jobTypeName(code, language.value)),
  ]
  return (
    <a class="hit-link" id={id} href={postingPath(heading.id)} aria-current={isRead ? 'page' : undefined} onClick={(event) => onOpen(event.currentTarget)}>
      <span class="hit-title" lang={title?.lang}>
        {title?.text}
      </span>
      <span class="hit-institution" lang={institution?.lang}>
        {institution?.text}
      </span>
      <span class="hit-facts">{facts.join(t('market:between'))}</span>
      <span class="hit-end">
        <Deadline closesOn={heading.closesOn} today={today} />
        {daysLeft(today, heading.publishedOn) < newForDays && <Tag kind="info">{t('market:new')}</Tag>}
        {heading.sample && <Tag>{t('market:sample')}</Tag>}
      </span>
    </a>
  )
}

function Deadline({ closesOn, today }: { closesOn: string | null; today: string }) {
  if (closesOn === null) return <span>{t('market:untilFilled')}</span>
  const left = daysLeft(closesOn, today)
  if (left < 0) return <Tag kind="warning">{t('market:closed')}</Tag>
  const words = t('market:until', { date: shortDate(closesOn) })
  return (
    <span class={left <= 7 ? 'hit-soon' : undefined}>
      {words} <span class="hit-left">{left === 0 ? t('market:lastDay') : t('market:daysLeft', { count: left })}</span>
    </span>
  )
}
