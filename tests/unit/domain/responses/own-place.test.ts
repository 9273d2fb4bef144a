import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CampaignFigures, Figure } from '../../../../src/domain/figures.ts'
import type { Definition, Item } from '../../../../src/domain/questionnaire/definition.ts'
import { figuresFor, ownPlaces } from '../../../../src/domain/responses/own-place.ts'

const label = { ja: '問', en: 'Question' }
const choice = (id: string): Item => ({ id, type: 'single', label, required: true, declinable: true, options: ['a', 'b'].map((code) => ({ code, label })) })
const definition: Definition = {
  id: 'q', version: 1, title: label,
  sections: [{ id: 'one', title: label }, { id: 'two', title: label }],
  pages: [
    { id: 'p1', section: 'one', items: [choice('x'), choice('y')] },
    { id: 'p2', section: 'two', items: [{ id: 's', type: 'scale', label, required: false, from: 1, to: 5, low: label, high: label }, { ...choice('hidden'), showIf: { op: 'eq', item: 'x', value: 'b' } }] },
  ],
}
const day = '2026-11-01'
const figure = (item: string, base: number, counts: Figure['counts']): Figure => ({ item, base, counts })

describe("one's own place among the figures", () => {
  test('is the share of those who gave the same answer, for one question of each section', () => {
    const figures = [figure('x', 1240, { a: 640, b: 600 }), figure('y', 900, { a: 500, b: 400 }), figure('s', 100, { 1: null, 4: 60 })]
    const places = ownPlaces(definition, { x: 'a', y: 'b', s: 4 }, day, { figures })
    expect(places.map(({ item, base, own }) => [item.id, base, own.code, own.share])).toEqual([['x', 1240, 'a', 52], ['s', 100, '4', 60]])
  })

  test('says that too few answered so, and never how many', () => {
    const [place] = ownPlaces(definition, { x: 'b' }, day, { figures: [figure('x', 100, { a: 90, b: null })] })
    expect(place?.own).toEqual({ code: 'b', count: null, share: null, own: true })
  })

  test('says nothing of what was not asked, declined, or is not published', () => {
    const figures = [figure('x', 100, { a: 50, b: 50 }), figure('hidden', 100, { a: 50, b: 50 })]
    expect(ownPlaces(definition, { x: { declined: true }, hidden: 'a', y: 'a' }, day, { figures })).toEqual([])
    expect(ownPlaces(definition, { x: 'a' }, day, { figures: [figure('x', 100, { b: 100 })] })).toEqual([])
  })

  test('is never more than all, however the numbers were rounded', () => {
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 5000 }), fc.integer({ min: 0, max: 5001 }), (base, count) => {
        const [place] = ownPlaces(definition, { x: 'a' }, day, { figures: [figure('x', base * 10, { a: count * 10, b: null })] })
        expect(place?.own.share).toBeGreaterThanOrEqual(0)
        expect(place?.own.share).toBeLessThanOrEqual(100)
      }),
    )
  })
})

test('the figures of the very campaign are shown, else the newest of the same questionnaire', () => {
  const of = (campaign: string, id: string, year: number): CampaignFigures =>
    ({ campaign, title: label, definition: { id, version: 1 }, publishedAt: `${year}-06-01T00:00:00Z`, answered: 10, figures: [] })
  const published = [of('2024', 'q', 2025), of('2025', 'q', 2026), of('other', 'r', 2027)]
  expect(figuresFor(published, { id: '2024', definition: { id: 'q' } })?.campaign).toBe('2024')
  expect(figuresFor(published, { id: '2026', definition: { id: 'q' } })?.campaign).toBe('2025')
  expect(figuresFor(published, { id: '2026', definition: { id: 'else' } })).toBeUndefined()
})
