import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { createTable } from './create-table.ts'

/** The people of research files, as they were frozen last. */
export const research: Migration = {
  async up(db: Kysely<unknown>) {
    await createTable(db, 'researchRows', { id: 'text', account: 'text?', crowd: 'number', size: 'number', steps: 'number', body: 'text' }, ['id'])
    await db.schema.createIndex('researchRowsOfAccount').on('researchRows').column('account').execute()
  },
}
