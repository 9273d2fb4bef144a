import * as z from 'zod/mini'
import { type StoryBody, storyBodySchema } from '../../domain/story/draft.ts'

/**
 * What was written and is not stored yet, kept in this tab alone: it outlives a reload, and is gone with the tab.
 * Nothing of a person stays on a desk that others use.
 */
const keyOf = (id: string): string => `jgrad.office.story.${id}`
const keptSchema = z.object({ rev: z.int(), body: z.unknown() })

/** What was being written of a story, and on what it was written; null when there is nothing. */
export function readUnsaved(id: string): { rev: number; body: StoryBody } | null {
  const text = sessionStorage.getItem(keyOf(id))
  if (text === null) return null
  try {
    const { rev, body } = keptSchema.parse(JSON.parse(text))
    const parsed = storyBodySchema.safeParse(body)
    // A text that is too long is one all the same: it is what has to be shortened.
    if (parsed.success || parsed.error.issues.every(({ code }) => code === 'too_big')) return { rev, body: body as StoryBody }
  } catch (failure) {
    console.warn('what was being written could not be read', failure)
  }
  return null
}

/** Keeps what is being written. */
export function keepUnsaved(id: string, rev: number, body: StoryBody): void {
  try {
    sessionStorage.setItem(keyOf(id), JSON.stringify({ rev, body }))
  } catch (failure) {
    console.warn('what is being written could not be kept for a reload', failure)
  }
}

/** Forgets it: it is stored, or not wanted any more. */
export const forgetUnsaved = (id: string): void => sessionStorage.removeItem(keyOf(id))
