/** Numbers that look random and come in the same order for the same seed. */
export interface Chance {
  /** From 0 to just below 1. */
  (): number
  /** A whole number from 0 to just below `end`. */
  below(end: number): number
  /** True as often as `share` says. */
  happens(share: number): boolean
  /** Text that could name something; its order says nothing about when it was drawn. */
  word(): string
}

/** Begins a row of such numbers. */
export function chanceOf(seed: number): Chance {
  let state = seed | 0
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const below = (end: number) => Math.floor(next() * end)
  const part = () => below(36 ** 6).toString(36).padStart(6, '0')
  return Object.assign(next, { below, happens: (share: number) => next() < share, word: () => part() + part() + part() })
}
