import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { includeClosed } from '../../../../src/domain/codes/conditions.ts'
import { areas, areaOfPrefecture, elsewhere, prefectures } from '../../../../src/domain/codes/prefectures.ts'
import { largeFields, smallFieldsOf } from '../../../../src/domain/codes/research-fields.ts'
import { type Criteria, criterionNames, noCriteria } from '../../../../src/domain/search/criteria.ts'
import { matcher, matches } from '../../../../src/domain/search/match.ts'
import { type Posting, postingSchema } from '../../../../src/domain/posting/posting.ts'
import { criteriaArbitrary, postingArbitrary, today, wordArbitrary } from './arbitraries.ts'

const posting: Posting = {
  id: 'D126110001',
  title: { ja: '特任助教の公募（データサイエンス）', en: 'Assistant professor, data science' },
  institution: { ja: '見本大学' },
  texts: { parts: { duties: { ja: 'ドイツ語のコーパスを扱います。㈱例も参加。' } }, page: null, applyAt: null },
  fields: [{ large: '00289', small: '61030' }],
  jobTypes: ['00014'],
  institutionType: '00001',
  prefectures: ['00013'],
  country: 'JP',
  employmentForms: ['02'],
  terms: ['0', '2'],
  pay: { from: 5_000_000, to: 7_000_000 },
  considerations: ['0'],
  entryWays: ['1'],
  publishedOn: '2026-11-20',
  updatedOn: null,
  closesOn: '2026-12-20',
  since: 1,
  sample: false,
}
const asking = (part: Partial<Criteria>): Criteria => ({ ...noCriteria, ...part })
const finds = (part: Partial<Criteria>, one: Posting = posting) => matches(asking(part), one, today)

describe('a search finds a posting', () => {
  test('of the kind these tests use, which is a posting', () => {
    expect(postingSchema.parse(posting)).toEqual(posting)
    expect(finds({})).toBe(true)
  })

  test.each([
    ['full width', 'ＤＡＴＡ'], ['half-width kana', 'ﾃﾞｰﾀ'], ['hiragana for katakana', 'どいつ語'], ['small letters', 'assistant'],
    ['without ー', 'デタサイエンス'], ['㈱ written out', '(株)例'],
  ])('by words written otherwise: %s', (_, words) => {
    expect(finds({ all: words })).toBe(true)
  })

  test('by words of any of its texts and languages, but by none that runs from one text into the next', () => {
    expect(finds({ all: '助教 見本大学　ドイツ語 professor' })).toBe(true)
    expect(finds({ all: '公募（データサイエンス）Assistant' })).toBe(false)
  })

  test('by the least yearly pay that its range reaches, and never where it names none', () => {
    expect(finds({ pay: 7_000_000 })).toBe(true)
    expect(finds({ pay: 8_000_000 })).toBe(false)
    expect(finds({ pay: 5_000_000 }, { ...posting, pay: { from: 5_000_000, to: null } })).toBe(true)
    expect(finds({ pay: 1_000_000 }, { ...posting, pay: { from: null, to: null } })).toBe(false)
  })

  test('by the area of its prefecture, and abroad by "elsewhere"', () => {
    expect(finds({ places: { areas: ['00003'], prefectures: [] } })).toBe(true)
    expect(finds({ places: { areas: ['00006'], prefectures: [] } })).toBe(false)
    const abroad = { ...posting, prefectures: [], country: 'DE' }
    expect(finds({ places: { areas: [], prefectures: [elsewhere] } }, abroad)).toBe(true)
    expect(finds({ places: { areas: ['99999'], prefectures: [] } }, abroad)).toBe(true)
    expect(finds({ places: { areas: ['99999'], prefectures: [] } })).toBe(false)
  })

  test('until the end of its last day, and after it only when closed ones are included', () => {
    const last = { ...posting, closesOn: today }
    const closed = { ...posting, closesOn: '2026-11-21' }
    expect([finds({}, last), finds({}, closed), finds({ periods: [includeClosed] }, closed)]).toEqual([true, false, true])
  })

  test('as new for seven days, and as closing soon on its last seven', () => {
    const days = (publishedOn: string, closesOn: string | null) => ({ ...posting, publishedOn, closesOn })
    expect(finds({ periods: ['0'] }, days('2026-11-16', null))).toBe(true)
    expect(finds({ periods: ['0'] }, days('2026-11-15', null))).toBe(false)
    expect(finds({ periods: ['1'] }, days('2026-10-01', '2026-11-28'))).toBe(true)
    expect(finds({ periods: ['1'] }, days('2026-10-01', '2026-11-29'))).toBe(false)
    expect(finds({ periods: ['1'] }, days('2026-10-01', null))).toBe(false)
    expect(finds({ periods: ['0', '1'] }, days('2026-11-20', null))).toBe(true)
  })

  test('not before the day it is published', () => {
    expect(finds({}, { ...posting, publishedOn: '2026-11-23' })).toBe(false)
  })
})

