import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { createTable } from './create-table.ts'

/** What statistics are counted from, and what the last edition let out. */
export const statistics: Migration = {
  async up(db: Kysely<unknown>) {
    await createTable(
      db,
      'statisticsPeople',
      {
        account: 'text', university: 'text', field: 'text', status: 'text', ended: 'text', residence: 'text', answeredOn: 'text', standing: 'text',
        activity: 'text', sector: 'text', income: 'text', contract: 'text', satisfaction: 'text', relation: 'text', place: 'text', funding: 'text',
        tuition: 'text', guidance: 'text', money: 'text', again: 'text', country: 'text',
      },
      ['account'],
    )
    await createTable(db, 'statisticsReleases', { family: 'text', key: 'text', body: 'text' }, ['family', 'key'])
  },
}
