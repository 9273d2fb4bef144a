import { setImmediate } from 'node:timers/promises'
import { type Counts, countPerson, noCounts } from '../../domain/statistics/counting.ts'
import { countedPerson } from '../../domain/statistics/facts.ts'
import type { Store } from '../store/store.ts'

const atOnce = 5000

/** Counts everybody in one pass over the flat rows, as they stand on a day (YYYY-MM-DD). Between two pieces others have their turn. */
export async function countPeople(store: Pick<Store, 'read'>, referenceDate: string): Promise<Counts> {
  const counts = noCounts()
  let after = ''
  for (;;) {
    const rows = await store.read((tx) => tx.selectFrom('statisticsPeople').selectAll().where('account', '>', after).orderBy('account').limit(atOnce).execute())
    for (const { account, ...kept } of rows) {
      countPerson(counts, countedPerson(kept, referenceDate))
      after = account
    }
    if (rows.length < atOnce) return counts
    await setImmediate()
  }
}
