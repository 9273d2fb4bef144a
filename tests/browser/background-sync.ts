import type { CDPSession } from '@playwright/test'
import { expect } from '@playwright/test'
import type { Phone } from './phone.ts'

/** How long the browser may take to fire the sync by itself before it is told to. */
const patience = 10_000

/**
 * The app asked for a Background Sync, all its pages are closed, and then the network comes back: waits until what
 * waited has arrived. Chromium fires the sync itself when its network returns; but one it tried too early, before the
 * emulated outage reached the worker, it tries again after five minutes only (BackgroundSyncParameters:
 * initial_retry_delay), and then the test fires the same event at the registered worker.
 */
export async function arriveInBackground(
  phone: Phone, { comeBack, arrived }: { comeBack: () => Promise<void>; arrived: () => Promise<boolean> },
): Promise<void> {
  const { context, page } = phone
  const { origin } = new URL(page.url())
  expect(await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready
    // Background Sync is no part of the typed platform (WICG draft).
    const { sync } = registration as unknown as { sync: { getTags(): Promise<string[]> } }
    return sync.getTags()
  })).toContain('outbox')

  // A browser without any page may end; an empty one has nothing of the app.
  const empty = await context.newPage()
  const cdp = await context.newCDPSession(empty)
  const registration = await registrationOf(cdp, origin)
  for (const open of context.pages()) if (open !== empty) await open.close()

  await comeBack()
  await context.setOffline(false)
  const told = Date.now() + patience
  let fired = false
  await expect(async () => {
    const there = await arrived()
    if (!there && !fired && Date.now() > told) {
      fired = true
      await cdp.send('ServiceWorker.dispatchSyncEvent', { origin, registrationId: registration, tag: 'outbox', lastChance: false })
    }
    expect(there).toBe(true)
  }).toPass({ timeout: 40_000, intervals: [200, 500, 1000] })
  expect(context.pages().map((open) => open.url())).toEqual(['about:blank'])
}

async function registrationOf(cdp: CDPSession, origin: string): Promise<string> {
  const found = new Promise<string>((resolve) => {
    cdp.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const own = registrations.find(({ scopeURL, isDeleted }) => scopeURL.startsWith(origin) && !isDeleted)
      if (own !== undefined) resolve(own.registrationId)
    })
  })
  await cdp.send('ServiceWorker.enable')
  return found
}
