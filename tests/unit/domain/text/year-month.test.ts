import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  eraYear, formatYearMonth, readMonth, readYear, readYearMonth,
} from '../../../../src/domain/text/year-month.ts'

describe('a year as typed', () => {
  test.each([
    ['2024', 2024], ['２０２４', 2024], ['2024年', 2024], [' 2024 年', 2024], ['2024年度', 2024],
    ['令和6', 2024], ['令和６年', 2024], ['R6', 2024], ['r6', 2024], ['Ｒ６', 2024], ['R.6', 2024], ['㋿6', 2024],
    ['令和元年', 2019], ['令和1', 2019], ['平成31', 2019], ['H31', 2019], ['㍻元', 1989], ['平成32年', 2020],
    ['昭和64', 1989], ['S60', 1985], ['大正15年', 1926], ['明治33', 1900],
  ])('%j is %d', (typed, year) => expect(readYear(typed)).toBe(year))

  test.each(['', '24', '224', '20240', '0202', '1899', '3000', '令和', '令和0', '令和100', '慶応3', 'X6', '6', '二〇二四', '明治1'])(
    '%j is no year',
    (typed) => expect(readYear(typed)).toBeNull(),
  )
})

describe('a month as typed', () => {
  test.each([['3', 3], ['03', 3], ['３', 3], ['３月', 3], [' 12 ', 12]])('%j is %d', (typed, month) =>
    expect(readMonth(typed)).toBe(month))
  test.each(['', '0', '13', '003', '三', '3.5', '-3'])('%j is no month', (typed) => expect(readMonth(typed)).toBeNull())
})

describe('a year and a month', () => {
  test('make a month only together', () => {
    expect(readYearMonth('令和６', '３月')).toBe('2024-03')
    expect(readYearMonth('2024', '')).toBeNull()
    expect(readYearMonth('', '3')).toBeNull()
  })

  test('are shown with the era in Japanese and plainly in English', () => {
    expect(formatYearMonth('2024-03', 'ja')).toBe('2024年3月（令和6年3月）')
    expect(formatYearMonth('2024-03', 'en')).toBe('March 2024')
  })

  test('change the era where it changed; an era begins with 元年 whatever the engine writes', () => {
    expect(eraYear('2019-04')).toBe('平成31年')
    expect(eraYear('2019-05')).toBe('令和元年')
    expect(eraYear('2020-01')).toBe('令和2年')
    expect(eraYear('2019-12')).toBe('令和元年')
    expect(eraYear('1988-12')).toBe('昭和63年')
    expect(eraYear('1989-01')).toBe('平成元年')
    expect(formatYearMonth('2019-05', 'ja')).toBe('2019年5月（令和元年5月）')
  })

  test('that are no month are shown as they were typed', () => {
    for (const text of ['2024-', '-3', '2024-13', 'いつか', '']) {
      expect(formatYearMonth(text, 'ja')).toBe(text)
      expect(eraYear(text)).toBe('')
    }
  })

  test('what is shown with an era can be typed back as that era', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1900, max: 2099 }), fc.integer({ min: 1, max: 12 }), (year, month) => {
        const text = `${year}-${String(month).padStart(2, '0')}`
        expect(readYearMonth(eraYear(text), `${month}月`)).toBe(text)
      }),
    )
  })
})
