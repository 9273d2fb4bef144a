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
 * it says so by returning false and the error is shown instead of an endless circle. Without a worker the page would come
 * over a network that may be why the part is missing, and the browser's own error would stand in the place of the app: then
 * the error is shown, and the page is loaded anew once the server has answered.
 */
export function reloadForMissingPart(): boolean {
  if (reloading) return true
  if (readMark() === build) return false
  if (navigator.serviceWorker?.controller) return reloadMarked()
  void isServerThere().then((isThere) => isThere && !reloading && reloadMarked())
  return false
}

/** What build was reloaded last for a part that it missed; its own where that can't be known: then the circle can't be excluded. */
function readMark(): string | null {
  try {
    return sessionStorage.getItem(mark)
  } catch (error) {
    console.warn('no session storage, so no reload', error)
    return build
  }
}

/** False: what can't be marked is not done, for the same reason. */
function reloadMarked(): boolean {
  try {
    sessionStorage.setItem(mark, build)
  } catch (error) {
    console.warn('no room in the session storage, so no reload', error)
    return false
  }
  void reloadOnce()
  return true
}

/** Whether it is our server that answers, and no network's page of its own. */
async function isServerThere(): Promise<boolean> {
  try {
    const answer = await fetch('/api/health', { cache: 'no-store', redirect: 'error' })
    return answer.ok && (answer.headers.get('content-type') ?? '').includes('json')
  } catch (error) {
    console.info('a part is missing, and so is the network', error)
    return false
  }
}
