import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { largeFields, smallFields } from '../../../../src/domain/codes/research-fields.ts'
import { jobTypes } from '../../../../src/domain/codes/job-types.ts'
import { prefectures } from '../../../../src/domain/codes/prefectures.ts'
import { cleanText } from '../../../../src/domain/posting/clean-text.ts'
import { plainText } from '../../../../src/domain/posting/plain-text.ts'
import { readDay } from '../../../../src/domain/posting/read-day.ts'
import { readFields } from '../../../../src/domain/posting/read-fields.ts'
import { jobTypeOf, readLabels } from '../../../../src/domain/posting/read-labels.ts'
import { readYearlyPay } from '../../../../src/domain/posting/read-pay.ts'
import { readPlace } from '../../../../src/domain/posting/read-place.ts'

const days = fc.date({ min: new Date('1990-01-01T00:00:00Z'), max: new Date('2199-12-31T00:00:00Z'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10))
const inFullWidth = (text: string): string => text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))

describe('a day', () => {
  it('is read in each of its writings, in either width', () => {
    fc.assert(
      fc.property(days, (day) => {
        const [year = '', month = '', date = ''] = day.split('-')
        const [m, d] = [String(Number(month)), String(Number(date))]
        const writings = [day, `${year}/${m}/${d}`, `${year}年${m}月${d}日`, `${year}${month}${date}`, `${year}.${month}.${date}`, ` ${year} 年 ${m} 月 ${d} 日（月） 必着`, `${day} 23:59`]
        // The era is written with two figures at most.
        const inEra = Number(year) > 2018 && Number(year) < 2118 ? [`令和${Number(year) - 2018}年${m}月${d}日`] : []
        for (const writing of [...writings, ...inEra].flatMap((each) => [each, inFullWidth(each)])) expect([writing, readDay(writing)]).toEqual([writing, day])
      }),
    )
    expect(readDay('令和元年5月1日')).toBe('2019-05-01')
    expect(readDay('R8.11.22')).toBe('2026-11-22')
    expect(readDay('平成30年4月1日')).toBe('2018-04-01')
  })

  it('that an instant falls on is the one in Japan', () => {
    expect(readDay('2026-11-30T23:59:59+09:00')).toBe('2026-11-30')
    expect(readDay('2026-11-30T15:00:00Z')).toBe('2026-12-01')
  })

  it('that there is not is none', () => {
    for (const typed of ['2026-02-30', '2026年13月1日', '令和8年2月30日', '2026-11-225', '11月22日', '随時', '', '2026-11-22 ～ 2026-12-01', '0026-11-22', '9999-12-31', '2026/1', '1'.repeat(100_000)]) {
      expect([typed.slice(0, 30), readDay(typed)]).toEqual([typed.slice(0, 30), null])
    }
  })
})

describe('labels', () => {
  it('of every research field are read, as a pair, by the small one alone, in both languages, as codes', () => {
    for (const { code, ja, en, large } of smallFields) {
      const of = largeFields.find((each) => each.code === large)
      // "Others" alone is the large one of that name.
      const alone = large === 'L99999' ? [] : [ja, en]
      for (const cell of [`${of?.ja} - ${ja}`, `${of?.ja}－${ja}`, `${of?.en} - ${en}`, ...alone, code]) {
        expect({ cell, ...readFields(cell) }).toEqual({ cell, found: [{ large, small: code }], unknown: [] })
      }
    }
    for (const { code, ja, en, unspecified } of largeFields) for (const cell of [ja, en, unspecified]) expect(readFields(cell).found).toEqual([{ large: code, small: unspecified }])
  })

  it('are parted by lines, semicolons, bars and commas, whatever commas are in them', () => {
    const some = smallFields.filter(({ ja }) => !/[;；|｜]/.test(ja))
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom(...some), { minLength: 1, maxLength: 6, selector: ({ code }) => code }), fc.constantFrom('\n', ';', '；', '｜', '、', ' | '), (fields, between) => {
        const { found, unknown } = readFields(fields.map(({ ja, large }) => `${largeFields.find(({ code }) => code === large)?.ja} - ${ja}`).join(between))
        expect({ found: found.map(({ small }) => small), unknown }).toEqual({ found: fields.map(({ code }) => code), unknown: [] })
      }),
    )
    expect(readFields('情報通信 - だれも知らない分野')).toEqual({ found: [{ large: '00289', small: '99902' }], unknown: ['情報通信 - だれも知らない分野'] })
  })

  it('of job types are read with and without "equivalent"', () => {
    for (const { code, ja, en } of jobTypes) expect(readLabels(`${ja}、${en}\n${code}`, jobTypeOf)).toEqual({ found: [code], unknown: [] })
    expect(readLabels('教授, 非常勤講師、占い師', jobTypeOf)).toEqual({ found: ['00012', '00016'], unknown: ['占い師'] })
  })

  it('never take longer than a moment, whatever they are', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (cell) => void readFields(cell)), { numRuns: 30 })
    const begun = performance.now()
    readFields('、'.repeat(5000))
    readFields('a,'.repeat(2500))
    expect(performance.now() - begun).toBeLessThan(5000)
  })
})

