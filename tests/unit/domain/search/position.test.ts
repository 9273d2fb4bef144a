import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inOrder, type Move, moveTo, type Placed, placeBehind, placeBetween } from '../../../../src/domain/search/position.ts'

const placeArbitrary = fc.stringMatching(/^[0-9A-Za-z]{0,4}[1-9A-Za-z]$/)
/** Places as they are, equal ones and none among them. */
const orderArbitrary = fc.oneof({ weight: 6, arbitrary: placeArbitrary }, { weight: 3, arbitrary: fc.constantFrom('V', 'k') }, { weight: 1, arbitrary: fc.constantFrom(undefined, null, 'a0', '', 7, '並び') })
const listArbitrary = fc
  .array(orderArbitrary, { minLength: 1, maxLength: 8 })
  .map((orders) => orders.map((order, index): Placed => ({ id: `r${index}`, order })))
const idsOf = (list: readonly Placed[]) => inOrder(list).map(({ id }) => id)
const apply = (list: readonly Placed[], moves: readonly Move[]): Placed[] =>
  list.map((one) => moves.find(({ id }) => id === one.id) ?? one)

describe('a place', () => {
  test('is found between any two others, and before and behind all', () => {
    fc.assert(
      fc.property(fc.option(placeArbitrary), fc.option(placeArbitrary), (a, b) => {
        const [before, after] = a !== null && b !== null && a > b ? [b, a] : [a, b]
        fc.pre(before === null || before !== after)
        const made = placeBetween(before, after)
        expect(made).toMatch(/^[0-9A-Za-z]*[1-9A-Za-z]$/)
        expect(before === null || made > before).toBe(true)
        expect(after === null || made < after).toBe(true)
      }),
    )
  })

  test('is not found where there is none', () => {
    expect(() => placeBetween('b', 'b')).toThrow('no place')
    expect(() => placeBetween('c', 'b')).toThrow('no place')
  })
})

describe('moving one of a list', () => {
  test('puts it exactly there and leaves the others as they stood, whatever places they had', () => {
    fc.assert(
      fc.property(listArbitrary, fc.nat(), fc.nat(), (list, which, where) => {
        const id = `r${which % list.length}`
        const index = where % list.length
        const wanted = idsOf(list).filter((other) => other !== id).toSpliced(index, 0, id)
        expect(idsOf(apply(list, moveTo(list, id, index)))).toEqual(wanted)
      }),
      { numRuns: 1000 },
    )
  })

  test('writes one record where all places differ', () => {
    fc.assert(
      fc.property(fc.uniqueArray(placeArbitrary, { minLength: 2, maxLength: 8 }), fc.nat(), fc.nat(), (orders, which, where) => {
        const list = orders.map((order, index): Placed => ({ id: `r${index}`, order }))
        expect(moveTo(list, `r${which % list.length}`, where % list.length)).toHaveLength(1)
      }),
    )
  })

  test('a thousand times to the same spot keeps places short', () => {
    let list: Placed[] = [{ id: 'a', order: 'V' }, { id: 'b', order: 'W' }, { id: 'c', order: 'X' }]
    for (let time = 0; time < 1000; time++) {
      const ids = idsOf(list)
      list = apply(list, moveTo(list, ids[2] ?? '', 1))
      expect(idsOf(list)).toEqual([ids[0], ids[2], ids[1]])
    }
    for (const { order } of list) expect(String(order).length).toBeLessThanOrEqual(32)
  })

  test('keeps a list of five thousand in order when all its places are made anew', () => {
    const list = Array.from({ length: 5000 }, (_, index): Placed => ({ id: `r${String(index).padStart(4, '0')}`, order: 'V'.repeat(31) }))
    const moved = apply(list, moveTo(list, 'r4999', 0))
    expect(idsOf(moved)).toEqual(['r4999', ...list.slice(0, -1).map(({ id }) => id)])
  })
})

describe('a list ordered on two devices', () => {
  test('is the same on both once each has what the other wrote, in whatever order it came', () => {
    fc.assert(
      fc.property(listArbitrary, fc.array(fc.tuple(fc.boolean(), fc.nat(), fc.nat()), { maxLength: 6 }), (start, steps) => {
        const devices = [new Map<string, Move>(), new Map<string, Move>()]
        const seenBy = (own: ReadonlyMap<string, Move>) => apply(start, [...own.values()])
        for (const [first, which, where] of steps) {
          const own = devices[first ? 0 : 1] ?? new Map<string, Move>()
          for (const move of moveTo(seenBy(own), `r${which % start.length}`, where % start.length)) own.set(move.id, move)
        }
        // Of two places of one record the server lets one stand; here, as there, one rule for both devices.
        const [a = new Map<string, Move>(), b = new Map<string, Move>()] = devices
        const merged = new Map([...a, ...b])
        const here = apply(start, [...merged.values()])
        expect(idsOf(here.toReversed())).toEqual(idsOf(here))
        expect(new Set(idsOf(here)).size).toBe(start.length)
      }),
    )
  })
})

describe('a new one', () => {
  test('stands right behind the one it is a copy of, or behind all', () => {
    const list: Placed[] = [{ id: 'a', order: 'B' }, { id: 'b', order: 'C' }]
    const add = (behind: string | null) => idsOf([...list, ...placeBehind(list, 'new', behind)])
    expect(add('a')).toEqual(['a', 'new', 'b'])
    expect(add(null)).toEqual(['a', 'b', 'new'])
    expect(add('gone')).toEqual(['a', 'b', 'new'])
    expect(placeBehind([], 'new', null)).toHaveLength(1)
  })
})
