import type { Language } from '../../domain/language.ts'
import { language } from './text.ts'

/** Dates, times and numbers in the current language. An instant is shown in the device's own time zone. */

/** A calendar date (`YYYY-MM-DD`), an instant in ISO 8601, or milliseconds since 1970. */
export type When = string | number

const locales: Record<Language, string> = { ja: 'ja-JP', en: 'en-GB' }
const calendarDate = /^\d{4}-\d{2}-\d{2}$/

// A calendar date has no time zone: read and written in UTC, it can't slip to the day before.
const zoneOf = (when: When): { timeZone?: string } =>
  typeof when === 'string' && calendarDate.test(when) ? { timeZone: 'UTC' } : {}

const formats = new Map<string, Intl.DateTimeFormat>()
function format(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale + JSON.stringify(options)
  let made = formats.get(key)
  if (!made) formats.set(key, (made = new Intl.DateTimeFormat(locale, options)))
  return made
}

/** The year in the Japanese era, as 令和8年; the first year of an era is 元年, whatever the ICU at hand says. */
function eraYear(when: When): string {
  const parts = format('ja-JP-u-ca-japanese', { era: 'long', year: 'numeric', ...zoneOf(when) }).formatToParts(new Date(when))
  const era = parts.find((part) => part.type === 'era')?.value ?? ''
  const year = parts.find((part) => part.type === 'year')?.value ?? ''
  return `${era}${year === '1' ? '元' : year}年`
}

/** 2026年11月22日 / 22 November 2026. */
export const longDate = (when: When): string =>
  format(locales[language.value], { year: 'numeric', month: 'long', day: 'numeric', ...zoneOf(when) }).format(new Date(when))

/** 2026年11月22日（令和8年） / 22 November 2026. */
export const date = (when: When): string => (language.value === 'ja' ? `${longDate(when)}（${eraYear(when)}）` : longDate(when))

/** 14:05, in 24 hours. */
export const time = (when: When): string =>
  format(locales[language.value], { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(when))

/** The last minute before an end: what ends at midnight can be done until 23:59 of the day before, and is said to. */
export const lastMinute = (end: string): number => Date.parse(end) - 60_000

/** The time of day, and before it the day unless it is today: a bare time of last week would deceive. */
export function lately(when: number): string {
  if (new Date(when).toDateString() === new Date().toDateString()) return time(when)
  return format(locales[language.value], { month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(when)
}

const numbers: Record<Language, Intl.NumberFormat> = {
  ja: new Intl.NumberFormat('ja-JP'),
  en: new Intl.NumberFormat('en-GB'),
}
/** 1,234.5 */
export const number = (value: number): string => numbers[language.value].format(value)

/** A size in bytes in the unit that reads best: 12 kB, 3.4 MB. */
export function bytes(size: number): string {
  const unit = size >= 1e9 ? 'gigabyte' : size >= 1e6 ? 'megabyte' : 'kilobyte'
  const scale = unit === 'gigabyte' ? 1e9 : unit === 'megabyte' ? 1e6 : 1e3
  const options = { style: 'unit', unit, maximumFractionDigits: size < scale * 10 ? 1 : 0 } as const
  return new Intl.NumberFormat(locales[language.value], options).format(size / scale)
}

/** 12月4日 / 4 December: where the year goes without saying. */
export const shortDate = (when: When): string =>
  format(locales[language.value], { month: 'long', day: 'numeric', ...zoneOf(when) }).format(new Date(when))

const spans: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [['day', 24 * 60 * 60_000], ['hour', 60 * 60_000], ['minute', 60_000]]

/** How long something has been, in the largest unit that fits: 3日前, 2 hours ago. What has not yet been is now. */
export function ago(when: When, now: number): string {
  const passed = Math.max(0, now - new Date(when).getTime())
  const [unit, length] = spans.find(([, span]) => passed >= span) ?? (['minute', 60_000] as const)
  return new Intl.RelativeTimeFormat(locales[language.value], { numeric: 'auto' }).format(-Math.floor(passed / length), unit)
}

/** By the Japanese calendar the day in Japanese, 令和8年12月4日, and the year in English, where days are the same: Reiwa 8. */
export function eraDate(when: When): string {
  if (language.value === 'ja') return eraYear(when) + format('ja-JP', { month: 'long', day: 'numeric', ...zoneOf(when) }).format(new Date(when))
  const parts = format('en-GB-u-ca-japanese', { era: 'long', year: 'numeric', ...zoneOf(when) }).formatToParts(new Date(when))
  return ['era', 'year'].map((type) => parts.find((part) => part.type === type)?.value ?? '').join(' ')
}

/** The name of a country by its code (ISO 3166-1 alpha-2); a code that nobody knows as it is. */
export const countryWords = (code: string): string =>
  new Intl.DisplayNames(locales[language.value], { type: 'region', fallback: 'code' }).of(code) ?? code
