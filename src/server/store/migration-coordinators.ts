import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { createTable } from './create-table.ts'

/** What coordinators of universities were told last, and the counts behind it. */
export const coordinators: Migration = {
  async up(db: Kysely<unknown>) {
    await createTable(db, 'coordinatorFigures', { university: 'text', countedOn: 'text', body: 'text' }, ['university'])
    // Colleagues and coordinators are few among many registrants.
    await db.schema.createIndex('accountsOfUniversity').on('accounts').column('university').execute()
  },
}
