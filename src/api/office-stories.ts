import * as z from 'zod/mini'
import { storyConsentSchema } from '../domain/story/consent.ts'
import { storyBodySchema } from '../domain/story/draft.ts'
import { pictureSchema } from '../domain/story/story.ts'

/**
 * Stories of role models, as the office writes them.
 *
 *     GET  /api/office/stories                        → officeStoriesSchema, changed last first
 *     POST /api/office/stories           {}           → 201 officeStorySchema: an empty draft
 *     GET  /api/office/stories/{id}                   → officeStorySchema
 *     PUT  /api/office/stories/{id}      {rev, sending, body}  → officeStorySchema, a draft again; what its author sent
 *                                                     after `sending` is kept beside it, where it is not in it
 *     PUT  /api/office/stories/{id}/consent {rev, consent}
 *     POST /api/office/stories/{id}/picture?rev=n     the file itself, of at most `maxPictureBytes`, is made small and
 *                                                     loses all that a camera wrote into it · 413 `too-large` ·
 *                                                     422 `picture-unreadable` · 422 `picture-too-small`
 *     POST /api/office/stories/{id}/picture/remove {rev}
 *     POST /api/office/stories/{id}/sent     {rev, choice}  decides on what the author sent after the office had changed
 *                                                     the story: `take` puts it in, `leave` lets it go
 *     POST /api/office/stories/{id}/review   {rev}    whoever asks has read it
 *     POST /api/office/stories/{id}/publish  {rev}
 *     POST /api/office/stories/{id}/withdraw {rev}    deletes all that it told, everywhere
 *
 * Each answers with the story as it then stands. 409 `changed-meanwhile` when `rev` is not what is stored; 409
 * `not-allowed-now` for one that is withdrawn, which stays so, and for publishing one whose author is leaving; 422
 * `story-unready` with `lacking` (see `hindrances`; `sent` where a newer text of the author waits).
 * What everybody reads changes with `publish` and `withdraw` alone: a published story may be written anew meanwhile. But
 * it ends when its author's account is closed, until somebody publishes it again after the account was kept; and a
 * picture to which there is no consent any more goes with that consent; and 409 `story-published` for a consent without the
 * app: such a story has to be withdrawn.
 */
export const maxPictureBytes = 10 * 1024 * 1024

export const storyStates = ['draft', 'reviewed', 'published', 'withdrawn'] as const
const words = z.object({ ja: z.string(), en: z.string() })

const summary = {
  id: z.string(),
  state: z.enum(storyStates),
  rev: z.int(),
  sample: z.boolean(),
  /** Whether a registrant wrote it. */
  hasAuthor: z.boolean(),
  /** Whether everybody reads it now, in this or an earlier wording. */
  isPublished: z.boolean(),
  publishedAt: z.nullable(z.string()),
  withdrawnAt: z.nullable(z.string()),
  withdrawnFor: z.nullable(z.enum(['office', 'consent', 'erased'])),
  updatedAt: z.string(),
}
const summarySchema = z.object({ ...summary, name: words, title: words })
export type StorySummary = z.infer<typeof summarySchema>
export const officeStoriesSchema = z.object({ stories: z.array(summarySchema) })

/** Who of the office did something, and when. */
const deedSchema = z.object({ by: z.string(), at: z.string() })

export const officeStorySchema = z.object({
  ...summary,
  /** Null once it is withdrawn: nothing of it is left. */
  body: z.nullable(storyBodySchema),
  /** The picture with its bytes as base64. */
  picture: z.nullable(z.extend(z.omit(pictureSchema, { alt: true }), { body: z.string() })),
  consent: z.nullable(z.extend(storyConsentSchema, { recorded: deedSchema })),
  /** The registrant who wrote it; null: the office did. */
  author: z.nullable(
    z.object({
      account: z.string(),
      name: z.string(),
      /** False while their account is being closed. */
      isActive: z.boolean(),
    }),
  ),
  /** Which sending of the author is the newest, by its number; 0: they sent nothing. */
  sending: z.int(),
  /** What the author sent after the office had changed the story, until it is decided on. */
  sent: z.nullable(z.object({ at: z.string(), body: storyBodySchema })),
  writtenBy: z.nullable(z.string()),
  reviewed: z.nullable(deedSchema),
})
export type OfficeStory = z.infer<typeof officeStorySchema>

export const storyRevSchema = z.object({ rev: z.int() })
export const decideSentSchema = z.object({ rev: z.int(), choice: z.enum(['take', 'leave']) })
export const putStorySchema = z.object({
  rev: z.int(),
  /** The sending that was the newest where this text was begun: of a newer one, nobody has seen that it is not in it. */
  sending: z.int(),
  body: storyBodySchema,
})
export const putStoryConsentSchema = z.object({ rev: z.int(), consent: z.nullable(storyConsentSchema) })
