import { foldedWords, wordRule } from '../../../../domain/search/match.ts'
import type { Criteria } from '../../../../domain/search/criteria.ts'
import type { Slices } from '../layer.ts'
import { allBits, type Bits, clearBit, countBits, eachBit, hasBit, intersect, noBits, setBit, unite, without } from './bits.ts'
import type { IndexFile } from './index-file.ts'
import { pairOf } from './grams.ts'

/** No more pairs of one word are looked up than this; the text has the last word anyway. */
const mostPairs = 24
/** Fewer postings than this are read rather than more lists. */
const few = 24
/** How many texts are read before something else may come in between. */
const slice = 64

/** Postings in which a word occurs; unless it is `exact`, only those in which all of its pairs occur. */
interface Occurring {
  bits: Bits
  exact: boolean
}

function occurring(file: IndexFile, word: string): Occurring {
  if (word.length === 1) return { bits: file.single(word.charCodeAt(0))?.bits() ?? noBits(file.size), exact: true }
  const pairs = new Set<number>()
  for (let at = 1; at < word.length && pairs.size < mostPairs; at++) pairs.add(pairOf(word.charCodeAt(at - 1), word.charCodeAt(at)))
  const lists = []
  for (const pair of pairs) {
    const list = file.pair(pair)
    if (!list) return { bits: noBits(file.size), exact: true }
    lists.push(list)
  }
  lists.sort((a, b) => a.count - b.count)
  let bits: Bits | null = null
  for (const list of lists) {
    if (bits === null) bits = list.bits()
    else if (countBits(bits) <= few) break
    else intersect(bits, list.bits())
  }
  return { bits: bits ?? noBits(file.size), exact: word.length === 2 }
}

/** Which postings have the words that are asked for: decided by their grams as far as these go, then by their texts. */
export class WordHits {
  readonly #file: IndexFile
  readonly #rule: (text: string) => boolean
  /** All that may have them. */
  readonly maybe: Bits
  /** All that have them for certain. */
  readonly sure: Bits

  constructor(file: IndexFile, criteria: Criteria, rule: (text: string) => boolean) {
    this.#file = file
    this.#rule = rule
    const find = (text: string): Occurring[] => foldedWords(text).map((word) => occurring(file, word))
    const [all, any, none] = [find(criteria.all), find(criteria.any), find(criteria.none)]
    this.maybe = allBits(file.size)
    this.sure = allBits(file.size)
    for (const { bits, exact } of all) {
      intersect(this.maybe, bits)
      intersect(this.sure, exact ? bits : noBits(file.size))
    }
    if (any.length > 0) {
      intersect(this.maybe, any.reduce((sum, { bits }) => unite(sum, bits), noBits(file.size)))
      intersect(this.sure, any.filter(({ exact }) => exact).reduce((sum, { bits }) => unite(sum, bits), noBits(file.size)))
    }
    for (const { bits, exact } of none) {
      if (exact) without(this.maybe, bits)
      without(this.sure, bits)
    }
  }

  /** Null: no words are asked for. */
  static of(file: IndexFile, criteria: Criteria): WordHits | null {
    const rule = wordRule(criteria)
    return rule && new WordHits(file, criteria, rule)
  }

  /** Whether a posting has them; reads its text where that alone can tell. */
  has(posting: number): boolean {
    if (hasBit(this.sure, posting)) return true
    if (!hasBit(this.maybe, posting)) return false
    const has = this.#rule(this.#file.text(posting))
    if (has) setBit(this.sure, posting)
    else clearBit(this.maybe, posting)
    return has
  }

  /** Decides about all of these postings. */
  *decide(postings: Bits): Slices<void> {
    let read = 0
    for (const posting of eachBit(without(intersect(postings.slice(), this.maybe), this.sure))) {
      this.has(posting)
      if (++read % slice === 0) yield
    }
  }
}