describe('for every search and every posting', () => {
  const hits = (criteria: Criteria, one: Posting) => matches(criteria, one, today)

  test('asking for more never finds more', () => {
    fc.assert(
      fc.property(criteriaArbitrary, fc.constantFrom(...criterionNames), postingArbitrary, (criteria, dropped, one) => {
        // To include closed postings is no wish but leave to show more.
        const narrowing = { ...criteria, periods: criteria.periods.filter((code) => code !== includeClosed) }
        const fewer = { ...narrowing, [dropped]: noCriteria[dropped] }
        expect(!hits(narrowing, one) || hits(fewer, one)).toBe(true)
      }),
    )
  })

  test('all criteria together find what each of them finds', () => {
    fc.assert(
      fc.property(criteriaArbitrary, postingArbitrary, (criteria, one) => {
        const leave = criteria.periods.filter((code) => code === includeClosed)
        const each = criterionNames.every((name) => hits({ ...noCriteria, periods: leave, [name]: criteria[name] }, one))
        expect(hits(criteria, one)).toBe(each)
      }),
    )
  })

  test('any of some words is one or the other; none of them is the rest', () => {
    fc.assert(
      fc.property(wordArbitrary, wordArbitrary, postingArbitrary, (a, b, one) => {
        const with_ = (part: Partial<Criteria>) => hits(asking({ periods: [includeClosed], ...part }), one)
        fc.pre(a !== '・' && b !== '・')
        expect(with_({ any: `${a} ${b}` })).toBe(with_({ any: a }) || with_({ any: b }))
        expect(with_({ all: `${a} ${b}` })).toBe(with_({ all: a }) && with_({ all: b }))
        expect(with_({ none: `${a} ${b}` })).toBe(with_({}) && !with_({ any: `${a} ${b}` }))
      }),
    )
  })

  test('a large research field is all its small ones and the postings that name it alone', () => {
    fc.assert(
      fc.property(fc.constantFrom(...largeFields.slice(0, 3)), postingArbitrary, ({ code, unspecified }, one) => {
        const small = [...smallFieldsOf(code).map((field) => field.code), unspecified]
        expect(hits(asking({ fields: { large: [code], small: [] } }), one)).toBe(
          hits(asking({ fields: { large: [], small } }), one),
        )
      }),
    )
  })

  test('an area is all its prefectures', () => {
    fc.assert(
      fc.property(fc.constantFrom(...areas), postingArbitrary, ({ code }, one) => {
        const within = [...prefectures.map((prefecture) => prefecture.code), elsewhere].filter((place) => areaOfPrefecture(place) === code)
        expect(hits(asking({ places: { areas: [code], prefectures: [] } }), one)).toBe(
          hits(asking({ places: { areas: [], prefectures: within } }), one),
        )
      }),
    )
  })

  test('more codes in one list never find less, and their order says nothing', () => {
    const lists = ['jobTypes', 'institutionTypes', 'employmentForms', 'terms', 'considerations', 'entryWays'] as const
    fc.assert(
      fc.property(criteriaArbitrary, fc.constantFrom(...lists), fc.constantFrom('00014', '01', '0'), postingArbitrary, (criteria, list, more, one) => {
        const codes = criteria[list]
        expect(hits({ ...criteria, [list]: codes.toReversed() }, one)).toBe(hits(criteria, one))
        const wider = codes.length === 0 || hits({ ...criteria, [list]: [...codes, more] }, one)
        expect(!hits(criteria, one) || wider).toBe(true)
      }),
    )
  })

  test('one matcher for many postings says the same', () => {
    fc.assert(
      fc.property(criteriaArbitrary, fc.array(postingArbitrary), (criteria, all) => {
        const match = matcher(criteria, today)
        expect(all.map(match)).toEqual(all.map((one) => hits(criteria, one)))
      }),
    )
  })
})