describe('a place', () => {
  it('is every prefecture that is named, and no other', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom(...prefectures), { minLength: 1, maxLength: 3 }), (named) => {
        const codes = named.map(({ code }) => code).toSorted()
        expect(readPlace(named.map(({ ja }) => `${ja}中央町1-1`).join('\n'))).toEqual({ prefectures: codes, country: 'JP' })
        expect(readPlace(named.map(({ en }) => en).join(', '))).toEqual({ prefectures: codes, country: 'JP' })
      }),
    )
    expect(readPlace('東京都')).toEqual({ prefectures: ['00013'], country: 'JP' })
  })

  it('abroad is the country', () => {
    expect(readPlace('ドイツ ミュンヘン')).toEqual({ prefectures: ['00048'], country: 'DE' })
    expect(readPlace('Cambridge, United Kingdom')).toEqual({ prefectures: ['00048'], country: 'GB' })
    expect(readPlace('somewhere in the world')).toEqual({ prefectures: [], country: null })
  })
})

describe('yearly pay', () => {
  it.each([
    ['400万円～600万円', 4_000_000, 6_000_000],
    ['400～600万円', 4_000_000, 6_000_000],
    ['４，０００，０００円 〜 ６，０００，０００円', 4_000_000, 6_000_000],
    ['年収450万円以上', 4_500_000, null],
    ['500万円～', 5_000_000, null],
    ['～800万円', null, 8_000_000],
    ['5,000,000円', 5_000_000, 5_000_000],
    ['1.2億円以下', null, 120_000_000],
  ])('of %s', (typed, from, to) => {
    expect(readYearlyPay(typed)).toEqual({ from, to })
  })

  it('is not read of what says another thing', () => {
    for (const typed of ['月給30万円', '時給1,500円', '本学規程による', '', '600万円～400万円', '400～600', '9'.repeat(300)]) expect([typed, readYearlyPay(typed)]).toEqual([typed, null])
  })
})

describe('a text', () => {
  it('from HTML has no tag and no script in it, and never takes long', () => {
    expect(plainText('<p>研究<b>員</b>の募集<br>詳細は&lt;別紙&gt;</p><script>alert(1)</script><ul><li>A&amp;B</li><li>C</li></ul><!-- x -->')).toBe('研究員の募集\n詳細は<別紙>\n\n・A&B\n・C\n')
    expect(plainText('&lt;p&gt;本文&lt;/p&gt;&lt;script&gt;alert(1)&lt;/script&gt;')).toBe('本文\n')
    const begun = performance.now()
    for (const hostile of ['<'.repeat(200_000), '<!--'.repeat(50_000), '<script'.repeat(30_000), '<a '.repeat(60_000), '&#'.repeat(100_000), '<br '.repeat(50_000)]) plainText(hostile)
    expect(performance.now() - begun).toBeLessThan(5000)
  })

  it('is cleaned once for ever, and refused when it holds what no text holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const cleaned = cleanText(text)
        expect(cleaned === null ? null : cleanText(cleaned)).toBe(cleaned)
      }),
    )
    for (const text of ['a\u0000b', 'a\u001bb', '\ud800', 'a\u202eb', '\u0007']) expect(cleanText(text)).toBeNull()
    expect(cleanText('a \r\nb\u000bc\r\n\r\n\r\n\r\nd\t')).toBe('a\nb\nc\n\nd')
  })
})
