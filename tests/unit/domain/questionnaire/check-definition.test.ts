import { describe, expect, test } from 'vitest'
import { checkDefinition } from '../../../../src/domain/questionnaire/check-definition.ts'
import type { Definition, Item } from '../../../../src/domain/questionnaire/definition.ts'
import {
  all, any, coded, eq, hasAny, hasNone, matrix, month, monthsSince, multi, notIn, number, options, page, questionnaire,
  referenceDate, single, text,
} from './build.ts'

const problems = (...pages: (Item | Item[])[]) => checkDefinition(questionnaire(...pages))

describe('a definition', () => {
  test('that is sound has no problem', () => {
    expect(problems(
      single('a', { prefill: 'profile.status' }), multi('b', { showIf: eq('a', 'yes') }), number('c', { showIf: hasAny('b', 'a') }),
      month('d', { min: '2014-04' }), text('e', { showIf: any(monthsSince('d', '<=', 24), notIn('a', 'no')) }),
      [coded('f', 'country'), coded('g', 'prefecture', { showIf: eq('f', 'JP') })], coded('h', 'jobType'), matrix('i'),
      text('j', { showIf: all(eq('h', '00015'), eq('g', '00013')) }),
    )).toEqual([])
  })

  test.each([null, 7, 'x', [], {}, { id: 'x' }])('that is none at all is refused: %j', (value) => {
    const found = checkDefinition(value)
    expect(found.length).toBeGreaterThan(0)
    expect(found.every((problem) => problem.code === 'schema')).toBe(true)
  })

  test('is refused for anything the schema does not know, with the place', () => {
    const sound = questionnaire(single('a'))
    expect(checkDefinition({ ...sound, version: 0 })).toMatchObject([{ code: 'schema', where: 'version' }])
    const odd = { ...sound, pages: [{ ...sound.pages[0], items: [{ ...single('a'), type: 'slider' }] }] }
    expect(checkDefinition(odd)).toMatchObject([{ code: 'schema' }])
  })

  test.each([{ ja: '質問' }, { ja: '質問', en: '' }, { ja: '質問', en: ' ' }])('needs every text in both languages: %j', (label) => {
    const given = structuredClone(questionnaire(single('a'))) as unknown as { pages: { items: { options: { label: unknown }[] }[] }[] }
    const option = given.pages[0]?.items[0]?.options[1]
    if (option) option.label = label
    expect(checkDefinition(given)).toMatchObject([{ code: 'missing-language', where: 'pages.0.items.0.options.1.label.en' }])
  })
})

describe('names', () => {
  test('are used once', () => {
    expect(problems(single('a'), single('a'))).toEqual([
      { code: 'duplicate-page', where: 'a' }, { code: 'duplicate-item', where: 'a' },
    ])
    expect(problems(single('a', { options: options('x', 'x', 'y') }))).toEqual([
      { code: 'duplicate-option', where: 'a', detail: 'x' },
    ])
    const rows = matrix('a').rows
    expect(problems(matrix('a', { rows: [...rows, ...rows.slice(1)] }))).toEqual([
      { code: 'duplicate-row', where: 'a', detail: 'time' },
    ])
    const twice: Definition = { ...questionnaire(single('a')), sections: [...questionnaire().sections, ...questionnaire().sections] }
    expect(checkDefinition(twice)).toEqual([{ code: 'duplicate-section', where: 'main' }])
  })

  test('of sections and profile fields exist', () => {
    const lost = { ...questionnaire(), pages: [{ ...page(single('a')), section: 'elsewhere' }] }
    expect(checkDefinition(lost)).toEqual([{ code: 'unknown-section', where: 'a', detail: 'elsewhere' }])
    expect(problems(single('a', { prefill: 'profile.shoeSize' }))).toEqual([
      { code: 'unknown-prefill', where: 'a', detail: 'profile.shoeSize' },
    ])
    expect(problems(matrix('a', { prefill: 'profile.status' }))).toMatchObject([{ code: 'unknown-prefill' }])
  })
})

describe('a condition', () => {
  test('speaks of a question that stands earlier', () => {
    expect(problems(text('b', { showIf: eq('x', 'yes') }))).toEqual([{ code: 'unknown-item', where: 'b', detail: 'x' }])
    expect(problems(single('b', { showIf: eq('b', 'yes') }))).toEqual([{ code: 'self-reference', where: 'b', detail: 'b' }])
    expect(problems(text('b', { showIf: eq('c', 'yes') }), single('c'))).toEqual([
      { code: 'forward-reference', where: 'b', detail: 'c' },
    ])
  })

  test.each<[string, Item, Item['showIf']]>([
    ['eq of a multiple choice', multi('a'), eq('a', 'b')],
    ['notIn of a number', number('a'), notIn('a', '1')],
    ['hasAny of a single choice', single('a'), hasAny('a', 'yes')],
    ['hasNone of a country', coded('a', 'country'), hasNone('a', 'JP')],
    ['monthsSince of a text', text('a'), monthsSince('a', '<', 3)],
    ['eq of a matrix', matrix('a'), eq('a', '1')],
    ['eq of a month', month('a'), eq('a', 'yes')],
  ])('fits the kind of question: %s does not', (_, item, showIf) => {
    expect(problems(item, text('z', showIf === undefined ? {} : { showIf }))).toEqual([{ code: 'type-mismatch', where: 'z', detail: 'a' }])
  })

  test.each<[Item, Item['showIf'], string]>([
    [single('a'), notIn('a', 'yes', 'maybe'), 'a=maybe'],
    [multi('a'), hasNone('a', 'z'), 'a=z'],
    [coded('a', 'country'), eq('a', 'XX'), 'a=XX'],
    [coded('a', 'prefecture'), eq('a', '13'), 'a=13'],
    [coded('a', 'jobType'), eq('a', '00013'), 'a=00013'],
  ])('names answers that exist: %#', (item, showIf, detail) => {
    expect(problems(item, text('z', showIf === undefined ? {} : { showIf }))).toEqual([{ code: 'unknown-value', where: 'z', detail }])
  })
})

