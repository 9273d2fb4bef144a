import type { SyncState } from '../device.ts'
import type { RoundContext, RoundEnd } from './round.ts'
import { noTrouble } from './trouble.ts'

/** Waiting grows from the first to the last, in milliseconds, and never ends: a phone may come back after a year. */
const firstWait = 2_000
const longestWait = 15 * 60_000
/** How long after a change a round starts, and how long typing on may put it off: words of one go travel together. */
const settleTime = 1_000
/** The same after a time without changes: the first one is to be seen elsewhere at once. */
const firstSettleTime = 200
const quietTime = 3_000
const longestSettling = 10_000
/** How often a page that is looked at asks for news. */
const restTime = 60_000
/** The same while it is told of changes: then for what is published alone, and in case. */
const liveRestTime = 10 * 60_000
/** Hints that come sooner than this after a good round, as a page getting focus does, say nothing new. */
const hintTime = 5_000
/** After so many looks at a lock that another tab holds, some ninety seconds, it is taken from it: no pass takes that long. */
const longestHeld = 45

export interface Engine {
  phase(): SyncState['phase']
  /**
   * Runs a round: `soon`, once typing has settled; `now`, though one is under way; or on a `hint` that the network may
   * be there, which starts nothing when all is well or a round is under way.
   */
  nudge(when: 'soon' | 'now' | 'hint'): void
  /** No round runs after this; resolves when the one under way has let go. */
  stop(): Promise<void>
}

export interface EngineContext extends Omit<RoundContext, 'signal'> {
  /** How many changes and sealed answers the server has not confirmed. */
  waiting: () => Promise<number>
  /** On a computer that others use nothing runs once its pages are closed. */
  shared: boolean
  onPhase: () => void
  /** Whether this page is told of changes as they happen. */
  isLive?: () => boolean
  /** After a round, whatever its end. */
  onEnd: (end: RoundEnd) => void
}

/** Decides when rounds run in a page: after changes, when something says the network may be back, and with back-off. */
export function startEngine(context: EngineContext): Engine {
  const { environment } = context
  const trouble = noTrouble()
  const abort = new AbortController()
  let phase: SyncState['phase'] = 'idle'
  let running: Promise<void> | null = null
  let again = false
  let attempts = 0
  let held = 0
  let lastDone = -Infinity
  let settlingSince: number | null = null
  let timer: ReturnType<typeof setTimeout> | undefined

  function enter(next: SyncState['phase']) {
    if (phase === next) return
    phase = next
    context.onPhase()
  }

  /** A hidden page does not ask for news: it is woken when it is looked at again. */
  function runIfSeen() {
    if (document.visibilityState !== 'visible') return
    if (context.isLive?.() && sinceDone() < liveRestTime) timer = setTimeout(runIfSeen, restTime)
    else start()
  }

  /** By a clock that may have been set back. */
  const sinceDone = () => Math.abs(environment.now() - lastDone)

  function schedule(wait: number) {
    clearTimeout(timer)
    timer = setTimeout(start, wait)
  }

  function start() {
    if (abort.signal.aborted) return
    if (running) {
      again = true
      return
    }
    clearTimeout(timer)
    again = false
    settlingSince = null
    running = run()
      .catch((error: unknown) => {
        // Nothing is lost by a round that broke off: what it did not finish waits for the next.
        console.error('A sync round broke off:', error)
        retryLater()
      })
      .finally(() => {
        running = null
        if (again) schedule(settleTime)
      })
  }

  function retryLater() {
    if (abort.signal.aborted) return
    enter('offline')
    attempts += 1
    // Full jitter: phones that lost the same network must not come back at the same moment.
    schedule(firstWait + Math.random() * Math.min(longestWait, firstWait * 2 ** attempts))
  }

  async function run() {
    const waited = await context.waiting()
    if (waited > 0) enter('sending')
    // Loaded by the first round: no screen waits for the network, so none waits for the code that speaks to it.
    const { runRound } = await import('./round.ts')
    const end = await runRound({ ...context, signal: abort.signal }, trouble, held >= longestHeld ? 'break' : 'yield')
    if (abort.signal.aborted) return
    held = end === 'busy' ? held + 1 : 0
    if (end === 'done') {
      attempts = 0
      lastDone = environment.now()
      enter('idle')
      if (settlingSince === null) {
        clearTimeout(timer)
        timer = setTimeout(runIfSeen, restTime)
      }
    } else if (end === 'signed-out' || end === 'other-account') {
      enter('signed-out')
    } else if (end === 'update-needed') {
      enter('update-needed')
    } else if (end === 'busy') {
      schedule(firstWait)
    } else if (end === 'later') {
      retryLater()
      if (!context.shared) await (await import('../arrivals.ts')).askForBackgroundSync()
    }
    context.onEnd(end)
  }

  return {
    phase: () => phase,
    nudge(when) {
      if (when === 'soon') {
        // Without a session nothing is gained by asking after every word; a hint or a sign-in starts it again.
        if (phase === 'signed-out' || phase === 'update-needed') return
        const now = environment.now()
        settlingSince ??= now
        schedule(Math.min(sinceDone() > quietTime ? firstSettleTime : settleTime, Math.max(0, settlingSince + longestSettling - now)))
      } else {
        // A round under way may have begun without the network that there is now: should it fail, the next comes soon.
        attempts = 0
        if (when === 'now' || !(running || (phase === 'idle' && sinceDone() < hintTime))) start()
      }
    },
    async stop() {
      abort.abort()
      clearTimeout(timer)
      await running
    },
  }
}
