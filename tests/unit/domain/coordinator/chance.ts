import type { Chance } from '../../../../src/domain/statistics/rounding.ts'

/** A draw by a seed and the name, as the server's is by a secret. */
export const chanceOf = (seed: number): Chance => (name) => {
  let mixed = seed | 0
  for (const letter of name) mixed = Math.imul(mixed ^ (letter.codePointAt(0) ?? 0), 0x01000193)
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d)
  mixed = Math.imul(mixed ^ (mixed >>> 12), 0x297a2d39)
  return (((mixed ^ (mixed >>> 15)) >>> 0) + 0.5) / 2 ** 32
}
