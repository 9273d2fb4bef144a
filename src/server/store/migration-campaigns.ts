import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import { createTable } from './create-table.ts'
import { differenceOf } from './engine.ts'

/** The yearly cycle: questionnaires the office writes, campaigns, who is asked, and how they are reached. */
export const campaigns: Migration = {
  async up(db: Kysely<unknown>) {
    const { schema } = db
    const { text } = differenceOf(db)
    const index = (name: string, table: string, columns: string[]) => schema.createIndex(name).on(table).columns(columns).execute()

    await schema.alterTable('sessions').addColumn('scope', text).execute()
    await createTable(
      db,
      'questionnaires',
      { id: 'text', rev: 'number', body: 'text', savedBy: 'text', notedAt: 'text', createdAt: 'text', updatedAt: 'text' },
      ['id'],
    )
    await createTable(
      db,
      'campaigns',
      {
        id: 'text', rev: 'number', state: 'text', body: 'text', startedAt: 'text?', closedAt: 'text?', figuresAt: 'text?',
        createdAt: 'text', updatedAt: 'text',
      },
      ['id'],
    )
    await createTable(db, 'invitations', { id: 'text', campaign: 'text', account: 'text', createdAt: 'text', openedAt: 'text?' }, ['id'])
    await schema.createIndex('invitationOfAccount').on('invitations').columns(['campaign', 'account']).unique().execute()
    await createTable(
      db,
      'nudges',
      { invitation: 'text', step: 'text', channel: 'text', mail: 'text?', at: 'text' },
      ['invitation', 'step', 'channel'],
    )
    await index('nudgesByMail', 'nudges', ['mail'])
    await schema.alterTable('mails').addColumn('campaign', text, (it) => it.notNull().defaultTo('')).execute()
    // What is due, those to one person before those to many.
    await schema.dropIndex('mailsDue').execute()
    await index('mailsToSend', 'mails', ['state', 'campaign', 'dueAt', 'createdAt'])
    await createTable(db, 'mailStops', { account: 'text', kind: 'text', at: 'text' }, ['account', 'kind'])
    // A consent to these mails was asked for once: whoever took it back wants none.
    await sql`insert into "mailStops" ("account", "kind", "at") select "account", 'survey', max("withdrawnAt") from "consents"
      where "kind" = 'survey-invitations' group by "account" having count(*) = count("withdrawnAt")`.execute(db)
    await createTable(
      db,
      'pushSubscriptions',
      { id: 'text', account: 'text', session: 'text', endpoint: 'text', p256dh: 'text', auth: 'text', createdAt: 'text' },
      ['id'],
    )
    await schema.createIndex('pushSubscriptionsByEndpoint').on('pushSubscriptions').column('endpoint').unique().execute()
    await index('pushSubscriptionsOfAccount', 'pushSubscriptions', ['account'])
    await createTable(
      db,
      'pushes',
      { id: 'text', subscription: 'text', campaign: 'text', until: 'text', attempts: 'number', dueAt: 'text', takenUntil: 'text?', createdAt: 'text' },
      ['id'],
    )
    await index('pushesDue', 'pushes', ['dueAt'])
    await index('pushesOfSubscription', 'pushes', ['subscription'])
    await createTable(
      db,
      'submissionsReplaced',
      {
        account: 'text', campaign: 'text', number: 'text', hash: 'text', state: 'text', receivedAt: 'text', sealedAt: 'text', definition: 'text',
        version: 'number', device: 'text', answers: 'text', replacedAt: 'text',
      },
      ['account', 'campaign', 'receivedAt'],
    )
    await index('submissionsOfCampaign', 'submissions', ['campaign', 'account'])
    // Who has begun: found without reading the rest of everybody's notebook.
    await schema
      .createIndex('draftsOfCampaign')
      .on('notebook')
      .columns(['record', 'account', 'name'])
      .where(sql.ref<string>('type'), '=', 'draft')
      .execute()
  },
}
