import { foldedText } from '../../../../domain/search/match.ts'
import { LooseLayer, type LoosePosting } from '../loose.ts'
import { comparers, type Orders, ordersOf, placedOf, type Sort, sortNames } from '../orders.ts'
import type { Shelf } from '../shelf.ts'
import { type Changes, type StoredPosting, stateOf } from '../stored-postings.ts'
import { allBits, hasBit, noBits, setBit } from './bits.ts'
import type { IndexFile } from './index-file.ts'
import { IndexLayer } from './index-layer.ts'

/** A posting as it is looked through one by one. */
export const looseOf = ({ heading, texts }: StoredPosting): LoosePosting => ({ heading, text: foldedText({ ...heading, texts }) })

/** A shelf of postings that are all in an index. */
export const indexShelf = (file: IndexFile): Shelf => ({
  edition: file.directory.edition,
  among: file.directory.among,
  layers: [new IndexLayer(file, allBits(file.size))],
  orders: ordersIn(file),
})

/** A shelf of postings of which some are in an index, and some have come, changed or gone since. */
export function patchedShelf(file: IndexFile, { here, same, others }: Changes): Shelf {
  const there = noBits(file.size)
  for (const [at, [id]] of file.keys().entries()) if (same.has(id)) setBit(there, at)
  const loose = others.map(looseOf)
  const placed = loose.map(({ heading }) => placedOf(heading))
  const own = ordersOf(placed)
  const indexed = ordersIn(file)
  const orders = sortNames.map((sort) => {
    const standing = indexed[sort].filter((at) => hasBit(there, at))
    return [sort, merged(standing, own[sort], (at, other) => comparers[sort](placedOf(file.heading(at)), placed[other] as (typeof placed)[number]), file.size)]
  })
  return {
    edition: here.edition,
    among: here.texts === 'all' ? 'everything' : 'headings',
    layers: [new IndexLayer(file, there), new LooseLayer(loose)],
    orders: Object.fromEntries(orders) as Record<Sort, Uint32Array>,
  }
}

/** Whether an index is of just what is stored. */
export const isOf = (file: IndexFile, here: Parameters<typeof stateOf>[0]): boolean => file.directory.state === stateOf(here)

const ordersIn = ({ size, newest, institution }: IndexFile): Orders => ({ newest, institution, deadline: Uint32Array.from({ length: size }, (_, at) => at) })

/** Puts few among many, each order being right in itself; the few are numbered on from `size`. */
function merged(many: Uint32Array, few: Uint32Array, compare: (one: number, other: number) => number, size: number): Uint32Array {
  const all = new Uint32Array(many.length + few.length)
  let from = 0
  for (const [before, other] of few.entries()) {
    let [low, high] = [from, many.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      if (compare(many[middle] as number, other) < 0) low = middle + 1
      else high = middle
    }
    all.set(many.subarray(from, low), from + before)
    all[low + before] = size + other
    from = low
  }
  all.set(many.subarray(from), from + few.length)
  return all
}
