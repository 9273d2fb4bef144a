import * as z from 'zod/mini'
import { consentUses } from '../domain/story/consent.ts'
import { storyBodySchema } from '../domain/story/draft.ts'

/**
 * A registrant's own story as a role model. It is written in the notebook and sent from there; what becomes of it is
 * written there by the server, so that every device shows it without a network.
 *
 *     GET    /api/stories/mine                     → 200 myStorySchema
 *     POST   /api/stories/mine   sendStorySchema   → 200 myStorySchema, for the same content again too
 *                                                    409 `changed-meanwhile`: it was sent or withdrawn since `rev`
 *                                                    403 `not-willing`: they never said that they want to
 *                                                    422 `story-unready` with `lacking`, see `lackingToSend`
 *     DELETE /api/stories/mine                     → 200 myStorySchema: withdrawn, and gone everywhere
 *
 * What is published stays as it is until the office publishes it anew. While nobody of the office has changed what was
 * sent, a new sending takes its place; else, and where somebody had begun to write on the one before, it is kept beside
 * the office's text until the office has decided on it.
 */

/** How far a story is, as its author sees it. */
export const ownStoryStates = ['received', 'reading', 'published', 'withdrawn'] as const

/** What became of what was sent. */
export const ownStorySchema = z.object({
  state: z.enum(ownStoryStates),
  /** Counts the sendings and the withdrawals, so that what was sent before a withdrawal can't arrive after it. */
  rev: z.int(),
  /** The hash of what was sent last, see `sendingHash`; empty once it is withdrawn. */
  hash: z.string(),
  /** Instants, ISO 8601 in UTC: of the last sending, and of the state. */
  sentAt: z.string(),
  since: z.string(),
  /** The id of the story that everybody reads now, in this or an earlier wording; null: nobody does. */
  published: z.nullable(z.string()),
  withdrawnFor: z.nullable(z.enum(['office', 'consent', 'erased'])),
})
export type OwnStory = z.infer<typeof ownStorySchema>

export const myStorySchema = z.object({
  /** Since when they have been willing to be asked; null: they are not. */
  willingSince: z.nullable(z.string()),
  /** When the office last invited them to write. */
  invitedAt: z.nullable(z.string()),
  /** Null: nothing was sent yet. */
  story: z.nullable(ownStorySchema),
})
export type MyStory = z.infer<typeof myStorySchema>

export const sendStorySchema = z.object({
  body: storyBodySchema,
  /** What the author agrees to, by what the page said when they sent; `app` has to be among it. */
  consent: z.object({ uses: z.array(z.enum(consentUses)).check(z.minLength(1), z.maxLength(consentUses.length)) }),
  /** The `rev` that was known where this one was made; left out: none has to be. */
  rev: z.optional(z.int()),
})
export type SendStory = z.infer<typeof sendStorySchema>
