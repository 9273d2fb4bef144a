import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { figureOf, gatherFigures, type Tally } from '../../../../src/domain/responses/figures.ts'
import type { Campaign } from '../../../../src/domain/campaign.ts'
import { coded, multi, options, questionnaire, referenceDate, scale, single, text } from '../questionnaire/build.ts'

const codes = ['a', 'b', 'c', 'd', 'e']
const tallyOf = (counts: readonly number[], base?: number): Tally => ({
  one: base === undefined,
  base: base ?? counts.reduce((sum, count) => sum + count, 0),
  counts: new Map(counts.map((count, at) => [codes[at] ?? '', count])),
  whole: true,
})
const shownOf = (tally: Tally): string => JSON.stringify(figureOf('a1', tally))

describe('the figure of a question', () => {
  it('has every count in whole steps, or says only that there are fewer than one', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 200 }), { minLength: 2, maxLength: 5 }), (counts) => {
        const figure = figureOf('a1', tallyOf(counts))
        if (figure === null) return
        for (const count of [figure.base, ...Object.values(figure.counts)]) expect((count ?? 0) % 10).toBe(0)
        counts.forEach((count, at) => expect(figure.counts[codes[at] ?? ''] === null).toBe(count < 10))
      }),
    )
  })

  it('leaves of no count one value alone: others would have looked the same', () => {
    const counts = fc.array(fc.oneof(fc.nat({ max: 9 }), fc.nat({ max: 24 }), fc.nat({ max: 60 })), { minLength: 2, maxLength: 5 })
    fc.assert(
      fc.property(counts, (actual) => {
        const seen = shownOf(tallyOf(actual))
        if (seen === 'null') return
        actual.forEach((_, at) => expect(othersLikeIt(actual, at, seen)).toBe(true))
      }),
      { numRuns: 600 },
    )
  })

  it('leaves it so where several choices may be made', () => {
    const case_ = fc.array(fc.nat({ max: 24 }), { minLength: 2, maxLength: 5 }).chain((counts) => {
      const sum = counts.reduce((total, count) => total + count, 0)
      return fc.tuple(fc.constant(counts), fc.integer({ min: Math.max(...counts), max: Math.max(...counts, sum) }))
    })
    fc.assert(
      fc.property(case_, ([actual, base]) => {
        const seen = shownOf(tallyOf(actual, base))
        if (seen === 'null') return
        actual.forEach((_, at) => expect(othersLikeIt(actual, at, seen, base)).toBe(true))
      }),
      { numRuns: 600 },
    )
  })

  it('is not said where the sums tell all: five times fewer than ten of about fifty', () => {
    expect(figureOf('a1', tallyOf([9, 9, 9, 9, 9]))).toBeNull()
    expect(figureOf('a1', tallyOf([9, 9, 9, 9, 20]))).not.toBeNull()
  })

  it('is not said of fewer than three steps of people', () => {
    expect(figureOf('a1', tallyOf([29, 0]))).toBeNull()
    expect(figureOf('a1', tallyOf([30, 0]))).toEqual({ item: 'a1', base: 30, counts: { a: 30, b: null } })
  })
})

/** Whether other counts, with another number in one place, are shown as the same figure. */
function othersLikeIt(actual: readonly number[], at: number, seen: string, base?: number): boolean {
  const spans = actual.map(() => Array.from({ length: 19 }, (_, step) => step - 9))
  const changed = (changes: readonly (readonly [number, number])[], moved = 0): boolean => {
    const counts = actual.map((count, place) => count + changes.filter(([of]) => of === place).reduce((sum, [, by]) => sum + by, 0))
    const sum = counts.reduce((total, count) => total + count, 0)
    if (counts.some((count) => count < 0)) return false
    if (base === undefined) return shownOf(tallyOf(counts)) === seen
    const now = base + moved
    return Math.max(...counts) <= now && now <= sum && shownOf(tallyOf(counts, now)) === seen
  }
  return (spans[at] ?? []).some(
    (by) =>
      by !== 0 &&
      (changed([[at, by]]) || changed([[at, by]], by) || actual.some((_, other) => other !== at && changed([[at, by], [other, -by]]))),
  )
}

describe('the figures of a campaign', () => {
  const definition = questionnaire(
    single('a1', { options: options('yes', 'no'), declinable: true }), multi('b1'), scale('c1'), coded('d1', 'country'), text('e1'),
  )
  const campaign: Campaign = {
    id: 'winter', title: { ja: '冬', en: 'Winter' }, definition: { id: 'test', version: 1 }, referenceDate,
    opensAt: '2026-11-01T00:00:00Z', closesAt: '2026-12-01T00:00:00Z', graceUntil: '2026-12-10T00:00:00Z',
  }

  it('count who answered, not who declined, and name no text and no rare country', () => {
    const gathering = gatherFigures(referenceDate)
    for (let at = 0; at < 60; at += 1) {
      gathering.add(definition, {
        a1: at < 20 ? { declined: true } : at < 35 ? 'yes' : 'no', b1: { choices: at < 30 ? ['a', 'b'] : ['none'] }, c1: 3,
        d1: at === 0 ? 'AD' : 'JP', e1: '東京',
      })
    }
    expect(gathering.publish(campaign, '2026-12-11T00:00:00.000Z')).toEqual({
      campaign: 'winter', title: campaign.title, definition: campaign.definition, publishedAt: '2026-12-11T00:00:00.000Z', answered: 60,
      figures: [
        { item: 'a1', base: 40, counts: { yes: 20, no: 30 } },
        { item: 'b1', base: 60, counts: { a: 30, b: 30, c: null, none: 30 } },
        { item: 'c1', base: 60, counts: { 1: null, 2: null, 3: 60, 4: null, 5: null } },
        { item: 'd1', base: 60, counts: { JP: 60 } },
      ],
    })
  })

  it('say of an option nobody chose what they say of a rare one', () => {
    const gathering = gatherFigures(referenceDate)
    for (let at = 0; at < 40; at += 1) gathering.add(definition, { a1: 'yes' })
    expect(gathering.publish(campaign, '').figures).toEqual([{ item: 'a1', base: 40, counts: { yes: 40, no: null } }])
  })
})
