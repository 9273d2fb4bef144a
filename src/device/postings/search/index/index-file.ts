import type { Heading } from '../../../../domain/posting/posting.ts'
import { Codebook } from '../facets.ts'
import { type Bits, hasBit, noBits, setBit, wordsFor } from './bits.ts'
import { unitsIn } from './build.ts'
import { type Bytes, padded, pieceIn, type Place, readBlock, readPiece } from './bytes.ts'
import { DamagedIndex } from './damaged.ts'
import { findEntry } from './dictionary.ts'
import type { GramKind } from './grams.ts'
import { type Directory, isDense, numberBytes, readDirectory, type Section } from './layout.ts'

/** Where a gram occurs. */
export interface GramList {
  /** In how many postings. */
  count: number
  /** Reads which. */
  bits(): Bits
}

/** As many characters as a call takes as arguments everywhere. */
const atOnce = 8192
/** How much is read at a time, and how much that is not wanted is read along, in bytes. */
const mostRead = 1 << 18
const mostSkipped = 1 << 13

/** An index, read in place: in memory is only what every search needs. All that is read throws `DamagedIndex` where it is damaged. */
export class IndexFile {
  readonly size: number
  readonly directory: Directory
  readonly codes: Codebook
  readonly codeBits: Bits
  readonly closes: Int32Array
  readonly published: Int32Array
  readonly since: Uint32Array
  readonly pay: Float64Array
  readonly newest: Uint32Array
  readonly institution: Uint32Array
  readonly #bytes: Bytes
  readonly #texts: Uint32Array
  readonly #headings: Uint32Array
  readonly #tops: Record<GramKind, Uint32Array>
  /** What was read last of one posting. */
  #read: { posting: number; start: number; block: Uint8Array<ArrayBuffer> } | null = null
  /** The postings whose text was found to be as it was written. */
  readonly #checked: Bits
  /** The postings in the order in which their texts lie. */
  #byPlace: Uint32Array | null = null
  readonly #torn: ReadonlySet<number>
  readonly #decoder = new TextDecoder()
  readonly #unitDecoder = new TextDecoder('utf-16le', { ignoreBOM: true })

