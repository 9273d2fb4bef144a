import { consoleActor, recordAudit } from '../accounts/audit.ts'
import { forgetPictures, publishStories } from '../catalogue/stories.ts'
import type { StoryTable } from '../store/schema-stories.ts'
import type { Tx } from '../store/schema.ts'
import { tellAuthor } from './standing.ts'

/**
 * Deletes all that a story told, its pictures and every edition that holds it. What stays is its id, that it is withdrawn
 * and since when: whoever kept it on a phone is told so much, and so is its author, whose account's row must be held.
 */
export async function clearStory(tx: Tx, { id, rev, published, account }: StoryTable, reason: NonNullable<StoryTable['withdrawnFor']>, now: number): Promise<void> {
  const at = new Date(now).toISOString()
  await tx
    .updateTable('stories')
    .set({
      state: 'withdrawn', rev: rev + 1, account: null, body: null, published: null, picture: null, consent: null, writtenBy: null, writtenByName: null,
      reviewedBy: null, reviewedByName: null, reviewedAt: null, publishedAt: null, withdrawnAt: at, withdrawnFor: reason, updatedAt: at,
    })
    .where('id', '=', id)
    .execute()
  await tx.deleteFrom('pictures').where('story', '=', id).execute()
  const nothing = { story: null, hash: '', body: null, waitingSince: null, withdrawnAt: at, withdrawnFor: reason }
  // Counted like a sending: one that was made before, and arrives after it, must not bring the story back.
  await tx
    .updateTable('sentStories')
    .set((it) => ({ ...nothing, rev: it('rev', '+', 1) }))
    .where('story', '=', id)
    .execute()
  if (reason !== 'erased') await tellAuthor(tx, account, now)
  if (published !== null) await publishStories(tx, now)
}

/** Takes back every story that a registrant wrote, because they took back their consent or are about to be erased. */
export async function withdrawStoriesOf(tx: Tx, account: string, reason: 'consent' | 'erased', now: number): Promise<void> {
  const rows = await tx.selectFrom('stories').selectAll().where('account', '=', account).orderBy('id').forUpdate().execute()
  for (const row of rows) {
    await clearStory(tx, row, reason, now)
    await recordAudit(tx, { actor: consoleActor, action: 'story.withdrawn', account, detail: { story: row.id, reason } }, now)
  }
}

/**
 * Ends at once that everybody reads the stories of somebody whose account is being closed, and whose row must be held.
 * They can still stay: what is written is kept, and whoever of the office read it needs not read it anew.
 */
export async function unpublishStoriesOf(tx: Tx, account: string, now: number): Promise<void> {
  const rows = await tx.selectFrom('stories').selectAll().where('account', '=', account).where('published', 'is not', null).orderBy('id').forUpdate().execute()
  if (rows.length === 0) return
  for (const row of rows) {
    const state = row.state === 'published' ? 'reviewed' : row.state
    const ended = { state, rev: row.rev + 1, published: null, publishedAt: null, updatedAt: new Date(now).toISOString() }
    await tx.updateTable('stories').set(ended).where('id', '=', row.id).execute()
    await forgetPictures(tx, { ...row, ...ended })
    await recordAudit(tx, { actor: consoleActor, action: 'story.unpublished', account, detail: { story: row.id } }, now)
  }
  await tellAuthor(tx, account, now)
  await publishStories(tx, now)
}
