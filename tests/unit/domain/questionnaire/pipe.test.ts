import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkDefinition } from '../../../../src/domain/questionnaire/check-definition.ts'
import { hasBrokenReference, referencesIn, withReferences } from '../../../../src/domain/questionnaire/pipe.ts'
import { computing, matrix, number, options, questionnaire, single, text } from './build.ts'

describe('a reference in a text', () => {
  test('is found, each once', () => {
    expect(referencesIn('${a3} と ${b} と ${a3}。${ と $x と ${A} と {b}')).toEqual(['a3', 'b'])
    expect(referencesIn('費用は $100 です')).toEqual([])
  })

  test('that names nothing is told', () => {
    for (const broken of ['${', '${}', '${a 3}', '${a3', '$${A}', '${a.b}']) expect(hasBrokenReference(broken)).toBe(true)
    for (const sound of ['', '$', '$100', '${a3}', '{a3}', '$${a3}']) expect(hasBrokenReference(sound)).toBe(false)
  })

  test('is replaced by the words alone, whatever they are', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.oneof(fc.string(), fc.constantFrom('$&', '$1', '${b}', '<b>', '{{x}}')), (before, after, words) => {
        fc.pre(!before.includes('$') && !after.includes('$'))
        expect(withReferences(`${before}\u0024{a}${after}\u0024{a}`, () => words)).toBe(before + words + after + words)
      }),
    )
  })
})

describe('the checker', () => {
  const label = (ja: string, en: string) => ({ label: { ja, en } })
  const problems = (ja: string, en: string) =>
    checkDefinition(computing(
      questionnaire(single('a'), matrix('m'), text('b', label(ja, en)), number('late')),
      ['v', { op: 'value', value: 1 }], ['w', { op: 'answer', item: 'late' }],
    ))

  test('lets a text speak of earlier answers and computed values, in both languages', () => {
    expect(problems('${a}と${v}', '${v}, ${a}')).toEqual([])
  })

  test.each([
    ['${a}', 'it', [{ code: 'uneven-references', where: 'b', detail: 'a' }]],
    ['${x}', '${x}', [{ code: 'unknown-item', where: 'b', detail: 'x' }]],
    ['${b}', '${b}', [{ code: 'self-reference', where: 'b', detail: 'b' }]],
    ['${late}', '${late}', [{ code: 'forward-reference', where: 'b', detail: 'late' }]],
    ['${w}', '${w}', [{ code: 'forward-reference', where: 'b', detail: 'w' }]],
    ['${m}', '${m}', [{ code: 'type-mismatch', where: 'b', detail: 'm' }]],
    ['${a', '${a', [{ code: 'broken-reference', where: 'b' }]],
  ])('refuses %j beside %j', (ja, en, expected) => expect(problems(ja, en)).toEqual(expected))

  test('refuses references where no answer is put in', () => {
    const [option, ...others] = options('x', 'y')
    const definition = questionnaire(single('a'), single('b', { options: [{ code: 'x', label: { ja: '${a}', en: 'x' } }, ...others] }))
    expect(option).toBeDefined()
    expect(checkDefinition(definition)).toEqual([{ code: 'broken-reference', where: 'pages.1.items.0.options.0.label.ja' }])
    expect(checkDefinition({ ...questionnaire(single('a')), title: { ja: '${a}', en: 'x' } })).toEqual([{ code: 'broken-reference', where: 'title.ja' }])
  })
})
