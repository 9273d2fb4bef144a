/**
 * Grams are single characters, pairs of neighbours and, among kana and the letters of English, three in a row: of those
 * there are so few that nearly every pair of them occurs in every text. All of folded text, by UTF-16 units as `includes`
 * compares them. No gram reaches over the boundary between two texts.
 */

const boundary = 10

/** The number that names a pair. */
export const pairOf = (first: number, second: number): number => ((first << 16) | second) >>> 0

/** Characters of which three in a row are a gram, numbered from 1 to 255; 0 for any other. */
const lettersFrom = 0x20
const kanaFrom = 0x30a0
const kanaTo = 0x30ff
function narrow(unit: number): number {
  if (unit < 0x7f) return unit > lettersFrom ? unit - lettersFrom : 0
  return unit > kanaFrom && unit <= kanaTo ? unit - kanaFrom + 0x60 : 0
}

/** The number that names three in a row; 0: they are none of those that are looked up by threes. */
export function tripleOf(first: number, second: number, third: number): number {
  const [a, b, c] = [narrow(first), narrow(second), narrow(third)]
  return a !== 0 && b !== 0 && c !== 0 ? (a << 16) | (b << 8) | c : 0
}

export const gramKinds = ['singles', 'pairs', 'triples'] as const
export type GramKind = (typeof gramKinds)[number]

/** Calls back for every gram of a kind, as often as it occurs. */
export const eachGram: Record<GramKind, (text: Uint16Array, take: (gram: number) => void) => void> = {
  singles(text, take) {
    for (let at = 0; at < text.length; at++) if (text[at] !== boundary) take(text[at] as number)
  },
  pairs(text, take) {
    for (let at = 1; at < text.length; at++) {
      const [before, unit] = [text[at - 1] as number, text[at] as number]
      if (before !== boundary && unit !== boundary) take(pairOf(before, unit))
    }
  },
  triples(text, take) {
    // The last two in one number; the boundary is none of these characters.
    let row = 0
    for (let at = 0; at < text.length; at++) {
      const own = narrow(text[at] as number)
      row = own === 0 ? 0 : ((row << 8) | own) & 0xffffff
      if (row > 0xffff) take(row)
    }
  },
}

const smallest = 1 << 12

/** In how many postings each gram occurs, with room to note something about each. */
export class GramTable {
  #keys = new Uint32Array(smallest)
  #counts = new Uint32Array(smallest)
  /** The posting that was counted last for a gram, and 1 more: 0 is none. */
  #last = new Uint32Array(smallest)
  /** Where the gram's list is made. */
  #notes = new Uint32Array(smallest)
  #size = 0
  #shift = 32 - 12

  /** Counts a gram for a posting, once. */
  count(gram: number, posting: number): void {
    const slot = this.#slot(gram)
    if (this.#counts[slot] === 0) {
      this.#keys[slot] = gram
      this.#counts[slot] = 1
      this.#last[slot] = posting + 1
      if (++this.#size * 2 > this.#keys.length) this.#grow()
    } else if (this.#last[slot] !== posting + 1) {
      this.#last[slot] = posting + 1
      this.#counts[slot] = (this.#counts[slot] as number) + 1
    }
  }

  /** All grams from the lowest on, with their counts. */
  sorted(): { grams: Uint32Array; counts: Uint32Array } {
    const grams = this.#keys.filter((_, slot) => this.#counts[slot] !== 0).toSorted()
    return { grams, counts: grams.map((gram) => this.#counts[this.#slot(gram)] as number) }
  }

  /** Notes a number about a gram, and forgets which posting it was seen in. */
  note(gram: number, note: number): void {
    const slot = this.#slot(gram)
    this.#notes[slot] = note
    this.#last[slot] = 0
  }

  /** Forgets what was noted. */
  forget(): void {
    this.#notes.fill(0)
    this.#last.fill(0)
  }

  /** What was noted about a gram, the first time that it is asked for about a posting; else 0. */
  noted(gram: number, posting: number): number {
    const slot = this.#slot(gram)
    const note = this.#notes[slot] as number
    if (note === 0 || this.#last[slot] === posting + 1) return 0
    this.#last[slot] = posting + 1
    return note
  }

  #slot(gram: number): number {
    const mask = this.#keys.length - 1
    let slot = Math.imul(gram, 0x9e3779b1) >>> this.#shift
    while (this.#counts[slot] !== 0 && this.#keys[slot] !== gram) slot = (slot + 1) & mask
    return slot
  }

  #grow(): void {
    const [keys, counts, last] = [this.#keys, this.#counts, this.#last]
    const capacity = keys.length * 2
    this.#keys = new Uint32Array(capacity)
    this.#counts = new Uint32Array(capacity)
    this.#last = new Uint32Array(capacity)
    this.#notes = new Uint32Array(capacity)
    this.#shift -= 1
    for (let old = 0; old < keys.length; old++) {
      if (counts[old] === 0) continue
      const slot = this.#slot(keys[old] as number)
      this.#keys[slot] = keys[old] as number
      this.#counts[slot] = counts[old] as number
      this.#last[slot] = last[old] as number
    }
  }
}
