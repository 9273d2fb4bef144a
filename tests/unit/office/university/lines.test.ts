import fc from 'fast-check'
import { expect, test } from 'vitest'
import { layLines } from '../../../../src/office/university/lines.ts'

const room = { width: 320, height: 200, left: 40, right: 60, top: 20, bottom: 28, letter: 14 }
const day = (at: number): string => new Date(Date.UTC(2026, 11, 1 + at)).toISOString().slice(0, 10)
const share = fc.option(fc.nat(100), { nil: null })
const days = fc
  .array(fc.record({ rate: share, allRate: share }), { maxLength: 12 })
  .map((rows) => rows.map((row, at) => ({ day: day(at), answered: null, ...row })))

test('lines stay within the drawing, from left to right', () => {
  fc.assert(
    fc.property(days, (rows) => {
      const { own, all, scale } = layLines(rows, room)
      const points = [own, all].flatMap((line) => line?.points ?? [])
      expect(points.filter(({ x, y }) => x < room.left || x > room.width - room.right || y < room.top - 0.01 || y > room.height - room.bottom + 0.01)).toEqual([])
      for (const line of [own, all]) expect(line?.points.map(({ x }) => x) ?? []).toEqual((line?.points.map(({ x }) => x) ?? []).toSorted((a, b) => a - b))
      expect(scale.at(-1)?.share).toBeLessThanOrEqual(100)
    }),
  )
})

test('the names at the ends never lie on each other', () => {
  fc.assert(
    fc.property(days, (rows) => {
      const { own, all } = layLines(rows, room)
      fc.pre(own !== null && all !== null)
      expect(Math.abs((own?.label ?? 0) - (all?.label ?? 0))).toBeGreaterThanOrEqual(room.letter * 1.25)
    }),
  )
})

test('what is not told is no point, and one point is no line', () => {
  const laid = layLines([{ day: day(0), answered: null, rate: null, allRate: 4 }, { day: day(1), answered: 20, rate: 20, allRate: 5 }], room)
  expect(laid.own).toBeNull()
  expect(laid.all?.points).toHaveLength(2)
})
