/**
 * Names as people have them: any script, one letter or two hundred. What was typed is kept to the letter: even NFC
 * would replace characters of real names (U+FA10 by U+585A, both read 塚), so folding is for comparing alone.
 */

/** The longest name, in graphemes: what a person counts as letters. */
export const longestName = 200

let segmenter: Intl.Segmenter | undefined

/** Whether a text has at most `max` graphemes. */
export function fitsIn(text: string, max: number): boolean {
  // A grapheme has one UTF-16 unit at least, so most texts need no counting.
  if (text.length <= max) return true
  segmenter ??= new Intl.Segmenter('und', { granularity: 'grapheme' })
  let count = 0
  for (const _ of segmenter.segment(text)) if (++count > max) return false
  return true
}

const kanaOnly = /^[\p{Script=Hiragana}\p{Script=Katakana}\u3099\u309Aー・゠\s\-‐‑–=.,、'’]+$/u
const anyKana = /[\p{Script=Hiragana}\p{Script=Katakana}]/u

/**
 * Whether a text is a reading in kana: hiragana or katakana of any width, with ー, ・, spaces and the hyphens of double
 * names. Forms that refuse ー or ヴ refuse people.
 */
export function isKana(text: string): boolean {
  const folded = text.normalize('NFKC')
  return kanaOnly.test(folded) && anyKana.test(folded)
}

const toKatakana = (text: string): string =>
  text.replace(/[\u3041-\u3096\u309D\u309E]/g, (kana) => String.fromCodePoint((kana.codePointAt(0) ?? 0) + 0x60))

/**
 * The key under which two writings of one reading meet: katakana of full width, without ー, ・, spaces and hyphens. For
 * comparing only, never shown or stored.
 */
export const compareKana = (text: string): string =>
  // Composed once more at the end: a voiced mark that fits no hiragana (わ゙) fits the katakana (ヷ).
  toKatakana(text.normalize('NFKC')).replace(/[ー・゠\s\-‐‑–=.,、'’]/g, '').normalize('NFKC')

/** Whether a text is written in Latin letters of any kind and width, with the signs that names have. */
export const isLatin = (text: string): boolean => {
  const folded = text.normalize('NFKC')
  return /^[\p{Script=Latin}\p{M}\p{Nd}\s'’‘ʼ`´.,·‐-―-]+$/u.test(folded) && /\p{Script=Latin}/u.test(folded)
}

/** Whether a name is written in kanji or kana, so that a reading in kana can be asked for. */
export const hasReading = (name: string): boolean => /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(name)
