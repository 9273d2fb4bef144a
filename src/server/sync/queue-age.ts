import type { SyncRequest } from '../../api/sync.ts'
import type { Result } from '../../sync/change.ts'

const minute = 60_000
/** Ages of a waiting queue that are worth telling apart, in milliseconds. */
export const queueAges = { tenMinutes: 10 * minute, hour: 60 * minute, day: 24 * 60 * minute } as const

/** What waits on a device once a request is answered: how much, and for how long as it told, null when nothing does. */
export interface Queue {
  waiting: number
  oldest: string | null
}

/** More than a notebook can hold: what a device tells is anybody's word, and has to fit the database. */
const mostWaiting = 1_000_000

/** What is left on a device: what it kept for later, and what the server put off. */
export function queueAfter({ left, oldest }: SyncRequest, results: readonly Result[]): Queue {
  const waiting = Math.min(left + results.filter(({ outcome }) => outcome === 'parked').length, mostWaiting)
  return { waiting, oldest: waiting === 0 ? null : readOldest(oldest) }
}

/** An age in milliseconds, or an instant, as something that can be kept; null when it is neither. */
function readOldest(oldest: SyncRequest['oldest']): string | null {
  if (oldest === null) return null
  if (Number.isFinite(Number(oldest))) return String(Number(oldest))
  const since = Date.parse(String(oldest))
  return Number.isNaN(since) ? null : new Date(since).toISOString()
}

/** The age of a queue in milliseconds, as a device told it: a number, or the instant when it began. Nought when it says nothing. */
export function ageOf(oldest: string | null, now: number): number {
  if (oldest === null) return 0
  const age = Number.isFinite(Number(oldest)) ? Number(oldest) : now - Date.parse(oldest)
  return Number.isFinite(age) ? Math.max(0, age) : 0
}

/** How many of the ages a queue has reached. What waits for less is under way, and nobody's business. */
export const gradeOf = ({ waiting, oldest }: { waiting: number | null; oldest: string | null }, now: number): number =>
  waiting === null || waiting === 0 ? 0 : Object.values(queueAges).filter((age) => ageOf(oldest, now) >= age).length
