/** The days on which the office works, in Japan's time. Dates are YYYY-MM-DD. */

const day = 24 * 60 * 60_000
/** Japan has had no summer time since 1951. */
const japan = 9 * 60 * 60_000

/** Whether a date is a national holiday. The list of them is data of its own, so it comes from outside. */
export type IsHoliday = (date: string) => boolean

/** The date in Japan at an instant, in milliseconds since 1970. */
export const dateInJapan = (instant: number): string => new Date(instant + japan).toISOString().slice(0, 10)

/** When it is that hour of that date in Japan, in milliseconds since 1970. */
export const hourInJapan = (date: string, hour: number): number => Date.parse(date) + hour * 60 * 60_000 - japan

const step = (date: string, days: number): string => new Date(Date.parse(date) + days * day).toISOString().slice(0, 10)

/** Offices are closed over New Year, national holiday or not. */
const isNewYear = (date: string): boolean => date.slice(5) >= '12-29' || date.slice(5) <= '01-03'

/** Whether the office works on a date: no weekend, no national holiday, not 29 December to 3 January. */
export function isBusinessDay(date: string, isHoliday: IsHoliday): boolean {
  const weekday = new Date(date).getUTCDay()
  return weekday !== 0 && weekday !== 6 && !isNewYear(date) && !isHoliday(date)
}

/** So many business days after a date, or before it; zero: the date itself where it is one, else the next that is. */
export function addBusinessDays(date: string, days: number, isHoliday: IsHoliday): string {
  let at = date
  if (days === 0) while (!isBusinessDay(at, isHoliday)) at = step(at, 1)
  for (let left = Math.abs(days); left > 0; ) {
    at = step(at, Math.sign(days))
    if (isBusinessDay(at, isHoliday)) left -= 1
  }
  return at
}
