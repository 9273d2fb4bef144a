import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { createTable } from './create-table.ts'

/** The postings that the office takes in, and the pieces in which they travel. */
export const postings: Migration = {
  async up(db: Kysely<unknown>) {
    await createTable(
      db,
      'postings',
      {
        id: 'text', source: 'text', state: 'text', mark: 'text', since: 'number', body: 'text', closesOn: 'text?',
        createdAt: 'text', updatedAt: 'text',
      },
      ['id'],
    )
    await createTable(db, 'pieces', { hash: 'text', bytes: 'number', gzipped: 'number', body: 'text', unnamedAt: 'text?' }, ['hash'])
  },
}
