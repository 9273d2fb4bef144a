import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Definition } from '../../../../src/domain/questionnaire/definition.ts'
import { itemsOf } from '../../../../src/domain/questionnaire/evaluate.ts'
import { sketchSchema } from '../../../../src/domain/questionnaire/sketch.ts'
import {
  addItem, addPage, asType, duplicateItem, emptySketch, itemTypes, moveItem, namesIn, newItem, removeItem, rename,
} from '../../../../src/office/questionnaires/operations.ts'

/** A questionnaire with as many items on each page as named: q1, q2, … in order. */
function withItems(...counts: number[]): Definition {
  let definition: Definition = { ...emptySketch('x'), pages: [] }
  for (const [page, count] of counts.entries()) {
    definition = addPage(definition, page - 1)
    for (let item = 0; item < count; item += 1) {
      definition = addItem(definition, { page, item }, newItem('country', `q${namesIn(definition).size + 1}`))
    }
  }
  return definition
}
const order = (definition: Definition) => definition.pages.map(({ items }) => items.map(({ id }) => id).join(' '))

test('every kind of question that is begun or turned into another can be stored', () => {
  for (const from of itemTypes) {
    for (const to of itemTypes) {
      const item = asType({ ...newItem(from, 'q1'), help: { ja: '助け', en: '' }, lastYear: true }, to)
      expect(item).toMatchObject({ type: to, help: { ja: '助け' }, lastYear: true })
      const definition = addItem(emptySketch('x'), { page: 0, item: 0 }, item)
      expect(sketchSchema.safeParse(definition).data).toEqual(definition)
    }
  }
})

test('an item moves over the edge of its page, and no further than the ends', () => {
  const three = withItems(2, 1)
  expect(order(moveItem(three, { page: 0, item: 1 }, 1)?.definition ?? three)).toEqual(['q1', 'q2 q3'])
  expect(order(moveItem(three, { page: 1, item: 0 }, -1)?.definition ?? three)).toEqual(['q1 q2 q3', ''])
  expect(moveItem(three, { page: 0, item: 0 }, -1)).toBeNull()
  expect(moveItem(three, { page: 1, item: 0 }, 1)).toBeNull()
})

test('moving changes the order and nothing else, and moving back restores it', () => {
  const counts = fc.array(fc.nat({ max: 4 }), { minLength: 1, maxLength: 4 })
  fc.assert(
    fc.property(counts, fc.nat(), fc.constantFrom(-1 as const, 1 as const), (counts, seed, by) => {
      const definition = withItems(...counts)
      const spots = definition.pages.flatMap(({ items }, page) => items.map((_, item) => ({ page, item })))
      const spot = spots[seed % Math.max(1, spots.length)]
      const moved = spot && moveItem(definition, spot, by)
      if (!moved) return
      expect(itemsOf(moved.definition).map(({ id }) => id).toSorted()).toEqual(itemsOf(definition).map(({ id }) => id).toSorted())
      const back = moveItem(moved.definition, moved.spot, by === 1 ? -1 : 1)
      expect(back && order(back.definition)).toEqual(order(definition))
    }),
  )
})

test('a copy has an id that nothing has or had', () => {
  const definition = withItems(2)
  const taken = new Set([...namesIn(definition), 'q3'])
  expect(order(duplicateItem(definition, { page: 0, item: 0 }, taken))).toEqual(['q1 q4 q2'])
})

test('whatever speaks of an item follows when it is renamed', () => {
  const asked = { ...newItem('text', 'q2'), label: { ja: '${q1}では何を？', en: 'What in ${q1}?' }, showIf: { op: 'all' as const, of: [{ op: 'eq' as const, item: 'q1', value: 'JP' }] } }
  const computed = [{ id: 'v1', label: { ja: '', en: '' }, value: { op: 'sum' as const, of: [{ op: 'count' as const, item: 'q1' }, { op: 'value' as const, value: 1 }] } }]
  const renamed = rename({ ...addItem(withItems(1), { page: 0, item: 1 }, asked), computed }, 'q1', 'country')
  expect(JSON.stringify(renamed)).not.toContain('q1')
  expect(itemsOf(renamed)[1]).toMatchObject({ label: { en: 'What in ${country}?' }, showIf: { of: [{ item: 'country' }] } })
  expect(renamed.computed?.[0]?.value).toMatchObject({ of: [{ item: 'country' }, {}] })
})

test('taking an item out leaves the others where they are', () => {
  expect(order(removeItem(withItems(2, 2), { page: 1, item: 0 }))).toEqual(['q1 q2', 'q4'])
})
