import { setTimeout as pause } from 'node:timers/promises'
import { CommitInDoubt, isLost, isPassing } from './failures.ts'

const attempts = 6
const firstPause = 20
/** How long PostgreSQL may stay away before a commit in doubt is given up on, in milliseconds. */
const doubtPatience = 15_000

/**
 * Does a piece of work, and again when it was undone by what passes: six times in all, with growing, uneven pauses, within
 * about two seconds. The work hands its result to `done` right before it commits; when the commit's answer is lost,
 * `status` tells whether the transaction of that number is `committed` (then that result stands), `aborted` (then the
 * work is done again) or still `in progress`. Throws the last failure; a `CommitInDoubt` when nobody could tell.
 */
export async function repeating<T>(
  work: (done: (result: T) => T) => Promise<T>,
  status: (transaction: string) => Promise<string | null>,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    let finished: { result: T } | undefined
    try {
      return await work((result) => {
        finished = { result }
        return result
      })
    } catch (failure) {
      if (failure instanceof CommitInDoubt && finished !== undefined) {
        if (await wasCommitted(failure, status)) return finished.result
      } else if (!isPassing(failure)) {
        throw failure
      }
      if (attempt === attempts) throw failure
      await pause(firstPause * 2 ** attempt * (0.5 + Math.random()))
    }
  }
}

/** Whether a transaction whose commit was not answered took place. Throws `doubt` when nobody can tell in time. */
async function wasCommitted(doubt: CommitInDoubt, status: (transaction: string) => Promise<string | null>): Promise<boolean> {
  const until = Date.now() + doubtPatience
  for (;;) {
    const known = await status(doubt.transaction).catch((failure: unknown) => {
      if (!isLost(failure)) throw failure
      return 'unreachable'
    })
    if (known === 'committed') return true
    if (known === 'aborted') return false
    if (known === null || Date.now() > until) throw doubt
    await pause(firstPause + Math.random() * firstPause)
  }
}
