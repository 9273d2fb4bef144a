import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { languages } from '../../../../src/domain/language.ts'
import { maxCodes } from '../../../../src/domain/search/bounds.ts'
import { asks, type Criteria, criterionNames, noCriteria, splitWords } from '../../../../src/domain/search/criteria.ts'
import { jrecinAddress } from '../../../../src/domain/search/jrecin.ts'
import { readJrecinAddress } from '../../../../src/domain/search/jrecin-read.ts'
import { criteriaArbitrary } from './arbitraries.ts'

const asking = (part: Partial<Criteria>): Criteria => ({ ...noCriteria, ...part })
const queryOf = (part: Partial<Criteria>) => new URL(jrecinAddress(asking(part), 'ja')).searchParams
const tidy = (criteria: Criteria): Criteria => ({
  ...criteria,
  ...Object.fromEntries((['all', 'any', 'none'] as const).map((name) => [name, splitWords(criteria[name]).join(' ')])),
})

describe('the address of a search on JREC-IN', () => {
  test('is what its own form sends', () => {
    const criteria = asking({
      all: '機械学習　データ', fields: { large: ['00289', 'L99999'], small: ['61030', '99902', '99999'] }, jobTypes: ['00015', '00014'],
      places: { areas: ['00003'], prefectures: ['00026'] }, pay: 5_000_000, sort: '1',
    })
    expect(jrecinAddress(criteria, 'ja')).toBe(
      'https://jrecin.jst.go.jp/seek/SeekJorSearch?fn=0&ln=0' +
        '&keyword_and=%E6%A9%9F%E6%A2%B0%E5%AD%A6%E7%BF%92+%E3%83%87%E3%83%BC%E3%82%BF' +
        '&bgCode=00289&bgCode=99999&smCode=61030&smCode=99902&smCode=99999&area=00003&prefecture=00026' +
        '&jobkind=00015&jobkind=00014&wageValue=5000000&sort=1',
    )
    expect(jrecinAddress(noCriteria, 'en')).toBe('https://jrecin.jst.go.jp/seek/SeekJorSearch?fn=0&ln=1')
  })

  test('read back gives the same criteria, whatever they are', () => {
    fc.assert(
      fc.property(criteriaArbitrary, fc.constantFrom(...languages), (criteria, language) => {
        expect(readJrecinAddress(jrecinAddress(criteria, language))).toEqual(tidy(criteria))
      }),
    )
  })

  test('carries every criterion that asks for something, and nothing but criteria', () => {
    const known = /^(fn|ln|keyword_(and|or|not)|bgCode|smCode|orgtype|area|prefecture|jobkind|employmentform|jobterm|wageValue|consideration|entry|duration|sort)$/
    fc.assert(
      fc.property(criteriaArbitrary, (criteria) => {
        const keys = [...new URL(jrecinAddress(criteria, 'ja')).searchParams.keys()]
        expect(keys.filter((key) => !known.test(key))).toEqual([])
        for (const name of criterionNames) {
          const without = jrecinAddress({ ...criteria, [name]: noCriteria[name] }, 'ja')
          expect(without !== jrecinAddress(criteria, 'ja')).toBe(asks(criteria, name))
        }
      }),
    )
  })

  test('is never longer than a server takes, whatever the record holds', () => {
    const much = { unit: fc.constantFrom('漢', '𠮷', 'a', ' ', '\u3000'), maxLength: 2000 }
    const codes = fc.array(fc.stringMatching(/^\d{5}$/), { maxLength: 1000 })
    const hugeArbitrary = fc.record({
      all: fc.string(much), any: fc.string(much), none: fc.string(much),
      fields: fc.record({ large: codes, small: codes }), places: fc.record({ areas: codes, prefectures: codes }),
    })
    fc.assert(
      fc.property(hugeArbitrary, (huge) => {
        expect(jrecinAddress(asking(huge), 'ja').length).toBeLessThan(12_000)
      }),
      { numRuns: 30 },
    )
    const thousand = Array.from({ length: 1000 }, (_, index) => String(10_000 + index))
    expect(queryOf({ fields: { large: [], small: thousand } }).getAll('smCode')).toEqual(thousand.slice(0, maxCodes))
  })

  test('leaves out a word that would not fit rather than cut it', () => {
    expect(queryOf({ all: `${'あ'.repeat(60)} ${'い'.repeat(60)} う` }).get('keyword_and')).toBe('あ'.repeat(60))
    expect(queryOf({ all: 'あ'.repeat(101) }).get('keyword_and')).toBeNull()
    expect(queryOf({ all: '𠮷'.repeat(100) }).get('keyword_and')).toBe('𠮷'.repeat(100))
  })

  test('writes what a person typed so that it stays theirs', () => {
    expect(queryOf({ all: 'C++ "a&b"=<b>#%' }).get('keyword_and')).toBe('C++ "a&b"=<b>#%')
  })
})

describe('an address copied from JREC-IN', () => {
  test('is read with what the site adds for itself, and without https://', () => {
    expect(
      readJrecinAddress(' jrecin.jst.go.jp/seek/SeekJorSearch?_bgCode=1&fn=0&dt=2&keyword_and=&bgCode=00289&jobkind=00015&sort=0&page=1&dispcount=50 '),
    ).toEqual(asking({ fields: { large: ['00289'], small: [] }, jobTypes: ['00015'], sort: '0' }))
  })

  test.each([
    '', 'data', 'https://example.jp/seek/SeekJorSearch?fn=0', 'https://jrecin.jst.go.jp/seek/SeekJorDetail?id=D126110001',
    'javascript:alert(1)', 'https://jrecin.jst.go.jp.example.com/seek/SeekJorSearch',
  ])('is not any other text: %s', (text) => {
    expect(readJrecinAddress(text)).toBeNull()
  })

  test('with a pay that is none asks for none', () => {
    for (const pay of ['abc', '-1', '0', '1e99', '1.5']) {
      expect(readJrecinAddress(`https://jrecin.jst.go.jp/seek/SeekJorSearch?wageValue=${pay}`)?.pay).toBeNull()
    }
  })
})
