/** A run at a time: texts of many postings are folded one after the other. */
const katakana = (hiragana: string): string => String.fromCharCode(...Array.from(hiragana, (sign) => sign.charCodeAt(0) + 0x60))

/**
 * The key under which two writings of one word meet: width and compatibility forms (NFKC), case, hiragana or
 * katakana, ー, ・ and spaces make no difference. For comparing only: never shown, and never stored over what was typed.
 */
export const foldForSearch = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u3041-\u3096\u309D\u309E]{1,999}/g, katakana)
    .replace(/[ー・\s]/g, '')
