import { storeAll } from './safekeeping.ts'

declare const __BUILD__: string

/** Names the build that runs. */
export const build = __BUILD__

let reloading = false

/**
 * Stores what waits, then loads the page anew. However often it is called, the page is loaded once. False: something
 * could not be stored and would be lost with the page, so the page stays.
 */
export async function reloadOnce(): Promise<boolean> {
  if (reloading) return true
  reloading = true
  reloading = await storeAll()
  if (reloading) location.reload()
  return reloading
}

const mark = 'jgrad.reloaded-from'

/**
 * Reloads for a part of the app that is no longer there, once for each build: when the same build misses a part again,
 * it says so by returning false and the error is shown instead of an endless circle.
 */
export function reloadForMissingPart(): boolean {
  try {
    if (sessionStorage.getItem(mark) === build) return false
    sessionStorage.setItem(mark, build)
  } catch (error) {
    // Without a memory that outlives the reload the circle can't be excluded.
    console.warn('no session storage, so no reload', error)
    return false
  }
  void reloadOnce()
  return true
}
