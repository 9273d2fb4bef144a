import type { Language } from '../language.ts'
import { foldWidth } from './width.ts'

/**
 * Years and months as people in Japan type and read them. Stored is the western year alone (`YYYY-MM`); the era is
 * understood on the way in and shown on the way out.
 */

/** The year before each era's first, by name and by the letter that forms use for it. */
const eraStarts: Readonly<Record<string, number>> = {
  令和: 2018, 平成: 1988, 昭和: 1925, 大正: 1911, 明治: 1867, r: 2018, h: 1988, s: 1925, t: 1911, m: 1867,
}
const firstYear = 1900
const lastYear = 2999

/**
 * The western year a person typed: `2024`, `２０２４年`, `令和6`, `R6`, `平成31年`, `令和元年`. An era is counted on past
 * its end, as forms printed earlier do (平成32年 is 2020). Null for anything else, and outside 1900 to 2999.
 */
export function readYear(typed: string): number | null {
  // NFKC also opens the single signs for eras, ㋿ and ㍻.
  const text = foldWidth(typed).normalize('NFKC').replace(/\s/g, '').replace(/年度?$/, '').toLowerCase()
  const year = /^\d{4}$/.test(text) ? Number(text) : yearOfEra(text)
  return year >= firstYear && year <= lastYear ? year : null
}

function yearOfEra(text: string): number {
  const [, era = '', counted = ''] = /^(令和|平成|昭和|大正|明治|[rhstm])\.?(元|\d{1,2})$/.exec(text) ?? []
  const year = counted === '元' ? 1 : Number(counted)
  return year === 0 ? Number.NaN : (eraStarts[era] ?? Number.NaN) + year
}

/** The month a person typed, 1 to 12: `3`, `03`, `３月`. Null for anything else. */
export function readMonth(typed: string): number | null {
  const text = foldWidth(typed).replace(/\s/g, '').replace(/月$/, '')
  const month = /^\d{1,2}$/.test(text) ? Number(text) : 0
  return month >= 1 && month <= 12 ? month : null
}

/** `YYYY-MM` of a year and a month as typed; null unless both are understood. */
export function readYearMonth(typedYear: string, typedMonth: string): string | null {
  const [year, month] = [readYear(typedYear), readMonth(typedMonth)]
  return year === null || month === null ? null : `${year}-${String(month).padStart(2, '0')}`
}

const eraFormat = new Intl.DateTimeFormat('ja-JP-u-ca-japanese', { era: 'long', year: 'numeric', timeZone: 'UTC' })
const englishFormat = new Intl.DateTimeFormat('en-GB', { year: 'numeric', month: 'long', timeZone: 'UTC' })

/** The middle of the month: a month in which the era changed is named after the era that most of its days have. */
function dayWithin(month: string): Date | null {
  const parts = /^(\d{4})-(\d{2})$/.exec(month)
  const number = Number(parts?.[2])
  return parts === null || number < 1 || number > 12 ? null : new Date(`${month}-15T00:00:00Z`)
}

/**
 * The year of a month (`YYYY-MM`) in the Japanese era: `平成31年`, `令和元年`. ICU versions differ in writing an era's
 * first year as 1 or 元 (unicode-org/icu#465), so it is always written 元. Empty when it is no month.
 */
export function eraYear(month: string): string {
  const day = dayWithin(month)
  if (day === null) return ''
  const parts = eraFormat.formatToParts(day)
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? ''
  return `${part('era')}${part('year') === '1' ? '元' : part('year')}年`
}

/** `2024年3月（令和6年3月）` or `March 2024`. A text that is no month is given back as it is. */
export function formatYearMonth(value: string, language: Language): string {
  const day = dayWithin(value)
  if (day === null) return value
  if (language === 'en') return englishFormat.format(day)
  const month = `${day.getUTCMonth() + 1}月`
  return `${day.getUTCFullYear()}年${month}（${eraYear(value)}${month}）`
}
