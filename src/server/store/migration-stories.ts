import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { createTable } from './create-table.ts'

/** The stories of role models and their pictures. */
export const stories: Migration = {
  async up(db: Kysely<unknown>) {
    await createTable(
      db,
      'stories',
      {
        id: 'text', state: 'text', rev: 'number', sample: 'number', account: 'text?', body: 'text?', published: 'text?', picture: 'text?',
        consent: 'text?', writtenBy: 'text?', writtenByName: 'text?', reviewedBy: 'text?', reviewedByName: 'text?', reviewedAt: 'text?',
        publishedAt: 'text?', withdrawnAt: 'text?', withdrawnFor: 'text?', createdAt: 'text', updatedAt: 'text',
      },
      ['id'],
    )
    await createTable(
      db,
      'pictures',
      { hash: 'text', story: 'text', type: 'text', width: 'number', height: 'number', bytes: 'number', body: 'text', createdAt: 'text' },
      ['hash', 'story'],
    )
    await db.schema.createIndex('picturesOfStory').on('pictures').column('story').execute()
    await db.schema.createIndex('storiesOfAccount').on('stories').column('account').execute()
  },
}
