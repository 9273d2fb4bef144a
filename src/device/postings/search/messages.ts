import type { Heading } from '../../../domain/posting/posting.ts'
import type { Wish } from '../postings.ts'
import type { Count, Counted, Told } from './desk.ts'

/** What a page says to its searching worker. Both are of one build, and nobody else can speak to either. */
export type Request =
  | { kind: 'find'; number: number; wish: Wish }
  | { kind: 'rows'; number: number; from: number; to: number }
  | { kind: 'count'; number: number; searches: readonly Counted[]; today: string }
  /** Other postings may be here. */
  | { kind: 'changed' }
  /** Nobody asks any more: it ends itself as soon as it has nothing to finish. */
  | { kind: 'close' }

/** What the worker says. */
export type Reply =
  | { kind: 'found'; number: number; told: Told }
  | { kind: 'rows'; number: number; rows: readonly Heading[] }
  | { kind: 'counted'; number: number; counts: readonly Count[] }
  | { kind: 'failed'; number: number; message: string }
