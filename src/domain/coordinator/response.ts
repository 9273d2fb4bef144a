import type { Chance } from '../statistics/rounding.ts'
import { dayAt, lastDayBefore } from '../campaigns/japan-day.ts'
import { type Kept, leastWhole, makeCoarse, told } from './coarse.ts'

/** How far a campaign was at the end of a day (YYYY-MM-DD, Japan): exact and secret, or coarse. */
export interface Standing {
  readonly day: string
  readonly asked: number
  readonly answered: number
}

/** How the response went on so far. A course only grows: what it told of a day stays. */
export interface Course {
  /** The last day that is in it; null: none. */
  readonly until: string | null
  readonly kept: Kept | null
  /** The days on which what is told became another, coarse. */
  readonly points: readonly Standing[]
}

/** A response of which nothing is known yet. */
export const noCourse: Course = { until: null, kept: null, points: [] }

/** Goes on with a course by the days that follow it. `name` tells whose counts they are. */
export function goOn(name: string, course: Course, days: readonly Standing[], chance: Chance): Course {
  let { until, kept } = course
  const points = [...course.points]
  for (const { day, asked, answered } of days) {
    if (until !== null && day <= until) continue
    const next = makeCoarse(name, { response: { answered, silent: asked - answered } }, kept, chance)
    if (next !== kept && (kept !== null || next.whole > 0)) points.push({ day, asked: next.whole, answered: next.coarse['response']?.['answered'] ?? 0 })
    until = day
    kept = next
  }
  return { until, kept, points }
}

/** The days of a campaign that are over or begun by now, its time of grace included, from the day it opened. */
export function daysSoFar({ opensAt, graceUntil }: { opensAt: string; graceUntil: string }, now: number): string[] {
  const [first, last] = [dayAt(opensAt), Date.parse(graceUntil) > now ? dayAt(now) : lastDayBefore(graceUntil)]
  const days: string[] = []
  for (let at = Date.parse(first); at <= Date.parse(last); at += dayLong) days.push(new Date(at).toISOString().slice(0, 10))
  return days
}
const dayLong = 24 * 60 * 60_000

/** What is told of one campaign: numbers are null where there are few. Rates are whole per cent. */
export interface ToldResponse {
  readonly asked: number | null
  readonly answered: number | null
  readonly rate: number | null
  /** How many of a hundred answered at all universities together; null: the others would be too few. */
  readonly allRate: number | null
  readonly days: readonly { readonly day: string; readonly answered: number | null; readonly rate: number | null; readonly allRate: number | null }[]
}

/** So many days are told one by one; of more, each week's last and the last one. */
const mostDays = 14

/** What is told of a response: the own one beside that of all universities together. */
export function tellResponse(own: Course, all: Course, days: readonly string[]): ToldResponse {
  const [now, together] = [own.points.at(-1), all.points.at(-1)]
  const others = (together?.asked ?? 0) - (now?.asked ?? 0)
  const asked = now ? told(now.asked, now.asked) : null
  if (now === undefined || asked === null) return { asked: null, answered: null, rate: null, allRate: null, days: [] }
  const isWeekly = days.length > mostDays
  const shown = days.filter((_, at) => !isWeekly || at % 7 === 6 || at === days.length - 1)
  return {
    asked,
    answered: told(now.answered, now.asked),
    rate: rateAt(own, null),
    allRate: others < leastWhole ? null : rateAt(all, null),
    days: shown.map((day) => {
      const point = own.points.findLast((each) => each.day <= day)
      return {
        day,
        answered: point ? told(point.answered, point.asked) : null,
        rate: rateAt(own, day),
        allRate: others < leastWhole ? null : rateAt(all, day),
      }
    }),
  }
}

/** The rate that stood at the end of a day, or last; null where there are few. */
function rateAt({ points }: Course, day: string | null): number | null {
  const point = day === null ? points.at(-1) : points.findLast((each) => each.day <= day)
  const answered = point ? told(point.answered, point.asked) : null
  return point === undefined || answered === null ? null : Math.min(100, Math.round((answered / point.asked) * 100))
}
