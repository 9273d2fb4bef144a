import type { z } from 'zod/mini'
import { type OfficeStory, officeStorySchema, type StorySummary } from '../../api/office-stories.ts'
import { emptyStory, type StoryBody, storyBodySchema } from '../../domain/story/draft.ts'
import { type Story, storySchema } from '../../domain/story/story.ts'
import type { PictureTable, StoryTable } from '../store/schema-stories.ts'
import type { Tx } from '../store/schema.ts'

const consentSchema = officeStorySchema.shape.consent
/** A consent as it is kept. */
export type KeptConsent = z.infer<typeof consentSchema>

/** What a story tells, as it is being written; null once it is withdrawn. */
export const bodyOf = ({ body }: Pick<StoryTable, 'body'>): StoryBody | null => (body === null ? null : storyBodySchema.parse(JSON.parse(body)))

/** What everybody reads of it; null: nothing. */
export const publishedOf = ({ published }: Pick<StoryTable, 'published'>): Story | null => (published === null ? null : storySchema.parse(JSON.parse(published)))

/** To what somebody agreed, or null. */
export const consentOf = ({ consent }: Pick<StoryTable, 'consent'>): KeptConsent => (consent === null ? null : consentSchema.parse(JSON.parse(consent)))

const summarized = (row: StoryTable) => ({
  id: row.id,
  state: row.state,
  rev: row.rev,
  sample: row.sample === 1,
  hasAuthor: row.account !== null,
  isPublished: row.published !== null,
  publishedAt: row.publishedAt,
  withdrawnAt: row.withdrawnAt,
  withdrawnFor: row.withdrawnFor,
  updatedAt: row.updatedAt,
})

/** A story as the office's list has it. */
export function summaryOf(row: StoryTable): StorySummary {
  const { name, title } = bodyOf(row) ?? emptyStory
  return { ...summarized(row), name, title }
}

function shown(row: StoryTable, { picture, author, sending, sent }: Pick<OfficeStory, 'author' | 'sending' | 'sent'> & { picture: PictureTable | undefined }): OfficeStory {
  const { reviewedAt, reviewedByName } = row
  return {
    ...summarized(row),
    body: bodyOf(row),
    picture: picture ? { hash: picture.hash, type: picture.type, bytes: picture.bytes, width: picture.width, height: picture.height, body: picture.body } : null,
    consent: consentOf(row),
    author,
    sending,
    sent,
    writtenBy: row.writtenByName,
    reviewed: reviewedAt === null ? null : { by: reviewedByName ?? '', at: reviewedAt },
  }
}

/** The row of a picture of a story. */
export const pictureOf = (tx: Tx, { id, picture }: Pick<StoryTable, 'id' | 'picture'>): Promise<PictureTable | undefined> =>
  tx.selectFrom('pictures').selectAll().where('story', '=', id).where('hash', '=', picture ?? '').executeTakeFirst()

/** One story as the office sees it. Throws when there is none. */
export async function readStory(tx: Tx, id: string): Promise<OfficeStory> {
  const row = await tx.selectFrom('stories').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  const person = await tx.selectFrom('accounts').select(['id as account', 'name', 'standing']).where('id', '=', row.account ?? '').executeTakeFirst()
  const author = person ? { account: person.account, name: person.name, isActive: person.standing === 'active' } : null
  const sending = await tx.selectFrom('sentStories').select('rev').where('story', '=', id).executeTakeFirst()
  return shown(row, { picture: await pictureOf(tx, row), author, sending: sending?.rev ?? 0, sent: await waitingText(tx, id) })
}

/** What the author of a story sent after the office had changed it, and nobody has decided on; null: nothing. */
export async function waitingText(tx: Tx, story: string): Promise<OfficeStory['sent']> {
  const sent = await tx.selectFrom('sentStories').select(['body', 'waitingSince']).where('story', '=', story).executeTakeFirst()
  if (!sent || sent.waitingSince === null || sent.body === null) return null
  return { at: sent.waitingSince, body: storyBodySchema.parse(JSON.parse(sent.body)) }
}
