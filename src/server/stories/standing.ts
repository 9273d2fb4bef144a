import type { OwnStory } from '../../api/my-story.ts'
import { myStory } from '../../api/story-record.ts'
import type { SentStoryTable, StoryTable } from '../store/schema-stories.ts'
import type { Tx } from '../store/schema.ts'
import { writeAsOffice } from '../sync/office.ts'

function stateOf({ state, writtenBy, reviewedAt }: Pick<StoryTable, 'state' | 'writtenBy' | 'reviewedAt'>): OwnStory['state'] {
  if (state === 'published' || state === 'withdrawn') return state
  return writtenBy !== null || reviewedAt !== null || state === 'reviewed' ? 'reading' : 'received'
}

function shown(sent: SentStoryTable, story: StoryTable | undefined): OwnStory {
  const { rev, hash, sentAt, withdrawnAt, withdrawnFor } = sent
  const about = { rev, hash, sentAt, withdrawnFor }
  if (!story || withdrawnAt !== null) return { ...about, state: 'withdrawn', since: withdrawnAt ?? sentAt, published: null }
  // What came after it was published is not read yet, whatever stands in the office's story.
  const state = sent.waitingSince === null ? stateOf(story) : 'reading'
  return { ...about, state, since: story.updatedAt, published: story.published === null ? null : story.id }
}

/** What became of what a registrant sent, as they see it; null when they sent nothing. */
export async function ownStoryOf(tx: Tx, account: string): Promise<OwnStory | null> {
  const sent = await tx.selectFrom('sentStories').selectAll().where('account', '=', account).executeTakeFirst()
  if (!sent) return null
  const story = await tx.selectFrom('stories').selectAll().where('id', '=', sent.story ?? '').executeTakeFirst()
  return shown(sent, story)
}

/** Writes what became of an author's story into their notebook, so that every device shows it; `account` null: nobody's. */
export async function tellAuthor(tx: Tx, account: string | null, now: number): Promise<void> {
  const standing = account === null ? null : await ownStoryOf(tx, account)
  if (account === null || standing === null) return
  const { type, record, standing: field } = myStory
  await writeAsOffice(tx, account, [{ type, record, field, value: standing }], now)
}
