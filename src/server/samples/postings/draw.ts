/** Chance that can be had again: the same choices for the same seed. */
export interface Draw {
  /** From 0 up to 1. */
  part(): number
  /** A whole number, both ends included. */
  whole(from: number, to: number): number
  chance(probability: number): boolean
  one<T>(of: readonly T[]): T
  /** So many of them, in their own order; all of them where there are no more. */
  some<T>(of: readonly T[], count: number): T[]
  /** One by its weight. */
  weighed<T>(of: readonly (readonly [T, number])[]): T
}

/** Draws for one posting: neighbours in a series have nothing to do with each other (SplitMix, 32 bits). */
export function drawFor(seed: number, at: number): Draw {
  let state = mix(Math.imul(seed, 0x9e_37_79_b9) ^ mix(at + 1))
  const part = (): number => {
    state = (state + 0x9e_37_79_b9) | 0
    return (mix(state) >>> 0) / 4_294_967_296
  }
  const whole = (from: number, to: number): number => from + Math.floor(part() * (to - from + 1))
  const one = <T>(of: readonly T[]): T => {
    const drawn = of[whole(0, of.length - 1)]
    if (drawn === undefined) throw new Error('nothing to draw from')
    return drawn
  }
  return {
    part, whole, one,
    chance: (probability) => part() < probability,
    some: (of, count) => {
      let wanted = Math.min(count, of.length)
      return of.filter((_, index) => {
        const isTaken = part() * (of.length - index) < wanted
        if (isTaken) wanted -= 1
        return isTaken
      })
    },
    weighed: (of) => {
      let left = part() * of.reduce((sum, [, weight]) => sum + weight, 0)
      const drawn = of.find(([, weight]) => (left -= weight) < 0) ?? of.at(-1)
      if (drawn === undefined) throw new Error('nothing to draw from')
      return drawn[0]
    },
  }
}

function mix(value: number): number {
  let mixed = value | 0
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21_f0_aa_ad)
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x73_5a_2d_97)
  return mixed ^ (mixed >>> 15)
}
