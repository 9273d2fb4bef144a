import { sql } from 'kysely'
import type { Tx } from './schema.ts'

/** What a device told last of what waits on it. */
export interface ToldQueue {
  build: string | null
  contactAt: string | null
  /** The age of the oldest change then, as the device told it. */
  oldest: string | null
}

const live = (tx: Tx, now: string) =>
  tx.selectFrom('sessions').where('endedAt', 'is', null).where('revokedAt', 'is', null).where('expiresAt', '>', now)

/** Devices that are signed in at `now` (ISO 8601) and told last that something waits on them. */
export const waitingQueues = (tx: Tx, now: string): Promise<ToldQueue[]> =>
  live(tx, now).where('waiting', '>', 0).select(['build', 'contactAt', 'oldest']).execute()

/** How many devices that are signed in at `now` spoke with the server since then, by the version of their app. */
export async function devicesByBuild(tx: Tx, since: string, now: string): Promise<Map<string | null, number>> {
  const rows = await live(tx, now)
    .where('contactAt', '>=', since)
    .groupBy('build')
    .select(['build', sql<number>`count(*)`.as('devices')])
    .execute()
  return new Map(rows.map(({ build, devices }) => [build, devices]))
}
