import type { Heading } from '../../../domain/posting/posting.ts'
import type { Wish } from '../postings.ts'
import type { Bits } from './index/bits.ts'
import type { Tally } from './facets.ts'

/** Work that can stop at every `yield`, so that something more urgent comes in between. */
export type Slices<T> = Generator<void, T, void>

/** Postings that are searched in one way, numbered from 0. */
export interface Layer {
  readonly size: number
  heading(at: number): Heading
  ask(wish: Wish): Asked
}

/** A wish put to a layer. */
export interface Asked {
  /** Numbers of which no other one is a hit; null: nothing is known yet. */
  readonly candidates: Bits | null
  /** Whether a posting is a hit. Exact at any time; what it takes to know is done once. */
  hits(at: number): boolean
  /** Decides about every posting and, with a tally, counts for every facet. */
  settle(tally: Tally | null): Slices<void>
  /** How many hits came with a later edition than `after`; for all of them, -1. Once all is decided. */
  count(after: number): number
}