describe('a required range', () => {
  test('can be met', () => {
    expect(problems(number('a', { min: 5, max: 1 }))).toEqual([{ code: 'min-above-max', where: 'a' }])
    expect(problems(number('a', { min: 1.1, max: 1.9, step: 1 }))).toEqual([{ code: 'no-value', where: 'a' }])
    expect(problems(number('a', { min: -1.9, max: -1.1, step: 1 }))).toEqual([{ code: 'no-value', where: 'a' }])
    expect(problems(number('a', { min: 1.1, max: 2, step: 1 }))).toEqual([])
    expect(problems(number('a', { min: -2, max: -1.1, step: 1 }))).toEqual([])
    expect(problems(number('a', { min: 0.25, max: 0.3, step: 0.1 }))).toEqual([])
    expect(problems(month('a', { min: '2020-05', max: '2020-04' }))).toEqual([{ code: 'min-above-max', where: 'a' }])
    expect(problems(month('a', { max: '1899-12' }))).toEqual([{ code: 'no-value', where: 'a' }])
    expect(problems(multi('a', { maxChoices: 5 }))).toEqual([{ code: 'max-choices-above-options', where: 'a', detail: '5' }])
  })

  test('of months is judged for a campaign when its reference date is given', () => {
    const future = questionnaire(month('a', { min: '2027-01' }))
    expect(checkDefinition(future)).toEqual([])
    expect(checkDefinition(future, referenceDate)).toEqual([{ code: 'no-value', where: 'a' }])
  })
})

describe('a question that no answers lead to is found', () => {
  const deadPage = (id: string) => [{ code: 'unreachable-page', where: id }]

  test('when its condition contradicts itself', () => {
    expect(problems(single('a'), text('b', { showIf: all(eq('a', 'yes'), eq('a', 'no')) }))).toEqual(deadPage('b'))
    expect(problems(single('a'), text('b', { showIf: notIn('a', 'yes', 'no') }))).toEqual(deadPage('b'))
  })

  test('when it contradicts the condition of what it hangs on', () => {
    expect(problems(
      single('a'), single('b', { showIf: eq('a', 'yes') }), text('c', { showIf: all(eq('b', 'no'), eq('a', 'no')) }),
    )).toEqual(deadPage('c'))
    expect(problems(
      single('a'), single('b', { showIf: eq('a', 'yes') }), single('c', { showIf: eq('a', 'no') }),
      text('d', { showIf: all(notIn('b', 'no'), notIn('c', 'no')) }),
    )).toEqual(deadPage('d'))
  })

  test('when ticks exclude each other or are too many', () => {
    expect(problems(multi('a'), text('b', { showIf: all(hasAny('a', 'a'), hasAny('a', 'none')) }))).toEqual(deadPage('b'))
    const both = text('b', { showIf: all(hasAny('a', 'a'), hasAny('a', 'b')) })
    expect(problems(multi('a', { maxChoices: 1 }), both)).toEqual(deadPage('b'))
    expect(problems(multi('a', { maxChoices: 2 }), both)).toEqual([])
    expect(problems(multi('a'), text('b', { showIf: hasNone('a', 'a', 'b', 'c', 'none') }))).toEqual(deadPage('b'))
  })

  test('when no month lies where it asks for one', () => {
    expect(problems(month('a'), text('b', { showIf: monthsSince('a', '<', 0) }))).toEqual(deadPage('b'))
    expect(problems(month('a'), text('b', { showIf: all(monthsSince('a', '>', 3), monthsSince('a', '<=', 3)) }))).toEqual(deadPage('b'))
    expect(problems(month('a', { max: '2030-01' }), text('b', { showIf: monthsSince('a', '<', 0) }))).toEqual([])
    const old = questionnaire(month('a', { min: '2014-04' }), text('b', { showIf: monthsSince('a', '>', 200) }))
    expect(checkDefinition(old)).toEqual([])
    expect(checkDefinition(old, referenceDate)).toEqual(deadPage('b'))
  })

  test('on a page that others of its questions keep alive', () => {
    expect(problems(single('a'), [text('b'), text('c', { showIf: notIn('a', 'yes', 'no') })])).toEqual([
      { code: 'unreachable-item', where: 'c' },
    ])
  })

  test('but not where there is too much to go through: it is taken as reachable', () => {
    const codes = Array.from({ length: 14 }, (_, index) => `c${index}`)
    const wide = multi('a', { options: options(...codes), maxChoices: 1 })
    expect(problems(wide, text('b', { showIf: all(...codes.map((code) => hasAny('a', code))) }))).toEqual([])
  })
})
