import * as z from 'zod/mini'
import { storyTellingSchema } from '../../../domain/story/draft.ts'
import { storyOf } from '../../../domain/story/publish.ts'
import { publishStories } from '../../catalogue/stories.ts'
import type { Tx } from '../../store/schema.ts'
import written from './stories.json' with { type: 'json' }

const day = 24 * 60 * 60_000
/** Between the publication of one story and the next. */
const daysBetween = 9

const sampleStoriesSchema = z.array(z.extend(storyTellingSchema, { id: z.string() }))

/** Publishes the stories of invented people, unless there are stories already; the first is the newest. */
export async function addSampleStories(tx: Tx, now: number): Promise<void> {
  if (await tx.selectFrom('stories').select('id').limit(1).executeTakeFirst()) return
  for (const [place, { id, ...telling }] of sampleStoriesSchema.parse(written).entries()) {
    const at = new Date(now - (1 + place * daysBetween) * day).toISOString()
    const body = { ...telling, alt: { ja: '', en: '' } }
    const published = storyOf(body, { id, sample: true, picture: null, publishedAt: at })
    await tx
      .insertInto('stories')
      .values({
        id, state: 'published', rev: 1, sample: 1, account: null, body: JSON.stringify(body), published: JSON.stringify(published), picture: null,
        consent: null, writtenBy: null, writtenByName: null, reviewedBy: null, reviewedByName: null, reviewedAt: null, publishedAt: at,
        withdrawnAt: null, withdrawnFor: null, createdAt: at, updatedAt: at,
      })
      .execute()
  }
  await publishStories(tx, now)
}
