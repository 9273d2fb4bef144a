import type { Json } from '../../domain/json.ts'

/**
 * Words on their way into the notebook. Whoever holds some keeps a way to store them here, so that nothing that ends
 * the page (a new version, leaving, the phone putting the app away) comes before them.
 */
interface Keeper {
  /** Stores what waits; resolves to whether everything is stored. */
  store: () => Promise<boolean>
  /** What is on screen and not stored, for an export; undefined: nothing. */
  unstored: () => Json | undefined
}
const keepers = new Set<Keeper>()

/** Registers a way to store what waits, and to tell what could not be stored. Returns how to take it back. */
export function keepSafe(store: Keeper['store'], unstored: Keeper['unstored'] = () => undefined): () => void {
  const keeper = { store, unstored }
  keepers.add(keeper)
  return () => keepers.delete(keeper)
}

/** Everything that is on screen somewhere and could not be stored. */
export const allUnstored = (): Json[] => [...keepers].map(({ unstored }) => unstored()).filter((words) => words !== undefined)

/** Stores everything that waits anywhere. Resolves to whether all of it is stored. */
export async function storeAll(): Promise<boolean> {
  const stored = await Promise.all([...keepers].map(({ store }) => store()))
  return stored.every(Boolean)
}

/** Stores what waits whenever the page may be about to end: iOS gives no later chance than these two. */
export function storeBeforeLeaving(): void {
  // On hidden only: storing while the page comes back would overwrite what arrived meanwhile.
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') void storeAll()
  })
  addEventListener('pagehide', () => void storeAll())
}
