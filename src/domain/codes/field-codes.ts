/**
 * The codes of the research fields without their names, so that an answer can be judged where the big table of
 * `research-fields.ts` is not loaded. Both say the same; a test compares them.
 */

/**
 * The code of a small field is two digits for its group, two for its place in the group, and a zero. For the groups 00
 * to 64: how many places there are, as one digit of base 36 each.
 */
const places = '08a7372a3842443215422664236453222233236745465636472355467884a6446'
/** The groups that leave places out, and the field that is none of the others. */
const apart = /^(?:800[1-4]0|900[1-3]0|901[1-5]0|99999)$/
const missing = '48030'

const isSmall = (code: string): boolean => {
  if (!/^\d{4}0$/.test(code)) return apart.test(code)
  const place = Number(code.slice(2, 4))
  return apart.test(code) || (place > 0 && place <= Number.parseInt(places[Number(code.slice(0, 2))] ?? '0', 36) && code !== missing)
}
const large = ['00189', '00289', '00389', '00489', '00589', '00689', '00789', '00889', '00900', '01000', 'L99999']

/** Whether the code names a research field of the level. */
export const isFieldCode = (level: 'large' | 'small', code: string): boolean =>
  level === 'large' ? large.includes(code) : isSmall(code)
