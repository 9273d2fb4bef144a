import * as z from 'zod/mini'

/** Whether, how often and how somebody is told of new postings for a saved search: the field `alert` of its record. */
export const alertSchema = z.object({ every: z.enum(['daily', 'weekly']), by: z.enum(['mail', 'push']) })
export type Alert = z.infer<typeof alertSchema>

/** The alert that a record's field holds; null: none, or nothing that can be read. */
export function readAlert(value: unknown): Alert | null {
  const read = alertSchema.safeParse(value)
  return read.success ? read.data : null
}

/** The hour in Japan at which people are told. */
export const alertHour = 8

const day = 24 * 60 * 60_000

/** The Monday of a date's week (`YYYY-MM-DD`), which may be the date itself. */
export function mondayOf(date: string): string {
  const at = Date.parse(date)
  return new Date(at - ((new Date(at).getUTCDay() + 6) % 7) * day).toISOString().slice(0, 10)
}

/** Whether it is time to look again, on a date, for what was looked for last on `lookedOn`: each day, or from Monday on once a week. */
export const isAlertDue = (every: Alert['every'], lookedOn: string, today: string): boolean =>
  lookedOn < (every === 'daily' ? today : mondayOf(today))

/** After so long somebody is asked whether an alert is still wanted, and given so long to say so. In milliseconds. */
const wantedFor = 365 * day
const answerWithin = 30 * day

/**
 * How an alert stands by its age, all in milliseconds since 1970: asked for or confirmed last at `wantedAt`, asked about
 * last at `askedAt` (null: never). `ask`: to be asked about now. `asked`: the answer is awaited. `over`: it did not come.
 */
export function alertAge({ wantedAt, askedAt }: { wantedAt: number; askedAt: number | null }, now: number): 'young' | 'ask' | 'asked' | 'over' {
  if (now - wantedAt < wantedFor) return 'young'
  if (askedAt === null || askedAt <= wantedAt) return 'ask'
  return now - askedAt < answerWithin ? 'asked' : 'over'
}

/** The fields that say up to which edition a search's hits were looked at: one for each device, so that none waits for another. */
const looked = /^lookedAt(\.[A-Za-z0-9_-]{1,64})?$/

/** Whether a field of a search's record tells of a look. */
export const isLook = (field: string): boolean => looked.test(field)

/** The edition up to which the hits of a search were looked at, on whatever device; null: they never were. */
export function lookedUpTo(fields: Iterable<readonly [string, unknown]>): number | null {
  let last: number | null = null
  for (const [field, value] of fields) {
    if (isLook(field) && typeof value === 'number' && Number.isInteger(value)) last = Math.max(last ?? 0, value)
  }
  return last
}

