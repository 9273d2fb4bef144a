import { daysLeft } from '../../../domain/posting/days-left.ts'
import { Tag } from '../../../ui/controls/Tag.tsx'
import { eraDate, longDate } from '../../../ui/text/format.ts'
import { t } from '../../../ui/text/text.ts'

/** A day in both calendars: 4 December 2026 (Reiwa 8), say. */
const dayInBoth = (day: string): string => t('posting:bothCalendars', { day: longDate(day), era: eraDate(day) })

/** The last day to apply, and how far it is. `today`: the day in Japan. */
export function Deadline({ closesOn, today }: { closesOn: string | null; today: string }) {
  if (closesOn === null) return <p class="reading-deadline">{t('posting:untilFilled')}</p>
  const left = daysLeft(closesOn, today)
  return (
    <p class={left >= 0 && left <= 7 ? 'reading-deadline reading-soon' : 'reading-deadline'}>
      {left < 0 ? <Tag kind="warning">{t('posting:closed')}</Tag> : <strong>{left === 0 ? t('posting:lastDay') : t('posting:daysLeft', { count: left })}</strong>}
      <span>{t('posting:until', { day: dayInBoth(closesOn) })}</span>
    </p>
  )
}
