import { isGoingOn, sittingLock } from './sitting-end.ts'

/**
 * A sitting at a computer that others use: it lasts as long as a tab of it does, and nothing of the person stays behind.
 * Each of its tabs holds a lock; a tab that is being loaded anew has let go of it for a moment, and left a note.
 */
const note = 'jgrad.sitting'
/** What a tab has to be back within, in milliseconds: one that was closed is brought back later, if at all. */
const reloadTime = 20_000

/** Whether this very tab was part of it a moment ago. Closed tabs that are brought back bring their notes along. */
function wasHere(sitting: string): boolean {
  const [id, left] = (sessionStorage.getItem(note) ?? '').split(' ')
  if (id !== sitting) return false
  const wasDiscarded = 'wasDiscarded' in document && document.wasDiscarded === true
  return wasDiscarded || Math.abs(Date.now() - Number(left)) < reloadTime
}

/** Whether a page that is just starting goes on with the sitting: it was part of it, or another tab still is. */
export const continues = async (sitting: string): Promise<boolean> => wasHere(sitting) || isGoingOn()

/**
 * Makes this tab part of a sitting until the function it returns is called. While `atRisk` the browser asks before the
 * tab is closed; afterwards the worker is told to look whether it was the last.
 */
export function sit(sitting: string, atRisk: () => boolean): () => void {
  const over = new AbortController()
  const { signal } = over
  // Without a time: a tab that ended without a word is not one that is being loaded anew.
  sessionStorage.setItem(note, sitting)
  void navigator.locks.request(sittingLock, { mode: 'shared' }, async () => {
    if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve))
  })
  const ask = (event: Event) => {
    if (atRisk()) event.preventDefault()
  }
  const part = () => {
    sessionStorage.setItem(note, `${sitting} ${Date.now()}`)
    navigator.serviceWorker?.controller?.postMessage({ type: 'LEFT' })
  }
  addEventListener('beforeunload', ask, { signal })
  addEventListener('pagehide', part, { signal })
  return () => {
    over.abort()
    sessionStorage.removeItem(note)
  }
}
