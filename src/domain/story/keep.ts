import type { Json } from '../json.ts'

/** When a story was kept, from its field in the notebook; null: it is not kept. */
export const keptSince = (value: Json | undefined): string | null => (typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? value : null)

/**
 * Which of two values that did not know of each other stays, where the person wrote neither by hand: kept on one device
 * is kept, since the first time. `take`: the one that lost.
 */
export function settleKept(current: Json | undefined, lost: Json): 'take' | 'dismiss' {
  const [mine, theirs] = [keptSince(current), keptSince(lost)]
  if (theirs === null) return 'dismiss'
  return mine === null || Date.parse(theirs) < Date.parse(mine) ? 'take' : 'dismiss'
}
