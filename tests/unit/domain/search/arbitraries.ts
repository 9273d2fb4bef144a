import fc from 'fast-check'
import {
  considerations, employmentForms, entryWays, payBounds, periods, sorts, terms,
} from '../../../../src/domain/codes/conditions.ts'
import type { CodeTable } from '../../../../src/domain/codes/code-table.ts'
import { institutionTypes } from '../../../../src/domain/codes/institution-types.ts'
import { jobTypes } from '../../../../src/domain/codes/job-types.ts'
import { areas, elsewhere, prefectures } from '../../../../src/domain/codes/prefectures.ts'
import { largeFields, smallFields } from '../../../../src/domain/codes/research-fields.ts'
import type { Criteria } from '../../../../src/domain/search/criteria.ts'
import { type Posting, postingParts } from '../../../../src/domain/posting/posting.ts'

/** The day on which the searches of these tests are made. */
export const today = '2026-11-22'

// Few words, so that searches and postings meet.
const vocabulary = ['機械学習', 'Data', 'ドイツ語', 'データ', 'ﾃﾞｰﾀ', 'ＤＡＴＡ', 'がくしゅう', 'コーパス', 'a', '<b>', '・']
export const wordArbitrary = fc.constantFrom(...vocabulary)
export const wordsArbitrary = fc
  .tuple(fc.array(wordArbitrary, { maxLength: 3 }), fc.constantFrom(' ', '\u3000', '  '))
  .map(([words, space]) => words.join(space))
const textArbitrary = fc.record({ ja: fc.option(wordsArbitrary, { nil: undefined }), en: fc.option(wordsArbitrary, { nil: undefined }) })

const gone = ['00013', '77777']
const some = (codes: readonly string[], maxLength = 3) =>
  fc.uniqueArray(fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...codes) }, { weight: 1, arbitrary: fc.constantFrom(...gone) }), { maxLength })
const ofTable = ({ rows }: CodeTable) => some(rows.map(({ code }) => code))
const places = [...prefectures.slice(0, 8).map(({ code }) => code), elsewhere]
// Two large fields and a few small ones of each are enough to meet.
const large = largeFields.slice(0, 2)
const small = large.flatMap(({ code, unspecified }) => [
  ...smallFields.filter((field) => field.large === code).slice(0, 3).map((field) => ({ large: code, small: field.code })),
  { large: code, small: unspecified },
])

export const criteriaArbitrary: fc.Arbitrary<Criteria> = fc.record({
  all: wordsArbitrary, any: wordsArbitrary, none: wordsArbitrary,
  fields: fc.record({ large: some(large.map(({ code }) => code)), small: some(small.map((field) => field.small)) }),
  jobTypes: some(jobTypes.slice(0, 4).map(({ code }) => code)),
  institutionTypes: ofTable(institutionTypes),
  places: fc.record({ areas: some(areas.map(({ code }) => code)), prefectures: some(places) }),
  employmentForms: ofTable(employmentForms), terms: ofTable(terms),
  pay: fc.option(fc.constantFrom(...payBounds)),
  considerations: ofTable(considerations), entryWays: ofTable(entryWays), periods: ofTable(periods),
  sort: fc.option(fc.constantFrom(...sorts.rows.map(({ code }) => code))),
})

const dateArbitrary = fc.integer({ min: -20, max: 20 }).map((days) => new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10))
const yenArbitrary = fc.option(fc.constantFrom(...payBounds))

export const postingArbitrary: fc.Arbitrary<Posting> = fc.record({
  id: fc.constant('D126110001'),
  title: textArbitrary, institution: textArbitrary,
  texts: fc.option(
    fc.record({
      parts: fc.dictionary(fc.constantFrom(...postingParts), textArbitrary, { maxKeys: 3, noNullPrototype: true }),
      page: fc.constant(null), applyAt: fc.constant(null),
    }),
  ),
  fields: fc.array(fc.constantFrom(...small), { maxLength: 3 }),
  jobTypes: some(jobTypes.slice(0, 4).map(({ code }) => code)),
  institutionType: fc.option(fc.constantFrom(...institutionTypes.rows.map(({ code }) => code))),
  prefectures: some(places),
  country: fc.option(fc.constantFrom('JP', 'DE')),
  employmentForms: ofTable(employmentForms), terms: ofTable(terms),
  pay: fc.record({ from: yenArbitrary, to: yenArbitrary }),
  considerations: ofTable(considerations), entryWays: ofTable(entryWays),
  publishedOn: dateArbitrary, updatedOn: fc.option(dateArbitrary), closesOn: fc.option(dateArbitrary),
  since: fc.nat({ max: 5 }), sample: fc.boolean(),
})
