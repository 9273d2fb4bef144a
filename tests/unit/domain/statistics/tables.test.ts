import { expect, test } from 'vitest'
import en from '../../../../locales/en/statistics.json' with { type: 'json' }
import ja from '../../../../locales/ja/statistics.json' with { type: 'json' }
import { dimension, dimensionIds, unknown } from '../../../../src/domain/statistics/dimensions.ts'
import { families, findTable, tableIds } from '../../../../src/domain/statistics/tables.ts'
import { yearlyQuestionnaire } from '../../../../src/server/samples/questionnaire/definition.ts'

test('families have nothing in common but who answered and whose course is over: the proof stands on it', () => {
  const groups = families.flatMap(({ by }) => by)
  expect(new Set(groups).size).toBe(groups.length)
  const outcomes = families.flatMap(({ tables }) => tables.map(({ outcome }) => outcome))
  expect(outcomes.filter((each, at) => outcomes.indexOf(each) !== at)).toEqual(['response'])
  expect(outcomes.filter((each) => groups.includes(each))).toEqual([])
  // Of the stage, whether the course is over is told in the other family; that is the second tie.
  expect(families.map(({ by }) => by)).toEqual([['field', 'stage'], ['from', 'university']])
})

test('tables are a tree: about everybody, or within a code of an earlier one', () => {
  for (const { tables } of families) {
    expect(tables[0]?.within).toBeUndefined()
    const strays = tables.filter(({ within }, at) => {
      const parent = tables.slice(0, at).find(({ id }) => id === within?.table)
      return within !== undefined && (parent === undefined || !dimension(parent.outcome).codes.includes(within.code))
    })
    expect(strays).toEqual([])
  }
})

test('every table and code has its words in both languages, from us or from the questionnaire', () => {
  const items = new Map(yearlyQuestionnaire.pages.flatMap(({ items }) => items).map((item) => [item.id, item]))
  const dimensions = dimensionIds.map(dimension)
  for (const words of [ja, en]) {
    expect(Object.keys(words.table).toSorted()).toEqual([...tableIds].toSorted())
    const own = words.code as Record<string, Record<string, string>>
    const named = dimensions.filter(({ names }) => names === 'text').map(({ id, codes }) => [id, [...codes].toSorted()])
    expect(named).toEqual(named.map(([id]) => [id, Object.keys(own[String(id)] ?? {}).toSorted()]))
  }
  const strange = dimensions.flatMap(({ names, codes }) => {
    const item = typeof names === 'object' ? items.get(names.item) : undefined
    const options = item && 'options' in item ? item.options.map(({ code }) => code) : []
    return typeof names === 'object' ? codes.filter((code) => !options.includes(code)).map((code) => `${names.item} ${code}`) : []
  })
  expect(strange).toEqual([])
  expect(dimension('field').codes).toHaveLength(12)
  expect(dimension('stage').codes).toContain(unknown)
  expect(() => findTable('nothing' as never)).toThrow('no table')
})
