import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isUniversityAddress } from '../../../../src/domain/account/address-end.ts'
import { type AddressFinding, guardAddress } from '../../../../src/domain/application/address-guard.ts'
import { meantDomain, slipsBetween } from '../../../../src/domain/application/domain-typo.ts'
import { knownPatternsOf } from '../../../../src/domain/application/known-patterns.ts'
import { matchesMask, readMask } from '../../../../src/domain/application/mask.ts'
import { readAddress } from '../../../../src/domain/application/read-address.ts'
import { foldMailAddress } from '../../../../src/domain/mail-address.ts'

const tmu = { domains: ['tmu.ac.jp'], patterns: [...knownPatternsOf({ domains: ['tmu.ac.jp'] })] }
const lasting = (address: string, chosen: typeof tmu | null = tmu): AddressFinding | null => guardAddress(address, { use: 'lasting', chosen })
const own = (address: string, chosen: typeof tmu | null = tmu): AddressFinding | null => guardAddress(address, { use: 'university', chosen })

describe('a sign-in ID', () => {
  test('of the chosen university is found, and the real address is described', () => {
    expect(lasting('12345678@ed.tmu.ac.jp')).toMatchObject({ kind: 'sign-in-id', certain: true, mail: '{surname}-{givenname}@ed.tmu.ac.jp' })
    expect(lasting('12345678@ED.TMU.AC.JP')).toMatchObject({ kind: 'sign-in-id', certain: true })
  })

  test('any eight digits are found, whatever university was chosen or none', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9]{8}$/), fc.constantFrom(tmu, null), (digits, chosen) => {
        expect(own(`${digits}@ed.tmu.ac.jp`, chosen)).toMatchObject({ kind: 'sign-in-id', certain: true })
      }),
    )
  })

  test('is not seen in an address of surname and given name at the very same domain', () => {
    expect(own('yamada-taro@ed.tmu.ac.jp')).toBeNull()
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{1,12}$/), fc.stringMatching(/^[a-z][a-z0-9]{0,12}$/), (surname, given) => {
        expect(own(`${surname}-${given}@ed.tmu.ac.jp`)).toBeNull()
      }),
    )
  })

  test.each([
    ['1234567890@utac.u-tokyo.ac.jp', true],
    ['k22d001@cistwcu.onmicrosoft.com', true],
    ['aoki@contoso.onmicrosoft.com', true],
    ['ab.12c.3456@s.thers.ac.jp', false],
    ['s0123456@tsukuba.ac.jp', false],
  ])('%s is one', (address, certain) => {
    expect(own(address, null)).toMatchObject({ kind: 'sign-in-id', certain })
  })

  test('without a domain is no address', () => {
    expect(lasting('12345678')).toEqual({ kind: 'no-address', why: 'bare' })
    expect(lasting('12345678@ed')).toEqual({ kind: 'no-address', why: 'bare' })
    expect(lasting('@example.jp')).toEqual({ kind: 'no-address', why: 'shape' })
    expect(lasting('山田@example.jp')).toEqual({ kind: 'no-address', why: 'shape' })
  })

  test('may be a number at a university: asked, not refused', () => {
    expect(own('a1234567@example-u.ac.jp', null)).toMatchObject({ kind: 'maybe-sign-in-id' })
    expect(own('1234567@stu.example-u.ac.jp', null)).toMatchObject({ kind: 'maybe-sign-in-id' })
    expect(own('taro2024@example-u.ac.jp', null)).toBeNull()
  })
})

describe('a lasting address', () => {
  test('at a university is pointed out', () => {
    expect(lasting('yamada-taro@ed.tmu.ac.jp')).toEqual({ kind: 'ends-with-course' })
    expect(isUniversityAddress('x@example.com', [])).toBe(false)
    expect(isUniversityAddress('x@mail.kobe.example.com', ['example.com'])).toBe(true)
  })

  test('elsewhere passes', () => {
    expect(lasting('taro.yamada+jgrad@gmail.com')).toBeNull()
    expect(lasting('hanako@example.jp')).toBeNull()
  })
})

describe('a slip in the domain', () => {
  test.each([
    ['taro@gmial.com', 'taro@gmail.com'],
    ['taro@gmail.con', 'taro@gmail.com'],
    ['taro@yahoo.co,jp', 'taro@yahoo.co.jp'],
    ['taro@yahooo.co.jp', 'taro@yahoo.co.jp'],
    ['taro@hotmial.com', 'taro@hotmail.com'],
    ['yamada-taro@ed.tmu.ac.jo', 'yamada-taro@ed.tmu.ac.jp'],
    ['yamada-taro@ed.tmu.acjp', 'yamada-taro@ed.tmu.ac.jp'],
    ['yamada-taro@ed.tum.ac.jp', 'yamada-taro@ed.tmu.ac.jp'],
  ])('%s: %s is suggested', (typed, suggestion) => {
    expect(lasting(typed)).toEqual({ kind: 'typo', suggestion })
  })

  test.each(['mail.com', 'ymail.com', 'me.com', 'example.ac.uk', 'example.co.kr', 'kyoto-u.ac.jp', 'u-toyama.ac.jp', 'live.jp'])('%s is left alone', (domain) => {
    expect(meantDomain(domain, tmu.domains)).toBeNull()
  })

  test('what is suggested is never suggested to be changed again', () => {
    fc.assert(
      fc.property(fc.oneof(fc.domain(), fc.stringMatching(/^[a-z]{2,8}[.,]?(ac|co|com|ne)[.,]?(jp|jo|con)?$/)), (domain) => {
        const meant = meantDomain(domain, tmu.domains) ?? 'example.jp'
        expect(meantDomain(meant, tmu.domains)).toBeNull()
      }),
    )
  })

  test('is counted as people count slips', () => {
    expect(slipsBetween('gmail.com', 'gmail.com')).toBe(0)
    expect(slipsBetween('gmial.com', 'gmail.com')).toBe(1)
    expect(slipsBetween('gmal.com', 'gmail.com')).toBe(1)
    expect(slipsBetween('', 'abc')).toBe(3)
  })
})

