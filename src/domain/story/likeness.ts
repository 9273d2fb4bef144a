import type { StoryStage } from './stage.ts'
import type { Sector, Story } from './story.ts'
import { type Support, type Traits, traitsOf, type Turn } from './traits.ts'

/** What two people have in common, as it can be told. */
export type Reason =
  | { kind: 'small' | 'large' | 'abroad'; code: string }
  | { kind: 'turn'; code: Turn }
  | { kind: 'sector'; code: Sector }
  | { kind: 'support'; code: Support }
  | { kind: 'stage'; code: StoryStage }

/** How near each brings two people. */
const weights: Readonly<Record<Reason['kind'], number>> = { small: 8, large: 4, turn: 4, abroad: 3, sector: 3, support: 2, stage: 1 }
/** Less than this and nobody would call them alike. */
const least = 2
/** How many others are named below a story. */
const most = 3

const both = <T>(a: readonly T[], b: readonly T[]): T[] => a.filter((one) => b.includes(one))

/**
 * What two people have in common, what weighs most first; the same whichever is named first, but for the order within a
 * kind. A large field is named only where no small one is shared.
 */
export function inCommon(a: Traits, b: Traits): Reason[] {
  const small = both(a.small, b.small)
  return [
    ...small.map((code) => ({ kind: 'small' as const, code })),
    ...(small.length > 0 ? [] : both(a.large, b.large).map((code) => ({ kind: 'large' as const, code }))),
    ...both(a.turns, b.turns).map((code) => ({ kind: 'turn' as const, code })),
    ...both(a.abroad, b.abroad).map((code) => ({ kind: 'abroad' as const, code })),
    ...(a.sector !== null && a.sector === b.sector ? [{ kind: 'sector' as const, code: a.sector }] : []),
    ...both(a.support, b.support).map((code) => ({ kind: 'support' as const, code })),
    ...(a.stage !== null && a.stage === b.stage ? [{ kind: 'stage' as const, code: a.stage }] : []),
  ]
}

/** How near what is in common brings two people: 0 for nothing worth telling. Each kind counts once. */
export function nearness(reasons: readonly Reason[]): number {
  const sum = [...new Set(reasons.map(({ kind }) => kind))].reduce((total, kind) => total + weights[kind], 0)
  return sum < least ? 0 : sum
}

/** A story with what it has in common with somebody; nothing where that is not worth telling. */
export interface Near {
  story: Story
  reasons: readonly Reason[]
}

const newestFirst = (a: Story, b: Story): number => (a.publishedAt < b.publishedAt ? 1 : a.publishedAt > b.publishedAt ? -1 : a.id < b.id ? -1 : 1)

function byNearness(traits: Traits, stories: readonly Story[], year: number): (Near & { near: number })[] {
  return stories
    .map((story) => {
      const reasons = inCommon(traits, traitsOf(story, year))
      const near = nearness(reasons)
      return { story, near, reasons: near > 0 ? reasons : [] }
    })
    .toSorted((a, b) => b.near - a.near || newestFirst(a.story, b.story))
}

/** All the stories, those of people like somebody first, then the newest; `year`: the present one. */
export const nearestFirst = (traits: Traits, stories: readonly Story[], year: number): Near[] =>
  byNearness(traits, stories, year).map(({ story, reasons }) => ({ story, reasons }))

/** Up to three other stories that have most in common with one, each with what that is. */
export const moreLike = (story: Story, all: readonly Story[], year: number): Near[] =>
  nearestFirst(traitsOf(story, year), all.filter(({ id }) => id !== story.id), year)
    .filter(({ reasons }) => reasons.length > 0)
    .slice(0, most)
