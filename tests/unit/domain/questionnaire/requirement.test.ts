import { describe, expect, test } from 'vitest'
import { checkPage, checkSubmission } from '../../../../src/domain/questionnaire/check-answer.ts'
import { checkDefinition } from '../../../../src/domain/questionnaire/check-definition.ts'
import { firstOpenPage, progress, shownItems } from '../../../../src/domain/questionnaire/evaluate.ts'
import { leftOut } from '../../../../src/domain/questionnaire/left-out.ts'
import type { DraftAnswers } from '../../../../src/domain/questionnaire/read-answer.ts'
import { routingItems } from '../../../../src/domain/questionnaire/routing.ts'
import { compare, computing, eq, matrix, number, questionnaire, referenceDate, single, text } from './build.ts'

describe('a question that is required only where a condition holds', () => {
  const definition = questionnaire(
    single('job', { declinable: true }), text('firm', { requiredIf: eq('job', 'yes') }),
    matrix('rating', { requiredIf: eq('job', 'yes') }), text('words', { showIf: eq('job', 'no'), requiredIf: eq('job', 'no') }),
  )
  const required = (answers: DraftAnswers) => [...shownItems(definition, answers, referenceDate).required]

  test('is required as the answers stand', () => {
    expect(required({})).toEqual([])
    expect(required({ job: 'yes' })).toEqual(['firm', 'rating'])
    expect(required({ job: 'no' })).toEqual(['words'])
    expect(required({ job: { declined: true } })).toEqual([])
  })

  test('is asked for on its page, in what is sent, and in what is left to do', () => {
    const missing = ['firm', 'rating.pay', 'rating.time']
    const shown = shownItems(definition, { job: 'yes' }, referenceDate)
    expect(definition.pages.flatMap((page) => checkPage(page, shown, { job: 'yes' }, referenceDate).map(({ field }) => field))).toEqual(missing)
    expect(checkSubmission(definition, { job: 'yes' }, referenceDate)).toEqual(missing.map((field) => ({ field, code: 'required' })))
    expect(progress(definition, { job: 'yes' }, referenceDate).open).toEqual({ required: 2, optional: 0 })
    expect(progress(definition, { job: 'no', words: 'はい' }, referenceDate).open).toEqual({ required: 0, optional: 2 })
    expect(progress(definition, { job: 'yes', firm: 'A', 'rating.pay': '1' }, referenceDate)).toMatchObject({ answered: 2, open: { required: 1 } })
    expect(firstOpenPage(definition, { job: 'yes', 'rating.pay': '1', 'rating.time': '1' }, referenceDate)?.id).toBe('firm')
    expect(checkSubmission(definition, { job: 'no', words: 'はい' }, referenceDate)).toEqual([])
  })

  test('may speak of earlier questions alone, and is not required anyway', () => {
    expect(checkDefinition(definition)).toEqual([])
    expect(checkDefinition(questionnaire(text('a', { requiredIf: eq('b', 'yes') }), single('b')))).toEqual([
      { code: 'forward-reference', where: 'a', detail: 'b' },
    ])
    expect(checkDefinition(questionnaire(single('b'), text('a', { required: true, requiredIf: eq('b', 'yes') })))).toEqual([
      { code: 'required-twice', where: 'a' },
    ])
  })
})

describe('what is left out when the answers are sent', () => {
  const definition = questionnaire(
    single('job'), text('firm', { showIf: eq('job', 'yes') }), matrix('rating', { showIf: eq('job', 'yes') }), text('why', { showIf: eq('job', 'no') }),
  )
  const ids = (answers: DraftAnswers) => leftOut(definition, answers, referenceDate).map(({ id }) => id)

  test('is what was answered and is not asked any more', () => {
    expect(ids({ job: 'no', firm: 'ABC', 'rating.time': '2', why: 'はい' })).toEqual(['firm', 'rating'])
    expect(ids({ job: 'yes', firm: 'ABC', 'rating.time': '2', why: 'はい' })).toEqual(['why'])
  })

  test('is nothing that says nothing', () => {
    expect(ids({ job: 'no', firm: ' ', 'rating.time': null, gone: 'x' })).toEqual([])
  })
})

test('the answers that rules read are known, through computed values too: no other one changes what is asked', () => {
  const definition = computing(
    questionnaire(
      number('p'), number('q'), single('r'), number('free'),
      text('a', { showIf: compare('v', '>', 1) }), text('b', { requiredIf: eq('r', 'yes') }),
    ),
    ['v', { op: 'sum', of: [{ op: 'answer', item: 'p' }, { op: 'computed', id: 'w' }] }], ['w', { op: 'answer', item: 'q' }],
    ['unused', { op: 'answer', item: 'free' }],
  )
  expect([...routingItems(definition)].filter((id) => !['v', 'w'].includes(id)).toSorted()).toEqual(['p', 'q', 'r'])
})