describe('reading what was typed', () => {
  test.each([
    ['ｔａｒｏ＠ｅｘａｍｐｌｅ．ｊｐ', 'taro@example.jp', ['width']],
    ['taro @example.jp', 'taro@example.jp', ['spaces']],
    ['<taro@example.jp>', 'taro@example.jp', ['around']],
    ['mailto:taro@example.jp', 'taro@example.jp', ['around']],
    ['taro@example.jp。', 'taro@example.jp', ['around']],
    ['taro@example。jp', 'taro@example.jp', ['signs']],
    ['yamadaーtaro@example.jp', 'yamada-taro@example.jp', ['signs']],
    ['taro\u200B@example.jp', 'taro@example.jp', ['invisible']],
    ['taro@Example.JP', 'taro@example.jp', ['case']],
    ['Taro@example.jp ', 'Taro@example.jp', []],
  ])('%s', (typed, address, changes) => {
    expect(readAddress(typed)).toEqual({ address, changes })
  })

  test('what was read stays as it is, and is what the server stores', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.emailAddress(), fc.string().map((text) => `ｍ${text}＠ー。${text}`)), (typed) => {
        const { address } = readAddress(typed)
        expect(readAddress(address)).toEqual({ address, changes: [] })
        expect(foldMailAddress(address)).toBe(address)
      }),
    )
  })

  test('nothing that can be typed makes the guard fail', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.constantFrom('lasting', 'university'), (typed, use) => {
        const finding = guardAddress(readAddress(typed).address, { use, chosen: tmu })
        expect(finding === null || typeof finding.kind === 'string').toBe(true)
      }),
    )
  })
})

describe('a mask', () => {
  test.each([
    ['{digits:8}@a.jp', '12345678@a.jp', true],
    ['{digits:8}@a.jp', '1234567@a.jp', false],
    ['{digits:6-10}@a.jp', '1234567890@A.JP', true],
    ['{digits:6-10}@a.jp', '12345678901@a.jp', false],
    ['{letters:2}.{digits:2}{letters:1}@a.jp', 'ab.12c@a.jp', true],
    ['{word}@{word}.jp', 'a.b-c@x.y.jp', true],
    ['{any}@a.jp', '@a.jp', false],
    ['{surname}-{givenname}@a.jp', 'de-la-cruz-ana@a.jp', true],
    ['plain@a.jp', 'plain@a.jp', true],
    ['p.ain@a.jp', 'plain@a.jp', false],
    ['{nothing}@a.jp', 'x@a.jp', false],
    ['{digits:9-3}@a.jp', '1234@a.jp', false],
  ])('%s and %s: %s', (mask, address, matches) => {
    expect(matchesMask(mask, address)).toBe(matches)
  })

  test('does as the regular expression that it stands for', () => {
    const part = fc.constantFrom('{digits:2}', '{digits:1-3}', '{letters}', '{word}', '{any}', 'a', '1', '-', '.')
    const meaning: Record<string, string> = { '{digits:2}': '[0-9]{2}', '{digits:1-3}': '[0-9]{1,3}', '{letters}': '[a-z]+', '{word}': '[a-z0-9.-]+', '{any}': '[^]+', '.': String.raw`\.` }
    fc.assert(
      fc.property(fc.array(part, { maxLength: 5 }), fc.stringMatching(/^[a1.-]{0,8}$/), (parts, text) => {
        const pattern = new RegExp(`^${parts.map((each) => meaning[each] ?? each).join('')}$`)
        expect(matchesMask(parts.join(''), text)).toBe(pattern.test(text))
      }),
    )
  })

  test('written to make matching slow does not', () => {
    const mask = '{any}'.repeat(23)
    const began = performance.now()
    for (let turn = 0; turn < 20; turn += 1) expect(matchesMask(`${mask}@`, 'a'.repeat(254))).toBe(false)
    expect(performance.now() - began).toBeLessThan(1000)
    expect(matchesMask('{any}', 'a'.repeat(255))).toBe(false)
    expect(readMask('{digits:1-{any}}')).toBeNull()
  })
})
