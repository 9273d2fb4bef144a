import fc from 'fast-check'
import { expect, test } from 'vitest'
import { jgradIdOf, readJgradId } from '../../../../src/domain/account/jgrad-id.ts'

const number = fc.integer({ min: 0, max: 99_999_999 })

test('an id is read back as it was given, in any width and case, with hyphens and spaces', () => {
  fc.assert(
    fc.property(number, (drawn) => {
      const id = jgradIdOf(drawn)
      expect(id).toMatch(/^JD\d{9}$/)
      expect(readJgradId(id)).toBe(id)
      expect(readJgradId(` jd-${id.slice(2, 6)} ${id.slice(6)} `)).toBe(id)
      expect(readJgradId(id.replace(/[!-~]/g, (sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0)))).toBe(id)
    }),
  )
})

test('one wrong digit, and two neighbours exchanged, are always noticed', () => {
  fc.assert(
    fc.property(number, fc.integer({ min: 2, max: 10 }), fc.integer({ min: 1, max: 9 }), (drawn, at, by) => {
      const id = jgradIdOf(drawn)
      const wrong = id.slice(0, at) + String((Number(id[at]) + by) % 10) + id.slice(at + 1)
      expect(readJgradId(wrong)).toBeNull()
      const swapped = id.slice(0, at) + id.slice(at, at + 2).split('').toReversed().join('') + id.slice(at + 2)
      expect(swapped === id || readJgradId(swapped) === null).toBe(true)
    }),
  )
})
