import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { brokenInto, layOut, widthOf } from '../../../../src/ui/statistics/layout.ts'

test('English breaks between words, Japanese anywhere, and a word that is too long stays whole', () => {
  expect(brokenInto('University or other higher education institution', 12)).toEqual(['University or other', 'higher education', 'institution'])
  expect(brokenInto('生活費に当たる支援', 5)).toEqual(['生活費に当', 'たる支援'])
  expect(brokenInto('incomprehensibilities', 3)).toEqual(['incomprehensibilities'])
  expect(brokenInto('', 5)).toEqual([])
})

test('no letter is lost when a text is broken', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 40 }), (text, most) => {
    expect(brokenInto(text, most).join('').replaceAll(/\s/gu, '')).toBe(text.replaceAll(/\s/gu, ''))
  }))
})

const bar = fc.record({
  code: fc.string(),
  name: fc.string({ minLength: 1, maxLength: 40 }),
  words: fc.constantFrom('約1,230人（45％）', 'about 90 (3%)'),
  share: fc.option(fc.integer({ min: 0, max: 100 })),
})

test('bars stand below each other without touching, and with their words within the width', () => {
  fc.assert(fc.property(fc.array(bar, { maxLength: 14 }), fc.integer({ min: 280, max: 900 }), fc.integer({ min: 10, max: 100 }), (bars, width, full) => {
    const laid = layOut(bars, width, full)
    let below = 0
    for (const { top, height, share, bar: drawn, beside, words, lines } of laid.bars) {
      expect(top).toBeGreaterThanOrEqual(below)
      below = top + height
      expect(drawn === null).toBe(share === null)
      expect(drawn ? beside.left + widthOf(words) * laid.letter : 0).toBeLessThanOrEqual(width + 1)
      for (const { baseline } of lines) expect(baseline).toBeLessThan(below)
    }
    expect(laid.height).toBeCloseTo(below, 5)
  }))
})

test('a bar twice the share is twice as long, and a hidden one is none', () => {
  const [ten, twenty, hidden] = layOut([{ code: 'a', name: 'a', words: 'x', share: 10 }, { code: 'b', name: 'b', words: 'x', share: 20 }, { code: 'c', name: 'c', words: 'x', share: null }], 400, 40).bars
  expect(twenty?.bar?.width).toBeCloseTo(2 * (ten?.bar?.width ?? 0), 5)
  expect(hidden?.bar).toBeNull()
  expect(hidden?.beside.left).toBe(0)
})
