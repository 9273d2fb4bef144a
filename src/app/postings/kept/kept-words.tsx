import { dateInJapan } from '../../../domain/business-days.ts'
import { nearness } from '../../../domain/posting/deadline.ts'
import { daysLeft } from '../../../domain/posting/days-left.ts'
import { deadlineOf, type KeptPosting, type Published, standingOf } from '../../../domain/posting/kept.ts'
import { saidIn } from '../../../domain/posting/said-in.ts'
import { Tag } from '../../../ui/controls/Tag.tsx'
import { date } from '../../../ui/text/format.ts'
import { language, t } from '../../../ui/text/text.ts'
import { now } from '../../shell/device.ts'

/** The day in Japan, by the server's clock as far as it is known. */
export const todayInJapan = (): string => dateInJapan(now())

/** What a kept posting is called, with the language of that. */
export const titleOf = ({ copy }: Pick<KeptPosting, 'copy'>): { text: string; lang: 'ja' | 'en' } =>
  saidIn(copy?.heading.title, language.value) ?? { text: t('kept:untitled'), lang: language.value }

/** How long there is until a day that is not over. */
function leftWords(day: string, today: string): string {
  const left = daysLeft(day, today)
  if (left === 0) return t('kept:deadline.today')
  return left === 1 ? t('kept:deadline.tomorrow') : t('kept:deadline.left', { count: left })
}

/** By when it is to be done, and how long that is. */
export function DeadlineLine({ kept, published, today }: { kept: KeptPosting; published: Published; today: string }) {
  const deadline = deadlineOf(kept, published)
  if (deadline === null) return <p class="kept-deadline">{t('kept:deadline.none')}</p>
  const what = t(kept.deadline === null ? 'kept:deadline.of' : 'kept:deadline.own')
  const near = nearness(deadline, today)
  return (
    <p class={near === null ? 'kept-deadline' : `kept-deadline kept-${near}`}>
      {deadline < today
        ? t('kept:deadline.lineOver', { what, date: date(deadline) })
        : t('kept:deadline.line', { what, left: leftWords(deadline, today), date: date(deadline) })}
    </p>
  )
}

/** That it closed, that it is gone, that nobody offers it. */
export function StandingTags({ kept, published, today }: { kept: KeptPosting; published: Published; today: string }) {
  const standing = standingOf(kept, published, today)
  return (
    <>
      {(standing === 'closed' || standing === 'withdrawn') && <Tag>{t(`kept:standing.${standing}`)}</Tag>}
      {kept.copy?.heading.sample === true && <Tag kind="warning">{t('kept:sample')}</Tag>}
    </>
  )
}
