/**
 * How much one search may ask for. Whatever a record holds beyond it is kept and can be taken out by hand; but it is
 * not handed to JREC-IN, whose server, like most, refuses an address of more than about 8,000 characters.
 */

/** How many codes one list of a criterion takes. JREC-IN's longest list, the small research fields, has 317. */
export const maxCodes = 100

/** How many characters (code points) the free words of one criterion take. */
export const maxWords = 100

/** How many characters the name of a search takes. */
export const maxName = 100

/** The longest text of a field that is stored at all, in UTF-16 units: far below what sync takes (64 KiB as UTF-8). */
export const maxStored = 10_000

/** No code is longer, in UTF-16 units. */
const maxCode = 32

/** A length as people count it: code points. */
export const lengthOf = (text: string): number => Array.from(text).length

/** As many of the words as fit, whole ones only. */
export function fittingWords(words: readonly string[]): readonly string[] {
  let left = maxWords + 1
  const past = words.findIndex((word) => (left -= lengthOf(word) + 1) < 0)
  return past < 0 ? words : words.slice(0, past)
}

/** As many of the codes as fit, each once. */
export const fittingCodes = (codes: readonly string[]): readonly string[] =>
  [...new Set(codes)].filter((code) => code !== '' && code.length <= maxCode).slice(0, maxCodes)
