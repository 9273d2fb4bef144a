import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { validAnswer } from '../../../../src/domain/questionnaire/check-field.ts'
import type { Definition, Item } from '../../../../src/domain/questionnaire/definition.ts'
import { fieldsOf, itemsOf } from '../../../../src/domain/questionnaire/evaluate.ts'
import { answersToSend } from '../../../../src/domain/questionnaire/to-send.ts'
import { fromLastYear } from '../../../../src/domain/questionnaire/last-year.ts'
import type { DraftAnswers } from '../../../../src/domain/questionnaire/read-answer.ts'
import { yearlyQuestionnaire } from '../../../../src/server/samples/questionnaire/definition.ts'

const label = { ja: '問', en: 'Question' }
const options = (...codes: string[]) => codes.map((code) => ({ code, label }))
const asks = (...items: Item[]): Definition => ({
  id: 'q', version: 1, title: label, sections: [{ id: 's', title: label }], pages: [{ id: 'p', section: 's', items }],
})
const again = { label, required: false, lastYear: true, declinable: true } as const
const [then, now] = ['2025-11-01', '2026-11-01']
const offered = (definition: Definition, answers: DraftAnswers, before: Definition | undefined = definition) =>
  fromLastYear(definition, { definition: before, answers, referenceDate: then }, now)

describe('what was answered the year before', () => {
  const work: Item = { ...again, id: 'work', type: 'single', options: options('yes', 'no') }
  const place: Item = { ...again, id: 'place', type: 'text', maxLength: 20, showIf: { op: 'eq', item: 'work', value: 'yes' } }

  test('is offered where the question offers it, and only there', () => {
    const definition = asks(work, { id: 'free', type: 'text', label, required: false, maxLength: 20 })
    expect(offered(definition, { work: 'yes', free: 'a word' })).toEqual({ work: 'yes' })
  })

  test('is not offered when it was left out of what was sent', () => {
    expect(offered(asks(work, place), { work: 'no', place: 'Kyoto' })).toEqual({ work: 'no' })
    expect(offered(asks(work, place), { work: 'yes', place: 'Kyoto' })).toEqual({ work: 'yes', place: 'Kyoto' })
  })

  test('is not offered when it is no valid answer any more', () => {
    expect(offered(asks({ ...work, options: options('often', 'never') }), { work: 'yes' }, asks(work))).toEqual({})
    const number = (max: number): Item => ({ ...again, id: 'n', type: 'number', max })
    expect(offered(asks(number(5)), { n: 8 }, asks(number(10)))).toEqual({})
  })

  test('is offered whole or not at all', () => {
    const multi = (...codes: string[]): Item => ({ ...again, id: 'm', type: 'multi', options: options(...codes) })
    const answer = { choices: ['a', 'b'] }
    expect(offered(asks(multi('a', 'b', 'c')), { m: answer }, asks(multi('a', 'b')))).toEqual({ m: answer })
    expect(offered(asks(multi('a', 'c')), { m: answer }, asks(multi('a', 'b')))).toEqual({})
  })

  test('is offered row by row', () => {
    const matrix: Item = { ...again, id: 'x', type: 'matrix', rows: [{ id: 'r1', label }, { id: 'r2', label }], options: options('1', '2') }
    expect(offered(asks(matrix), { 'x.r1': '2', 'x.gone': '1' })).toEqual({ 'x.r1': '2' })
  })

  test('is never that somebody would rather not say', () => {
    expect(offered(asks(work), { work: { declined: true } })).toEqual({})
  })
})

test('whatever a draft of last year holds, an offer is a valid answer that was sent then', () => {
  const items = itemsOf(yearlyQuestionnaire)
  const value = fc.oneof(fc.string(), fc.integer({ min: -2, max: 30 }), fc.constantFrom('JP', '13', '2024-04', 'enrolled', 'yes', '1', null), fc.record({ choices: fc.array(fc.string()) }))
  const drafts = fc.dictionary(fc.constantFrom(...items.flatMap(fieldsOf)), value)
  fc.assert(
    fc.property(drafts, (draft) => {
      const sent = answersToSend(yearlyQuestionnaire, draft, then)
      for (const [field, answer] of Object.entries(offered(yearlyQuestionnaire, draft))) {
        const item = items.find((one) => fieldsOf(one).includes(field))
        expect(item && validAnswer(item, answer, now)).toEqual(answer)
        expect(sent[field]).toEqual(answer)
      }
    }),
  )
})
