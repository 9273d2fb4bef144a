import { closingSoon, includeClosed, newPostings, payBounds } from '../../../../domain/codes/conditions.ts'
import type { Heading } from '../../../../domain/posting/posting.ts'
import { asks } from '../../../../domain/search/criteria.ts'
import { closingWithinDays, newForDays } from '../../../../domain/posting/days-left.ts'
import type { Wish } from '../../postings.ts'
import { askedCodes, codeFacets, type Group, groupOf, groups, payStep, periodCodes, type Tally } from '../facets.ts'
import type { Asked, Layer, Slices } from '../layer.ts'
import { type Bits, countBits, countCommon, eachBit, hasBit, intersect, noBits, setBit, unite, wordsFor } from './bits.ts'
import type { IndexFile } from './index-file.ts'
import { dayOf, never } from './layout.ts'
import { WordHits } from './words.ts'

/** Postings that are searched in an index. `there`: those of them that are here as they were indexed. */
export class IndexLayer implements Layer {
  readonly size: number
  readonly #file: IndexFile
  readonly #there: Bits

  constructor(file: IndexFile, there: Bits) {
    this.size = file.size
    this.#file = file
    this.#there = there
  }

  heading(at: number): Heading {
    return this.#file.heading(at)
  }

  ask(wish: Wish): Asked {
    return new IndexAsked(this.#file, this.#there, wish)
  }
}

class IndexAsked implements Asked {
  readonly #file: IndexFile
  readonly #today: number
  /** What fulfils each criterion that is asked for, words apart. */
  readonly #rules = new Map<Group, Bits>()
  readonly #there: Bits
  readonly #words: WordHits | null
  /** What fulfils all of these. */
  readonly #fitting: Bits
  readonly candidates: Bits
  #hits: Bits | null = null

  constructor(file: IndexFile, there: Bits, { criteria, today }: Wish) {
    this.#file = file
    this.#there = there
    this.#today = dayOf(today)
    this.#words = WordHits.of(file, criteria)
    for (const group of groups) {
      if (group === 'words' || (group !== 'periods' && !asks(criteria, group))) continue
      if (group === 'periods') this.#rules.set(group, this.#period(criteria.periods))
      else if (group === 'pay') this.#rules.set(group, this.#payingAtLeast(criteria.pay ?? 0))
      else {
        const codes = codeFacets.filter((facet) => groupOf(facet) === group).flatMap((facet) =>
          askedCodes(criteria, facet).flatMap((code) => file.codes.number(facet, code) ?? []),
        )
        this.#rules.set(group, codes.reduce((sum, code) => unite(sum, this.#code(code)), noBits(file.size)))
      }
    }
    this.#fitting = this.#allBut(null)
    this.candidates = this.#words ? intersect(this.#fitting.slice(), this.#words.maybe) : this.#fitting
  }

  hits(at: number): boolean {
    if (this.#hits) return hasBit(this.#hits, at)
    return hasBit(this.#fitting, at) && (!this.#words || this.#words.has(at))
  }

  *settle(tally: Tally | null): Slices<void> {
    // For each criterion, what fulfils all others: where it is not asked for, these are the hits.
    const but = new Map<Group, Bits>()
    if (tally) for (const group of this.#rules.keys()) but.set(group, this.#allBut(group))
    yield
    if (this.#words) {
      const asked = [...but.values()].reduce((sum, bits) => unite(sum, bits), this.#fitting.slice())
      yield* this.#words.decide(asked)
      for (const bits of but.values()) intersect(bits, this.#words.sure)
      this.#hits = intersect(this.#fitting.slice(), this.#words.sure)
    } else this.#hits = this.#fitting
    if (tally) yield* this.#tell(tally, but)
  }

  count(after: number): number {
    const hits = this.#hits ?? noBits(this.#file.size)
    if (after < 0) return countBits(hits)
    let count = 0
    for (const at of eachBit(hits)) if ((this.#file.since[at] as number) > after) count++
    return count
  }

  *#tell(tally: Tally, but: ReadonlyMap<Group, Bits>): Slices<void> {
    const hits = this.#hits ?? this.#fitting
    const words = wordsFor(this.#file.size)
    for (const [number, { facet, code }] of this.#file.codes.rows.entries()) {
      if (number % 64 === 63) yield
      tally.add(facet, code, countCommon(but.get(groupOf(facet)) ?? hits, this.#file.codeBits, number * words))
    }
    const pay = new Uint32Array(payBounds.length + 1)
    for (const at of eachBit(but.get('pay') ?? hits)) {
      const step = payStep(this.#file.pay[at] as number)
      pay[step] = (pay[step] as number) + 1
    }
    tally.addPay(pay)
    yield
    for (const code of periodCodes) tally.add('periods', code, countCommon(but.get('periods') ?? hits, this.#period([code]), 0))
  }

  #allBut(left: Group | null): Bits {
    const bits = this.#there.slice()
    for (const [group, rule] of this.#rules) if (group !== left) intersect(bits, rule)
    return bits
  }

  #code(number: number): Bits {
    const words = wordsFor(this.#file.size)
    return this.#file.codeBits.slice(number * words, (number + 1) * words)
  }

  #payingAtLeast(least: number): Bits {
    const bits = noBits(this.#file.size)
    for (let at = 0; at < this.#file.size; at++) if ((this.#file.pay[at] as number) >= least) setBit(bits, at)
    return bits
  }

  /** What the domain's rule about periods says, by days. */
  #period(periods: readonly string[]): Bits {
    const { size, closes, published } = this.#file
    const [fresh, soon, closed] = [newPostings, closingSoon, includeClosed].map((code) => periods.includes(code))
    const bits = noBits(size)
    const day = this.#today
    for (let at = 0; at < size; at++) {
      const [from, to] = [published[at] as number, closes[at] as number]
      if (from > day || (!closed && to < day)) continue
      const isNew = day - from < newForDays
      const closesSoon = to !== never && to >= day && to - day < closingWithinDays
      if ((!fresh && !soon) || (fresh && isNew) || (soon && closesSoon)) setBit(bits, at)
    }
    return bits
  }
}
