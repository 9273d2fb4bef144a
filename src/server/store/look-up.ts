import type { Tx } from './schema.ts'

/** Looks up many at once; what is not there is not in the answer. */
export type Look<Found> = (tx: Tx, keys: readonly string[]) => Promise<ReadonlyMap<string, Found>>

/** How many keys go into one look. */
const mostKeys = 200

/**
 * Whoever asks for a key waits for what is being looked up already, and then shares the next look: what is answered was
 * read after it was asked for. A look that fails fails for all who share it.
 */
export function openLook<Found>(
  read: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>,
  find: Look<Found>,
): (key: string) => Promise<Found | undefined> {
  let waiting: { key: string; resolve: (found: Found | undefined) => void; reject: (failure: unknown) => void }[] = []
  let isBusy = false

  const next = (): void => {
    if (isBusy || waiting.length === 0) return
    isBusy = true
    // What stands in the sockets already is read before, and comes along.
    setImmediate(() => void look())
  }
  const look = async (): Promise<void> => {
    const asking = waiting.slice(0, mostKeys)
    waiting = waiting.slice(mostKeys)
    try {
      const found = await read((tx) => find(tx, [...new Set(asking.map(({ key }) => key))]))
      for (const { key, resolve } of asking) resolve(found.get(key))
    } catch (failure) {
      for (const { reject } of asking) reject(failure)
    }
    isBusy = false
    next()
  }

  return (key) =>
    new Promise((resolve, reject) => {
      waiting.push({ key, resolve, reject })
      next()
    })
}
