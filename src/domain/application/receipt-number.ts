import { foldWidth } from '../text/width.ts'

/**
 * The receipt number of an application: sixteen characters of an alphabet in which nothing is mistaken for anything else
 * (Crockford's, without I, L, O, U). 80 random bits: whoever knows it may look the application up, so nobody may guess it.
 */
export const receiptAlphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const whole = new RegExp(`^[${receiptAlphabet}]{16}$`)

/** In groups of four, as it is shown: `7K3M-9QXA-…`. */
export const showReceiptNumber = (number: string): string => number.match(/.{1,4}/g)?.join('-') ?? number

/** A receipt number as people type it: any width and case, O for 0, I and L for 1; null when it can't be one. */
export function readReceiptNumber(typed: string): string | null {
  const bare = foldWidth(typed).toUpperCase().replace(/[\s‐‑–—ー-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1')
  return whole.test(bare) ? bare : null
}
