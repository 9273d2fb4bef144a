import type { StorageReport } from '../device.ts'

let asked = false

/**
 * Asks the browser to keep this site's storage even when space runs short. Asked once a visit, and only when a first
 * word was saved: before that there is nothing to keep, and browsers weigh how much a site is used.
 */
export async function askToPersist(): Promise<void> {
  if (asked) return
  asked = true
  await navigator.storage?.persist?.()
}

/** How safe and how full this device's storage is, as far as the browser tells. */
export async function reportStorage(): Promise<StorageReport> {
  const estimate = await navigator.storage?.estimate?.()
  const persisted = (await navigator.storage?.persisted?.()) ?? false
  return { persisted, usage: estimate?.usage ?? null, quota: estimate?.quota ?? null }
}
