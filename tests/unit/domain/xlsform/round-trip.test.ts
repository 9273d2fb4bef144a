import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readForm } from '../../../../src/domain/xlsform/read-form.ts'
import { writeForm } from '../../../../src/domain/xlsform/write-form.ts'
import { yearlyQuestionnaire } from '../../../../src/server/samples/questionnaire/definition.ts'
import { anyDefinition } from '../questionnaire/arbitraries.ts'

describe('a questionnaire that goes out as a spreadsheet', () => {
  test('the yearly questionnaire comes in unchanged, with nothing to say about it', () => {
    const { definition, lines } = readForm(writeForm(yearlyQuestionnaire))
    expect(lines).toEqual([])
    expect(definition).toEqual(yearlyQuestionnaire)
    expect(yearlyQuestionnaire.pages.flatMap(({ items }) => items)).toHaveLength(46)
  })

  test('any questionnaire comes in unchanged', () => {
    fc.assert(
      fc.property(anyDefinition, (definition) => {
        const read = readForm(writeForm(definition))
        expect(read.lines).toEqual([])
        expect(read.definition).toEqual(definition)
      }),
    )
  })
})
