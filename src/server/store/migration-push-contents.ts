import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { differenceOf } from './engine.ts'

/** What a notification on its way tells of, so that it can be untold when it reaches nobody. */
export const pushContents: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable('pushes').addColumn('about', differenceOf(db).text).execute()
  },
}
