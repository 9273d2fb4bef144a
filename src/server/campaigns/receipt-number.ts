import { randomInt } from 'node:crypto'

/** No 0 and O, no 1, I and L: people read it out over the telephone. A prime many, which the check below needs. */
const letters = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'

/**
 * The check character: each of the seven counts with its place, modulo the number of letters. As that is a prime, any one
 * wrong character and any two swapped ones give another check.
 */
export function checkLetter(seven: string): string {
  let sum = 0
  for (const [place, letter] of Array.from(seven).entries()) sum += (place + 2) * letters.indexOf(letter)
  return letters.charAt(sum % letters.length)
}

/** A receipt number: seven characters at random and their check, as `XXXX-XXXX`. */
export function drawReceiptNumber(): string {
  const seven = Array.from({ length: 7 }, () => letters.charAt(randomInt(letters.length))).join('')
  return `${seven.slice(0, 4)}-${seven.slice(4)}${checkLetter(seven)}`
}
