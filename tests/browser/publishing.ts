import { publishPostings } from '../../src/server/catalogue/postings/publish-postings.ts'
import { placeOf, readConfig } from '../../src/server/config.ts'
import type { Services } from '../../src/server/services.ts'
import type { Tx } from '../../src/server/store/schema.ts'
import { openStore } from '../../src/server/store/store.ts'

/** Does something to the postings of a place that no server serves just now, and publishes them. `now`: in milliseconds. */
export async function publish(dataDir: string, work: (tx: Tx) => Promise<unknown>, now: number): Promise<void> {
  const read = readConfig({ DATA_DIR: dataDir })
  if (!read.ok) throw new Error(read.problem.code)
  const store = await openStore(placeOf(read.config))
  await store.write(work)
  await publishPostings({ store, clock: () => now } as Services)
  await store.close()
}
