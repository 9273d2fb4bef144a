import { describe, expect, test } from 'vitest'
import type { Answer, Answers } from '../../../../src/domain/questionnaire/answers.ts'
import { checkSubmission } from '../../../../src/domain/questionnaire/check-answer.ts'
import { checkDefinition } from '../../../../src/domain/questionnaire/check-definition.ts'
import { itemsOf, progress, shownItems, shownPages } from '../../../../src/domain/questionnaire/evaluate.ts'
import { answersToSend } from '../../../../src/domain/questionnaire/to-send.ts'
import { prefilled } from '../../../../src/domain/questionnaire/prefill.ts'
import { yearlyQuestionnaire } from '../../../../src/server/samples/questionnaire/definition.ts'
import { referenceDate } from './build.ts'

const asked = (answers: Answers) => [...shownItems(yearlyQuestionnaire, answers, referenceDate)]
const pages = (answers: Answers) => shownPages(yearlyQuestionnaire, new Set(asked(answers))).map((page) => page.id)

const enrolled: Answers = { a1: 'enrolled', a2: '3', a5: 'will_expire', a6: 'JP', b3: { choices: ['spring'] }, b11: 'pri' }
const postdoc: Answers = {
  a1: 'completed', a3: '2025-03', a5: 'personal', a6: 'JP', b3: { choices: ['dc', 'foundation'] }, c1: 'yes', c5: 'univ', c6: 'JP',
  c8: '00015', c9: '02', c10: '0', c17: 'close',
}
const employee: Answers = {
  a1: 'completed', a3: '2021-09', a5: 'personal', a6: 'JP', c1: 'yes', c5: 'company', c6: 'JP', c8: '00019', c9: '01', c10: '1', c17: 'some',
}
const notWorking: Answers = { a1: 'withdrew', a3: '2020-03', a5: 'personal', a6: 'FR', c1: 'no', c2: 'no' }

describe('the yearly questionnaire', () => {
  test('has 46 items and passes the checker, in general and for a campaign', () => {
    expect(itemsOf(yearlyQuestionnaire)).toHaveLength(46)
    expect(checkDefinition(yearlyQuestionnaire)).toEqual([])
    expect(checkDefinition(yearlyQuestionnaire, referenceDate)).toEqual([])
  })

  test('asks one thing per page, except for a country with its prefecture', () => {
    const several = yearlyQuestionnaire.pages.filter((page) => page.items.length > 1)
    expect(several.map((page) => page.items.map((item) => item.id))).toEqual([['a6', 'a7'], ['c6', 'c7']])
    expect(yearlyQuestionnaire.pages).toHaveLength(44)
  })

  test.each<[string, Answers, number]>([
    ['someone enrolled in the third year in Japan, with SPRING and no TA or RA', enrolled, 19],
    ['a postdoc in Japan on a fixed term, completed within two years, never TA or RA', postdoc, 37],
    ['a permanent employee in Japan, five years after completion', employee, 25],
    ['someone abroad who left long ago and is not working', notWorking, 11],
  ])('asks %s %3$d questions', (_, answers, count) => {
    expect(asked(answers)).toHaveLength(count)
    expect(progress(yearlyQuestionnaire, answers, referenceDate)).toMatchObject({ items: count, open: { required: 0 } })
    expect(checkSubmission(yearlyQuestionnaire, answersToSend(yearlyQuestionnaire, answers, referenceDate), referenceDate)).toEqual([])
  })

  test('asks about hours as TA or RA when there were any, and about plans from the third year on', () => {
    expect(asked({ ...enrolled, b3: { choices: ['ta', 'spring'] } })).toContain('b6')
    expect(asked(enrolled)).not.toContain('b6')
    expect(asked(enrolled)).toContain('b13')
    expect(asked({ ...enrolled, a2: '2' })).not.toContain('b13')
  })

  test('asks for the amount of support only of those who had some', () => {
    expect(asked(enrolled)).toContain('b4')
    expect(asked({ ...enrolled, b3: { choices: ['none'] } })).not.toContain('b4')
  })

  test('asks those who completed up to two years ago about the course, and others not', () => {
    expect(pages(postdoc)).toContain('b7')
    expect(pages({ ...postdoc, a3: '2024-11' })).toContain('b1')
    expect(pages({ ...postdoc, a3: '2024-10' })).not.toContain('b1')
    expect(pages({ ...postdoc, a3: '2024-10' })).not.toContain('b7')
    expect(pages(enrolled)).not.toContain('b7')
  })

  test('asks about the job only those who have one, about a contract only where there is one', () => {
    expect(pages(enrolled).filter((id) => id.startsWith('c'))).toEqual([])
    expect(pages(notWorking).filter((id) => id.startsWith('c'))).toEqual(['c1', 'c2', 'c3'])
    expect(pages(postdoc)).toEqual(expect.arrayContaining(['c10', 'c11', 'c12', 'c13']))
    expect(pages({ ...postdoc, c10: '3' })).not.toContain('c12')
    expect(pages({ ...postdoc, c9: 'self' }).filter((id) => ['c10', 'c11', 'c12'].includes(id))).toEqual([])
    expect(pages(employee)).not.toContain('c13')
    expect(asked({ ...employee, c6: 'DE' })).not.toContain('c7')
    expect(pages({ ...employee, c17: 'none' })).toContain('c18')
  })

  test('lets people decline what is sensitive, and nothing else', () => {
    expect(itemsOf(yearlyQuestionnaire).filter((item) => item.declinable).map((item) => item.id)).toEqual(['b4', 'b7', 'c16', 'd2'])
    const declined: Answer = { declined: true }
    expect(checkSubmission(yearlyQuestionnaire, { ...employee, c16: declined, d2: declined }, referenceDate)).toEqual([])
    expect(checkSubmission(yearlyQuestionnaire, { ...employee, c17: declined }, referenceDate)).toEqual([
      { field: 'c17', code: 'not-an-option' },
    ])
  })

  test('takes the status from the profile', () => {
    expect(prefilled(yearlyQuestionnaire, { status: 'completed' }, referenceDate)).toEqual({ a1: 'completed' })
  })
})
