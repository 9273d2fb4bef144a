/**
 * Words on their way into the notebook. Whoever holds some keeps a way to store them here, so that nothing that ends
 * the page (a new version, leaving, the phone putting the app away) comes before them.
 */
const keepers = new Set<() => Promise<boolean>>()

/** Registers a way to store what waits; it resolves to whether everything is stored. Returns how to take it back. */
export function keepSafe(store: () => Promise<boolean>): () => void {
  keepers.add(store)
  return () => keepers.delete(store)
}

/** Stores everything that waits anywhere. Resolves to whether all of it is stored. */
export async function storeAll(): Promise<boolean> {
  const stored = await Promise.all([...keepers].map((store) => store()))
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
