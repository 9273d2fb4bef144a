import type { Slices } from '../layer.ts'
import { wordsFor } from './bits.ts'
import type { PieceWriter } from './bytes.ts'
import { writeDictionary } from './dictionary.ts'
import type { GramTable } from './grams.ts'
import { isDense, numberBytes } from './layout.ts'

/** How many bytes of lists are made at a time: all texts are gone through once for each such part. */
const mostBytes = 1 << 24
/** How many postings are gone through before something else may come in between. */
const slice = 32

/** Goes through the grams of one posting. */
type EachGram = (posting: number, take: (gram: number) => void) => void

/**
 * Writes the list of every gram that was counted, then their dictionary; returns its top. `size`: how many postings there
 * are, whose grams `each` gives.
 */
export function* writeLists(writer: PieceWriter, table: GramTable, size: number, each: EachGram): Slices<Uint32Array<ArrayBuffer>> {
  const { grams, counts } = table.sorted()
  const entries = new Uint32Array(grams.length * 4)
  const words = wordsFor(size)
  const bytesOf = (count: number): number => (isDense(count, size) ? words * 4 : count * numberBytes(size))
  for (let from = 0, to = 0; from < grams.length; from = to) {
    for (let bytes = 0; to < grams.length && (to === from || bytes + bytesOf(counts[to] as number) <= mostBytes); to++) bytes += bytesOf(counts[to] as number)
    const lists = makeLists(counts.subarray(from, to), size)
    table.forget()
    for (let at = from; at < to; at++) table.note(grams[at] as number, at - from + 1)
    for (let posting = 0; posting < size; posting++) {
      if (posting % slice === slice - 1) yield
      each(posting, (gram) => {
        const noted = table.noted(gram, posting)
        if (noted !== 0) lists.add(noted - 1, posting)
      })
    }
    for (let at = from; at < to; at++) {
      if (at % 256 === 255) yield
      const place = writer.write(lists.list(at - from))
      entries.set([grams[at] as number, counts[at] as number, place.at, place.check], at * 4)
    }
  }
  return writeDictionary(writer, entries)
}

/** Lists of as many numbers as counted, to be filled from the lowest number on. */
function makeLists(counts: Uint32Array, size: number) {
  const words = wordsFor(size)
  const starts = new Uint32Array(counts.length)
  let [dense, numbers] = [0, 0]
  for (const [list, count] of counts.entries()) {
    starts[list] = isDense(count, size) ? dense : numbers
    if (isDense(count, size)) dense += words
    else numbers += count
  }
  const bits = new Uint32Array(dense)
  const all = numberBytes(size) === 2 ? new Uint16Array(numbers) : new Uint32Array(numbers)
  const filled = new Uint32Array(counts.length)
  return {
    add(list: number, posting: number): void {
      const start = starts[list] as number
      if (isDense(counts[list] as number, size)) {
        const word = start + (posting >>> 5)
        bits[word] = (bits[word] as number) | (1 << (posting & 31))
      } else {
        const place = filled[list] as number
        all[start + place] = posting
        filled[list] = place + 1
      }
    },
    list(list: number): ArrayBufferView {
      const [start, count] = [starts[list] as number, counts[list] as number]
      return isDense(count, size) ? bits.subarray(start, start + words) : all.subarray(start, start + count)
    },
  }
}
