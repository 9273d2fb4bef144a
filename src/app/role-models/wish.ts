import { signal } from '@preact/signals'
import { anyStory, type StoryFacet, type StoryWish } from '../../domain/story/find.ts'

/** What is looked for, as long as the app is open: coming back from a story, the list is as it was left. */
const wished = signal<StoryWish>(anyStory)

/** The present wish. Subscribes the component. */
export const presentWish = (): StoryWish => wished.value

/** Looks for a code of a facet, or for any with null. */
export const wishFor = (facet: StoryFacet, code: string | null): void => {
  wished.value = { ...wished.value, [facet]: code }
}

/** Looks for all stories. */
export const wishNothing = (): void => {
  wished.value = anyStory
}
