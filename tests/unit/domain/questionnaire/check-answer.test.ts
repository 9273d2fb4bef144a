import { describe, expect, test } from 'vitest'
import type { Answers } from '../../../../src/domain/questionnaire/answers.ts'
import {
  checkField, checkPage, checkSubmission, maxOptionText,
} from '../../../../src/domain/questionnaire/check-answer.ts'
import type { Item } from '../../../../src/domain/questionnaire/definition.ts'
import { coded, eq, matrix, month, multi, number, options, page, questionnaire, referenceDate, single, text } from './build.ts'

const check = (item: Item, value: unknown) => checkField(item, value, referenceDate)
const code = (item: Item, value: unknown) => check(item, value)?.code ?? null

describe('an answer', () => {
  test.each([undefined, null, '', ' 　', { choices: [] }])('a required question needs one: %j is none', (value) => {
    for (const item of [single('a'), multi('a'), number('a'), text('a'), month('a'), coded('a', 'country'), matrix('a')]) {
      expect(code({ ...item, required: true }, value)).toBe('required')
      expect(code(item, value)).toBeNull()
    }
  })

  test('prefer not to say is one where it is offered, and none where it is not', () => {
    expect(code(single('a', { required: true, declinable: true }), { declined: true })).toBeNull()
    expect(code(single('a', { required: true }), { declined: true })).toBe('required')
  })

  test.each([7, true, [], {}, { choices: 'yes' }, { choices: [1] }, 'gone', { choices: ['yes', 'no'] }, { declined: false }])(
    'of a kind the question can not show counts as none: %j',
    (value) => expect(code(single('a', { required: true }), value)).toBe('required'),
  )

  test('choices that exclude the others stand alone', () => {
    expect(check(multi('a'), { choices: ['a', 'none'] })).toEqual({ code: 'exclusive', params: { option: 'none' } })
    expect(code(multi('a'), { choices: ['none'] })).toBeNull()
    expect(code(multi('a'), { choices: ['a', 'b', 'c'] })).toBeNull()
  })

  test('no more choices than allowed', () => {
    const two = multi('a', { maxChoices: 2 })
    expect(code(two, { choices: ['a', 'b'] })).toBeNull()
    expect(check(two, { choices: ['a', 'b', 'c'] })).toEqual({ code: 'too-many', params: { max: 2 } })
  })

  test('words beside a choice may be left out, and may not be a novel', () => {
    const other = multi('a', { options: options('a', { code: 'other', text: true }) })
    expect(code(other, { choices: ['other'] })).toBeNull()
    expect(code(other, { choices: ['other'], text: { other: 'あ'.repeat(maxOptionText) } })).toBeNull()
    expect(check(other, { choices: ['other'], text: { other: 'あ'.repeat(maxOptionText + 1) } }))
      .toEqual({ code: 'too-long', params: { max: maxOptionText, length: maxOptionText + 1 } })
  })

  test('a number keeps to its range and steps, counted exactly', () => {
    const years = number('a', { min: 0.1, max: 15, step: 0.1 })
    for (const value of [0.1, 0.3, 0.7, 1.1, 15]) expect(code(years, value)).toBeNull()
    expect(check(years, 0.05)).toEqual({ code: 'too-small', params: { min: 0.1 } })
    expect(check(years, 15.1)).toEqual({ code: 'too-large', params: { max: 15 } })
    expect(check(years, 1.25)).toEqual({ code: 'wrong-step', params: { step: 0.1 } })
    expect(code(number('a', { step: 0.25 }), 1e21)).toBeNull()
    expect(code(number('a', { step: 0.25 }), 1e-7)).toBe('wrong-step')
    expect(code(number('a'), -3.14159)).toBeNull()
  })

  test('what was typed and is no number is said so, not dropped', () => {
    expect(code(number('a'), '三十')).toBe('not-a-number')
    expect(code(number('a'), '38')).toBe('not-a-number')
  })

  test('words typed to find a country, prefecture or job type that match none are said so, not dropped', () => {
    for (const type of ['country', 'prefecture', 'jobType'] as const) expect(code(coded('a', type), 'Atlantis')).toBe('not-an-option')
    expect(code(coded('a', 'country'), 'JP')).toBeNull()
  })

  test('a month is one of the calendar, within its bounds, and not after the reference date', () => {
    const left = month('a', { min: '2014-04' })
    for (const value of ['2014-04', '2026-11']) expect(code(left, value)).toBeNull()
    for (const value of ['2024-', '-3', '2024-13', '2024-00', '2024-1', '令和6年']) expect(code(left, value)).toBe('month-invalid')
    expect(check(left, '2014-03')).toEqual({ code: 'too-early', params: { min: '2014-04' } })
    expect(check(left, '2026-12')).toEqual({ code: 'too-late', params: { max: '2026-11' } })
    expect(check(month('a'), '0202-03')).toEqual({ code: 'too-early', params: { min: '1900-01' } })
  })

  test('a month with a bound of its own may lie in the future', () => {
    expect(code(month('a', { max: '2030-03' }), '2030-03')).toBeNull()
    expect(code(month('a', { max: '2030-03' }), '2030-04')).toBe('too-late')
  })

  test('a text is measured in code points', () => {
    const opinion = text('a', { maxLength: 3 })
    expect(code(opinion, '𠮷野家')).toBeNull()
    expect(check(opinion, '𠮷野家𠮷')).toEqual({ code: 'too-long', params: { max: 3, length: 4 } })
  })
})

