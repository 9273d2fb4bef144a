/**
 * Full-width letters, digits, signs and spaces as their half-width equals (！ to ～, and the ideographic space).
 * Everything else stays as typed: whole NFKC would turn ㈱ into (株) and ① into 1.
 */
export const foldWidth = (text: string): string =>
  text.replace(/[\u3000\uFF01-\uFF5E]/g, (sign) => sign.normalize('NFKC'))
