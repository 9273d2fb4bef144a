const katakana = (hiragana: string): string => String.fromCodePoint((hiragana.codePointAt(0) ?? 0) + 0x60)

/**
 * The key under which two writings of one word meet: width and compatibility forms (NFKC), case, hiragana or
 * katakana, ー, ・ and spaces make no difference. For comparing only: never shown, and never stored over what was typed.
 */
export const foldForSearch = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u3041-\u3096\u309D\u309E]/g, katakana)
    .replace(/[ー・\s]/g, '')
