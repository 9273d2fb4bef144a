import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Comparable, likenessOf, strengthOf, weigh } from '../../../../src/domain/application/duplicates.ts'

const hanako: Comparable = {
  name: '山田 花子',
  nameKana: 'ヤマダ ハナコ',
  nameLatin: 'Hanako Yamada',
  university: 'mihon',
  entryYear: 2024,
  studentNumber: '24-1234',
  addresses: ['hanako@example.jp'],
}
const stranger: Comparable = { name: '', nameKana: '', nameLatin: '', university: null, entryYear: null, studentNumber: '', addresses: [] }
const person = (change: Partial<Comparable>): Comparable => ({ ...stranger, ...change })

describe('somebody who applies a second time', () => {
  it.each<[string, Partial<Comparable>, string]>([
    ['with another address', { ...hanako, addresses: ['yamada@example.org'] }, 'likely'],
    ['in Latin letters alone', { nameLatin: 'YAMADA HANAKO', university: 'mihon', entryYear: 2024 }, 'likely'],
    ['in kana alone, without a space', { nameKana: 'やまだはなこ', university: 'mihon', entryYear: 2024 }, 'likely'],
    ['in Latin letters, where the other has kana alone', { name: 'Hanako Yamada', university: 'mihon' }, 'possible'],
    ['with the same student number, under a married name', { name: '鈴木 花子', university: 'mihon', studentNumber: '２４－１２３４' }, 'likely'],
    ['from the same address, with another name', { name: '鈴木 花', addresses: ['HANAKO@example.jp'] }, 'possible'],
    ['after moving to another university in the same year', { name: '山田花子', university: 'other', entryYear: 2024 }, 'possible'],
  ])('%s is seen', (_, change, strength) => {
    expect(strengthOf(likenessOf(hanako, person(change)))).toBe(strength)
  })

  it.each<[string, Partial<Comparable>]>([
    ['somebody else of the same university and year', { name: '佐藤 健', nameKana: 'サトウ ケン', university: 'mihon', entryYear: 2024 }],
    ['a namesake elsewhere, years apart', { name: '山田 花子', university: 'other', entryYear: 2015 }],
    ['the same student number at another university', { name: '佐藤 健', university: 'other', studentNumber: '24-1234', entryYear: 2024 }],
    ['somebody of whom nothing is known', {}],
  ])('%s is not', (_, change) => {
    expect(strengthOf(likenessOf(hanako, person(change)))).toBeNull()
  })

  it('is given with the reasons', () => {
    expect(likenessOf(hanako, person({ nameLatin: 'Yamada Hanako', university: 'mihon', entryYear: 2025 }))).toEqual([
      'same-latin', 'same-university', 'near-entry-year',
    ])
    expect(likenessOf(person({ nameKana: 'ヤマダ ハナコ' }), person({ nameLatin: 'Hanako Yamada' }))).toEqual(['same-sound'])
  })
})

const text = fc.oneof(fc.constant(''), fc.constantFrom('山田 花子', '山田花子', 'ヤマダ ハナコ', 'Hanako Yamada', 'yamada hanako', '佐藤 健', 'サトウ ケン', 'Ken Sato'))
const anybody: fc.Arbitrary<Comparable> = fc.record({
  name: text,
  nameKana: text,
  nameLatin: text,
  university: fc.constantFrom(null, 'mihon', 'other'),
  entryYear: fc.option(fc.integer({ min: 2014, max: 2026 })),
  studentNumber: fc.constantFrom('', '1', '24-1234', '２４１２３４'),
  addresses: fc.subarray(['a@example.jp', 'B@example.jp', 'b@example.jp']),
})

describe('likeness', () => {
  it('is the same whichever of two is looked at', () => {
    fc.assert(
      fc.property(anybody, anybody, (a, b) => {
        expect(new Set(likenessOf(a, b))).toEqual(new Set(likenessOf(b, a)))
      }),
    )
  })

  it('does not change with width, case and spaces', () => {
    const wide = (words: string) => words.replaceAll(/[!-~]/g, (sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0)).replaceAll(' ', '　')
    const other = (one: Comparable) => ({
      ...one,
      name: wide(one.name),
      nameKana: wide(one.nameKana),
      nameLatin: wide(one.nameLatin).toUpperCase(),
      studentNumber: wide(one.studentNumber),
      addresses: one.addresses.map((address) => address.toUpperCase()),
    })
    fc.assert(
      fc.property(anybody, anybody, (a, b) => {
        expect(likenessOf(other(a), b)).toEqual(likenessOf(a, b))
      }),
    )
  })

  it('never grows less when more is found to agree', () => {
    fc.assert(
      fc.property(anybody, anybody, (a, b) => {
        const known = { university: 'mihon', entryYear: 2020, addresses: ['c@example.jp'] }
        expect(weigh(likenessOf({ ...a, ...known, name: '山田 花子' }, { ...b, ...known, name: '山田 花子' }))).toBeGreaterThanOrEqual(
          weigh(likenessOf({ ...a, ...known, name: '' }, { ...b, ...known, name: '' })),
        )
      }),
    )
  })

  it('is nothing between people of whom nothing is known', () => {
    expect(likenessOf(stranger, stranger)).toEqual([])
  })
})
