import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Answer } from '../../../../src/domain/questionnaire/answers.ts'
import { computedValue } from '../../../../src/domain/questionnaire/compute.ts'
import type { Computed, Expression } from '../../../../src/domain/questionnaire/definition.ts'
import { checkDefinition } from '../../../../src/domain/questionnaire/check-definition.ts'
import { shownItems } from '../../../../src/domain/questionnaire/evaluate.ts'
import { itemsAhead } from '../../../../src/domain/questionnaire/outlook.ts'
import type { DraftAnswers } from '../../../../src/domain/questionnaire/read-answer.ts'
import { compare, computing, eq, matrix, month, multi, number, questionnaire, referenceDate, scale, single, text } from './build.ts'

const label = { ja: '値', en: 'Value' }
const named = (id: string, value: Expression): Computed => ({ id, label, value })
const worth = (value: Expression, answers: Record<string, Answer> = {}, ...others: Computed[]) =>
  computedValue([named('x', value), ...others], 'x', (id) => answers[id], referenceDate)
const value = (number: number): Expression => ({ op: 'value', value: number })
const answer = (item: string): Expression => ({ op: 'answer', item })

describe('a computed value', () => {
  test.each<[string, Expression, number | undefined]>([
    ['adds up', { op: 'sum', of: [value(1), value(2), value(3)] }, 6],
    ['takes away one after the other', { op: 'difference', of: [value(10), value(3), value(2)] }, 5],
    ['multiplies', { op: 'product', of: [value(2), value(-3)] }, -6],
    ['divides one after the other', { op: 'quotient', of: [value(12), value(3), value(2)] }, 2],
    ['has no number by zero', { op: 'quotient', of: [value(1), value(0)] }, undefined],
    ['has no number where it is too large to say', { op: 'product', of: [value(1e300), value(1e300)] }, undefined],
    ['is exact in the digits that people write', { op: 'sum', of: [value(0.1), value(0.2)] }, 0.3],
    ['has no number by a name that is none', { op: 'computed', id: 'y' }, undefined],
  ])('%s', (_, expression, expected) => expect(worth(expression)).toBe(expected))

  test('reads numbers, ticks and months from answers', () => {
    expect(worth(answer('hours'), { hours: 38.5 })).toBe(38.5)
    expect(worth({ op: 'count', item: 'why' }, { why: { choices: ['a', 'c'] } })).toBe(2)
    expect(worth({ op: 'months', item: 'since' }, { since: '2024-11' })).toBe(24)
    expect(worth({ op: 'computed', id: 'y' }, { hours: 2 }, named('y', answer('hours')))).toBe(2)
  })

  test('has no number while a part has none', () => {
    expect(worth({ op: 'sum', of: [value(1), answer('hours')] })).toBeUndefined()
    expect(worth({ op: 'product', of: [value(0), answer('hours')] })).toBeUndefined()
    expect(worth(answer('hours'), { hours: '38' })).toBeUndefined()
    expect(worth({ op: 'count', item: 'why' }, { why: 'a' })).toBeUndefined()
    expect(worth({ op: 'months', item: 'since' }, { since: '2024-' })).toBeUndefined()
  })

  test('that is made of itself has no number, and nobody waits for it', () => {
    expect(worth({ op: 'sum', of: [value(1), { op: 'computed', id: 'x' }] })).toBeUndefined()
    expect(worth({ op: 'computed', id: 'y' }, {}, named('y', { op: 'computed', id: 'x' }))).toBeUndefined()
  })

  test('that is made of others twice over, many times, is worked out at once', () => {
    const chain = Array.from({ length: 90 }, (_, at) =>
      named(`c${at}`, at === 0 ? value(0) : { op: 'sum', of: [{ op: 'computed', id: `c${at - 1}` }, { op: 'computed', id: `c${at - 1}` }] }))
    expect(worth({ op: 'computed', id: 'c89' }, {}, ...chain)).toBe(0)
  })

  test('is a number that can be said, or none, for any parts', () => {
    const { expression } = fc.letrec<{ expression: Expression }>((tie) => ({
      expression: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        fc.double().map(value), fc.constantFrom('p', 'q').map(answer), fc.constant<Expression>({ op: 'computed', id: 'x' }),
        fc.record({ op: fc.constantFrom('sum', 'difference', 'product', 'quotient' as const), of: fc.array(tie('expression'), { minLength: 2, maxLength: 3 }) }),
      ),
    }))
    fc.assert(
      fc.property(expression, fc.double(), (parts, p) => {
        const found = worth(parts, { p })
        expect(found === undefined || Number.isFinite(found)).toBe(true)
      }),
    )
  })
})

