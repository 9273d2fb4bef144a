import { addBusinessDays, dateInJapan, hourInJapan, isBusinessDay, type IsHoliday } from './business-days.ts'
import type { CampaignPlan, Reminder } from './campaign.ts'

/** From this hour on people are reminded, in Japan. */
const morning = 9
/** A reminder that a server could not send is still sent within so many business days; then it would only surprise. */
const stillSentFor = 3

type Span = Pick<CampaignPlan, 'opensAt' | 'closesAt'>

/**
 * The date of a reminder, YYYY-MM-DD: so many business days after the day of the opening, or before the day of the close.
 * A campaign that closes at midnight closes on the day that ends then.
 */
export function dayOf({ opensAt, closesAt }: Span, day: number, isHoliday: IsHoliday): string {
  const from = day < 0 ? Date.parse(closesAt) - 1 : Date.parse(opensAt)
  return addBusinessDays(dateInJapan(from), day, isHoliday)
}

/** One reminder of a campaign as it falls, named by its date: no two are ever on the same day. */
export interface ReminderStep {
  /** YYYY-MM-DD in Japan. */
  date: string
  channels: Reminder['channels']
  /** From when on it is sent and until when at the latest, in milliseconds since 1970. */
  from: number
  until: number
  /** Whether the plan has none after it. */
  last: boolean
}

/**
 * The reminders of a campaign in their order. Those that fall on the same day are one, and what would fall before the
 * opening or after the close is left out. A campaign that is extended has its last reminders on new days, and so anew.
 */
export function reminderSteps(plan: Span & Pick<CampaignPlan, 'reminders'>, isHoliday: IsHoliday): ReminderStep[] {
  const byDate = new Map<string, Set<Reminder['channels'][number]>>()
  for (const { day, channels } of plan.reminders) {
    const date = dayOf(plan, day, isHoliday)
    byDate.set(date, new Set([...(byDate.get(date) ?? []), ...channels]))
  }
  const [opens, closes] = [Date.parse(plan.opensAt), Date.parse(plan.closesAt)]
  const steps = [...byDate]
    .map(([date, channels]) => ({
      date,
      channels: [...channels].toSorted(),
      from: hourInJapan(date, morning),
      until: Math.min(hourInJapan(addBusinessDays(date, stillSentFor, isHoliday), morning), closes),
    }))
    .filter(({ from }) => opens <= from && from < closes)
    .toSorted((a, b) => a.from - b.from)
  return steps.map((step, at) => ({ ...step, last: at === steps.length - 1 }))
}

/**
 * The reminder to send now over a channel: of several that a server missed, only the newest. Undefined: none, as at night
 * and on days off, when a missed one waits for the next morning of work.
 */
export function stepNow(
  steps: readonly ReminderStep[],
  channel: Reminder['channels'][number],
  now: number,
  isHoliday: IsHoliday,
): ReminderStep | undefined {
  const today = dateInJapan(now)
  if (!isBusinessDay(today, isHoliday) || now < hourInJapan(today, morning)) return undefined
  return steps.findLast(({ channels, from, until }) => channels.includes(channel) && from <= now && now < until)
}
