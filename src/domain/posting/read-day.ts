import { dateInJapan } from '../business-days.ts'
import { foldWidth } from '../text/width.ts'

/** The year before the first one of each era, by its name and its letter. */
const eras: Readonly<Record<string, number>> = { 令和: 2018, 平成: 1988, 昭和: 1925, r: 2018, h: 1988, s: 1925 }

/** No date is written longer than this, whatever stands behind it. */
const longest = 60

/** What may stand behind a day without changing it: the day of the week, a time, "until", "must have arrived". */
const behind = /^\s*(?:[(]?[月火水木金土日](?:曜日?)?(?:・?祝日?)?[)])?\s*(?:T?\s*\d{1,2}\s*[:時]\s*\d{0,2}\s*分?(?::\d{2}(?:\.\d+)?)?)?\s*(?:必着|まで|消印有効|締切|JST)?$/u
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})$/

/**
 * A day as people and programs write it (`2026年11月22日`, `2026/11/22`, `2026-11-22`, `20261122`, `令和8年11月22日`, in any
 * width, or an instant, which is the day it falls on in Japan) as `YYYY-MM-DD`; null where there is no such day.
 */
export function readDay(typed: string): string | null {
  if (typed.length > longest) return null
  const text = foldWidth(typed).trim()
  if (instant.test(text)) {
    const time = Date.parse(text)
    return Number.isNaN(time) ? null : bounded(dateInJapan(time))
  }
  const western = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?!\d)\s*日?(.*)$/su.exec(text) ?? /^(\d{4})(\d{2})(\d{2})()$/.exec(text)
  if (western) return dayOf(Number(western[1]), western[2] ?? '', western[3] ?? '', western[4] ?? '')
  const era = /^(令和|平成|昭和|[rhs])\s*(元|\d{1,2})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?!\d)\s*日?(.*)$/isu.exec(text)
  if (!era) return null
  const [, name = '', year = '', month = '', day = '', rest = ''] = era
  return dayOf((eras[name.toLowerCase()] ?? 0) + (year === '元' ? 1 : Number(year)), month, day, rest)
}

function dayOf(year: number, month: string, day: string, rest: string): string | null {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const time = Date.parse(`${date}T00:00:00Z`)
  // What Date would take for the first of the next month is none.
  if (Number.isNaN(time) || !new Date(time).toISOString().startsWith(date) || !behind.test(rest)) return null
  return bounded(date)
}

/** Years that no posting has are slips of the hand. */
const bounded = (date: string): string | null => (date >= '1990' && date < '2200' ? date : null)