describe('a condition on a number', () => {
  const definition = computing(
    questionnaire(
      number('teaching', { declinable: true }), number('research', { showIf: compare('teaching', '<', 60) }), scale('mood'),
      text('busy', { showIf: compare('hours', '>=', 60) }), text('sad', { showIf: compare('mood', '<=', 2) }),
    ),
    ['hours', { op: 'sum', of: [answer('teaching'), answer('research')] }],
  )
  const asked = (answers: DraftAnswers) => [...shownItems(definition, answers, referenceDate)].filter((id) => ['busy', 'sad'].includes(id))

  test('compares an answer, a point of a scale, and a computed value', () => {
    expect(checkDefinition(definition, referenceDate)).toEqual([])
    expect(asked({ teaching: 20, research: 40 })).toEqual(['busy'])
    expect(asked({ teaching: 20, research: 39.9 })).toEqual([])
    expect(asked({ mood: 2 })).toEqual(['sad'])
    expect(asked({ mood: 3 })).toEqual([])
  })

  test('is false of what is open, declined, not a number, off the scale, or no longer asked', () => {
    expect(asked({ research: 90 })).toEqual([])
    expect(asked({ teaching: { declined: true }, research: 90 })).toEqual([])
    expect(asked({ teaching: '20', research: 90 })).toEqual([])
    expect(asked({ teaching: 70, research: 90 })).toEqual([])
    expect(asked({ mood: 0 })).toEqual([])
  })

  test('counts what hangs on it among the questions that may still come, until it is settled', () => {
    const ahead = (answers: DraftAnswers) => itemsAhead(definition, answers, referenceDate).has('busy')
    expect(ahead({})).toBe(true)
    expect(ahead({ teaching: 20 })).toBe(true)
    expect(ahead({ teaching: 20, research: 3 })).toBe(false)
    expect(ahead({ teaching: { declined: true }, research: 90 })).toBe(false)
    expect(ahead({ teaching: 20, research: 45 })).toBe(true)
  })
})

describe('the checker', () => {
  const problems = (value: Expression, ...more: [string, Expression][]) =>
    checkDefinition(computing(
      questionnaire(number('n'), multi('m'), month('since'), single('s'), matrix('x'), text('last', { showIf: compare('v', '>', 0) }), number('late')),
      ['v', value], ...more,
    ))

  test('lets computed values be made of what stands earlier', () => {
    expect(problems({ op: 'sum', of: [answer('n'), { op: 'count', item: 'm' }, { op: 'months', item: 'since' }, { op: 'computed', id: 'w' }] }, ['w', value(1)])).toEqual([])
  })

  test.each<[Expression, string, string]>([
    [answer('gone'), 'unknown-item', 'gone'], [answer('s'), 'type-mismatch', 's'], [answer('x'), 'type-mismatch', 'x'],
    [{ op: 'count', item: 'n' }, 'type-mismatch', 'n'], [{ op: 'months', item: 'n' }, 'type-mismatch', 'n'],
    [{ op: 'computed', id: 'gone' }, 'unknown-item', 'gone'], [{ op: 'computed', id: 'v' }, 'circular', 'v'],
  ])('names what a value can not be made of: %j', (value, code, detail) => {
    expect(problems(value)).toContainEqual({ code, where: 'v', detail })
  })

  test('finds a circle through others', () => {
    expect(problems({ op: 'computed', id: 'w' }, ['w', { op: 'sum', of: [value(1), { op: 'computed', id: 'v' }] }])).toEqual([
      { code: 'circular', where: 'v', detail: 'w' }, { code: 'circular', where: 'w', detail: 'v' },
    ])
  })

  test('refuses a rule on a value that is made of a later question', () => {
    expect(problems(answer('late'))).toEqual([{ code: 'forward-reference', where: 'last', detail: 'v' }])
  })

  test('refuses one name for two things, and comparing what is no number', () => {
    const twice = computing(questionnaire(number('n')), ['n', value(1)])
    expect(checkDefinition(twice)).toContainEqual({ code: 'duplicate-item', where: 'n' })
    expect(checkDefinition(computing(questionnaire(text('a', { showIf: eq('v', 'yes') })), ['v', value(1)]))).toEqual([
      { code: 'type-mismatch', where: 'a', detail: 'v' },
    ])
    expect(checkDefinition(questionnaire(single('a'), text('b', { showIf: compare('a', '>', 1) })))).toEqual([
      { code: 'type-mismatch', where: 'b', detail: 'a' },
    ])
  })
})

describe('a question behind a number is found to be out of reach', () => {
  const reach = (...pages: Parameters<typeof questionnaire>) => checkDefinition(questionnaire(...pages)).map(({ where }) => where)

  test('where no number of its range and steps is one that is asked for', () => {
    expect(reach(number('n', { min: 0, max: 60 }), text('a', { showIf: compare('n', '>', 60) }))).toEqual(['a'])
    expect(reach(number('n', { min: 0, max: 60 }), text('a', { showIf: compare('n', '>=', 60) }))).toEqual([])
    expect(reach(number('n'), text('a', { showIf: { op: 'all', of: [compare('n', '>', 3), compare('n', '<', 4)] } }))).toEqual([])
    expect(reach(number('n', { step: 1 }), text('a', { showIf: { op: 'all', of: [compare('n', '>', 3), compare('n', '<', 4)] } }))).toEqual(['a'])
    expect(reach(number('n', { step: 0.1 }), text('a', { showIf: { op: 'all', of: [compare('n', '>', 0.25), compare('n', '<', 0.35)] } }))).toEqual([])
    expect(reach(scale('n'), text('a', { showIf: compare('n', '>', 5) }))).toEqual(['a'])
    expect(reach(scale('n', { from: 0, to: 10 }), text('a', { showIf: compare('n', '>=', 10) }))).toEqual([])
  })

  test('where a computed value never comes to what is asked for', () => {
    const ticks = (least: number) => checkDefinition(computing(
      questionnaire(multi('m', { maxChoices: 3 }), scale('n'), text('a', { showIf: compare('v', '>=', least) })),
      ['v', { op: 'product', of: [{ op: 'count', item: 'm' }, answer('n')] }],
    )).map(({ where }) => where)
    expect(ticks(15)).toEqual([])
    expect(ticks(16)).toEqual(['a'])
  })
})
