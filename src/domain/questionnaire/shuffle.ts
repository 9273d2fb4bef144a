import type { Option } from './definition.ts'

/** A number of 32 bits from a text (FNV-1a). */
function hashOf(text: string): number {
  let hash = 0x81_1c_9d_c5
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01_00_01_93)
  return hash
}

/** Draws numbers from 0 up to 1, the same ones for the same seed (mulberry32). */
function drawing(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const staysLast = ({ text, exclusive }: Option) => text === true || exclusive === true

/**
 * The options in an order drawn from `seed`, the same wherever it is asked for. Those that ask for words or exclude the
 * others stay last, in their own order.
 */
export function shuffled(options: readonly Option[], seed: string): Option[] {
  const draw = drawing(hashOf(seed))
  const drawn = options.filter((option) => !staysLast(option))
  for (let last = drawn.length - 1; last > 0; last -= 1) {
    const taken = drawn.splice(Math.floor(draw() * (last + 1)), 1)
    drawn.push(...taken)
  }
  return [...drawn, ...options.filter(staysLast)]
}
