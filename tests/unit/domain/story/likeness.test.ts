import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCareer } from '../../../../src/domain/profile/career.ts'
import { smallFields } from '../../../../src/domain/codes/research-fields.ts'
import { inCommon, moreLike, nearestFirst, nearness } from '../../../../src/domain/story/likeness.ts'
import type { Story } from '../../../../src/domain/story/story.ts'
import { ownTraits, traitsOf } from '../../../../src/domain/story/traits.ts'
import { anyStoryAtAll, presentYear as year, someStories } from './made-up.ts'

const traits = anyStoryAtAll.map((story) => traitsOf(story, year))
const inOrder = (reasons: ReturnType<typeof inCommon>) => reasons.map(({ kind, code }) => `${kind} ${code}`).toSorted()
const one = (change: Partial<Story> = {}): Story => ({ ...(fc.sample(anyStoryAtAll, { numRuns: 1, seed: 1 })[0] as Story), ...change })

describe('what two people have in common', () => {
  it('is the same whichever of them is named first', () => {
    fc.assert(fc.property(traits, traits, (a, b) => {
      expect(inOrder(inCommon(a, b))).toEqual(inOrder(inCommon(b, a)))
    }))
  })

  it('is what both of them really told, and never less for something more that is shared', () => {
    fc.assert(
      fc.property(traits, traits, fc.constantFrom(...smallFields), (a, b, { code, large }) => {
        const reasons = inCommon(a, b)
        for (const { kind, code } of reasons) {
          const told = { small: a.small, large: a.large, abroad: a.abroad, turn: a.turns, support: a.support, sector: [a.sector], stage: [a.stage] }[kind]
          expect(told).toContain(code)
        }
        const more = (own: typeof a) => ({ ...own, small: [...own.small, code], large: [...own.large, large] })
        expect(nearness(inCommon(more(a), more(b)))).toBeGreaterThanOrEqual(nearness(reasons))
      }),
    )
  })

  it('does not name a large field beside the small one that says more', () => {
    const reasons = inCommon(traitsOf(one({ fields: ['43010', '43020'] }), year), traitsOf(one({ fields: ['43010', '43030'] }), year))
    expect(reasons.filter(({ kind }) => kind === 'small' || kind === 'large')).toEqual([{ kind: 'small', code: '43010' }])
  })

  it('is not that both live in Japan, and not the time since the course alone', () => {
    const [a, b] = [traitsOf(one({ country: 'JP', route: [] }), year), traitsOf(one({ country: 'JP', route: [] }), year)]
    expect(inCommon(a, b).some(({ kind }) => kind === 'abroad')).toBe(false)
    expect(nearness([{ kind: 'stage', code: 'recent' }])).toBe(0)
  })
})

describe('people like you', () => {
  it('come first, and nobody is left out or named twice', () => {
    fc.assert(
      fc.property(traits, someStories, (own, stories) => {
        const found = nearestFirst(own, stories, year)
        expect(found.map(({ story }) => story.id).toSorted()).toEqual(stories.map(({ id }) => id).toSorted())
        const near = found.map(({ reasons }) => nearness(reasons))
        expect(near).toEqual(near.toSorted((a, b) => b - a))
        for (const { story, reasons } of found) expect([[], inCommon(own, traitsOf(story, year))]).toContainEqual(reasons)
      }),
    )
  })

  it('are in the same order however the stories came', () => {
    fc.assert(
      fc.property(traits, someStories, (own, stories) => {
        const ids = (given: readonly Story[]) => nearestFirst(own, given, year).map(({ story }) => story.id)
        expect(ids(stories.toReversed())).toEqual(ids(stories))
      }),
    )
  })

  it('are the newest first for whom the record tells nothing of', () => {
    fc.assert(
      fc.property(someStories, (stories) => {
        const found = nearestFirst(ownTraits({}, [], year), stories, year)
        expect(found.every(({ reasons }) => reasons.length === 0)).toBe(true)
        const days = found.map(({ story }) => story.publishedAt)
        expect(days).toEqual(days.toSorted().toReversed())
      }),
    )
  })
})

describe('more like this', () => {
  it('are up to three others, each with something in common', () => {
    fc.assert(
      fc.property(anyStoryAtAll, someStories, (story, others) => {
        const found = moreLike(story, [story, ...others], year)
        expect(found.length).toBeLessThanOrEqual(3)
        for (const { story: other, reasons } of found) {
          expect(other.id).not.toBe(story.id)
          expect(nearness(reasons)).toBeGreaterThan(0)
        }
      }),
    )
  })
})

describe('what one’s own record tells', () => {
  const own = (profile: Parameters<typeof ownTraits>[0], careers: Parameters<typeof ownTraits>[1] = []) => ownTraits(profile, careers, year)

  it('is the field, how the course was paid for, and the turns that can be seen in it', () => {
    const job = readCareer('job', { kind: 'job', from: '2010-04', country: 'DE' })
    const profile = {
      field: { large: '00189', small: '43010' }, support: { choices: ['dc', 'ta', 'other'], text: { other: 'x' } }, status: 'leave', nationality: 'VN', dates: { entered: '2023-04' },
    }
    expect(own(profile, [job])).toEqual({
      small: ['43010'], large: ['00189'], sector: null, abroad: ['DE'], support: ['dc'], turns: ['came-to-japan', 'worked-before', 'break'], stage: 'recent',
    })
  })

  it('counts the years since the course, and nothing where they are not known', () => {
    expect(own({ status: 'completed', dates: { entered: '2000-04', completed: '2003-03' } }).stage).toBe('long')
    expect(own({ status: 'left_credits', dates: { left: '2015-03' } }).stage).toBe('middle')
    expect(own({ status: 'completed' }).stage).toBe(null)
  })

  it('can be read whatever stands in the record', () => {
    const anything = fc.oneof(fc.string(), fc.integer(), fc.constant(null), fc.constant({ declined: true }), fc.constant({ choices: ['x'] }))
    const fields = ['field', 'support', 'status', 'nationality', 'dates', 'address'] as const
    const profile = fc.record(Object.fromEntries(fields.map((field) => [field, anything])))
    fc.assert(fc.property(profile, (given) => {
      expect(() => own(given, [readCareer('x', given)])).not.toThrow()
    }))
  })
})
