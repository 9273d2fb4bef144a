/** What can be wrong with a database on this device before anything is read from it or written to it. */

/** It was written by a newer app: writing to it with this one could destroy what it holds. */
export class NewerDatabase extends Error {
  override name = 'NewerDatabase'
}

/** Parts of it are missing, as after a crash of the browser's own storage: writing to it could bury what is left. */
export class DamagedDatabase extends Error {
  override name = 'DamagedDatabase'
}

/** Whether a database is not to be touched. */
export const isUntouchable = (error: unknown): boolean => error instanceof NewerDatabase || error instanceof DamagedDatabase

const depth = 4

/** Whether an error, or what it was caused by, has one of these names. Dexie wraps what a browser throws. */
export function isNamed(error: unknown, names: ReadonlySet<string>): boolean {
  for (let cause: unknown = error, level = 0; cause && level < depth; level++) {
    if (typeof cause !== 'object' || !('name' in cause)) return false
    if (names.has(String(cause.name))) return true
    cause = 'inner' in cause ? cause.inner : undefined
  }
  return false
}

const quota = new Set(['QuotaExceededError'])

/** Whether a write failed because the device, or this site's share of it, is full. */
export const isFull = (error: unknown): boolean => isNamed(error, quota)
