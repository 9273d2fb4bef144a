import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import { createTable } from './create-table.ts'
import { differenceOf } from './engine.ts'

/** The postings that the office takes in, and the pieces in which they travel. */
export const postings: Migration = {
  async up(db: Kysely<unknown>) {
    await createTable(
      db,
      'postings',
      {
        id: 'text', source: 'text', state: 'text', mark: 'text', since: 'number', body: 'text', closesOn: 'text?',
        withdrawnBy: 'text?', words: 'text?', createdAt: 'text', updatedAt: 'text',
      },
      ['id'],
    )
    await createTable(db, 'pieces', { hash: 'text', bytes: 'number', gzipped: 'number', body: 'text', unnamedAt: 'text?' }, ['hash'])
    await createTable(
      db,
      'postingSources',
      {
        id: 'text', rev: 'number', name: 'text', address: 'text', kind: 'text', whole: 'number', every: 'number', active: 'number', etag: 'text?',
        lastModified: 'text?', dueAt: 'text', lastAt: 'text?', lastOutcome: 'text?', createdAt: 'text', updatedAt: 'text',
      },
      ['id'],
    )
    await createTable(
      db,
      'alerts',
      { account: 'text', search: 'text', edition: 'number', lookedOn: 'text', askedAt: 'text?', confirmedAt: 'text?' },
      ['account', 'search'],
    )
    await db.schema.alterTable('pushes').addColumn('count', 'bigint').execute()
    await db.schema.alterTable('pushes').addColumn('kind', differenceOf(db).text, (it) => it.notNull().defaultTo('survey')).execute()
    // Who wants to be told of deadlines: found without reading anybody's notebook.
    await db.schema
      .createIndex('remindersAskedFor')
      .on('notebook')
      .columns(['account'])
      .where(sql.ref<string>('type'), '=', 'setting')
      .where(sql.ref<string>('record'), '=', 'postings')
      .execute()
    // Whom to look for new postings for: found without reading anybody's notebook.
    await db.schema
      .createIndex('alertsAskedFor')
      .on('notebook')
      .columns(['account'])
      .where(sql.ref<string>('type'), '=', 'search')
      .where(sql.ref<string>('name'), '=', 'alert')
      .execute()
  },
}
