import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addressProblem, codeProblem } from '../../../src/app/account/problem.ts'
import { bareCode } from '../../../src/domain/account/typed-code.ts'

describe('a mail address as people type it', () => {
  test('is taken with full-width letters, spaces around it and capitals', () => {
    for (const typed of ['hanako@example.jp', ' hanako@example.jp ', 'ｈａｎａｋｏ＠ｅｘａｍｐｌｅ．ｊｐ', 'Hanako@Example.JP']) {
      expect(addressProblem(typed)).toBeNull()
    }
  })

  test('is told apart from a sign-in ID', () => {
    expect(addressProblem('JD123456')).toBe('account:problem.signInId')
    expect(addressProblem('ＪＤ１２３４５６')).toBe('account:problem.signInId')
  })

  test('is asked for when empty and said to be incomplete when cut short', () => {
    expect(addressProblem(' 　')).toBe('account:problem.addressEmpty')
    expect(addressProblem('hanako@example')).toBe('account:problem.badAddress')
    expect(addressProblem('山田花子')).toBe('account:problem.badAddress')
  })
})

describe('a code as people paste it', () => {
  test('is read whatever its width and whatever stands between its digits', () => {
    const full = (digit: string) => String.fromCodePoint((digit.codePointAt(0) ?? 0) + 0xfee0)
    const between = fc.constantFrom('', ' ', '　', '-', '－', '‐', '\n', '\t')
    const digit = fc.tuple(fc.constantFrom(...Array.from('0123456789')), fc.boolean(), between)
    fc.assert(
      fc.property(fc.array(digit, { minLength: 6, maxLength: 6 }), (parts) => {
        const typed = parts.map(([each, wide, gap]) => (wide ? full(each) : each) + gap).join('')
        expect(bareCode(typed)).toBe(parts.map(([each]) => each).join(''))
        expect(codeProblem(typed)).toBeNull()
      }),
    )
  })

  test('has six digits, or twelve at the first sign-in, and is asked for when empty', () => {
    expect(codeProblem('')).toBe('account:problem.codeEmpty')
    for (const typed of ['123456', '1234 5678 9012', '１２３４　５６７８　９０１２']) expect(codeProblem(typed)).toBeNull()
    for (const typed of ['12345', '1234567', '12345a', '1234567890123']) expect(codeProblem(typed)).toBe('account:problem.codeShape')
  })
})
