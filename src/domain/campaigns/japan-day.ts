/**
 * Days as the office counts them. Japan has one time all the year round, nine hours ahead of UTC, so a day (YYYY-MM-DD)
 * is reckoned without any table of time zones, and the same on every machine.
 */
const ahead = 9 * 60 * 60_000
const dayLong = 24 * 60 * 60_000
const pattern = /^\d{4}-\d{2}-\d{2}$/

/** Whether a text is a day that there is: `2026-02-30` is none. */
export function isDay(text: string): boolean {
  if (!pattern.test(text)) return false
  const at = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(at) && new Date(at).toISOString().slice(0, 10) === text
}

const [first, end] = [Date.UTC(2000, 0, 1), Date.UTC(2200, 0, 1)]

/**
 * Whether an instant lies in a year that somebody may mean. Nearly any year can be written, and behind the last of four
 * digits days can't be reckoned on as they are here: whoever counts would never get there.
 */
export function isPlannable(instant: string): boolean {
  const at = Date.parse(instant)
  return first <= at && at < end
}

/** The instant (ISO 8601, UTC) at which a day begins in Japan. */
export const startOfDay = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) - ahead).toISOString()

/** The instant at which a day is over in Japan: the first that no longer belongs to it. */
export const endOfDay = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) - ahead + dayLong).toISOString()

/** The day in Japan at an instant. */
export const dayAt = (instant: string | number): string => new Date(new Date(instant).getTime() + ahead).toISOString().slice(0, 10)

/** The last day that has begun before an instant: of a time that ends at midnight, the day before it. */
export const lastDayBefore = (instant: string): string => dayAt(new Date(instant).getTime() - 1)

/** Whether an instant is a midnight in Japan, so that a day alone tells it. */
export const isMidnight = (instant: string): boolean => (new Date(instant).getTime() + ahead) % dayLong === 0

/** The time of day in Japan at an instant, as 14:05. */
export const timeAt = (instant: string): string => new Date(new Date(instant).getTime() + ahead).toISOString().slice(11, 16)
