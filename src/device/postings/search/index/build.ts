import type { Found } from '../../postings.ts'
import { mostPay } from '../../../../domain/search/match.ts'
import type { Heading } from '../../../../domain/posting/posting.ts'
import { Codebook } from '../facets.ts'
import type { Slices } from '../layer.ts'
import { ordersOf, type Placed, placedOf } from '../orders.ts'
import { wordsFor } from './bits.ts'
import { padded, type Place, PieceWriter, readPiece, type WritableBytes } from './bytes.ts'
import { eachGram, gramKinds, type GramKind, GramTable } from './grams.ts'
import { dayOf, type Directory, headerLength, type Section, writeHeader } from './layout.ts'
import { writeLists } from './write-lists.ts'

/** What an index is of. */
export interface Indexed {
  state: string
  edition: number
  among: Found['among']
}

/** What is remembered of a posting until all have come. */
interface Met {
  placed: Placed
  key: string
  text: Place
  torn: boolean
  heading: Place
  codes: readonly number[]
  since: number
  pay: number
}

/** Writes an index as postings come, in whatever order; never holds more than one text in memory. */
export class IndexBuilder {
  readonly #bytes: WritableBytes
  readonly #writer: PieceWriter
  readonly #met: Met[] = []
  readonly #codes = new Codebook()
  readonly #grams = { singles: new GramTable(), pairs: new GramTable(), triples: new GramTable() }
  readonly #encoder = new TextEncoder()

  constructor(bytes: WritableBytes) {
    this.#bytes = bytes
    this.#writer = new PieceWriter(bytes, headerLength)
  }

  /** Takes in a posting: its heading, all its words as `foldedText` makes them of it, and the key it is compared by. */
  add(heading: Heading, text: string, key: string): void {
    const posting = this.#met.length
    const units = new Uint16Array(text.length)
    for (let at = 0; at < units.length; at++) units[at] = text.charCodeAt(at)
    for (const kind of gramKinds) {
      const table = this.#grams[kind]
      eachGram[kind](units, (gram) => table.count(gram, posting))
    }
    this.#met.push({
      placed: placedOf(heading),
      key,
      text: this.#writer.write(units),
      torn: !text.isWellFormed(),
      heading: this.#writer.write(this.#encoder.encode(JSON.stringify(heading))),
      codes: this.#codes.of(heading),
      since: heading.since,
      pay: mostPay(heading),
    })
  }

  /** Writes all that is made of the postings together. Afterwards the bytes are an index. */
  *finish(indexed: Indexed): Slices<void> {
    const writer = this.#writer
    const size = this.#met.length
    const orders = ordersOf(this.#met.map(({ placed }) => placed))
    yield
    const met = Array.from(orders.deadline, (at) => this.#met[at] as Met)
    const numbers = new Uint32Array(size)
    for (const [number, at] of orders.deadline.entries()) numbers[at] = number
    const renumbered = (order: Uint32Array): Uint32Array => order.map((at) => numbers[at] as number)
    writer.flush()
    const unitsOf = (posting: number): Uint16Array => unitsIn(readPiece(this.#bytes, (met[posting] as Met).text))
    const tops = {} as Record<GramKind, Place>
    for (const kind of gramKinds) {
      tops[kind] = writer.write(yield* writeLists(writer, this.#grams[kind], size, (posting, take) => eachGram[kind](unitsOf(posting), take)))
    }
    const days = (dateOf: (one: Met) => string | null): Int32Array =>
      Int32Array.from(met, (one) => dayOf(dateOf(one)))
    const sections: Record<Section, Place> = {
      texts: writer.write(placesOf(met.map(({ text }) => text))),
      headings: writer.write(placesOf(met.map(({ heading }) => heading))),
      closes: writer.write(days(({ placed }) => placed.closesOn)),
      published: writer.write(days(({ placed }) => placed.publishedOn)),
      since: writer.write(Uint32Array.from(met, ({ since }) => since)),
      pay: writer.write(Float64Array.from(met, ({ pay }) => pay)),
      newest: writer.write(renumbered(orders.newest)),
      institution: writer.write(renumbered(orders.institution)),
      codes: writer.write(codeBits(met, this.#codes.rows.length)),
      ...tops,
      keys: writer.write(this.#encoder.encode(JSON.stringify(met.map(({ placed, key }) => [placed.id, key])))),
    }
    yield
    const torn = met.flatMap((one, posting) => (one.torn ? [posting] : []))
    const directory: Directory = { ...indexed, size, torn, codes: this.#codes.rows, sections }
    const place = writer.write(this.#encoder.encode(JSON.stringify(directory)))
    writer.flush()
    writeHeader(this.#bytes, place, place.at * 4 + padded(place.length))
  }
}

/** The characters of a text's piece. */
export const unitsIn = (piece: Uint8Array<ArrayBuffer>): Uint16Array<ArrayBuffer> => new Uint16Array(piece.buffer, piece.byteOffset, piece.byteLength / 2)

const placesOf = (places: readonly Place[]): Uint32Array => Uint32Array.from(places.flatMap(({ at, length, check }) => [at, length, check]))

function codeBits(met: readonly Met[], count: number): Uint32Array {
  const words = wordsFor(met.length)
  const bits = new Uint32Array(count * words)
  for (const [posting, { codes }] of met.entries()) {
    for (const code of codes) {
      const word = code * words + (posting >>> 5)
      bits[word] = (bits[word] as number) | (1 << (posting & 31))
    }
  }
  return bits
}
