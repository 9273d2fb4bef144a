import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkField } from '../../../../src/domain/questionnaire/check-answer.ts'
import type { ItemOf } from '../../../../src/domain/questionnaire/definition.ts'
import { readYearMonth } from '../../../../src/domain/text/year-month.ts'
import {
  answerOf, numberAnswer, selectionOf, textOf, yearMonthAnswer, yearMonthTexts,
} from '../../../../src/ui/question/answer-shape.ts'
import { items } from './items.ts'

const month: ItemOf<'yearMonth'> = items.yearMonth
const hours: ItemOf<'number'> = items.number

describe('a number that is being typed', () => {
  test('is stored as a number once it is one, in full width too', () => {
    expect(numberAnswer('１２．５')).toBe(12.5)
    expect(numberAnswer('1,200')).toBe(1200)
    expect(numberAnswer('  ')).toBeNull()
  })

  test('is kept as typed while it is none, and the checker says so', () => {
    expect(numberAnswer('12 時間')).toBe('12 時間')
    expect(checkField(hours, numberAnswer('12 時間'), '2026-11-01')).toEqual({ code: 'not-a-number' })
  })

  test('reads back as the text that stands in the field', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e6, max: 1e6 }), (value) => {
        expect(numberAnswer(textOf(value / 4))).toBe(value / 4)
      }),
    )
  })
})

describe('a month that is being typed', () => {
  test('is stored once both parts are understood, the year in an era too', () => {
    expect(yearMonthAnswer({ year: '2024', month: '3' })).toBe('2024-03')
    expect(yearMonthAnswer({ year: '令和６', month: '３月' })).toBe('2024-03')
    expect(yearMonthAnswer({ year: ' ', month: '' })).toBeNull()
  })

  test('is kept half typed, and the checker says so', () => {
    for (const typed of [{ year: '2024', month: '' }, { year: '', month: '3' }, { year: '20', month: '3' }]) {
      const stored = yearMonthAnswer(typed)
      expect(yearMonthTexts(stored)).toEqual(typed)
      expect(checkField(month, stored, '2026-11-01')).toEqual({ code: 'month-invalid' })
    }
  })

  test('never loses a letter of what was typed, whatever it was', () => {
    const year = fc.string({ maxLength: 6 })
    const monthPart = fc.string({ maxLength: 3 }).filter((text) => !/^0\d$|-/.test(text))
    fc.assert(
      fc.property(year, monthPart, (typedYear, typedMonth) => {
        const typed = { year: typedYear, month: typedMonth }
        const stored = yearMonthAnswer(typed)
        const understood = readYearMonth(typedYear, typedMonth) !== null
        const empty = (typedYear + typedMonth).trim() === ''
        expect(stored === null).toBe(empty)
        expect(yearMonthTexts(stored)).toEqual(understood || empty ? yearMonthTexts(stored) : typed)
      }),
    )
  })
})

describe('choices', () => {
  const one: ItemOf<'single'> = items.single
  const many: ItemOf<'multi'> = items.multi

  test('a plain choice is stored as its code, one that asks for words with them', () => {
    expect(answerOf(one, { chosen: ['univ'], texts: {}, declined: false })).toBe('univ')
    expect(answerOf(one, { chosen: ['other'], texts: { other: 'NPO' }, declined: false })).toEqual({
      choices: ['other'],
      text: { other: 'NPO' },
    })
  })

  test('nothing chosen clears the answer, and a refusal is an answer of its own', () => {
    expect(answerOf(many, { chosen: [], texts: {}, declined: false })).toBeNull()
    expect(answerOf(one, { chosen: [], texts: {}, declined: true })).toEqual({ declined: true })
  })

  test('what is stored shows the same selection again', () => {
    fc.assert(
      fc.property(fc.subarray(['ta', 'ra', 'other'], { minLength: 1 }), fc.constantFrom('JASSO', ''), (chosen, words) => {
        const texts = words !== '' && chosen.includes('other') ? { other: words } : {}
        const selection = { chosen, texts, declined: false }
        expect(selectionOf(many, answerOf(many, selection))).toEqual(selection)
      }),
    )
  })

  test('a value of an older version shows nothing and breaks nothing', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        const { chosen } = selectionOf(many, value)
        expect(chosen.every((code) => many.options.some((option) => option.code === code))).toBe(true)
      }),
    )
  })
})