  constructor(bytes: Bytes, directory: Directory) {
    this.#bytes = bytes
    this.directory = directory
    this.size = directory.size
    this.#checked = noBits(directory.size)
    this.#torn = new Set(directory.torn)
    this.codes = new Codebook(directory.codes)
    const column = (section: Section): Bits => new Uint32Array(this.#section(section).buffer)
    this.codeBits = column('codes')
    this.closes = new Int32Array(this.#section('closes').buffer)
    this.published = new Int32Array(this.#section('published').buffer)
    this.since = column('since')
    this.pay = new Float64Array(this.#section('pay').buffer)
    this.newest = column('newest')
    this.institution = column('institution')
    this.#texts = column('texts')
    this.#headings = column('headings')
    this.#tops = { singles: column('singles'), pairs: column('pairs'), triples: column('triples') }
  }

  /** Opens an index; null where there is none, or an unfinished or cut one. */
  static open(bytes: Bytes): IndexFile | null {
    const directory = readDirectory(bytes)
    return directory && new IndexFile(bytes, directory)
  }

  /** By their ids, the keys of what is indexed. */
  keys(): [id: string, key: string][] {
    return JSON.parse(this.#decoder.decode(this.#section('keys'))) as [string, string][]
  }

  heading(posting: number): Heading {
    const place = placeIn(this.#headings, posting)
    const near = this.#read
    const piece = near?.posting === posting ? pieceIn(near.block, near.start, place) : readPiece(this.#bytes, place)
    return JSON.parse(this.#decoder.decode(piece)) as Heading
  }

  /** The folded text of a posting. Its heading, which lies behind it, is read along: whoever finds a word wants that next. */
  text(posting: number): string {
    const [text, heading] = [placeIn(this.#texts, posting), placeIn(this.#headings, posting)]
    const block = readBlock(this.#bytes, text.at * 4, (heading.at - text.at) * 4 + padded(heading.length))
    this.#read = { posting, start: text.at, block }
    const piece = hasBit(this.#checked, posting) ? block.subarray(0, text.length) : pieceIn(block, text.at, text)
    setBit(this.#checked, posting)
    return this.#torn.has(posting) ? unitByUnit(piece) : this.#unitDecoder.decode(piece)
  }

  /** The folded texts of many postings, in the order in which they lie in the file: neighbours are read together. */
  *texts(wanted: Bits): Generator<{ posting: number; text: string }, void, void> {
    const texts = this.#texts
    this.#byPlace ??= Uint32Array.from({ length: this.size }, (_, at) => at).toSorted((a, b) => (texts[a * 3] as number) - (texts[b * 3] as number))
    let [group, start, end]: [number[], number, number] = [[], 0, 0]
    for (const posting of this.#byPlace) {
      if (!hasBit(wanted, posting)) continue
      const { at, length } = placeIn(texts, posting)
      const after = at + padded(length) / 4
      if (group.length > 0 && ((after - start) * 4 > mostRead || (at - end) * 4 > mostSkipped)) {
        yield* this.#textsBetween(group, start, end)
        group = []
      }
      if (group.length === 0) start = at
      group.push(posting)
      end = after
    }
    if (group.length > 0) yield* this.#textsBetween(group, start, end)
  }

  *#textsBetween(postings: readonly number[], start: number, end: number): Generator<{ posting: number; text: string }, void, void> {
    const block = readBlock(this.#bytes, start * 4, (end - start) * 4)
    // At once, with what lies between: a decoder makes a unit of each unit, whatever it is.
    const all = this.#unitDecoder.decode(block)
    for (const posting of postings) {
      const place = placeIn(this.#texts, posting)
      // Once each: what a search reads again and again was right when it was read first.
      if (!hasBit(this.#checked, posting)) pieceIn(block, start, place)
      setBit(this.#checked, posting)
      const from = (place.at - start) * 2
      yield { posting, text: this.#torn.has(posting) ? this.text(posting) : all.slice(from, from + place.length / 2) }
    }
  }

  /** Null: the gram occurs nowhere. */
  list(kind: GramKind, gram: number): GramList | null {
    const entry = findEntry(this.#bytes, this.#tops[kind], gram)
    if (!entry) return null
    const { count, at, check } = entry
    const { size } = this
    return {
      count,
      bits: () => {
        const length = isDense(count, size) ? wordsFor(size) * 4 : count * numberBytes(size)
        const { buffer } = readPiece(this.#bytes, { at, length, check })
        if (isDense(count, size)) return new Uint32Array(buffer)
        const bits = noBits(size)
        const numbers = numberBytes(size) === 2 ? new Uint16Array(buffer, 0, count) : new Uint32Array(buffer, 0, count)
        for (let number = 0; number < numbers.length; number++) setBit(bits, numbers[number] as number)
        return bits
      },
    }
  }

  #section(section: Section): Uint8Array<ArrayBuffer> {
    return readPiece(this.#bytes, this.directory.sections[section])
  }
}

/** Unit by unit: slower than a decoder, which would replace halves of pairs. */
function unitByUnit(piece: Uint8Array<ArrayBuffer>): string {
  const units = unitsIn(piece)
  let text = ''
  for (let at = 0; at < units.length; at += atOnce) text += String.fromCharCode(...units.subarray(at, at + atOnce))
  return text
}

function placeIn(places: Uint32Array, posting: number): Place {
  const [at, length, check] = [places[posting * 3], places[posting * 3 + 1], places[posting * 3 + 2]]
  if (at === undefined || length === undefined || check === undefined) throw new DamagedIndex('there is no such posting')
  return { at, length, check }
}
