import { foldWidth } from '../text/width.ts'

export interface YearlyPay {
  from: number | null
  to: number | null
}

/** Longer than this is a text about pay, no range. */
const longest = 200
const least = 100_000
const most = 1_000_000_000
const units: Readonly<Record<string, number>> = { '': 1, 千: 1000, 万: 10_000, 百万: 1_000_000, 千万: 10_000_000, 億: 100_000_000 }

const amount = String.raw`(\d+(?:\.\d+)?)(億|千万|百万|万|千)?円?`
const between = new RegExp(String.raw`${amount}程?度?(?:[~〜\-–—]|から)(?:約|年収)?${amount}`, 'u')
const alone = new RegExp(String.raw`(~|〜|上限|最大)?${amount}(以上|以下|未満|まで|[~〜\-–—]|から)?`, 'u')

/**
 * A range of yearly pay as it is written (`400万円～600万円`, `4,000,000円以上`) in yen; null where the text says none, or
 * speaks of months, days or hours.
 */
export function readYearlyPay(typed: string): YearlyPay | null {
  if (typed.length > longest) return null
  const text = foldWidth(typed).replace(/[,\s]/g, '')
  if (/[月時日週](?:給|額|俸)|monthly|hour/iu.test(text)) return null
  const range = between.exec(text)
  if (range) {
    const [, first = '', unit, second = '', lastUnit = ''] = range
    const to = Number(second) * (units[lastUnit] ?? 1)
    // 「400～600万円」 says the unit once.
    const from = Number(first) * (units[unit ?? (Number(first) < least ? lastUnit : '')] ?? 1)
    return pay(from, to)
  }
  const one = alone.exec(text)
  if (!one) return null
  const [, before, digits = '', unit = '', after = ''] = one
  const value = Number(digits) * (units[unit] ?? 1)
  if (before !== undefined || /^(以下|未満|まで)$/u.test(after)) return pay(null, value)
  return after === '' ? pay(value, value) : pay(value, null)
}

/** The range when there can be such pay, in whole yen. */
export function pay(from: number | null, to: number | null): YearlyPay | null {
  const bounds = [from, to].filter((each) => each !== null)
  if (bounds.length === 0 || bounds.some((each) => !(each >= least && each <= most))) return null
  if (from !== null && to !== null && from > to) return null
  return { from: from === null ? null : Math.round(from), to: to === null ? null : Math.round(to) }
}
