import * as z from 'zod/mini'
import { type StoryBody, storyBodySchema } from '../../domain/story/draft.ts'
import { door } from '../shell/session.ts'
import { forgetUnsaved as forget, keepUnsaved as keep, readUnsaved as read } from '../shell/unsaved.ts'

const nameOf = (id: string): string => `story.${id}`
const who = (): string => (door.value.at === 'in' ? door.value.person.account : '')
const keptSchema = z.object({ rev: z.int(), body: z.unknown() })

/** A text that is too long, or a year that is none, is what has to be mended: no reason to lose all the rest. */
const mendable: ReadonlySet<string> = new Set(['too_big', 'too_small'])

/** What was being written of a story, and on what it was written; null when there is nothing. */
export function readUnsaved(id: string): { rev: number; body: StoryBody } | null {
  const text = read(who(), nameOf(id))
  if (text === null) return null
  try {
    const { rev, body } = keptSchema.parse(JSON.parse(text))
    const parsed = storyBodySchema.safeParse(body)
    if (parsed.success || parsed.error.issues.every(({ code }) => mendable.has(code))) return { rev, body: body as StoryBody }
  } catch (failure) {
    console.warn('what was being written could not be read', failure)
  }
  return null
}

/** Keeps what is being written. */
export const keepUnsaved = (id: string, rev: number, body: StoryBody): void => keep(who(), nameOf(id), JSON.stringify({ rev, body }))

/** Forgets it: it is stored, or not wanted any more. */
export const forgetUnsaved = (id: string): void => forget(who(), nameOf(id))
