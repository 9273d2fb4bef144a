import * as z from 'zod/mini'
import { type StoryBody, storyBodySchema } from '../../domain/story/draft.ts'
import { door } from '../shell/session.ts'
import { forgetUnsaved as forget, keepUnsaved as keep, readUnsaved as read } from '../shell/unsaved.ts'

const nameOf = (id: string): string => `story.${id}`
const who = (): string => (door.value.at === 'in' ? door.value.person.account : '')
/** What an earlier build kept names no sending: all that was sent is then taken for unseen. */
const keptSchema = z.object({ rev: z.int(), sending: z._default(z.int(), 0), body: z.unknown() })

/** A text that is too long, or a year that is none, is what has to be mended: no reason to lose all the rest. */
const mendable: ReadonlySet<string> = new Set(['too_big', 'too_small'])

/** What is being written of a story: on which of its revisions, and begun on which sending of its author. */
interface Unsaved {
  rev: number
  sending: number
  body: StoryBody
}

/** What was being written of a story; null when there is nothing. */
export function readUnsaved(id: string): Unsaved | null {
  const text = read(who(), nameOf(id))
  if (text === null) return null
  try {
    const { rev, sending, body } = keptSchema.parse(JSON.parse(text))
    const parsed = storyBodySchema.safeParse(body)
    if (parsed.success || parsed.error.issues.every(({ code }) => mendable.has(code))) return { rev, sending, body: body as StoryBody }
  } catch (failure) {
    console.warn('what was being written could not be read', failure)
  }
  return null
}

/** Keeps what is being written. */
export const keepUnsaved = (id: string, unsaved: Unsaved): void => keep(who(), nameOf(id), JSON.stringify(unsaved))

/** Forgets it: it is stored, or not wanted any more. */
export const forgetUnsaved = (id: string): void => forget(who(), nameOf(id))
