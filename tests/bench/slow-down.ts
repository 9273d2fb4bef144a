import { readdirSync, readFileSync } from 'node:fs'
import { Worker } from 'node:worker_threads'

/**
 * Makes the pages of a browser, and the workers in them, as slow as on a processor so many times slower: DevTools can slow
 * down a page, and leaves its workers as they are. Returns what ends it.
 */
export function slowDown(profile: string, times: number): () => Promise<void> {
  const pids = renderersOf(profile)
  if (pids.length === 0) throw new Error('no page of that browser was found')
  const worker = new Worker(new URL('stop-and-go.ts', import.meta.url), { workerData: { pids, run: 1, rest: times - 1 } })
  return async () => {
    await worker.terminate()
    for (const pid of pids) process.kill(pid, 'SIGCONT')
  }
}

/** The processes in which a browser's pages run, by the folder of its profile. Linux alone says so. */
function renderersOf(profile: string): number[] {
  const all = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? [processAt(Number(name))].flatMap((found) => found ?? []) : []))
  const browser = all.find(({ command }) => command.includes(profile) && !command.includes('--type='))
  const isWithin = (pid: number): boolean => pid === browser?.pid || all.some((each) => each.pid === pid && each.parent !== pid && isWithin(each.parent))
  return all.filter(({ pid, command }) => command.includes('--type=renderer') && isWithin(pid)).map(({ pid }) => pid)
}

function processAt(pid: number): { pid: number; parent: number; command: string } | null {
  try {
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8')
    const parent = /^PPid:\s+(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return { pid, parent: Number(parent), command }
  } catch (error) {
    // It ended meanwhile.
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ESRCH')) return null
    throw error
  }
}
