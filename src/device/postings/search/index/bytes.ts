import { DamagedIndex } from './damaged.ts'

/** Bytes that are read in place; `read` fills the target from `at` on and says how many bytes it got. */
export interface Bytes {
  readonly size: number
  read(at: number, target: Uint8Array): number
}

/** Bytes that are written too; written past their end they grow. */
export interface WritableBytes extends Bytes {
  write(at: number, bytes: Uint8Array): void
}

/** Where a piece of an index lies: from which fourth byte on, how many bytes, and what `checkOf` makes of them. */
export interface Place {
  at: number
  length: number
  check: number
}

/** How many bytes a piece takes up: whole fours. */
export const padded = (length: number): number => (length + 3) & ~3

const odd = 0x9e3779b1
const mixed = (check: number, word: number): number => {
  const product = Math.imul(check ^ word, odd)
  return product ^ (product >>> 15)
}

/** A number that changes, most likely, with any of the bytes. They begin at, and are as many as, whole fours. */
export function checkOf(bytes: Uint8Array): number {
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4)
  // Four at a time, which a processor does side by side: this is done to all that is read.
  let [a, b, c, d] = [words.length, 1, 2, 3]
  let at = 0
  for (; at + 3 < words.length; at += 4) {
    a = mixed(a, words[at] as number)
    b = mixed(b, words[at + 1] as number)
    c = mixed(c, words[at + 2] as number)
    d = mixed(d, words[at + 3] as number)
  }
  for (; at < words.length; at++) a = mixed(a, words[at] as number)
  return mixed(mixed(mixed(a, b), c), d) >>> 0
}

/** Reads bytes that are there. Throws `DamagedIndex` when they are not. */
export function readBlock(bytes: Bytes, at: number, length: number): Uint8Array<ArrayBuffer> {
  const target = new Uint8Array(length)
  let got: number
  try {
    got = bytes.read(at, target)
  } catch (error) {
    // The browser has taken the file away.
    throw new DamagedIndex('a piece can not be read', { cause: error })
  }
  if (got !== length) throw new DamagedIndex('a piece is missing')
  return target
}

/** A piece in a block that begins at the fourth byte `start`. Throws `DamagedIndex` when it is not what was written. */
export function pieceIn(block: Uint8Array<ArrayBuffer>, start: number, { at, length, check }: Place): Uint8Array<ArrayBuffer> {
  const from = (at - start) * 4
  if (checkOf(block.subarray(from, from + padded(length))) !== check) throw new DamagedIndex('a piece is not what was written')
  return block.subarray(from, from + length)
}

/** Reads one piece, into memory of its own. Throws `DamagedIndex` when it is not what was written. */
export const readPiece = (bytes: Bytes, place: Place): Uint8Array<ArrayBuffer> =>
  pieceIn(readBlock(bytes, place.at * 4, padded(place.length)), place.at, place)

const buffered = 1 << 20

/** Writes pieces one behind the other, in large blocks. */
export class PieceWriter {
  readonly #bytes: WritableBytes
  readonly #buffer = new Uint8Array(buffered)
  #from: number
  #filled = 0

  /** Begins at byte `from`, a whole four. */
  constructor(bytes: WritableBytes, from: number) {
    this.#bytes = bytes
    this.#from = from
  }

  /** Where the next piece will begin, in bytes. */
  get end(): number {
    return this.#from + this.#filled
  }

  /** Writes a piece and says where it lies. */
  write(view: ArrayBufferView): Place {
    const at = this.end / 4
    const length = view.byteLength
    let piece = new Uint8Array(view.buffer, view.byteOffset, length)
    if (length % 4 !== 0 || view.byteOffset % 4 !== 0) {
      const whole = new Uint8Array(padded(length))
      whole.set(piece)
      piece = whole
    }
    if (this.#filled + piece.byteLength > buffered) this.flush()
    if (piece.byteLength > buffered) {
      this.#bytes.write(this.#from, piece)
      this.#from += piece.byteLength
    } else {
      this.#buffer.set(piece, this.#filled)
      this.#filled += piece.byteLength
    }
    return { at, length, check: checkOf(piece) }
  }

  /** Hands on what is buffered. */
  flush(): void {
    this.#bytes.write(this.#from, this.#buffer.subarray(0, this.#filled))
    this.#from += this.#filled
    this.#filled = 0
  }
}
