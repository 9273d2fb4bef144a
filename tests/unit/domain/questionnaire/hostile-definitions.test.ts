import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkDefinition, judgeDefinition } from '../../../../src/domain/questionnaire/check-definition.ts'
import type { Condition, Expression } from '../../../../src/domain/questionnaire/definition.ts'
import { largest } from '../../../../src/domain/questionnaire/definition-limits.ts'
import { anyDefinition } from './arbitraries.ts'
import { all, any, computing, eq, hasAny, hasNone, multi, number, options, questionnaire, referenceDate, single, text } from './build.ts'

const codes = (definition: unknown) => [...new Set(checkDefinition(definition, referenceDate).map(({ code }) => code))]
const many = <T>(count: number, make: (at: number) => T): T[] => Array.from({ length: count }, (_, at) => make(at))

describe('a definition that is made to hurt', () => {
  test.each<[string, unknown]>([
    ['items', questionnaire(...many(largest.items + 1, (at) => text(`q${at}`)))],
    ['items on one page', questionnaire(many(largest.items + 1, (at) => text(`q${at}`)))],
    ['options', questionnaire(single('a', { options: options(...many(largest.options + 1, (at) => `o${at}`)) }))],
    ['words', questionnaire(text('a', { label: { ja: '長'.repeat(largest.text + 1), en: 'long' } }))],
    ['room for an answer', questionnaire(text('a', { maxLength: largest.maxLength + 1 }))],
    ['parts of a condition', questionnaire(single('a'), text('b', { showIf: all(...many(largest.of + 1, () => eq('a', 'yes'))) }))],
    ['computed values', computing(questionnaire(text('a')), ...many(largest.computed + 1, (at): [string, Expression] => [`v${at}`, { op: 'value', value: 1 }]))],
    ['values of any kind', { pages: many(400, () => many(400, () => null)) }],
  ])('by too many %s is refused', (_, definition) => expect(codes(definition)).toEqual(['too-much']))

  test('as large as it may be is not refused for that', () => {
    expect(codes(questionnaire(...many(largest.items, (at) => text(`q${at}`))))).toEqual([])
  })

  test('by conditions within conditions is refused, however deep they go', () => {
    const within = (depth: number): Condition => many(depth, () => 0).reduce<Condition>((inner) => all(inner), eq('a', 'yes'))
    const deep = (depth: number) => questionnaire(single('a'), text('b', { showIf: within(depth) }))
    expect(codes(deep(largest.nesting))).toEqual([])
    expect(codes(deep(largest.nesting + 1))).toEqual(['too-deep'])
    expect(codes(deep(20_000))).toEqual(['too-deep'])
    expect(codes(JSON.parse(`${'['.repeat(5000)}${']'.repeat(5000)}`))).toEqual(['too-deep'])
  })

  test.each(['constructor', 'toString', 'hasOwnProperty', '__proto__'])('by the name %s is refused', (name) => {
    expect(codes(questionnaire(single('a', { options: options(name, 'x') })))).toEqual(['reserved-name'])
  })

  test('by a member that every object has is no different', () => {
    const given: unknown = JSON.parse(JSON.stringify(questionnaire(text('a'))).replace('"required"', '"__proto__":{"required":true},"required"'))
    expect(codes(given)).toEqual([])
    expect(({} as { required?: boolean }).required).toBeUndefined()
  })

  test('by rules on rules is judged in good time', () => {
    const wide = many(12, (at) => multi(`m${at}`, { options: options(...many(12, (code) => `c${code}`)) }))
    const rule = all(...wide.flatMap(({ id }) => many(3, (code) => hasAny(id, `c${code}`))))
    const hanging = many(200, (at) => text(`t${at}`, { showIf: rule }))
    const chain = many(200, (at) => single(`s${at}`, at === 0 ? {} : { showIf: eq(`s${at - 1}`, 'yes') }))
    const from = performance.now()
    expect(codes(questionnaire(...wide, ...hanging, ...chain))).toEqual([])
    expect(performance.now() - from).toBeLessThan(10_000)
  })

  /** Multiple choices, each open to whoever chose or left out something in those before it. */
  const knot = (count: number) =>
    questionnaire(
      ...many(count, (at) => {
        const before = many(Math.min(at, 20), (back) => `m${at - 1 - back}`)
        const rule = [...before.map((id, each) => hasAny(id, `c${each % 12}`)), ...before.map((id, each) => hasNone(id, `c${(each + at) % 12}`, `c${each % 12}`))]
        return multi(`m${at}`, { options: options(...many(12, (code) => `c${code}`)), ...(at === 0 ? {} : { showIf: any(all(...rule), all(...rule.toReversed())) }) })
      }),
    )

  test('by choices that all hang on each other is judged as far as it can be, and the rest is named', () => {
    const from = performance.now()
    const { problems, remarks } = judgeDefinition(knot(150), referenceDate)
    expect(performance.now() - from).toBeLessThan(10_000)
    // Counted, not timed: every machine says the same.
    expect(judgeDefinition(knot(150), referenceDate)).toEqual({ problems, remarks })
    expect(problems[0]).toEqual({ code: 'unreachable-page', where: 'm1' })
    expect(remarks.length).toBeGreaterThan(100)
    expect(remarks.at(-1)).toEqual({ code: 'reach-unchecked', where: 'm149' })
    expect(problems.length + remarks.length).toBe(149)
  })

  test('by nothing but its size leaves nothing unchecked', () => {
    const chain = many(largest.items, (at) => single(`s${at}`, at === 0 ? {} : { showIf: eq(`s${at - 1}`, 'yes') }))
    expect(judgeDefinition(questionnaire(...chain), referenceDate)).toEqual({ problems: [], remarks: [] })
  })

  test('by values made of values is judged in good time', () => {
    const twice = (at: number): Expression => (at === 0 ? { op: 'answer', item: 'n' } : { op: 'sum', of: many(10, () => ({ op: 'computed' as const, id: `v${at - 1}` })) })
    const definition = computing(questionnaire(number('n'), text('a', { showIf: { op: 'compare', item: 'v99', compare: '>', value: 1 } })),
      ...many(100, (at): [string, Expression] => [`v${at}`, twice(at)]))
    expect(codes(definition)).toEqual([])
  })
})

test('a sound definition with anything at all put somewhere in it is judged, never thrown at', () => {
  const garbage = fc.oneof(
    fc.anything(), fc.jsonValue(), fc.constantFrom('__proto__', '${', '${q0}', -0, Number.NaN, Number.MAX_VALUE, '1e999', [[]], {}),
  )
  /** Puts something else at the place that the steps lead to. */
  const spoil = (value: unknown, [step = 0, ...steps]: number[], by: unknown): unknown => {
    if (typeof value !== 'object' || value === null || Object.keys(value).length === 0) return by
    const keys = Object.keys(value)
    const key = keys[step % keys.length] ?? ''
    const next = steps.length === 0 ? by : spoil((value as Record<string, unknown>)[key], steps, by)
    return Array.isArray(value) ? value.with(Number(key), next) : { ...value, [key]: next }
  }
  fc.assert(
    fc.property(anyDefinition, fc.array(fc.nat(30), { minLength: 1, maxLength: 9 }), garbage, (definition, steps, by) => {
      const found = checkDefinition(spoil(definition, steps, by), referenceDate)
      for (const { code, where } of found) expect([typeof code, typeof where]).toEqual(['string', 'string'])
    }),
    { numRuns: 2000, interruptAfterTimeLimit: 20_000 },
  )
})
