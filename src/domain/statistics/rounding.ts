/** Numbers are published in steps of so many people. */
export const step = 10

/** A number between 0 and 1, both left out, that is always the same for a name and that nobody outside can guess. */
export type Chance = (name: string) => number

const below = (count: number): number => Math.floor(count / step) * step
const isWhole = (count: number): boolean => count % step === 0

/** How strongly what was published earlier, and what others of its kind are short of, speak for a count. */
const faith = 20
const pull = 0.3

/** One count, as it is to be rounded. */
export interface RoundedPart {
  name: string
  count: number
  /** What was published for it earlier. */
  before?: number | undefined
  /** By how many people the parts of this kind are published too high so far, in other groups. */
  surplus?: number
}

/** How far a count is from going up, as the logarithm of the odds against it: the nearer, the less. */
function against({ count, before, surplus = 0 }: RoundedPart): number {
  const low = below(count)
  const share = (count - low) / step
  const known = before === low + step ? faith : before === low ? -faith : 0
  return surplus * pull - known - Math.log(share / (1 - share))
}

/**
 * Rounds one count to the step below or above it; a whole number of steps stays. Up the more often the nearer it is, so
 * that nothing is lost on average. Either may come out; what was published `before` nearly always.
 */
export function roundOne(part: RoundedPart, chance: Chance): number {
  if (isWhole(part.count)) return part.count
  const draw = chance(part.name)
  return below(part.count) + (Math.log((1 - draw) / draw) > against(part) ? step : 0)
}

/**
 * Rounds the parts of a whole so that they add up to `total`, which is the sum of the counts, rounded to the step below
 * or above it: each goes to the step below or above it, by chance and any choice of them may come out. Such a choice
 * always exists: the parts rounded down add up to the total at most, and rounded up to the total at least.
 */
export function roundParts(parts: readonly RoundedPart[], total: number, chance: Chance): number[] {
  const floors = parts.map(({ count }) => below(count))
  let up = (total - floors.reduce((sum, floor) => sum + floor, 0)) / step
  // The smallest of these keys go up: a weighted draw without putting back (Efraimidis and Spirakis, 2006).
  const open = parts.flatMap((part, at) => (isWhole(part.count) ? [] : [{ at, key: Math.log(-Math.log(chance(part.name))) + against(part) }]))
  if (up < 0 || up > open.length || !Number.isInteger(up)) throw new Error('parts can be rounded to the rounded sum of their counts only')
  for (const { at } of open.toSorted((a, b) => a.key - b.key)) {
    if (up === 0) break
    floors[at] = (floors[at] ?? 0) + step
    up -= 1
  }
  return floors
}
