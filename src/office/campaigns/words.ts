import { isMidnight, lastDayBefore, dayAt, timeAt } from '../../domain/campaigns/japan-day.ts'
import type { PlanDraft } from '../../api/office-campaigns.ts'
import { date, number } from '../../ui/text/format.ts'
import { local, t } from '../../ui/text/text.ts'

/** A time in Japan at which something begins: the day, and the hour unless it is midnight. */
export const beginning = (instant: string): string =>
  isMidnight(instant) ? date(dayAt(instant)) : t('office-campaigns:dayAndTime', { day: date(dayAt(instant)), time: timeAt(instant) })

/** A time in Japan at which something is over: the last day of it, and the hour where the day was not over. */
export const ending = (instant: string): string =>
  isMidnight(instant) ? date(lastDayBefore(instant)) : t('office-campaigns:dayAndTime', { day: date(dayAt(instant)), time: timeAt(instant) })

/** What a campaign is called before it has a title too. */
export const titleOf = (title: PlanDraft['title']): string => local(title) || title.ja || title.en || t('office-campaigns:untitled')

/** A share as a whole percentage; a dash where there is nothing to share. */
export const share = (part: number, whole: number): string => (whole === 0 ? '–' : t('office-campaigns:percent', { value: number(Math.round((part / whole) * 1000) / 10) }))
