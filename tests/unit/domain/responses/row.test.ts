import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Answer, Answers } from '../../../../src/domain/questionnaire/answers.ts'
import type { Definition } from '../../../../src/domain/questionnaire/definition.ts'
import { itemsOf } from '../../../../src/domain/questionnaire/evaluate.ts'
import { answersToSend } from '../../../../src/domain/questionnaire/to-send.ts'
import { type Cell, columnsOf, layoutOf } from '../../../../src/domain/responses/row.ts'
import { type Missing, variablesOf, whyEmpty } from '../../../../src/domain/responses/variables.ts'
import { anyDefinition, draftOf } from '../questionnaire/arbitraries.ts'
import { eq, matrix, month, multi, number, options, questionnaire, referenceDate, single, text } from '../questionnaire/build.ts'

const both = (words: string) => ({ ja: words, en: words })

/** One person's row, by the names of its columns. */
function rowOf(definition: Definition, answers: Answers, versions: readonly Definition[] = [definition]): Record<string, Cell> {
  const variables = variablesOf(versions)
  const cells = layoutOf(definition, variables, referenceDate)(answers)
  return Object.fromEntries(columnsOf(variables).map((name, at) => [name, cells[at] ?? null]))
}

describe('the row of a person', () => {
  const definition: Definition = {
    ...questionnaire(
      single('a1', { options: options('yes', { code: 'other', text: true }), declinable: true }),
      text('a2', { showIf: eq('a1', 'yes'), declinable: true }),
      multi('b1', { options: options('a', { code: 'x', text: true }) }),
      number('c1', { min: 0, declinable: true }),
      number('c2'),
      month('d1', { declinable: true }),
      matrix('e1'),
    ),
    computed: [{ id: 'sum', label: both('Sum'), value: { op: 'sum', of: [{ op: 'answer', item: 'c1' }, { op: 'answer', item: 'c2' }] } }],
  }

  it('has a column for each answer, each option of several and each row of a matrix', () => {
    const answers: Answers = {
      a1: { choices: ['other'], text: { other: '研究' } }, b1: { choices: ['a'] }, c1: 3, c2: -7, d1: '2026-04', 'e1.pay': '1',
    }
    expect(rowOf(definition, answers)).toEqual({
      a1: 'other', a1__other__text: '研究', a1__other__text__missing: 0,
      a2: null, a2__missing: 8,
      b1__a: 1, b1__x: 0, b1__x__text: null, b1__x__text__missing: 8,
      c1: 3, c2: -7, d1: '2026-04', d1__missing: 0, e1__pay: '1', e1__time: '-9', sum: -4,
    })
  })

  it('keeps apart what was declined, what was not asked and what was left open', () => {
    const declined = { declined: true } as const
    expect(rowOf(definition, { a1: 'yes', a2: declined, c1: declined, d1: declined })).toMatchObject({
      a2: null, a2__missing: 7, b1__a: -9, c1: -7, c2: -999_999_999, d1: null, d1__missing: 7, sum: -999_999_997,
    })
    expect(rowOf(definition, { a1: declined })).toMatchObject({ a1: '-7', a2__missing: 8, c1: -9, d1__missing: 9, sum: -999_999_999 })
  })

  it('says of what another version asked that it was not asked', () => {
    const older = questionnaire(number('a1', { min: 0 }), multi('b1', { options: options('a', 'old') }), number('c1'), text('gone'))
    const newer: Definition = { ...definition, version: 2 }
    const versions = [older, newer]
    expect(rowOf(older, { a1: 5, b1: { choices: ['old'] }, gone: 'x' }, versions)).toMatchObject({
      a1: '-8', a1_2: 5, b1__a: 0, b1__old: 1, b1__x__text__missing: 8, c1: -999_999_999, gone: 'x', sum: -999_999_998,
    })
    expect(rowOf(newer, { a1: 'yes', b1: { choices: ['a'] } }, versions)).toMatchObject({ a1: 'yes', a1_2: -8, b1__old: -8, gone__missing: 8 })
  })

  it('has no two columns of one name, nor of a name that something else has', () => {
    const clashing = questionnaire(text('a1'), text('a1__missing'), number('received_on'), text('aB'), text('ab'))
    const names = columnsOf(variablesOf([clashing])).map((name) => name.toLowerCase())
    expect(new Set(names).size).toBe(names.length)
    expect(names).not.toContain('received_on')
  })

  it('says just what was sealed: the answers can be read out of it again', () => {
    const case_ = anyDefinition.chain((one) => fc.tuple(fc.constant(one), draftOf(one)))
    fc.assert(
      fc.property(case_, ([one, draft]) => {
        const sealed = answersToSend(one, draft, referenceDate)
        // A number below the least one is sealed by nobody.
        fc.pre(!Object.values(sealed).some((answer) => [-7, -8, -9].includes(Number(answer))))
        expect(readBack(one, rowOf(one, sealed))).toEqual(sealed)
      }),
      { numRuns: 300, interruptAfterTimeLimit: 10_000 },
    )
  })
})

/** The answers that a row was made of. */
function readBack(definition: Definition, row: Record<string, Cell>): Answers {
  const variables = variablesOf([definition])
  const answers: Record<string, Answer> = {}
  for (const item of itemsOf(definition)) {
    const own = variables.filter(({ from }) => 'item' in from && from.item === item.id)
    for (const { name, from, missing } of own) {
      if (!('item' in from)) continue
      const field = from.row === undefined ? item.id : `${item.id}.${from.row}`
      const cell = row[name] ?? null
      const why = missing === null ? row[`${name}__missing`] : whyOf(missing, cell)
      if (why === 7 && !from.words) answers[field] = { declined: true }
      if (why !== 0 || cell === null) continue
      const before = answers[field]
      const choices = typeof before === 'object' && 'choices' in before ? before : { choices: [] }
      if (from.words && from.option !== undefined) {
        // Words stand after their choice.
        answers[field] = { ...(typeof before === 'string' ? { choices: [before] } : choices), text: { ...choices.text, [from.option]: String(cell) } }
      } else if (from.option === undefined) {
        const asksWords = item.type === 'single' && item.options.some((option) => option.text)
        answers[field] = asksWords && item.options.find(({ code }) => code === cell)?.text ? { choices: [String(cell)] } : cell
      } else if (cell === 1) answers[field] = { ...choices, choices: [...choices.choices, from.option] }
    }
  }
  return answers
}

function whyOf(missing: Missing, cell: Cell): number {
  const why = (['declined', 'notAsked', 'unanswered'] as const).find((each) => String(missing[each]) === String(cell))
  return why === undefined ? 0 : whyEmpty[why]
}
