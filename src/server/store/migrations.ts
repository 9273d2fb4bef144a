import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import { differenceOf } from './engine.ts'
import { accountLife } from './migration-account-life.ts'
import { campaigns } from './migration-campaigns.ts'
import { coordinators } from './migration-coordinators.ts'
import { postings } from './migration-postings.ts'
import { pushContents } from './migration-push-contents.ts'
import { research } from './migration-research.ts'
import { statistics } from './migration-statistics.ts'
import { stories } from './migration-stories.ts'
import { volunteers } from './migration-volunteers.ts'

/** The first tables. A migration that has been released is never changed; the next one goes below it. */
const first: Migration = {
  async up(db: Kysely<unknown>) {
    const { schema } = db
    const { text } = differenceOf(db)
    await schema
      .createTable('meta')
      .addColumn('key', text, (column) => column.primaryKey())
      .addColumn('value', text, (column) => column.notNull())
      .execute()
    await schema
      .createTable('accounts')
      .addColumn('id', text, (column) => column.primaryKey())
      .addColumn('email', text, (column) => column.notNull())
      .addColumn('address', text, (column) => column.notNull().unique())
      .addColumn('role', text, (column) => column.notNull())
      .addColumn('name', text, (column) => column.notNull())
      .addColumn('language', text, (column) => column.notNull())
      .addColumn('rev', 'bigint', (column) => column.notNull())
      .addColumn('createdAt', text, (column) => column.notNull())
      .addColumn('erasedAt', text)
      .execute()
    await schema
      .createTable('sessions')
      .addColumn('id', text, (column) => column.primaryKey())
      .addColumn('tokenHash', text, (column) => column.notNull().unique())
      .addColumn('account', text, (column) => column.notNull().references('accounts.id'))
      .addColumn('createdAt', text, (column) => column.notNull())
      .addColumn('renewedAt', text, (column) => column.notNull())
      .addColumn('expiresAt', text, (column) => column.notNull())
      .addColumn('endedAt', text)
      .addColumn('revokedAt', text)
      .addColumn('contactAt', text)
      .addColumn('device', text)
      .addColumn('build', text)
      .addColumn('waiting', 'bigint')
      .addColumn('oldest', text)
      .execute()
    await schema.createIndex('sessionsOfAccount').on('sessions').column('account').execute()
    await schema
      .createTable('codes')
      .addColumn('id', text, (column) => column.primaryKey())
      .addColumn('address', text, (column) => column.notNull())
      .addColumn('hash', text, (column) => column.notNull())
      .addColumn('createdAt', text, (column) => column.notNull())
      .addColumn('expiresAt', text, (column) => column.notNull())
      .execute()
    await schema.createIndex('codesOfAddress').on('codes').column('address').execute()
    await schema
      .createTable('codeRequests')
      .addColumn('id', text, (column) => column.primaryKey())
      .addColumn('address', text, (column) => column.notNull())
      .addColumn('network', text, (column) => column.notNull())
      .addColumn('at', text, (column) => column.notNull())
      .addColumn('issued', 'integer', (column) => column.notNull())
      .execute()
    await schema.createIndex('codeRequestsOfAddress').on('codeRequests').columns(['address', 'at']).execute()
    await schema.createIndex('codeRequestsOfNetwork').on('codeRequests').columns(['network', 'at']).execute()
    await schema
      .createTable('wrongCodes')
      .addColumn('address', text, (column) => column.primaryKey())
      .addColumn('tries', 'integer', (column) => column.notNull())
      .addColumn('lastAt', text, (column) => column.notNull())
      .execute()
    await schema
      .createTable('notebook')
      .addColumn('account', text, (column) => column.notNull().references('accounts.id'))
      .addColumn('type', text, (column) => column.notNull())
      .addColumn('record', text, (column) => column.notNull())
      .addColumn('kind', text, (column) => column.notNull())
      .addColumn('name', text, (column) => column.notNull())
      .addColumn('rev', 'bigint', (column) => column.notNull())
      .addColumn('body', text, (column) => column.notNull())
      .addPrimaryKeyConstraint('notebookKey', ['account', 'type', 'record', 'kind', 'name'])
      .execute()
    // Unique: two rows at one place in the feed, and a page cut between them, would lose one for ever.
    await schema.createIndex('notebookFeed').on('notebook').columns(['account', 'rev']).unique().execute()
    await schema
      .createIndex('notebookConflicts')
      .on('notebook')
      .columns(['account', 'name'])
      .where(sql.ref<string>('kind'), '=', 'conflict')
      .execute()
    await schema
      .createTable('journal')
      .addColumn('account', text, (column) => column.notNull().references('accounts.id'))
      .addColumn('change', text, (column) => column.notNull())
      .addColumn('outcome', text, (column) => column.notNull())
      .addColumn('code', text)
      .addColumn('at', text, (column) => column.notNull())
      .addPrimaryKeyConstraint('journalKey', ['account', 'change'])
      .execute()
    await schema
      .createTable('submissions')
      .addColumn('account', text, (column) => column.notNull().references('accounts.id'))
      .addColumn('campaign', text, (column) => column.notNull())
      .addColumn('number', text, (column) => column.notNull().unique())
      .addColumn('hash', text, (column) => column.notNull())
      .addColumn('state', text, (column) => column.notNull())
      .addColumn('receivedAt', text, (column) => column.notNull())
      .addColumn('sealedAt', text, (column) => column.notNull())
      .addColumn('definition', text, (column) => column.notNull())
      .addColumn('version', 'integer', (column) => column.notNull())
      .addColumn('device', text, (column) => column.notNull())
      .addColumn('answers', text, (column) => column.notNull())
      // One accepted submission for each person and campaign, whatever arrives at once.
      .addPrimaryKeyConstraint('submissionsKey', ['account', 'campaign'])
      .execute()
    await schema
      .createTable('editions')
      .addColumn('kind', text, (column) => column.notNull())
      .addColumn('edition', 'integer', (column) => column.notNull())
      .addColumn('hash', text, (column) => column.notNull())
      .addColumn('bytes', 'integer', (column) => column.notNull())
      .addColumn('body', text, (column) => column.notNull())
      .addColumn('publishedAt', text, (column) => column.notNull())
      .addPrimaryKeyConstraint('editionsKey', ['kind', 'edition'])
      .execute()
  },
}

/** Every migration; they are done in the order of their names. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-first': first,
  '0002-account-life': accountLife,
  '0003-campaigns': campaigns,
  '0004-postings': postings,
  '0005-stories': stories,
  '0006-statistics': statistics,
  '0007-coordinators': coordinators,
  '0008-push-contents': pushContents,
  '0009-research': research,
  '0010-volunteers': volunteers,
}
