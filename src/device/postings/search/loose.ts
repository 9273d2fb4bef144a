import { includeClosed, payBounds } from '../../../domain/codes/conditions.ts'
import type { Heading } from '../../../domain/posting/posting.ts'
import { asks, type Criteria, noCriteria } from '../../../domain/search/criteria.ts'
import { matcherOver, mostPay, wordRule } from '../../../domain/search/match.ts'
import type { Wish } from '../postings.ts'
import { Codebook, groupOf, type Group, groups, payStep, periodCodes, type Tally } from './facets.ts'
import type { Asked, Layer, Slices } from './layer.ts'

/** A posting in memory: its heading, and all its words as `foldedText` makes them of it. */
export interface LoosePosting {
  heading: Heading
  text: string
}

/** How many postings are looked through before something else may come in between. */
const slice = 256

/** Postings that lie in memory and are looked through one by one: simple, and slow for many. */
export class LooseLayer implements Layer {
  readonly size: number
  readonly #postings: readonly LoosePosting[]
  readonly #codes = new Codebook()
  readonly #codesOf: readonly (readonly number[])[]

  constructor(postings: readonly LoosePosting[]) {
    this.size = postings.length
    this.#postings = postings
    this.#codesOf = postings.map(({ heading }) => this.#codes.of(heading))
  }

  heading(at: number): Heading {
    const posting = this.#postings[at]
    if (!posting) throw new RangeError('there is no such posting')
    return posting.heading
  }

  ask(wish: Wish): Asked {
    return new LooseAsked(wish, this.#postings, this.#codes, this.#codesOf)
  }
}

interface GroupRule {
  group: Group
  fits: (posting: LoosePosting) => boolean
}

/** The rules of what is asked for at all. */
const rulesOf = ({ criteria, today }: Wish): GroupRule[] =>
  groups.flatMap((group): GroupRule[] => {
    if (group === 'words') {
      const words = wordRule(criteria)
      return words ? [{ group, fits: ({ text }) => words(text) }] : []
    }
    if (group !== 'periods' && !asks(criteria, group)) return []
    const alone: Criteria = { ...noCriteria, periods: [includeClosed], [group]: criteria[group] }
    const match = matcherOver(alone, today, () => '')
    return [{ group, fits: ({ heading }) => match(heading) }]
  })

const notKnown = 0
const isNone = 1
const isHit = 2

class LooseAsked implements Asked {
  readonly candidates = null
  readonly #today: string
  readonly #postings: readonly LoosePosting[]
  readonly #codes: Codebook
  readonly #codesOf: readonly (readonly number[])[]
  readonly #known: Uint8Array
  readonly #rules: readonly GroupRule[]

  constructor(wish: Wish, postings: readonly LoosePosting[], codes: Codebook, codesOf: readonly (readonly number[])[]) {
    this.#today = wish.today
    this.#postings = postings
    this.#codes = codes
    this.#codesOf = codesOf
    this.#known = new Uint8Array(postings.length)
    this.#rules = rulesOf(wish)
  }

  hits(at: number): boolean {
    const known = this.#known[at] ?? isNone
    if (known !== notKnown) return known === isHit
    const posting = this.#postings[at]
    const hit = posting !== undefined && this.#rules.every(({ fits }) => fits(posting))
    this.#known[at] = hit ? isHit : isNone
    return hit
  }

  *settle(tally: Tally | null): Slices<void> {
    const counts = tally && new Counting(this.#codes, this.#today)
    for (const [at, posting] of this.#postings.entries()) {
      if (at % slice === slice - 1) yield
      if (!counts) {
        this.hits(at)
        continue
      }
      const against = this.#against(posting)
      this.#known[at] = against === null ? isHit : isNone
      if (against !== undefined) counts.add(posting.heading, this.#codesOf[at] ?? [], against)
    }
    if (tally) counts?.tell(tally)
  }

  count(after: number): number {
    return this.#postings.reduce((sum, { heading }, at) => sum + Number(this.#known[at] === isHit && heading.since > after), 0)
  }

  /** The one criterion that speaks against a posting; null: none does. Undefined: more than one. */
  #against(posting: LoosePosting): Group | null | undefined {
    let against: Group | null = null
    for (const { group, fits } of this.#rules) {
      if (fits(posting)) continue
      if (against !== null) return undefined
      against = group
    }
    return against
  }
}

/** Counts each posting for the facets of the one criterion that speaks against it, or of all. */
class Counting {
  readonly #codes: Codebook
  readonly #counts: Uint32Array
  readonly #pay = new Uint32Array(payBounds.length + 1)
  readonly #periods: { code: string; fits: (heading: Heading) => boolean; count: number }[]
  readonly #groups: readonly Group[]

  constructor(codes: Codebook, today: string) {
    this.#codes = codes
    this.#counts = new Uint32Array(codes.rows.length)
    this.#groups = codes.rows.map(({ facet }) => groupOf(facet))
    this.#periods = periodCodes.map((code) => ({ code, fits: matcherOver({ ...noCriteria, periods: [code] }, today, () => ''), count: 0 }))
  }

  add(heading: Heading, codes: readonly number[], against: Group | null): void {
    for (const code of codes) {
      if (against === null || this.#groups[code] === against) this.#counts[code] = (this.#counts[code] ?? 0) + 1
    }
    if (against === null || against === 'pay') {
      const step = payStep(mostPay(heading))
      this.#pay[step] = (this.#pay[step] ?? 0) + 1
    }
    if (against === null || against === 'periods') for (const period of this.#periods) period.count += Number(period.fits(heading))
  }

  tell(tally: Tally): void {
    for (const [number, { facet, code }] of this.#codes.rows.entries()) tally.add(facet, code, this.#counts[number] ?? 0)
    tally.addPay(this.#pay)
    for (const { code, count } of this.#periods) tally.add('periods', code, count)
  }
}
