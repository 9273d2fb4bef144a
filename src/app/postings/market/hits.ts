import { type ReadonlySignal, signal } from '@preact/signals'
import type { Found, PostingSearch, Wish } from '../../../device/postings/postings.ts'
import type { Heading } from '../../../domain/posting/posting.ts'

/** So many headings are asked for at once. */
const page = 50
/** So many pages are kept: who scrolls through thousands leaves none of them behind. */
const mostPages = 40

/** The headings of what was found, fetched as they are seen. */
export interface Hits {
  /** Counts what comes: who reads it is rendered again when more headings are here. */
  readonly version: ReadonlySignal<number>
  /** The heading at a place from 0; undefined: not here yet. */
  at(index: number): Heading | undefined
  /** Asks for the headings from one place up to but not including another, where they are not here. */
  want(from: number, to: number): void
  /** Another wish goes to the search: until it is told of, its rows would not be those that are shown. */
  wished(): void
  /** The search told of its wish. */
  hear(found: Found): void
}

/** Opens the hits of a search. */
export function openHits(search: Pick<PostingSearch, 'rows'>): Hits {
  const version = signal(0)
  let pages = new Map<number, readonly Heading[]>()
  let asked = new Set<number>()
  /** Pages that are of what was told of last; others are of the edition before, until they are asked for anew. */
  let fresh = new Set<number>()
  let shown: { wish: Wish; edition: number | null } | null = null
  /** What was told of is what rows are of. */
  let settled = false
  let generation = 0

  const fetch = (number: number) => {
    const own = generation
    asked.add(number)
    search.rows(number * page, (number + 1) * page).then(
      (rows) => {
        if (own !== generation) return
        asked.delete(number)
        if (pages.size >= mostPages) {
          const farthest = [...pages.keys()].toSorted((a, b) => Math.abs(b - number) - Math.abs(a - number))[0]
          if (farthest !== undefined) {
            pages.delete(farthest)
            fresh.delete(farthest)
          }
        }
        pages.set(number, rows)
        fresh.add(number)
        version.value++
      },
      (error: unknown) => {
        if (own !== generation) return
        // Asked again when it is next seen.
        asked.delete(number)
        console.warn('a part of the list could not be read', error)
      },
    )
  }
  return {
    version,
    at: (index) => pages.get(Math.floor(index / page))?.[index % page],
    want(from, to) {
      if (!settled) return
      for (let number = Math.floor(Math.max(0, from) / page); number * page < to; number++) {
        if (!fresh.has(number) && !asked.has(number)) fetch(number)
      }
    },
    wished() {
      settled = false
      generation++
      asked = new Set()
    },
    hear(found) {
      const sameWish = shown !== null && shown.wish === found.wish
      const same = sameWish && shown?.edition === found.edition
      shown = { wish: found.wish, edition: found.edition }
      settled = found.total !== null
      if (!same || found.total === null) {
        generation++
        asked = new Set()
        fresh = new Set([0])
        // Other postings came for the same wish: what is being read stays until it is read anew.
        if (!sameWish) pages = new Map()
        // The first come with what is told: a page of them, or all there are.
        pages.set(0, found.first.slice(0, page))
      }
      version.value++
    },
  }
}
