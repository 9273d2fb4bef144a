import { loadSamples } from '../../src/server/samples/load.ts'
import type { Place } from '../../src/server/store/engine.ts'
import { openStore } from '../../src/server/store/store.ts'

/**
 * What a house begins with: the tables alone, as a real installation does, or the sample people too. Both are made once for
 * a whole run and copied for each house: making them takes longer than most tests.
 */
export const beginnings = ['tables', 'samples'] as const
export type Beginning = (typeof beginnings)[number]

/** The time at which every house is opened, in milliseconds. */
export const openingTime = Date.parse('2026-11-22T00:00:00Z')

/** How many sample postings there are then: enough to be searched; the two thousand of a laptop would take each test's time. */
export const samplePostings = 60

/**
 * Makes an empty database what a server would make of it that starts at `openingTime`, but for its secrets: each copy is
 * given its own at its first start.
 */
export async function begin(place: Place, beginning: Beginning): Promise<void> {
  const store = await openStore(place)
  if (beginning === 'samples') await loadSamples(store, openingTime, samplePostings)
  await store.write((tx) => tx.deleteFrom('meta').where('key', 'in', ['epoch', 'pepper']).execute())
  await store.close()
}
