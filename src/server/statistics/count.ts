import { setImmediate } from 'node:timers/promises'
import { type CountedPerson, type Counts, countPerson, noCounts } from '../../domain/statistics/counting.ts'
import { countedPerson } from '../../domain/statistics/facts.ts'
import type { Store } from '../store/store.ts'

const atOnce = 5000

/** Counts everybody in one pass over the flat rows, as they stand on a day (YYYY-MM-DD). */
export async function countPeople(store: Pick<Store, 'read'>, referenceDate: string): Promise<Counts> {
  const counts = noCounts()
  for await (const people of countedPeople(store, referenceDate)) for (const { person } of people) countPerson(counts, person)
  return counts
}

/** Everybody with their account, as they stand on a day, some at a time. Between two pieces others have their turn. */
export async function* countedPeople(store: Pick<Store, 'read'>, referenceDate: string): AsyncGenerator<{ account: string; person: CountedPerson }[]> {
  let after = ''
  for (;;) {
    const rows = await store.read((tx) => tx.selectFrom('statisticsPeople').selectAll().where('account', '>', after).orderBy('account').limit(atOnce).execute())
    yield rows.map(({ account, ...kept }) => ({ account, person: countedPerson(kept, referenceDate) }))
    after = rows.at(-1)?.account ?? after
    if (rows.length < atOnce) return
    await setImmediate()
  }
}
