/** Numbers are published in steps of so many people. */
export const step = 10

/** A number between 0 and 1, both left out, that is always the same for a name and that nobody outside can guess. */
export type Chance = (name: string) => number

const below = (count: number): number => Math.floor(count / step) * step
const isWhole = (count: number): boolean => count % step === 0

/**
 * Rounds one count to the step below or above it; a whole number of steps stays. Up the more often the nearer it is, so
 * that nothing is lost on average. `before`: what was published for it earlier, and is again as long as it is one of the two.
 */
export function roundOne(count: number, name: string, chance: Chance, before?: number): number {
  if (isWhole(count)) return count
  const low = below(count)
  if (before === low || before === low + step) return before
  return low + (chance(name) < (count - low) / step ? step : 0)
}

/** One part of a whole, as it is to be rounded. */
export interface RoundedPart {
  name: string
  count: number
  /** What was published for it earlier. */
  before?: number | undefined
  /** By how many people the parts of this kind are published too high so far, in other groups. */
  surplus?: number
}

/** How strongly what was published earlier, and what others of its kind are short of, speak for a part. */
const faith = 20
const pull = 1 / step

/**
 * Rounds the parts of a whole so that they add up to `total`, which is the sum of the counts, rounded to the step below
 * or above it: each goes to the step below or above it, by chance and any choice of them may come out. Such a choice
 * always exists: the parts rounded down add up to the total at most, and rounded up to the total at least.
 */
export function roundParts(parts: readonly RoundedPart[], total: number, chance: Chance): number[] {
  const floors = parts.map(({ count }) => below(count))
  let up = (total - floors.reduce((sum, floor) => sum + floor, 0)) / step
  const open = parts.flatMap(({ name, count, before, surplus = 0 }, at) => {
    const floor = floors[at] ?? 0
    if (count === floor) return []
    const share = (count - floor) / step
    const known = before === floor + step ? faith : before === floor ? -faith : 0
    // The smallest of these keys go up: a weighted draw without putting back (Efraimidis and Spirakis, 2006).
    return [{ at, key: Math.log(-Math.log(chance(name))) - Math.log(share / (1 - share)) + surplus * pull - known }]
  })
  if (up < 0 || up > open.length || !Number.isInteger(up)) throw new Error('parts can be rounded to the rounded sum of their counts only')
  for (const { at } of open.toSorted((a, b) => a.key - b.key)) {
    if (up === 0) break
    floors[at] = (floors[at] ?? 0) + step
    up -= 1
  }
  return floors
}
