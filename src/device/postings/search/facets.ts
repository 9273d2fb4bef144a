import { payBounds, periods } from '../../../domain/codes/conditions.ts'
import { areaOfPrefecture } from '../../../domain/codes/prefectures.ts'
import type { Heading } from '../../../domain/posting/posting.ts'
import type { Criteria } from '../../../domain/search/criteria.ts'
import { placesOf } from '../../../domain/search/match.ts'
import { type Counts, type Facet, facets } from '../postings.ts'

/**
 * What is decided at once: the criteria with codes, and all words together. A facet is counted with its own one left
 * out; two facets share one where either is enough.
 */
export const groups = [
  'periods', 'fields', 'jobTypes', 'institutionTypes', 'places', 'employmentForms', 'terms', 'pay', 'considerations', 'entryWays', 'words',
] as const
export type Group = (typeof groups)[number]

/** The facets that stand in a posting's heading as codes; `pay` and `periods` are worked out. */
export type CodeFacet = Exclude<Facet, 'pay' | 'periods'>
export const codeFacets = facets.filter((facet) => facet !== 'pay' && facet !== 'periods')

/** The criterion that a facet is a part of. */
export const groupOf = (facet: Facet): Group =>
  facet === 'large' || facet === 'small' ? 'fields' : facet === 'areas' || facet === 'prefectures' ? 'places' : facet

const codesOf: Record<CodeFacet, (heading: Heading) => readonly string[]> = {
  large: ({ fields }) => fields.map(({ large }) => large),
  small: ({ fields }) => fields.map(({ small }) => small),
  jobTypes: ({ jobTypes }) => jobTypes,
  institutionTypes: ({ institutionType }) => (institutionType === null ? [] : [institutionType]),
  areas: (heading) => placesOf(heading).map((place) => areaOfPrefecture(place) ?? ''),
  prefectures: placesOf,
  employmentForms: ({ employmentForms }) => employmentForms,
  terms: ({ terms }) => terms,
  considerations: ({ considerations }) => considerations,
  entryWays: ({ entryWays }) => entryWays,
}

/** The codes of a facet that are asked for. */
export function askedCodes(criteria: Criteria, facet: CodeFacet): readonly string[] {
  if (facet === 'large' || facet === 'small') return criteria.fields[facet]
  if (facet === 'areas' || facet === 'prefectures') return criteria.places[facet]
  return criteria[facet]
}

/** All codes that occur, numbered in the order in which they were met. */
export class Codebook {
  readonly rows: { facet: CodeFacet; code: string }[]
  readonly #numbers = new Map<string, number>()

  constructor(rows: readonly { facet: CodeFacet; code: string }[] = []) {
    this.rows = []
    for (const { facet, code } of rows) this.#add(facet, code)
  }

  /** The numbers of the codes that a heading names, each once; new ones are added. */
  of(heading: Heading): number[] {
    const numbers = new Set<number>()
    for (const facet of codeFacets) for (const code of codesOf[facet](heading)) numbers.add(this.#add(facet, code))
    return [...numbers]
  }

  /** The number of a code; undefined: it occurs nowhere. */
  number(facet: CodeFacet, code: string): number | undefined {
    return this.#numbers.get(`${facet} ${code}`)
  }

  #add(facet: CodeFacet, code: string): number {
    const key = `${facet} ${code}`
    let number = this.#numbers.get(key)
    if (number === undefined) {
      number = this.rows.push({ facet, code }) - 1
      this.#numbers.set(key, number)
    }
    return number
  }
}

/** Counts as they add up over everything that is searched. */
export class Tally {
  readonly #counts = new Map<Facet, Map<string, number>>(facets.map((facet) => [facet, new Map()]))

  /** So many more postings have the code. */
  add(facet: Facet, code: string, count: number): void {
    const counts = this.#counts.get(facet)
    // A place that no list knows lies in no area.
    if (count > 0 && code !== '') counts?.set(code, (counts.get(code) ?? 0) + count)
  }

  /** Postings by the highest bound of pay that they reach, as `payStep` numbers them. */
  addPay(reached: ArrayLike<number>): void {
    let sum = 0
    for (let at = payBounds.length - 1; at >= 0; at--) {
      sum += reached[at + 1] ?? 0
      this.add('pay', String(payBounds[at]), sum)
    }
  }

  /** All counts so far. */
  counts(): Counts {
    return Object.fromEntries(facets.map((facet) => [facet, Object.fromEntries(this.#counts.get(facet) ?? [])])) as Counts
  }
}

/** How many of the bounds of pay a sum reaches. */
export function payStep(pay: number): number {
  let step = 0
  while (step < payBounds.length && pay >= (payBounds[step] ?? 0)) step++
  return step
}

/** The codes of the facet `periods`. */
export const periodCodes: readonly string[] = periods.rows.map(({ code }) => code)
