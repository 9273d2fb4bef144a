import type { ColumnDataType, Kysely, RawBuilder } from 'kysely'
import type { Migration } from 'kysely/migration'
import { type Column, createTable } from './create-table.ts'
import { differenceOf } from './engine.ts'

type Text = ColumnDataType | RawBuilder<string>

/** What an account lives through: from the application to its closure, and what the office does meanwhile. */
export const accountLife: Migration = {
  async up(db: Kysely<unknown>) {
    const { schema } = db
    const difference = differenceOf(db)
    const { text } = difference
    const add = (table: string, column: string, kind: Text, value?: string | number) =>
      schema
        .alterTable(table)
        .addColumn(column, kind, (it) => (value === undefined ? it : it.notNull().defaultTo(value)))
        .execute()
    const create = (table: string, columns: Record<string, Column>, key: string[]) => createTable(db, table, columns, key)
    const index = (name: string, table: string, columns: string[]) => schema.createIndex(name).on(table).columns(columns).execute()

    await add('accounts', 'jgradId', text)
    // Whoever is registered already has signed in before, or may at once.
    await add('accounts', 'standing', text, 'active')
    for (const column of ['activatedAt', 'closesAt', 'university', 'bouncedAt']) await add('accounts', column, text)
    await add('accounts', 'entryYear', 'bigint')
    for (const column of ['expectedCompletion', 'universityEmail']) await add('accounts', column, text)
    await schema.createIndex('accountsByJgradId').on('accounts').column('jgradId').unique().execute()
    await add('sessions', 'method', text, 'code')
    await add('sessions', 'label', text)
    await add('sessions', 'shared', 'integer', 0)

    await create('identities', { account: 'text', kind: 'text', key: 'text' }, ['account', 'kind', 'key'])
    await index('identitiesByKey', 'identities', ['kind', 'key'])
    await create(
      'history',
      { id: 'text', account: 'text', at: 'text', device: 'text', type: 'text', record: 'text', field: 'text', before: 'text?', after: 'text?' },
      ['id'],
    )
    await index('historyOfAccount', 'history', ['account', 'at'])
    await create(
      'applications',
      {
        number: 'text', state: 'text', rev: 'number', body: 'text', address: 'text', provedAt: 'text?', bouncedAt: 'text?',
        university: 'text', entryYear: 'number', studentNumber: 'text', nameKey: 'text', kanaKey: 'text', latinKey: 'text', romanKey: 'text?',
        consent: 'text', words: 'text?', account: 'text?', decidedBy: 'text?', decidedAt: 'text?', createdAt: 'text', updatedAt: 'text',
      },
      ['number'],
    )
    await index('applicationsByState', 'applications', ['state', 'createdAt'])
    await index('applicationsByAddress', 'applications', ['address'])
    await create('universities', { id: 'text', body: 'text', member: 'number', rev: 'number', updatedAt: 'text' }, ['id'])
    await create(
      'notices',
      { id: 'text', state: 'text', rev: 'number', body: 'text', publishedAt: 'text?', withdrawnAt: 'text?', createdAt: 'text', updatedAt: 'text' },
      ['id'],
    )
    await create(
      'passkeys',
      { id: 'text', account: 'text', publicKey: 'text', counter: 'number', transports: 'text', name: 'text', createdAt: 'text', lastUsedAt: 'text?' },
      ['id'],
    )
    await index('passkeysOfAccount', 'passkeys', ['account'])
    await create('challenges', { id: 'text', challenge: 'text', purpose: 'text', account: 'text?', expiresAt: 'text' }, ['id'])
    await create(
      'addressChanges',
      {
        id: 'text', account: 'text', fromEmail: 'text', toEmail: 'text', state: 'text', askedAt: 'text', doneAt: 'text?',
        undoHash: 'text?', undoUntil: 'text?',
      },
      ['id'],
    )
    await index('addressChangesOfAccount', 'addressChanges', ['account', 'askedAt'])
    await create('consents', { id: 'text', account: 'text', kind: 'text', version: 'text', at: 'text', withdrawnAt: 'text?' }, ['id'])
    await index('consentsOfAccount', 'consents', ['account', 'at'])
    await create(
      'corrections',
      {
        id: 'text', account: 'text', field: 'text', value: 'text', reason: 'text', state: 'text', askedAt: 'text',
        decidedAt: 'text?', decidedBy: 'text?', words: 'text?',
      },
      ['id'],
    )
    await index('correctionsByState', 'corrections', ['state', 'askedAt'])
    await index('correctionsOfAccount', 'corrections', ['account', 'askedAt'])
    await create('remainders', { id: 'text', body: 'text', at: 'text' }, ['id'])
    await create(
      'mails',
      {
        id: 'text', account: 'text?', application: 'text?', template: 'text', recipient: 'text', language: 'text', subject: 'text',
        text: 'text', secret: 'number', state: 'text', attempts: 'number', dueAt: 'text', takenUntil: 'text?', createdAt: 'text', sentAt: 'text?',
        failure: 'text?',
      },
      ['id'],
    )
    await index('mailsDue', 'mails', ['state', 'dueAt'])
    await index('mailsOfAccount', 'mails', ['account'])
    await create('reminders', { account: 'text', kind: 'text', at: 'text' }, ['account', 'kind'])
    await create('jobs', { name: 'text', lastAt: 'text' }, ['name'])
    await create(
      'audit',
      { id: 'text', at: 'text', actor: 'text', actorName: 'text', action: 'text', account: 'text?', application: 'text?', detail: 'text' },
      ['id'],
    )
    await index('auditByTime', 'audit', ['at'])
    await index('auditOfAccount', 'audit', ['account', 'at'])
    await difference.keepForEver(db, 'audit')
  },
}
