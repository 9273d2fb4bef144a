import { daysLeft } from './days-left.ts'

/** Deadlines of kept postings, and when one is reminded of them. Days are `YYYY-MM-DD` in Japan. */

/** From so many days before a deadline on a person is reminded here. */
const soon = 7

/** How near a deadline is. `last`: today or tomorrow. Null: neither near nor, being over, of any use. */
export function nearness(deadline: string | null, today: string): 'soon' | 'last' | null {
  if (deadline === null) return null
  const left = daysLeft(deadline, today)
  return left < 0 || left > soon ? null : left <= 1 ? 'last' : 'soon'
}

/** The reminders by mail or push: a week before, and the day before. */
export type DeadlineStep = 'week' | 'day'

/**
 * Which reminder is due on a day; null: none. Each is still sent when a server was down on its day, as long as it says what
 * is so.
 */
export function stepOn(deadline: string, today: string): DeadlineStep | null {
  const left = daysLeft(deadline, today)
  if (left < 0) return null
  return left <= 1 ? 'day' : left >= 5 && left <= soon ? 'week' : null
}

/** Where a notebook says how the person is to be reminded: each field is true, or nothing. */
export const reminderSetting = { type: 'setting', record: 'postings', mail: 'deadlineMail', push: 'deadlinePush' } as const

/**
 * Soonest first: what is still to come, then what has none, then what is over, the latest first. `a` and `b` are
 * deadlines.
 */
export function byDeadline(a: string | null, b: string | null, today: string): number {
  const rank = (day: string | null) => (day === null ? 1 : day < today ? 2 : 0)
  const [first, second] = [rank(a), rank(b)]
  if (first !== second || a === b) return first - second
  const earlier = (a ?? '') < (b ?? '')
  return earlier === (first === 0) ? -1 : 1
}
