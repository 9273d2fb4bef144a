interface SyncManager {
  register(tag: string): Promise<void>
}

/** The name of the background sync that the worker listens for. */
const backgroundSyncTag = 'outbox'

/** Asks the browser to run a round once there is a network, with no page open. Only some browsers can. */
export async function askForBackgroundSync(): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration()
  const manager = registration && 'sync' in registration ? (registration.sync as SyncManager) : undefined
  // A person may have forbidden background sync; rounds then run when the app is opened.
  await manager?.register(backgroundSyncTag).catch((error: unknown) => console.info('No background sync:', error))
}
