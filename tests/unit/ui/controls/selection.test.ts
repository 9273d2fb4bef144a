import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { choose, declinedToSay, explain, nothingChosen, tick, type Choice, type Selection } from '../../../../src/ui/controls/selection.ts'

const choices: Choice[] = [
  { code: 'ta', label: 'TA' },
  { code: 'ra', label: 'RA' },
  { code: 'other', label: 'Other', text: true },
  { code: 'none', label: 'None', exclusive: true },
  { code: 'unknown', label: 'Not known', exclusive: true },
]
const codes = choices.map((choice) => choice.code)
const alone = new Set(['none', 'unknown'])
const acts = fc.array(fc.tuple(fc.constantFrom(...codes), fc.boolean()), { maxLength: 20 })
const after = (ticks: [string, boolean][]) =>
  ticks.reduce<Selection>((before, [code, on]) => tick(before, choices, code, on, {}), nothingChosen)

describe('ticking choices', () => {
  test('an exclusive choice never stands beside another one', () => {
    fc.assert(
      fc.property(acts, (ticks) => {
        const { chosen } = after(ticks)
        expect(chosen.some((code) => alone.has(code)) ? chosen.length : 1).toBe(1)
      }),
    )
  })

  test('the last thing ticked is chosen and the last thing unticked is not', () => {
    fc.assert(
      fc.property(acts, fc.constantFrom(...codes), fc.boolean(), (ticks, code, on) => {
        expect(after([...ticks, [code, on]]).chosen.includes(code)).toBe(on)
      }),
    )
  })

  test('the order of ticking makes no difference to what is stored', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(['ta', 'ra', 'other']), (some) => {
        const stored = after(some.map((code) => [code, true])).chosen
        expect(stored).toEqual(codes.filter((code) => some.includes(code)))
      }),
    )
  })

  test('any tick takes back a refusal to say', () => {
    expect(tick(declinedToSay, choices, 'ta', true, {})).toEqual({ chosen: ['ta'], texts: {}, declined: false })
    expect(choose('ta', {}).declined).toBe(false)
  })

  test('words beside a choice go when it is unticked and come back with it', () => {
    const written = explain(after([['other', true]]), 'other', 'JASSO')
    const without = tick(written, choices, 'other', false, written.texts)
    expect(without.texts).toEqual({})
    expect(tick(without, choices, 'other', true, written.texts).texts).toEqual({ other: 'JASSO' })
  })

  test('words that were wiped out are no words', () => {
    expect(explain(explain(after([['other', true]]), 'other', 'a'), 'other', '').texts).toEqual({})
  })
})
