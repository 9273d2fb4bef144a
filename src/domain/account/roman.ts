/**
 * Kana and Latin letters brought to one form, so that ヤマダハナコ meets Hanako Yamada, Ohno meets Ōno, Oono and オオノ, and
 * Tsuchida meets Tutida. For comparing alone: what comes out is no spelling that anybody uses.
 */

const rows: Readonly<Record<string, string>> = {
  '': 'アイウエオ', k: 'カキクケコ', s: 'サシスセソ', t: 'タチツテト', n: 'ナニヌネノ', h: 'ハヒフヘホ', m: 'マミムメモ',
  r: 'ラリルレロ', g: 'ガギグゲゴ', z: 'ザジズゼゾ', d: 'ダヂヅデド', b: 'バビブベボ', p: 'パピプペポ',
}
const vowels = 'aiueo'
const letters = new Map(Object.entries(rows).flatMap(([row, kana]) => Array.from(kana, (sign, at) => [sign, row + vowels[at]] as const)))
const more: Readonly<Record<string, string>> = {
  ヤ: 'ya', ユ: 'yu', ヨ: 'yo', ワ: 'wa', ヲ: 'o', ヰ: 'i', ヱ: 'e', ン: 'n', ヴ: 'bu', ヂ: 'zi', ヅ: 'zu',
  ァ: 'a', ィ: 'i', ゥ: 'u', ェ: 'e', ォ: 'o',
}
for (const [sign, written] of Object.entries(more)) letters.set(sign, written)
const small: Readonly<Record<string, string>> = { ャ: 'ya', ュ: 'yu', ョ: 'yo' }

/** Katakana of one word in letters; signs that are none are left out. */
function spell(kana: string): string {
  let written = ''
  let doubled = false
  for (const sign of kana) {
    if (sign === 'ッ') {
      doubled = true
      continue
    }
    const glide = small[sign]
    const next = glide ?? letters.get(sign) ?? ''
    if (glide !== undefined) written = written.replace(/i$/, '')
    // チャ is tya, シャ is sya: the consonant stands, its vowel gave way.
    written += doubled && /^[^aiueo]/.test(next) ? next.charAt(0) + next : next
    doubled = false
  }
  return written
}

/** A word in Latin letters, whichever way it is romanised, as `spell` writes it. */
const respell = (word: string): string =>
  word
    .replace(/oh(?![aiueo])/g, 'o')
    .replace(/tch/g, 'cch')
    .replace(/shi/g, 'si').replace(/sh/g, 'sy')
    .replace(/chi/g, 'ti').replace(/ch/g, 'ty')
    .replace(/cty/g, 'tty').replace(/cti/g, 'tti')
    .replace(/tsu/g, 'tu')
    .replace(/fu/g, 'hu')
    .replace(/dzu|du/g, 'zu').replace(/di/g, 'zi')
    .replace(/jy?(?=[auo])/g, 'zy').replace(/ji/g, 'zi').replace(/j/g, 'z')
    .replace(/dy(?=[auo])/g, 'zy')
    .replace(/m(?=[bmp])/g, 'n')
    .replace(/l/g, 'r').replace(/v/g, 'b')
    .replace(/wo/g, 'o')

/** Long vowels as short ones: how they are written differs most. */
const shorten = (word: string): string => word.replace(/o[ou]+/g, 'o').replace(/([aiue])\1+/g, '$1')

const toKatakana = (text: string): string =>
  text.replace(/[\u3041-\u3096]/g, (kana) => String.fromCodePoint((kana.codePointAt(0) ?? 0) + 0x60))

/** The words of a name in kana or in Latin letters, of any width, in letters. */
export function romanWords(name: string): string[] {
  const words = toKatakana(name.normalize('NFKC')).toLowerCase().split(/[\s・゠=＝.,、\-‐‑–]+/)
  return words
    .map((word) => {
      const bare = word.replace(/[ー'’‘ʼ`´]/g, '')
      if (/[\u30a1-\u30fa]/.test(bare)) return shorten(spell(bare.normalize('NFC')))
      return shorten(respell(bare.normalize('NFKD').replace(/[^\p{L}\p{Nd}]/gu, '')))
    })
    .filter((word) => word !== '')
}

/**
 * One key for a name in kana or Latin letters, whatever the order of its words and whether there is a space between
 * them: its consonants in order, then which vowels it has. Few other names have it too; those are told apart by looking.
 */
export function romanKey(name: string): string {
  const joined = romanWords(name).join('')
  const consonants = Array.from(joined.replace(/[aiueo]/g, '')).toSorted().join('')
  // Beside an o, a u may be no more than its length: where two words touch, nobody can tell.
  const has = Array.from(vowels).filter((vowel) => joined.includes(vowel) && !(vowel === 'u' && joined.includes('o'))).join('')
  return joined === '' ? '' : `${consonants}-${has}`
}

/** Whether two names in kana or Latin letters are one, in any order of their words, with or without a space. */
export function sameRoman(a: string, b: string): boolean {
  const [first, second] = [romanWords(a), romanWords(b)]
  if (first.length === 0 || second.length === 0) return false
  if (first.toSorted().join(' ') === second.toSorted().join(' ')) return true
  const written = new Set(orders(first))
  return orders(second).some((each) => written.has(each))
}

/** A name without spaces in the orders it may be written in: as it is, and with its first or last word at the other end. */
function orders(words: readonly string[]): string[] {
  const moved = [words, [...words.slice(1), ...words.slice(0, 1)], [...words.slice(-1), ...words.slice(0, -1)]]
  return moved.map((each) => shorten(each.join('')))
}
