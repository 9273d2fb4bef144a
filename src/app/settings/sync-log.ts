import { type LogLine, readLog } from '../../device/log.ts'
import type { StorageReport, SyncState } from '../../device/device.ts'

const instant = (at: number): string => new Date(at).toISOString()

const lineOf = ({ at, last, times, code }: LogLine): string =>
  times === 1 ? `${instant(at)} ${code}` : `${instant(at)} ${code} x${times} until ${instant(last)}`

/**
 * What whoever helps a person has to know, as plain text in one language for all: codes, times and counts, and nothing
 * about the person or what they wrote.
 */
export async function supportText(state: SyncState, storage: StorageReport, build: string, now: number): Promise<string> {
  const { waiting, refused, phase, oldest = null, lastReceived, skew = 0, storing } = state
  const facts = {
    build, now: instant(now), online: navigator.onLine, phase, storing, waiting, refused,
    oldest: oldest === null ? 'none' : instant(oldest),
    received: lastReceived === null ? 'never' : instant(lastReceived),
    skew, ...storage,
  }
  const lines = (await readLog()).map(lineOf)
  return [...Object.entries(facts).map(([name, value]) => `${name}: ${String(value)}`), '', ...lines].join('\n')
}
