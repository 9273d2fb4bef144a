import { describe, expect, test } from 'vitest'
import { countries, countryName, otherCountryNames } from '../../../../src/domain/codes/countries.ts'
import { isFieldCode } from '../../../../src/domain/codes/field-codes.ts'
import { jobTypeName, jobTypes } from '../../../../src/domain/codes/job-types.ts'
import { countryCodes, isCountryCode, isJobTypeCode, isPrefectureCode } from '../../../../src/domain/codes/known-codes.ts'
import { readingOf } from '../../../../src/domain/codes/prefecture-readings.ts'
import { areaName, areas, isAreaCode, prefectureName, prefectures } from '../../../../src/domain/codes/prefectures.ts'
import { largeFields, smallFields } from '../../../../src/domain/codes/research-fields.ts'
import { languages } from '../../../../src/domain/language.ts'

describe('countries', () => {
  test('are the 249 of ISO 3166-1, each with a name of its own in both languages', () => {
    expect(countryCodes).toHaveLength(249)
    for (const language of languages) {
      const names = countries(language).map((country) => country.name)
      expect(new Set(names).size).toBe(249)
      expect(names.filter((name) => /^[A-Z]{2}$/.test(name))).toEqual([])
    }
  })

  test('begin with Japan and go on in the order of the language', () => {
    expect(countries('ja')[0]).toEqual({ code: 'JP', name: '日本' })
    const english = countries('en').map((country) => country.name)
    expect(english[0]).toBe('Japan')
    expect(english[1]).toBe('Afghanistan')
    expect(english.at(-1)).toBe('Zimbabwe')
    expect(english.indexOf('Åland Islands')).toBeLessThan(english.indexOf('Belgium'))
    expect(english.filter((name) => name === 'Japan')).toHaveLength(1)
  })

  test('are named in the language asked for; an unknown code stays as it is', () => {
    expect(countryName('DE', 'ja')).toBe('ドイツ')
    expect(countryName('DE', 'en')).toBe('Germany')
    expect(countryName('ZZ', 'ja')).toBe('ZZ')
    expect(countryName('no code', 'en')).toBe('no code')
  })

  test('have other names only where the code is one, and no name is two countries\'', () => {
    const others = countryCodes.flatMap(otherCountryNames)
    expect(others.length).toBeGreaterThan(20)
    expect(new Set(others).size).toBe(others.length)
    expect(others.filter((name) => name === '')).toEqual([])
    expect(otherCountryNames('ZZ')).toEqual([])
  })

  test('know their codes', () => {
    expect(isCountryCode('JP')).toBe(true)
    for (const code of ['jp', 'ZZ', 'EU', '', 'constructor']) expect(isCountryCode(code)).toBe(false)
  })
})

describe('prefectures', () => {
  test('are the 47 from Hokkaido to Okinawa, each in a known area and with a reading in hiragana', () => {
    expect(prefectures).toHaveLength(47)
    expect(prefectures[0]?.ja).toBe('北海道')
    expect(prefectures.at(-1)?.en).toBe('Okinawa')
    for (const { area, code } of prefectures) {
      expect(isAreaCode(area)).toBe(true)
      expect(readingOf(code)).toMatch(/^[ぁ-ん]+$/)
    }
  })

  test('leave out "elsewhere", which still has a name where a posting carries it', () => {
    expect(prefectures.map(({ code }) => code)).not.toContain('00048')
    expect(prefectureName('00013', 'ja')).toBe('東京都')
    expect(prefectureName('00048', 'ja')).toBe('その他')
    expect(prefectureName('99', 'en')).toBe('99')
  })

  test('lie in areas that have names', () => {
    expect(areas).toHaveLength(10)
    expect(areaName('00003', 'ja')).toBe('関東')
    expect(areaName('00003', 'en')).toBe('Kanto')
  })
})

describe('job types', () => {
  test('are the 22 of JREC-IN, named in both languages', () => {
    expect(jobTypes).toHaveLength(22)
    expect(jobTypeName('00015', 'ja')).toBe('研究員・ポスドク相当')
    expect(jobTypeName('00015', 'en')).toBe('Researcher / postdoc (equivalent)')
    expect(jobTypeName('x', 'en')).toBe('x')
  })
})

const five = Array.from({ length: 100_000 }, (_, code) => String(code).padStart(5, '0'))

test('the codes alone are those of the lists that name them, and no others', () => {
  expect(five.filter(isPrefectureCode)).toEqual(prefectures.map(({ code }) => code).toSorted())
  expect(five.filter(isJobTypeCode)).toEqual(jobTypes.map(({ code }) => code).toSorted())
  expect(['x', '', '000131', '0000013', '０００１３'].filter((code) => isPrefectureCode(code) || isJobTypeCode(code))).toEqual([])
})

test('the codes of research fields alone are those of the big table, on either level, and no others', () => {
  const known = (level: 'large' | 'small') => [...five, 'L99999', 'x', ''].filter((code) => isFieldCode(level, code))
  expect(known('large')).toEqual(largeFields.map(({ code }) => code).toSorted())
  expect(known('small')).toEqual(smallFields.map(({ code }) => code).toSorted())
  expect(['380100', '038010', ' 38010', '３８０１０'].filter((code) => isFieldCode('small', code))).toEqual([])
})
