import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { shuffled } from '../../../../src/domain/questionnaire/shuffle.ts'
import { options } from './build.ts'

const codes = (given: readonly { code: string }[]) => given.map(({ code }) => code)
const some = options('a', 'b', { code: 'other', text: true }, 'c', 'd', { code: 'none', exclusive: true }, 'e')

describe('a drawn order', () => {
  test('holds every option once, with those that stay last in their own order', () => {
    fc.assert(
      fc.property(fc.string(), (seed) => {
        const drawn = codes(shuffled(some, seed))
        expect(drawn.toSorted()).toEqual(codes(some).toSorted())
        expect(drawn.slice(-2)).toEqual(['other', 'none'])
        expect(codes(shuffled(some, seed))).toEqual(drawn)
      }),
    )
  })

  test('is this one, on every device and in every version: people go on where they were', () => {
    expect(codes(shuffled(some, 'account.2026.b2')).join('')).toBe('eacdbothernone')
  })

  test('puts each option in each place about as often', () => {
    const plain = options('a', 'b', 'c', 'd')
    const first = new Map<string, number>()
    const rounds = 4000
    for (let at = 0; at < rounds; at += 1) {
      for (const [place, code] of codes(shuffled(plain, `person${at}.2026.q`)).entries()) {
        first.set(`${code}${place}`, (first.get(`${code}${place}`) ?? 0) + 1)
      }
    }
    expect(first.size).toBe(16)
    for (const times of first.values()) expect(Math.abs(times - rounds / 4)).toBeLessThan(rounds / 20)
  })
})
