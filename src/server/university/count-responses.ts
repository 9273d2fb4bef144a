import { sql } from 'kysely'
import { dayAt } from '../../domain/campaigns/japan-day.ts'
import type { Standing } from '../../domain/coordinator/response.ts'
import type { Tx } from '../store/schema.ts'

/** How many things happened in which hour (UTC, `2026-11-22T03`). */
type Hours = readonly { hour: string; count: number | string }[]

/**
 * How many of a university's people, or of everybody's (null), were asked and answered by the end of each of these days.
 * Whoever answered without having been invited counts as asked then. Exact and secret.
 */
export async function countResponses(tx: Tx, campaign: string, university: string | null, days: readonly string[]): Promise<Standing[]> {
  const [invited, answered, uninvited] = [
    sumsByDay(await invitationHours(tx, campaign, university)),
    sumsByDay(await submissionHours(tx, campaign, university, false)),
    sumsByDay(await submissionHours(tx, campaign, university, true)),
  ]
  const standing = { asked: 0, answered: 0 }
  const before = (sums: ReadonlyMap<string, number>): number => [...sums].reduce((sum, [day, count]) => (day < (days[0] ?? '') ? sum + count : sum), 0)
  standing.asked = before(invited) + before(uninvited)
  standing.answered = before(answered)
  return days.map((day) => {
    standing.asked += (invited.get(day) ?? 0) + (uninvited.get(day) ?? 0)
    standing.answered += answered.get(day) ?? 0
    return { day, ...standing }
  })
}

function sumsByDay(hours: Hours): Map<string, number> {
  const sums = new Map<string, number>()
  for (const { hour, count } of hours) {
    const day = dayAt(`${hour}:00:00.000Z`)
    sums.set(day, (sums.get(day) ?? 0) + Number(count))
  }
  return sums
}

/** The people of one university, to be looked for by their ids. */
const accountsOf = (tx: Tx, university: string) =>
  tx.selectFrom('accounts').select('id').where('university', '=', university).where('role', '=', 'registrant')

function invitationHours(tx: Tx, campaign: string, university: string | null): Promise<Hours> {
  const hour = sql<string>`substr(${sql.ref('createdAt')}, 1, 13)`
  let query = tx.selectFrom('invitations').where('campaign', '=', campaign)
  if (university !== null) query = query.where('account', 'in', accountsOf(tx, university))
  return query.select(({ fn }) => [hour.as('hour'), fn.countAll<number | string>().as('count')]).groupBy(hour).execute()
}

function submissionHours(tx: Tx, campaign: string, university: string | null, onlyUninvited: boolean): Promise<Hours> {
  const hour = sql<string>`substr(${sql.ref('receivedAt')}, 1, 13)`
  let query = tx.selectFrom('submissions').where('campaign', '=', campaign)
  if (university !== null) query = query.where('account', 'in', accountsOf(tx, university))
  if (onlyUninvited) query = query.where('account', 'not in', tx.selectFrom('invitations').select('account').where('campaign', '=', campaign))
  return query.select(({ fn }) => [hour.as('hour'), fn.countAll<number | string>().as('count')]).groupBy(hour).execute()
}
