import fc from 'fast-check'
import { payBounds, periods } from '../../../../../src/domain/codes/conditions.ts'
import { areaOfPrefecture } from '../../../../../src/domain/codes/prefectures.ts'
import type { Posting } from '../../../../../src/domain/posting/posting.ts'
import { type Criteria, noCriteria } from '../../../../../src/domain/search/criteria.ts'
import { foldedText, matches, placesOf } from '../../../../../src/domain/search/match.ts'
import { type Counts, type Facet, facets, type Wish } from '../../../../../src/device/postings/postings.ts'
import type { LoosePosting } from '../../../../../src/device/postings/search/loose.ts'
import { comparers, placedOf, sortOf } from '../../../../../src/device/postings/search/orders.ts'
import type { Slices } from '../../../../../src/device/postings/search/layer.ts'
import { Search, type Shelf } from '../../../../../src/device/postings/search/shelf.ts'
import { criteriaArbitrary, postingArbitrary, today } from '../../../domain/search/arbitraries.ts'

/** Postings that differ by their ids, in no order. */
export const postingsArbitrary: fc.Arbitrary<Posting[]> = fc
  .array(postingArbitrary, { maxLength: 40 })
  .chain((postings) =>
    fc.shuffledSubarray(postings.map((_, at) => `D${at}`), { minLength: postings.length }).map((ids) =>
      postings.map((posting, at) => ({ ...posting, id: ids[at] ?? '' })),
    ),
  )
const daysArbitrary = fc.integer({ min: -25, max: 25 }).map((days) => new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10))
/** Few criteria at a time, so that something is found. */
export const wishArbitrary: fc.Arbitrary<Wish> = fc.record({
  criteria: fc
    .tuple(criteriaArbitrary, fc.subarray(Object.keys(noCriteria) as (keyof Criteria)[], { maxLength: 4 }))
    .map(([criteria, kept]) => Object.assign({}, noCriteria, ...kept.map((name) => ({ [name]: criteria[name] }))) as Criteria),
  today: fc.oneof(fc.constant(today), daysArbitrary),
})

export const looseOf = (posting: Posting): LoosePosting => {
  const { texts: _, ...heading } = posting
  return { heading, text: foldedText(posting) }
}

/** Works to the end at once. */
export function finish<T>(work: Slices<T>): T {
  for (;;) {
    const step = work.next()
    if (step.done === true) return step.value
  }
}

/** All that a shelf answers to a wish. */
export function answerOf(shelf: Shelf, wish: Wish, after: number) {
  const search = new Search(shelf, wish)
  const first = finish(search.first(5)).map(({ id }) => id)
  const { total, counts } = finish(search.all())
  return {
    first,
    total,
    counts,
    rows: search.rows(0, total + 1).map(({ id }) => id),
    some: search.rows(2, 4).map(({ id }) => id),
    headings: search.rows(0, 3),
    ...finish(new Search(shelf, wish).count(after)),
  }
}

const alone = (criteria: Criteria, facet: Facet, code: string): Criteria => {
  switch (facet) {
    case 'large':
    case 'small':
      return { ...criteria, fields: { ...noCriteria.fields, [facet]: [code] } }
    case 'areas':
    case 'prefectures':
      return { ...criteria, places: { ...noCriteria.places, [facet]: [code] } }
    case 'pay':
      return { ...criteria, pay: Number(code) }
    default:
      return { ...criteria, [facet]: [code] }
  }
}

const occurring = (postings: readonly Posting[]): Record<Facet, string[]> => ({
  large: postings.flatMap(({ fields }) => fields.map(({ large }) => large)),
  small: postings.flatMap(({ fields }) => fields.map(({ small }) => small)),
  jobTypes: postings.flatMap(({ jobTypes }) => jobTypes),
  institutionTypes: postings.flatMap(({ institutionType }) => institutionType ?? []),
  areas: postings.flatMap((posting) => placesOf(posting).flatMap((place) => areaOfPrefecture(place) ?? [])),
  prefectures: postings.flatMap(placesOf),
  employmentForms: postings.flatMap(({ employmentForms }) => employmentForms),
  terms: postings.flatMap(({ terms }) => terms),
  pay: payBounds.map(String),
  considerations: postings.flatMap(({ considerations }) => considerations),
  entryWays: postings.flatMap(({ entryWays }) => entryWays),
  periods: periods.rows.map(({ code }) => code),
})

/** The same by definition: every posting asked, every code tried. */
export function answerByDefinition(postings: readonly Posting[], { criteria, today: day }: Wish, after: number): ReturnType<typeof answerOf> {
  const compare = comparers[sortOf(criteria.sort)]
  const hits = postings.filter((posting) => matches(criteria, posting, day)).toSorted((a, b) => compare(placedOf(a), placedOf(b)))
  const codes = occurring(postings)
  const counts = Object.fromEntries(
    facets.map((facet) => [
      facet,
      Object.fromEntries(
        [...new Set(codes[facet])].flatMap((code) => {
          const count = postings.filter((posting) => matches(alone(criteria, facet, code), posting, day)).length
          return count > 0 ? [[code, count]] : []
        }),
      ),
    ]),
  ) as Counts
  const ids = hits.map(({ id }) => id)
  return {
    first: ids.slice(0, 5),
    total: hits.length,
    counts,
    rows: ids,
    some: ids.slice(2, 4),
    headings: hits.slice(0, 3).map((posting) => looseOf(posting).heading),
    fresh: hits.filter(({ since }) => since > after).length,
    all: hits.length,
  }
}
