import { storiesEditionSchema } from '../../api/stories.ts'
import { type Story, storySchema } from '../../domain/story/story.ts'
import { newestEditionOf } from '../store/editions.ts'
import { hold } from '../store/engine.ts'
import type { PictureTable, StoryTable } from '../store/schema-stories.ts'
import type { Tx } from '../store/schema.ts'
import { publish } from './publish.ts'

/** A story as everybody reads it now, or null. */
export const publishedStory = ({ published }: Pick<StoryTable, 'published'>): Story | null =>
  published === null ? null : storySchema.parse(JSON.parse(published))

/**
 * Publishes the stories as they stand now, newest first, and deletes every earlier edition of them with the pictures that
 * no story shows any more: somebody may take back their consent, and then what was told may be nowhere.
 */
export async function publishStories(tx: Tx, now: number): Promise<void> {
  await hold(tx, 'edition stories')
  const rows = await tx
    .selectFrom('stories')
    .select(['id', 'published', 'picture'])
    .where('published', 'is not', null)
    .orderBy('publishedAt', 'desc')
    .orderBy('id')
    .execute()
  const stories = rows.flatMap((row) => publishedStory(row) ?? [])
  await publish(tx, 'stories', storiesEditionSchema.parse({ stories }), now)
  const newest = await newestEditionOf(tx, 'stories')
  await tx.deleteFrom('editions').where('kind', '=', 'stories').where('edition', '<', newest?.edition ?? 0).execute()
}

/** The picture of this hash, if a story that everybody reads shows it. */
export async function findPublishedPicture(tx: Tx, hash: string): Promise<PictureTable | undefined> {
  const rows = await tx
    .selectFrom('pictures')
    .innerJoin('stories', 'stories.id', 'pictures.story')
    .selectAll('pictures')
    .select('stories.published')
    .where('pictures.hash', '=', hash)
    .where('stories.published', 'is not', null)
    .execute()
  return rows.find((row) => publishedStory(row)?.picture?.hash === hash)
}

/** Deletes the pictures of a story that neither its readers nor its next publication show. */
export async function forgetPictures(tx: Tx, story: Pick<StoryTable, 'id' | 'published' | 'picture'>): Promise<void> {
  const shown = [publishedStory(story)?.picture?.hash, story.picture].filter((hash) => hash !== undefined && hash !== null)
  const all = tx.deleteFrom('pictures').where('story', '=', story.id)
  await (shown.length === 0 ? all : all.where('hash', 'not in', shown)).execute()
}
