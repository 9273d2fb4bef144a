import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readNumber } from '../../../../src/domain/text/number.ts'
import { foldWidth } from '../../../../src/domain/text/width.ts'

const fullWidth = (text: string): string =>
  text.replace(/[!-~]/g, (sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0))

describe('a number as typed', () => {
  test.each([
    ['38', 38], ['３８', 38], [' 38 ', 38], ['　３８　', 38], ['37.5', 37.5], ['３７．５', 37.5], ['３７。５', 37.5],
    ['1,000', 1000], ['１，０００', 1000], ['１、０００、０００', 1_000_000], ['0', 0], ['007', 7], ['.5', 0.5], ['5.', 5],
    ['-5', -5], ['－５', -5], ['ー５', -5], ['−5', -5], ['- 5', -5], ['+5', 5], ['-0', 0], ['0.25', 0.25],
  ])('%j is read as %d', (typed, value) => {
    const read = readNumber(typed)
    expect(read).toBe(value)
    expect(Object.is(read, -0)).toBe(false)
  })

  test.each(['', ' ', '-', '.', '。', 'ー', '三十八', '38時間', '1,5', '12,34', '1,0000', '1.2.3', '1e5', '0x10', 'Infinity',
    '5-', '1 000', '٣'])('%j is no number', (typed) => expect(readNumber(typed)).toBeNull())

  test('more digits than any number holds are no number', () => expect(readNumber('9'.repeat(400))).toBeNull())

  test('every decimal is read the same in full and in half width, with or without thousands set off', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), fc.integer({ min: 0, max: 99 }), (whole, cents) => {
        const text = `${whole}.${String(cents).padStart(2, '0')}`
        const value = Number(text) === 0 ? 0 : Number(text)
        const [digits = '', fraction = ''] = text.split('.')
        const grouped = `${digits.replace(/\B(?=(\d{3})+$)/g, ',')}.${fraction}`
        for (const typed of [text, fullWidth(text), grouped, fullWidth(grouped)]) expect(readNumber(typed)).toBe(value)
      }),
    )
  })

  test('no text makes it throw or give anything but a finite number or null', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[-ー0-9０-９.,、。 ]*$/)), (typed) => {
        const read = readNumber(typed)
        expect(read === null || Number.isFinite(read)).toBe(true)
      }),
    )
  })
})

describe('folding the width', () => {
  test('turns full-width letters, digits, signs and spaces into half-width ones', () => {
    expect(foldWidth('ＡＢｃ１２３＠ｅｘａｍｐｌｅ．ｊｐ　！～')).toBe('ABc123@example.jp !~')
  })

  test('leaves all else as typed', () => {
    for (const text of ['㈱①㍻ｱｲｳ', '髙﨑𠮷', 'ー・。、', '⽇']) expect(foldWidth(text)).toBe(text)
  })

  test('gives back every printable ASCII text that was typed in full width', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[!-~]*$/), (text) => {
        expect(foldWidth(fullWidth(text))).toBe(text)
      }),
    )
  })
})
