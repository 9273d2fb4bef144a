import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { orcidCheckDigit, readOrcid, readPostalCode, readResearchmap } from '../../../../src/domain/profile/identifiers.ts'

const iD = '0000-0002-1825-0097'
const digits = fc.string({ unit: fc.constantFrom(...Array.from('0123456789')), minLength: 15, maxLength: 15 }).map((text) => text + orcidCheckDigit(text))
const digitAt = (text: string, at: number) => text[at] ?? ''

describe('an ORCID iD', () => {
  test.each([
    iD, '0000000218250097', `https://orcid.org/${iD}`, `http://orcid.org/${iD}/`, `orcid.org/${iD}`, `ORCID: ${iD}`,
    '００００−０００２−１８２５−００９７', '0000ー0002ー1825ー0097', ' 0000 0002 1825 0097 ',
  ])('is read from %s', (typed) => expect(readOrcid(typed)).toEqual({ ok: true, orcid: iD }))

  test('may end in X, in either case and width', () => {
    for (const last of ['X', 'x', 'Ｘ']) expect(readOrcid(`0000-0002-1694-233${last}`)).toEqual({ ok: true, orcid: '0000-0002-1694-233X' })
  })

  test.each(['', '0000-0002-1825-009', '0000-0002-1825-00977', 'https://orcid.org/', 'X000-0002-1825-0097', 'https://example.org/0000-0002-1825-0097'])(
    'has no other shape: %s',
    (typed) => expect(readOrcid(typed)).toEqual({ ok: false, code: 'orcid-shape' }),
  )

  test('with any one digit wrong is caught', () => {
    fc.assert(
      fc.property(digits, fc.nat(15), fc.constantFrom(...Array.from('0123456789')), (right, at, digit) => {
        fc.pre(digitAt(right, at) !== digit)
        expect(readOrcid(right.slice(0, at) + digit + right.slice(at + 1))).toEqual({ ok: false, code: 'orcid-digit' })
      }),
    )
  })

  test('with any two neighbours swapped is caught', () => {
    fc.assert(
      fc.property(digits, fc.nat(14), (right, at) => {
        fc.pre(digitAt(right, at) !== digitAt(right, at + 1))
        const swapped = right.slice(0, at) + digitAt(right, at + 1) + digitAt(right, at) + right.slice(at + 2)
        expect(readOrcid(swapped).ok).toBe(false)
      }),
    )
  })

  test('once read, reads as itself', () => {
    fc.assert(
      fc.property(digits, (right) => {
        const read = readOrcid(right)
        expect(read.ok && readOrcid(read.orcid)).toEqual(read)
      }),
    )
  })
})

describe('a name on researchmap', () => {
  test.each([
    ['yamada_h', 'yamada_h'],
    ['https://researchmap.jp/yamada_h', 'yamada_h'],
    ['http://www.researchmap.jp/read0123456/?lang=en', 'read0123456'],
    ['researchmap.jp/yamada-h/published_papers', 'yamada-h'],
    ['ｈｔｔｐｓ：／／ｒｅｓｅａｒｃｈｍａｐ．ｊｐ／ｙａｍａｄａ', 'yamada'],
  ])('is read from %s', (typed, name) => expect(readResearchmap(typed)).toBe(name))

  test.each(['', 'https://researchmap.jp', 'https://researchmap.jp/', 'https://example.jp/yamada', '山田', 'a b<c>'])('is not in %s', (typed) =>
    expect(readResearchmap(typed)).toBeNull(),
  )
})

test.each(['100-0013', '1000013', '１００－００１３', '〒100ー0013', ' 100 0013'])('a postal code is read from %s', (typed) =>
  expect(readPostalCode(typed)).toBe('100-0013'),
)
test.each(['', '100-001', '100-00133', 'SW1A 1AA'])('no Japanese postal code: %s', (typed) => expect(readPostalCode(typed)).toBeNull())
