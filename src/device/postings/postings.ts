import type { Heading, Posting } from '../../domain/posting/posting.ts'
import type { Criteria } from '../../domain/search/criteria.ts'

/**
 * What the app may ask of the postings on this phone. All of it is read from the phone; only `take` needs the network.
 */

/** What is here of the postings that the office published. */
export interface PostingsHere {
  edition: number
  /** When the office's server made it, and when this phone took it: ISO 8601. */
  madeAt: string
  takenAt: string
  count: number
  /** `some`: the download of the texts is not through. Without its text a posting is found by its heading alone. */
  texts: 'all' | 'some' | 'none'
  /** What the texts that are missing weigh on the way, in bytes. */
  missingBytes: number
}

/** How a taking ended. `kept`: nothing newer, or everything is here now. `cut`: what arrived stays and is gone on with. */
export type Taken = 'kept' | 'offline' | 'cut' | 'full' | 'unknown'

export interface Postings {
  /** Null: none yet. */
  here(): Promise<PostingsHere | null>
  /**
   * Fetches what is newer. On a metered line the texts stay where they are unless `texts` asks for them. Several tabs
   * take one after the other.
   */
  take(wish?: { texts?: boolean }): Promise<Taken>
  /** Undefined: not among the postings (any more). */
  read(id: string): Promise<Posting | undefined>
  /** Opens a search, in a worker of its own; to be closed. */
  search(): PostingSearch
  /** Called after what is here changed, by this tab or another one. */
  watch(listener: () => void): () => void
}

/** What is to be found. `today`: the day in Japan, `YYYY-MM-DD`. */
export interface Wish {
  criteria: Criteria
  today: string
}

/**
 * For each criterion with codes: how many hits there would be with that code alone in it and everything else as wished.
 * A code that would find nothing is absent.
 */
export type Counts = Readonly<Record<Facet, Readonly<Record<string, number>>>>
export const facets = [
  'large', 'small', 'jobTypes', 'institutionTypes', 'areas', 'prefectures', 'employmentForms', 'terms', 'pay',
  'considerations', 'entryWays', 'periods',
] as const
export type Facet = (typeof facets)[number]

/** The answer to a wish: first its first hits, then everything. */
export interface Found {
  wish: Wish
  /** The edition that was searched; null: there are no postings here. */
  edition: number | null
  /** The first fifty hits, in the order asked for; all of them exact. */
  first: readonly Heading[]
  /** Null: not counted yet. */
  total: number | null
  counts: Counts | null
  /** `headings`: texts are missing, words were looked for in headings alone where they are. */
  among: 'everything' | 'headings'
  /** An index is being made: the answer is right, and took longer. */
  making: boolean
}

export interface PostingSearch {
  /** Searches, in place of what was wished before; told twice for each wish that is not overtaken, and again when other postings arrive. */
  find(wish: Wish): void
  listen(told: (found: Found) => void): () => void
  /** Headings `from` (from 0) up to but not including `to` among all hits of the last wish, in its order. */
  rows(from: number, to: number): Promise<readonly Heading[]>
  /** How many postings each search finds that came with a later edition than `after`, and how many in all. Leaves the wish alone. */
  count(searches: readonly { id: string; criteria: Criteria; after: number }[], today: string): Promise<ReadonlyMap<string, { fresh: number; all: number }>>
  close(): void
}
