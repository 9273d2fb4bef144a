import { largeFieldOf } from '../codes/research-fields.ts'
import { stageOf } from './stage.ts'
import type { Story } from './story.ts'

/** By what stories are found: a large research field, where they work, the country, and how long ago the course was. */
export const storyFacets = ['field', 'sector', 'country', 'stage'] as const
export type StoryFacet = (typeof storyFacets)[number]

/** What is wished; null: any. */
export type StoryWish = Readonly<Record<StoryFacet, string | null>>
export const anyStory: StoryWish = { field: null, sector: null, country: null, stage: null }

/** The codes by which a story is found; `year`: the present one. */
function codesOf({ fields, sector, country, doctorateIn }: Story, year: number): Readonly<Record<StoryFacet, readonly string[]>> {
  return { field: [...new Set(fields.flatMap((code) => largeFieldOf(code) ?? []))], sector: [sector], country: [country], stage: [stageOf(doctorateIn, year)] }
}

const fits = (codes: ReturnType<typeof codesOf>, wish: StoryWish, facets: readonly StoryFacet[] = storyFacets): boolean =>
  facets.every((facet) => wish[facet] === null || codes[facet].includes(wish[facet]))

/** The stories that are as wished, in the order given. */
export const findStories = (stories: readonly Story[], wish: StoryWish, year: number): Story[] =>
  stories.filter((story) => fits(codesOf(story, year), wish))

/** For each facet how many stories there would be with each code, everything else as wished. A code that finds none is absent. */
export function countStories(stories: readonly Story[], wish: StoryWish, year: number): Record<StoryFacet, Map<string, number>> {
  const counts: Record<StoryFacet, Map<string, number>> = { field: new Map(), sector: new Map(), country: new Map(), stage: new Map() }
  for (const story of stories) {
    const codes = codesOf(story, year)
    for (const facet of storyFacets) {
      if (!fits(codes, wish, storyFacets.filter((other) => other !== facet))) continue
      for (const code of codes[facet]) counts[facet].set(code, (counts[facet].get(code) ?? 0) + 1)
    }
  }
  return counts
}
