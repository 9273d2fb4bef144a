import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { createTable } from './create-table.ts'

/** Who was invited to write their story as a role model, and what they sent. */
export const volunteers: Migration = {
  async up(db: Kysely<unknown>) {
    await createTable(db, 'storyInvitations', { account: 'text', invitedAt: 'text', invitedBy: 'text', times: 'number' }, ['account'])
    await createTable(
      db,
      'sentStories',
      {
        account: 'text', story: 'text?', rev: 'number', hash: 'text', body: 'text?', sentAt: 'text', waitingSince: 'text?', withdrawnAt: 'text?',
        withdrawnFor: 'text?',
      },
      ['account'],
    )
    await db.schema.createIndex('sentStoriesOfStory').on('sentStories').column('story').execute()
  },
}
