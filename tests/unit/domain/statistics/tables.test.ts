import { expect, test } from 'vitest'
import en from '../../../../locales/en/statistics.json' with { type: 'json' }
import ja from '../../../../locales/ja/statistics.json' with { type: 'json' }
import { dimension, dimensionIds, unknown } from '../../../../src/domain/statistics/dimensions.ts'
import { families, findTable, tableIds } from '../../../../src/domain/statistics/tables.ts'
import { yearlyQuestionnaire } from '../../../../src/server/samples/questionnaire/definition.ts'

test('every question is in one family only, and none is what groups are made of: the proof stands on it', () => {
  const outcomes = families.flatMap(({ id, tables }) => tables.map(({ outcome }) => `${outcome} ${id}`))
  expect(new Set(outcomes).size).toBe(outcomes.length)
  const groups = families.flatMap(({ by }) => by)
  expect(new Set(groups).size).toBe(groups.length)
  for (const { tables } of families) expect(tables.filter(({ outcome }) => groups.includes(outcome))).toEqual([])
  // Of response it is known that two families have it: their sums over all groups are tied, and the attack has that.
  expect(outcomes.filter((each) => each.startsWith('response '))).toEqual(['response people', 'response coverage'])
  const others = outcomes.filter((each) => !each.startsWith('response ')).map((each) => each.split(' ')[0])
  expect(new Set(others).size).toBe(others.length)
})

test('tables are a tree: one about everybody, and each other within a code of an earlier one', () => {
  for (const { tables } of families) {
    const [first, ...others] = tables
    expect(first?.within).toBeUndefined()
    for (const [at, { within }] of others.entries()) {
      const parent = tables.slice(0, at + 1).find(({ id }) => id === within?.table)
      expect(parent && dimension(parent.outcome).codes).toContain(within?.code)
    }
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
