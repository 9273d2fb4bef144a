import { note } from '../log.ts'
import { type ListenContext, listenOnce } from './listen.ts'

/** The tab that holds this listens for all tabs of this device. */
export const liveLock = 'jgrad-live'

/** Waiting grows from the first to the last, in milliseconds; meanwhile ordinary passes look for news. */
const firstWait = 1_000
const longestWait = 5 * 60_000
/** After so many failures in a row waiting is long; a stream that is held back will be so again. */
const failuresWhenSilent = 7
/** A stream that lasted so long was a good one. */
const goodTime = 30_000

export interface FollowContext extends ListenContext {
  /** Something was lost: an ordinary pass may be needed. */
  hint: () => void
  /** Told whether this tab hears of changes as they happen. */
  onLive: (live: boolean) => void
}

/**
 * Hears of changes as they happen, for as long as this page is looked at and until `signal` is aborted. Of several pages
 * the one that was looked at last listens: it takes the lock from whoever has it, so that a page that was frozen with it
 * stands in nobody's way, and the others wait for their turn.
 */
export async function follow(context: FollowContext, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await whenVisible(signal)
    if (signal.aborted) return
    await whileVisible(signal, (seen) => inTurn(context, seen))
  }
}

const isVisible = () => document.visibilityState === 'visible'

async function whenVisible(signal: AbortSignal): Promise<void> {
  if (isVisible()) return
  await new Promise<void>((resolve) => {
    const done = new AbortController()
    const look = () => {
      if (!isVisible() && !signal.aborted) return
      done.abort()
      resolve()
    }
    document.addEventListener('visibilitychange', look, { signal: done.signal })
    globalThis.addEventListener?.('pageshow', look, { signal: done.signal })
    signal.addEventListener('abort', look, { signal: done.signal })
  })
}

/** Does something until the page is hidden: it lets go at once then, since it may be frozen the moment after. */
async function whileVisible(signal: AbortSignal, work: (seen: AbortSignal) => Promise<void>): Promise<void> {
  const hidden = new AbortController()
  const hide = (event: Event) => {
    if (event.type === 'pagehide' || !isVisible()) hidden.abort()
  }
  document.addEventListener('visibilitychange', hide, { signal: hidden.signal })
  globalThis.addEventListener?.('pagehide', hide, { signal: hidden.signal })
  try {
    await work(AbortSignal.any([signal, hidden.signal]))
  } finally {
    hidden.abort()
  }
}

async function inTurn(context: FollowContext, seen: AbortSignal): Promise<void> {
  let first = true
  while (!seen.aborted) {
    const mine = new AbortController()
    try {
      await navigator.locks.request(liveLock, first ? { steal: true } : { signal: seen }, () =>
        stay(context, AbortSignal.any([seen, mine.signal])),
      )
    } catch (error) {
      // Another page was looked at after this one.
      if (!(error instanceof DOMException && error.name === 'AbortError')) throw error
    } finally {
      mine.abort()
      context.onLive(false)
    }
    first = false
  }
}

/** Listens again and again. */
async function stay(context: FollowContext, signal: AbortSignal): Promise<void> {
  const { environment } = context
  let failures = 0
  while (!signal.aborted) {
    const began = environment.now()
    const end = await listenOnce(context, signal, () => {
      context.onLive(true)
      void note('live.open')
    })
    context.onLive(false)
    if (signal.aborted) return
    void note(`live.${end}`)
    failures = Math.abs(environment.now() - began) > goodTime ? 0 : failures + 1
    if (end === 'silent') failures = Math.max(failures, failuresWhenSilent)
    if (end === 'refused' || end === 'over') context.pass()
    else context.hint()
    // Full jitter: phones that lost the same server must not come back at the same moment.
    await pause(firstWait + Math.random() * Math.min(longestWait, firstWait * 2 ** failures), signal)
  }
}

/** Waits, but no longer than until the network is said to be back. */
async function pause(span: number, signal: AbortSignal): Promise<void> {
  const done = new AbortController()
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, span)
    const stop = () => {
      clearTimeout(timer)
      resolve()
    }
    signal.addEventListener('abort', stop, { signal: done.signal })
    globalThis.addEventListener?.('online', stop, { signal: done.signal })
  })
  done.abort()
}
