import type { Both } from './both.ts'
import type { Draw } from './draw.ts'

/** The dates of a posting, `YYYY-MM-DD`, and the day on which one begins to work. */
export interface Dates {
  publishedOn: string
  updatedOn: string | null
  closesOn: string | null
  start: Both
}

const dayLong = 24 * 60 * 60_000
const after = (date: string, days: number): string => new Date(Date.parse(date) + days * dayLong).toISOString().slice(0, 10)
const daysFrom = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / dayLong

/**
 * Dates around a day: published in the 120 days up to it, new ones being more; about one in nine closed within the last 30
 * days, the others closing at most 120 days on; a few when they are filled.
 */
export function datesAround(today: string, draw: Draw): Dates {
  const open = draw.weighed([[draw.whole(-30, -1), 11], [draw.whole(0, 14), 22], [draw.whole(15, 60), 47], [draw.whole(61, 120), 20]])
  const latest = Math.min(0, open - 12)
  const publishedOn = after(today, latest - Math.floor(draw.part() ** 1.4 * (121 + latest)))
  const closesOn = open >= 0 && draw.chance(0.08) ? null : workday(after(today, open), today)
  const changeable = daysFrom(publishedOn, closesOn !== null && closesOn < today ? closesOn : today)
  const updatedOn = changeable > 2 && draw.chance(0.25) ? after(publishedOn, draw.whole(1, changeable)) : null
  return { publishedOn, updatedOn, closesOn, start: startAfter(closesOn ?? after(today, 30), draw) }
}

/** Offices set their dates on working days; but nothing leaves the range, or closes by being moved. */
function workday(date: string, today: string): string {
  const weekday = new Date(date).getUTCDay()
  const moved = weekday === 6 ? after(date, -1) : weekday === 0 ? after(date, -2) : date
  return daysFrom(today, moved) < -30 || (moved < today && date >= today) ? date : moved
}

function startAfter(closesOn: string, draw: Draw): Both {
  if (draw.chance(0.25)) return '採用決定後、できるだけ早い時期（応相談）|As soon as possible after the decision (negotiable)'
  const month = new Date(Date.parse(`${closesOn.slice(0, 7)}-01`))
  month.setUTCMonth(month.getUTCMonth() + draw.whole(2, 5))
  // Most begin with the year or with its second half.
  if (draw.chance(0.7)) while (![3, 9].includes(month.getUTCMonth())) month.setUTCMonth(month.getUTCMonth() + 1)
  const iso = month.toISOString().slice(0, 10)
  return draw.chance(0.25) ? `${inJapanese(iso)}以降のなるべく早い時期|On ${inEnglish(iso)} or as soon as possible after` : `${inJapanese(iso)}|${inEnglish(iso)}`
}

/** A date as it is written in texts. */
export const dateText = (date: string): Both => `${inJapanese(date)}|${inEnglish(date)}`

const inJapanese = (date: string): string => {
  const [year, month, day] = date.split('-').map(Number)
  return `${year}年${month}月${day}日`
}
const english = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
const inEnglish = (date: string): string => english.format(Date.parse(date))
