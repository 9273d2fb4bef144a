import type { Heading } from '../../../domain/posting/posting.ts'
import type { Counts, Found, Wish } from '../postings.ts'
import { Tally } from './facets.ts'
import { hasBit } from './index/bits.ts'
import type { Asked, Layer, Slices } from './layer.ts'
import { type LoosePosting, LooseLayer } from './loose.ts'
import { type Orders, ordersOf, placedOf, sortOf } from './orders.ts'

/** All postings of one edition, ready to be searched. */
export interface Shelf {
  edition: number | null
  among: Found['among']
  /** One behind the other: the numbers of the second one go on from the size of the first. */
  layers: readonly Layer[]
  /** Every posting that is there, in each order. */
  orders: Orders
}

/** A shelf of postings that are looked through one by one. */
export const looseShelf = (about: Pick<Shelf, 'edition' | 'among'>, postings: readonly LoosePosting[]): Shelf => ({
  ...about,
  layers: [new LooseLayer(postings)],
  orders: ordersOf(postings.map(({ heading }) => placedOf(heading))),
})

export const emptyShelf: Shelf = looseShelf({ edition: null, among: 'everything' }, [])

/** How many postings are asked about before something else may come in between. */
const slice = 256

/** A wish put to a shelf. */
export class Search {
  readonly #asked: readonly { asked: Asked; layer: Layer; from: number }[]
  readonly #order: Uint32Array
  #hits: Uint32Array | null = null

  constructor(shelf: Shelf, wish: Wish) {
    let from = 0
    this.#asked = shelf.layers.map((layer) => {
      const part = { asked: layer.ask(wish), layer, from }
      from += layer.size
      return part
    })
    this.#order = shelf.orders[sortOf(wish.criteria.sort)]
  }

  /** The first hits in the order asked for, as many as there are up to `count`. Decides about no more than that takes. */
  *first(count: number): Slices<Heading[]> {
    const found: Heading[] = []
    for (let at = 0; at < this.#order.length && found.length < count; at += slice) {
      this.#collect(this.#order.subarray(at, at + slice), found, count)
      yield
    }
    return found
  }

  /** Decides about every posting: how many hits there are, and the counts of every facet. */
  *all(): Slices<{ total: number; counts: Counts }> {
    const tally = new Tally()
    yield* this.#settle(tally)
    return { total: this.#count(-1), counts: tally.counts() }
  }

  /** How many hits there are, and how many of them came with a later edition than `after`. */
  *count(after: number): Slices<{ fresh: number; all: number }> {
    yield* this.#settle(null)
    return { fresh: this.#count(after), all: this.#count(-1) }
  }

  /** Hits `from` up to but not including `to`, once everything is decided. */
  rows(from: number, to: number): Heading[] {
    this.#hits ??= this.#order.filter((number) => {
      const { asked, from: start } = this.#part(number)
      return asked.hits(number - start)
    })
    return Array.from(this.#hits.subarray(Math.max(0, from), Math.max(0, to)), (number) => {
      const { layer, from: start } = this.#part(number)
      return layer.heading(number - start)
    })
  }

  *#settle(tally: Tally | null): Slices<void> {
    for (const { asked } of this.#asked) yield* asked.settle(tally)
  }

  #count(after: number): number {
    return this.#asked.reduce((sum, { asked }) => sum + asked.count(after), 0)
  }

  #collect(numbers: Uint32Array, found: Heading[], count: number): void {
    for (let at = 0; at < numbers.length && found.length < count; at++) {
      const number = numbers[at] as number
      const { asked, layer, from } = this.#part(number)
      if (asked.candidates && !hasBit(asked.candidates, number - from)) continue
      if (asked.hits(number - from)) found.push(layer.heading(number - from))
    }
  }

  #part(number: number) {
    let last = this.#asked.length - 1
    while (last > 0 && number < (this.#asked[last]?.from ?? 0)) last--
    const part = this.#asked[last]
    if (!part) throw new RangeError('there is no such posting')
    return part
  }
}
