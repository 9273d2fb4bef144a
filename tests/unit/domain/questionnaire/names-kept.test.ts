import { describe, expect, test } from 'vitest'
import type { Definition } from '../../../../src/domain/questionnaire/definition.ts'
import { relabelledCodes, reusedNames } from '../../../../src/domain/questionnaire/names-kept.ts'
import { computing, matrix, number, options, questionnaire, single, text } from './build.ts'

const version = (number: number, definition: Definition): Definition => ({ ...definition, version: number })
const yes = { ja: 'はい', en: 'Yes' }
const indeed = { ja: 'はい', en: 'Indeed' }
const asking = (...of: Parameters<typeof options>) => single('a', { options: options(...of) })

describe('an id that was published', () => {
  const published = [version(2, questionnaire(text('b'))), version(1, computing(questionnaire(single('a'), number('n')), ['sum', { op: 'answer', item: 'n' }]))]

  test('never names anything else, whatever versions left it out and in whatever order they are given', () => {
    const next = computing(questionnaire(text('a'), text('b'), number('sum')), ['n', { op: 'value', value: 1 }])
    expect(reusedNames(next, published)).toEqual([
      { code: 'reused-item', where: 'a', detail: 'single' },
      { code: 'reused-item', where: 'sum', detail: 'computed' },
      { code: 'reused-item', where: 'n', detail: 'number' },
    ])
  })

  test('may stay, be left out, and come back as what it was', () => {
    expect(reusedNames(questionnaire(single('a'), number('n'), text('c')), published)).toEqual([])
  })
})

describe('a code that was published', () => {
  test('is named with both wordings when its words change, in one language too', () => {
    const before = version(1, questionnaire(asking({ code: 'yes', label: yes }, 'no')))
    expect(relabelledCodes(questionnaire(asking({ code: 'yes', label: indeed }, 'no')), [before])).toEqual([{ item: 'a', code: 'yes', before: yes, after: indeed }])
    expect(relabelledCodes(questionnaire(asking('no', { code: 'yes', label: yes })), [before])).toEqual([])
  })

  test('that comes back after a version without it is compared with what it last meant', () => {
    const versions = [version(1, questionnaire(asking({ code: 'x', label: indeed }))), version(2, questionnaire(asking({ code: 'x', label: yes }))), version(3, questionnaire(asking('no')))]
    expect(relabelledCodes(questionnaire(asking('no', { code: 'x', label: indeed })), versions.toReversed())).toMatchObject([{ code: 'x', before: yes }])
    expect(relabelledCodes(questionnaire(asking('no', { code: 'x', label: yes })), versions)).toEqual([])
  })

  test('may be added, and a row of a matrix is no option of it', () => {
    const before = version(1, questionnaire(matrix('m', { options: options('pay'), rows: [{ id: 'time', label: yes }] })))
    const after = questionnaire(matrix('m', { options: options('pay', 'time'), rows: [{ id: 'time', label: indeed }, { id: 'pay', label: yes }] }))
    expect(relabelledCodes(after, [before])).toEqual([{ item: 'm', code: 'time', before: yes, after: indeed }])
  })
})
