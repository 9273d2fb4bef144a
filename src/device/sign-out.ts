import type { Environment } from './environment.ts'
import type { Marks } from './storage/device-database.ts'
import { syncLock } from './sync/lock.ts'

/** A round that hangs must not keep somebody from signing out. In milliseconds. */
const longestGoodbye = 5_000

/**
 * Takes somebody out of this device's marks: from here on no round begins for them, whatever happens to this tab, and
 * what is here of them is doomed. A request that another tab was just about to send names their account and nobody else's:
 * the server takes it for nobody else. The server is told before anything else is asked of it.
 */
export async function moveOut(account: string, { marks, environment }: { marks: Marks; environment: Environment }): Promise<void> {
  const setAside = (await marks.get('setAside')) ?? []
  await marks.change({
    person: undefined,
    sitting: undefined,
    sessionEnded: undefined,
    codeAsked: undefined,
    sharing: undefined,
    barred: { since: environment.now() },
    doomed: account,
    push: undefined,
    setAside: setAside.filter((each) => each.account !== account),
  })
  void endReminders()
}

/** Nothing is to appear here for somebody who left. The server ends it too; this holds without a network. */
async function endReminders(): Promise<void> {
  try {
    // In the worker it is its own, and there is no container to ask.
    const { registration } = globalThis as { registration?: ServiceWorkerRegistration }
    const own = registration ?? (await navigator.serviceWorker?.getRegistration())
    await (await own?.pushManager?.getSubscription())?.unsubscribe()
    for (const notification of (await own?.getNotifications?.()) ?? []) notification.close()
  } catch (error) {
    console.warn('notifications could not be ended', error)
  }
}

/** Waits for rounds of other tabs and the worker to end, but not for ever. */
export async function withoutRounds<T>(work: () => Promise<T>): Promise<T> {
  const signal = AbortSignal.timeout(longestGoodbye)
  try {
    return await navigator.locks.request(syncLock, { signal }, work)
  } catch (error) {
    if (!(error instanceof DOMException && error.name === 'TimeoutError')) throw error
    return work()
  }
}
