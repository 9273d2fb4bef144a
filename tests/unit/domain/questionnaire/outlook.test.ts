import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { shownItems } from '../../../../src/domain/questionnaire/evaluate.ts'
import { itemsAhead } from '../../../../src/domain/questionnaire/outlook.ts'
import { yearlyQuestionnaire } from '../../../../src/server/samples/questionnaire/definition.ts'
import { draftOf, smallDefinition } from './arbitraries.ts'
import { referenceDate } from './build.ts'

describe('the questions that may still come', () => {
  test('hold every question that is asked, now and after any further answers', () => {
    const drafts = fc
      .oneof(smallDefinition, fc.constant(yearlyQuestionnaire))
      .chain((definition) => fc.tuple(fc.constant(definition), draftOf(definition), draftOf(definition)))
    fc.assert(
      fc.property(drafts, ([definition, now, later]) => {
        // Open fields may be answered later; what is answered stays as it is.
        const ahead = itemsAhead(definition, now, referenceDate)
        const answered = Object.fromEntries(Object.entries(now).filter(([, value]) => value !== undefined && value !== null))
        for (const answers of [now, { ...later, ...answered }]) {
          for (const id of shownItems(definition, answers, referenceDate)) expect(ahead).toContain(id)
        }
      }),
      { numRuns: 300, interruptAfterTimeLimit: 20_000 },
    )
  })

  test('become fewer as the answers tell more of the person', () => {
    const count = (answers: Record<string, string>) => itemsAhead(yearlyQuestionnaire, answers, referenceDate).size
    expect(count({})).toBe(46)
    expect(count({ a1: 'enrolled' })).toBeLessThan(25)
    expect(count({ a1: 'completed', a3: '2024-03' })).toBeLessThan(count({ a1: 'completed' }))
  })
})
