import type { Piece, PostingsEdition } from '../../../api/postings.ts'

/** So many steps are kept at most. */
const longest = 40

/** What pieces weigh on the way, in bytes. */
const weightOf = ({ headings, texts }: { headings: readonly Piece[]; texts: readonly Piece[] }): number =>
  [...headings, ...texts].reduce((sum, { gzipped }) => sum + gzipped, 0)

/**
 * The newest of these steps that are worth taking: forty at most, and together lighter than everything. Without a
 * gap up to the last one.
 */
export function stepsWorthTaking(steps: PostingsEdition['steps'], everything: PostingsEdition['everything']): PostingsEdition['steps'] {
  const limit = weightOf(everything)
  const kept: PostingsEdition['steps'] = []
  let weight = 0
  for (const step of steps.slice(-longest).toReversed()) {
    weight += weightOf(step)
    if (weight >= limit) break
    kept.unshift(step)
  }
  return kept
}
