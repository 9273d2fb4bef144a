import { foldedWords } from '../../../../domain/search/folded-words.ts'
import { wordRule } from '../../../../domain/search/match.ts'
import type { Criteria } from '../../../../domain/search/criteria.ts'
import type { Slices } from '../layer.ts'
import { allBits, type Bits, clearBit, countBits, hasBit, intersect, noBits, setBit, unite, without } from './bits.ts'
import { type GramKind, pairOf, tripleOf } from './grams.ts'
import type { GramList, IndexFile } from './index-file.ts'

/** No more grams of one word are looked up than this; the text has the last word anyway. */
const mostGrams = 24
/** Fewer postings than this are read rather than more lists. */
const few = 24
/** How many texts are read before something else may come in between. */
const slice = 64

/** Of how many askings is remembered which postings have the words: people change the conditions around their words. */
const mostKnown = 8
const knownOf = new WeakMap<IndexFile, Map<string, WordHits>>()

/** Postings in which a word occurs; unless it is `exact`, only those in which all of its grams occur. */
interface Occurring {
  bits: Bits
  exact: boolean
}

function occurring(file: IndexFile, word: string): Occurring {
  const lists: GramList[] = []
  for (const [kind, gram] of gramsOf(word)) {
    const list = file.list(kind, gram)
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
  return { bits: bits ?? noBits(file.size), exact: isGram(word) }
}

/** Whether a word is one gram, whose list says everything. */
const isGram = (word: string): boolean =>
  word.length < 3 || (word.length === 3 && tripleOf(word.charCodeAt(0), word.charCodeAt(1), word.charCodeAt(2)) !== 0)

/** The grams that a word is made of: they have to occur wherever it does. */
function gramsOf(word: string): [GramKind, number][] {
  const unit = (at: number): number => word.charCodeAt(at)
  if (word.length === 1) return [['singles', unit(0)]]
  const grams = new Map<string, [GramKind, number]>()
  for (let at = 1, covered = 0; at < word.length && grams.size < mostGrams; at++) {
    const triple = at + 1 < word.length ? tripleOf(unit(at - 1), unit(at), unit(at + 1)) : 0
    const gram: [GramKind, number] = triple === 0 ? ['pairs', pairOf(unit(at - 1), unit(at))] : ['triples', triple]
    if (triple !== 0) covered = at + 1
    else if (at <= covered) continue
    grams.set(gram.join(' '), gram)
  }
  return [...grams.values()]
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

  /** Null: no words are asked for. What is known of words that were asked for just before is known still. */
  static of(file: IndexFile, criteria: Criteria): WordHits | null {
    const rule = wordRule(criteria)
    if (!rule) return null
    const name = JSON.stringify([criteria.all, criteria.any, criteria.none])
    const known = knownOf.get(file) ?? new Map<string, WordHits>()
    knownOf.set(file, known)
    const hits = known.get(name) ?? new WordHits(file, criteria, rule)
    known.delete(name)
    known.set(name, hits)
    for (const oldest of known.keys()) if (known.size > mostKnown) known.delete(oldest)
    return hits
  }

  /** Whether a posting has them; reads its text where that alone can tell. */
  has(posting: number): boolean {
    if (hasBit(this.sure, posting)) return true
    if (!hasBit(this.maybe, posting)) return false
    return this.#read(posting, this.#file.text(posting))
  }

  /** Decides about all of these postings. */
  *decide(postings: Bits): Slices<void> {
    let read = 0
    const open = without(intersect(postings.slice(), this.maybe), this.sure)
    for (const { posting, text } of this.#file.texts(open)) {
      this.#read(posting, text)
      if (++read % slice === 0) yield
    }
  }

  #read(posting: number, text: string): boolean {
    const has = this.#rule(text)
    if (has) setBit(this.sure, posting)
    else clearBit(this.maybe, posting)
    return has
  }
}
