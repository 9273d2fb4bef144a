import type { Found } from '../../postings.ts'
import type { CodeFacet } from '../facets.ts'
import { type Bytes, checkOf, type Place, readPiece, type WritableBytes } from './bytes.ts'
import { wordsFor } from './bits.ts'

/**
 * How an index lies in its file: a header, then pieces, each with a check of its own. Which piece is what stands in the
 * directory, the last piece. The header is written when all else is on the disk: a file that was begun and not finished
 * has none.
 *
 * Postings are numbered by their deadlines. For each code there are the bits of the postings that have it; for each gram
 * the numbers of the postings in which it occurs, or their bits where that is shorter; for each posting its folded text
 * and its heading.
 */

/** Bumped whenever a file would be read otherwise than it was written: other files are not taken. */
const version = 1
const magic = 0x4950474a

/** Where pieces begin. */
export const headerLength = 32

/** Sections that are whole pieces. */
export const sectionNames = [
  /** For each posting where its text lies: at, length, check. */
  'texts',
  'headings',
  /** Days since 1970 for each posting; `never` for until filled. */
  'closes',
  'published',
  'since',
  /** The most yearly pay that it names. */
  'pay',
  /** The numbers of postings in two of the orders; the third is that of the numbers. */
  'newest',
  'institution',
  /** Bits for each code of the directory, one after the other. */
  'codes',
  /** The tops of the dictionaries of grams, see `dictionary.ts` and `grams.ts`. */
  'singles',
  'pairs',
  'triples',
  /** JSON: id and key of each posting. */
  'keys',
] as const
export type Section = (typeof sectionNames)[number]

export interface Directory {
  state: string
  edition: number
  among: Found['among']
  size: number
  /** Postings whose text has half of a surrogate pair: a decoder would replace it. */
  torn: number[]
  codes: { facet: CodeFacet; code: string }[]
  sections: Record<Section, Place>
}

/** The day of postings that are open until filled. */
export const never = 0x7fffffff

const msOfDay = 24 * 60 * 60 * 1000

/** A date, `YYYY-MM-DD`, as days since 1970; null, until filled, as `never`. */
export const dayOf = (date: string | null): number => (date === null ? never : Math.floor(Date.parse(date) / msOfDay))

/** Whether a gram in so many postings is kept as bits. */
export const isDense = (count: number, size: number): boolean => count * numberBytes(size) >= wordsFor(size) * 4

/** How many bytes the number of a posting takes in a list. */
export const numberBytes = (size: number): 2 | 4 => (size > 0x10000 ? 4 : 2)

/** Writes the header: what was written until now is an index. */
export function writeHeader(bytes: WritableBytes, directory: Place, length: number): void {
  const words = Uint32Array.of(magic, version, directory.at, directory.length, directory.check, length, 0, 0)
  words[6] = checkOf(new Uint8Array(words.buffer, 0, 24))
  bytes.write(0, new Uint8Array(words.buffer))
}

/** The directory of an index; null where there is none, an unfinished or a cut one, or one of another version. */
export function readDirectory(bytes: Bytes): Directory | null {
  const header = new Uint8Array(headerLength)
  if (bytes.read(0, header) !== headerLength) return null
  const [mark, written, at = 0, length = 0, check = 0, size, headerCheck] = new Uint32Array(header.buffer)
  if (mark !== magic || written !== version || size !== bytes.size || headerCheck !== checkOf(header.subarray(0, 24))) return null
  return JSON.parse(new TextDecoder().decode(readPiece(bytes, { at, length, check }))) as Directory
}
