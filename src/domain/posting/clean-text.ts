/** Signs that turn the direction of what follows: a text that holds them reads otherwise than it is. */
const turning = /[\u202a-\u202e\u2066-\u2069]/u
const control = /(?![\t\n])\p{Cc}/u

/**
 * A text with one kind of line break, without spaces at the ends of its lines and without more than one empty line
 * together; null when it holds what no text holds: control characters, half characters, marks that turn its direction.
 */
export function cleanText(text: string): string | null {
  const lines = text.replace(/\r\n?|[\v\f\u0085\u2028\u2029]/gu, '\n')
  if (control.test(lines) || turning.test(lines) || !lines.isWellFormed()) return null
  return lines.split('\n').map((line) => line.trimEnd()).join('\n').replace(/\n{3,}/gu, '\n\n').trim()
}

/** The same on one line. */
export const cleanLine = (text: string): string | null => cleanText(text)?.replace(/\s+/gu, ' ') ?? null

/** Whether anything in a text is written as only Japanese is here: in kana or kanji. */
export const isJapanese = (text: string): boolean => /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u.test(text)