describe('a page', () => {
  test('names each field that is open or wrong, row by row, and passes over what is not asked', () => {
    const items = page(matrix('rating', { required: true }), number('hours', { max: 60 }), text('hidden', { required: true }))
    expect(checkPage(items, Object.assign(new Set(['rating', 'hours']), { required: new Set(['rating']) }), { 'rating.pay': '1', hours: 61 }, referenceDate)).toEqual([
      { field: 'rating.time', problem: { code: 'required' } },
      { field: 'hours', problem: { code: 'too-large', params: { max: 60 } } },
    ])
  })
})

describe('a submission', () => {
  const definition = questionnaire(
    single('job', { required: true }), single('pay', { declinable: true }),
    multi('why', { options: options('a', 'b', { code: 'other', text: true }), showIf: eq('job', 'yes') }), number('hours'),
    month('since'), text('words'), coded('home', 'country'), matrix('rating'),
  )
  const refusals = (answers: Record<string, unknown>) => checkSubmission(definition, answers as Answers, referenceDate)

  test('that keeps to the questionnaire is refused nothing', () => {
    expect(refusals({
      job: 'yes', pay: { declined: true }, why: { choices: ['other', 'a'], text: { other: '祖母' } }, hours: 38, since: '2024-03',
      words: 'はい', home: 'JP', 'rating.pay': '1',
    })).toEqual([])
    expect(refusals({ job: 'no' })).toEqual([])
  })

  test('is refused for what is missing, not asked, or not known', () => {
    expect(refusals({ job: 'no', why: { choices: ['a'] }, other: 'x', 'rating.fun': '1', rating: '1' })).toEqual([
      { field: 'why', code: 'not-asked' }, { field: 'other', code: 'unknown-item' }, { field: 'rating.fun', code: 'unknown-item' },
      { field: 'rating', code: 'unknown-item' },
    ])
    expect(refusals({})).toEqual([{ field: 'job', code: 'required' }])
  })

  test.each([
    ['pay', 'gone', 'not-an-option'], ['pay', 7, 'wrong-kind'], ['pay', { choices: ['yes', 'no'] }, 'choose-one'],
    ['job', { declined: true }, 'not-an-option'], ['why', 'a', 'wrong-kind'], ['why', { choices: ['a', 'gone'] }, 'not-an-option'],
    ['why', { choices: ['a', 'a'] }, 'wrong-kind'], ['why', { choices: ['a'], text: { a: 'x' } }, 'not-an-option'],
    ['hours', '38', 'not-a-number'], ['since', 202403, 'month-invalid'], ['since', '2024-3', 'month-invalid'],
    ['words', 7, 'wrong-kind'], ['words', 'more than ten', 'too-long'], ['home', 'XX', 'not-an-option'],
    ['rating.pay', '9', 'not-an-option'], ['rating.pay', { choices: ['1'] }, 'wrong-kind'],
  ])('is refused for a value no phone would send: %s %j', (field, value, code) => {
    expect(refusals({ job: 'yes', [field]: value })).toContainEqual({ field, code })
  })
})
