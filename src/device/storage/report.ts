import type { StorageReport } from '../device.ts'

/** How safe and how full this device's storage is, as far as the browser tells. */
export async function reportStorage(): Promise<StorageReport> {
  const estimate = await navigator.storage?.estimate?.()
  const persisted = (await navigator.storage?.persisted?.()) ?? false
  return { persisted, usage: estimate?.usage ?? null, quota: estimate?.quota ?? null }
}
