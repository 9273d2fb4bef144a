import { foldWidth } from './width.ts'

// What a keyboard in kana mode gives where a minus, a point or a comma is meant.
const minus = /^[ー－−‐‑–—―ｰ]/
const point = /[。｡．]/g
const comma = /[、､，]/g

/**
 * The number a person typed: full-width digits, spaces around it, a leading minus of any kind, a point typed as 。 and
 * thousands set off by commas (，、 too) are understood. Commas must stand between groups of three: `1,5` may mean
 * 1.5 or 15, so it is no number. Null when it is none; never NaN, infinite, or minus zero.
 */
export function readNumber(typed: string): number | null {
  const text = foldWidth(typed.trim().replace(minus, '-').replace(point, '.').replace(comma, ',')).trim()
  const parts = /^([+-]?)\s*(\d{1,3}(?:,\d{3})+|\d*)(\.\d*)?$/.exec(text)
  if (parts === null) return null
  const [, sign = '', whole = '', fraction = ''] = parts
  if (whole === '' && fraction.length < 2) return null
  const size = Number(`${whole.replaceAll(',', '') || '0'}${fraction}`)
  if (!Number.isFinite(size)) return null
  return sign === '-' && size !== 0 ? -size : size
}
