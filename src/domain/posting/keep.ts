import type { Json } from '../json.ts'
import type { KeptCopy } from './kept.ts'
import type { Posting } from './posting.ts'

/** Keeping a posting: a record of the notebook with the posting's id. All that the page of a posting needs of it. */

/** The type of the records. */
export const keptType = 'posting'

/** How far somebody is with a posting, in the order in which it goes; the last four are how it ended. */
export const keptStates = ['interested', 'applying', 'applied', 'offered', 'accepted', 'declined', 'withdrawn'] as const
export type KeptState = (typeof keptStates)[number]

/** The states in which there is still something to send in before the deadline. */
export const isPending = (state: KeptState): boolean => state === 'interested' || state === 'applying'

/** The state that a value of the notebook names; a word of a newer app counts as the first one, and stays stored. */
export const readState = (value: Json | undefined): KeptState => keptStates.find((state) => state === value) ?? 'interested'

/** The copy to keep of a posting of an edition. */
export const copyOf = ({ texts, ...heading }: Posting, { edition, madeAt }: { edition: number; madeAt: string }): KeptCopy => ({ heading, texts, edition, at: madeAt })
