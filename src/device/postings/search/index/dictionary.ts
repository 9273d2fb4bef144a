import { type Bytes, type Place, type PieceWriter, readPiece } from './bytes.ts'

/**
 * Where the list of each gram lies: entries of four numbers (gram, count, at, check) sorted by gram, in leaves of 256; and
 * a top of four numbers for each leaf (first gram, at, length, check). Only the top is kept in memory.
 */
const leafSize = 256
const width = 4

/** What is known of a gram before its list is read. */
export interface Entry {
  count: number
  at: number
  check: number
}

/** Writes the leaves; returns the top. */
export function writeDictionary(writer: PieceWriter, entries: Uint32Array): Uint32Array<ArrayBuffer> {
  const count = entries.length / width
  const top = new Uint32Array(Math.ceil(count / leafSize) * width)
  for (let leaf = 0; leaf * width < top.length; leaf++) {
    const own = entries.subarray(leaf * leafSize * width, (leaf + 1) * leafSize * width)
    const { at, length, check } = writer.write(own)
    top.set([own[0] ?? 0, at, length, check], leaf * width)
  }
  return top
}

/** The entry of a gram; null: it occurs nowhere. */
export function findEntry(bytes: Bytes, top: Uint32Array, gram: number): Entry | null {
  const leaf = lastUpTo(top, gram)
  if (leaf < 0) return null
  const [, at = 0, length = 0, check = 0] = top.subarray(leaf * width, (leaf + 1) * width)
  const place: Place = { at, length, check }
  const entries = new Uint32Array(readPiece(bytes, place).buffer, 0, length / 4)
  const found = lastUpTo(entries, gram)
  if (found < 0 || entries[found * width] !== gram) return null
  const [, count = 0, listAt = 0, listCheck = 0] = entries.subarray(found * width, (found + 1) * width)
  return { count, at: listAt, check: listCheck }
}

/** The last row whose first number is not above `gram`; -1: none. */
function lastUpTo(rows: Uint32Array, gram: number): number {
  let [low, high] = [0, rows.length / width]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((rows[middle * width] as number) <= gram) low = middle + 1
    else high = middle
  }
  return low - 1
}
