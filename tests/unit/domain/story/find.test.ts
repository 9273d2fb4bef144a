import fc from 'fast-check'
import { expect, it } from 'vitest'
import { largeFields } from '../../../../src/domain/codes/research-fields.ts'
import { anyStory, countStories, findStories, storyFacets, type StoryWish } from '../../../../src/domain/story/find.ts'
import { keptSince, settleKept } from '../../../../src/domain/story/keep.ts'
import { stageOf, storyStages } from '../../../../src/domain/story/stage.ts'
import { sectors } from '../../../../src/domain/story/story.ts'
import { presentYear as year, someStories } from './made-up.ts'

const maybe = <T>(...codes: T[]) => fc.option(fc.constantFrom(...codes), { nil: null })
const wish: fc.Arbitrary<StoryWish> = fc.record({
  field: maybe(...largeFields.map(({ code }) => code)), sector: maybe(...sectors), country: maybe('JP', 'KE', 'DE', 'US'), stage: maybe(...storyStages),
})

it('a count is what choosing it would find', () => {
  fc.assert(
    fc.property(someStories, wish, (stories, wished) => {
      const counts = countStories(stories, wished, year)
      for (const facet of storyFacets) {
        for (const [code, count] of counts[facet]) expect(findStories(stories, { ...wished, [facet]: code }, year)).toHaveLength(count)
        const chosen = wished[facet]
        expect(chosen !== null && !counts[facet].has(chosen) && findStories(stories, wished, year).length > 0).toBe(false)
      }
    }),
  )
})

it('wishing nothing finds everything, in its order; wishing more never finds more', () => {
  fc.assert(
    fc.property(someStories, wish, (stories, wished) => {
      expect(findStories(stories, anyStory, year)).toEqual(stories)
      const found = findStories(stories, wished, year)
      for (const facet of storyFacets) expect(findStories(stories, { ...wished, [facet]: null }, year)).toEqual(expect.arrayContaining(found))
    }),
  )
})

it('the stages follow each other without a gap', () => {
  expect([2030, 2026, 2021, 2020, 2011, 2010, 1980].map((ended) => stageOf(ended, year))).toEqual(['recent', 'recent', 'recent', 'middle', 'middle', 'long', 'long'])
})

it('a story kept on one device is kept, since the first time', () => {
  const [first, later] = ['2026-11-01T00:00:00.000Z', '2026-11-02T00:00:00.000Z']
  expect([settleKept(later, first), settleKept(first, later), settleKept(null, later), settleKept(first, null), settleKept(null, null)]).toEqual(['take', 'dismiss', 'take', 'dismiss', 'dismiss'])
  expect([keptSince(first), keptSince(null), keptSince(undefined), keptSince('soon')]).toEqual([first, null, null, null])
})
