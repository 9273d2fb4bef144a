import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { jobTypes } from '../../../../src/domain/codes/job-types.ts'
import type { Form } from '../../../../src/domain/xlsform/form.ts'
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

  test('brings the registry\'s own lists along, each once, and a form without them is the same', () => {
    const form = writeForm(yearlyQuestionnaire)
    const items = yearlyQuestionnaire.pages.flatMap((page) => page.items)
    const asked = { country: 249, prefecture: 47, job_type: jobTypes.length, research_field_large: 11, research_field_small: 306 }
    const types = new Set(items.map(({ type }) => type))
    expect([...types]).toEqual(expect.arrayContaining(['country', 'prefecture', 'jobType']))
    for (const [list, count] of Object.entries(asked)) {
      const isAsked = form.survey.some(([type]) => type === `select_one ${list}`)
      expect([list, form.choices.filter(([name]) => name === list).length]).toEqual([list, isAsked ? count : 0])
    }
    // What other programs look for: every list that a question names is there.
    const lists = new Set(form.choices.slice(1).map(([name]) => name))
    for (const [type = ''] of form.survey) for (const [, list] of type.matchAll(/^select_\w+ (\S+)/g)) expect([list, lists.has(list)]).toEqual([list, true])
    const without = readForm({ ...form, choices: form.choices.filter(([list]) => !(String(list) in asked)) })
    expect({ ...without, lines: [] }).toEqual(readForm(form))
    expect(without.lines).toEqual([])
    expect(form.choices.length).toBeLessThan(5000)
  })

  test('a list of the registry that was changed is not taken as if it had been', () => {
    const form = writeForm(yearlyQuestionnaire)
    const [header = []] = form.choices
    const at = (column: string) => header.indexOf(column)
    const place = form.choices.findIndex(([list, code]) => list === 'country' && code === 'FR')
    const row = form.choices[place] ?? []
    const said = (choices: Form['choices']) => {
      const { definition, lines } = readForm({ ...form, choices })
      return [definition !== null, ...lines.map(({ row, code }) => [row, code])]
    }
    expect(said(form.choices.with(place, row.with(at('label::English (en)'), 'La France')))).toEqual([true, [place + 1, 'list-own-words']])
    expect(said(form.choices.toSpliced(place, 1))).toEqual([false, [form.choices.findIndex(([list]) => list === 'country') + 1, 'list-own-part']])
    expect(said([...form.choices, row.with(1, 'XX')])).toEqual([false, [form.choices.length + 1, 'list-own']])
    expect(said([...form.choices, row])).toEqual([false, [form.choices.length + 1, 'choice-twice']])
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
