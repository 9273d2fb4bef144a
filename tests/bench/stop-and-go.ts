import { workerData } from 'node:worker_threads'
import * as z from 'zod/mini'

/**
 * Stops some processes and lets them go on, for ever: `run` milliseconds of `run + rest`. A thread of its own, which waits
 * to the millisecond whatever the bench does meanwhile.
 */
const { pids, run, rest } = z.object({ pids: z.array(z.int()), run: z.number(), rest: z.number() }).parse(workerData)
const clock = new Int32Array(new SharedArrayBuffer(4))

function tell(signal: NodeJS.Signals): void {
  for (const pid of pids) process.kill(pid, signal)
}

for (;;) {
  tell('SIGSTOP')
  Atomics.wait(clock, 0, 0, rest)
  tell('SIGCONT')
  Atomics.wait(clock, 0, 0, run)
}
