import type { ToldCampaign } from '../../api/university.ts'
import { stateAt } from '../../domain/campaigns/state.ts'
import { planOf } from '../campaigns/plans.ts'
import { samplePastCampaign } from '../samples/coordinator.ts'
import type { Tx } from '../store/schema.ts'

/** A campaign as coordinators see it before anything is counted. `madeUp`: nobody was asked, there are only sample numbers. */
export type AskingCampaign = Pick<ToldCampaign, 'id' | 'title' | 'state' | 'opensAt' | 'closesAt' | 'graceUntil'> & { madeUp?: true }

/** The campaigns that were started and ask people of a university, the newest first. */
export async function campaignsAsking(tx: Tx, university: string, { sample, now }: { sample: boolean; now: number }): Promise<AskingCampaign[]> {
  const rows = await tx.selectFrom('campaigns').selectAll().where('state', '!=', 'draft').execute()
  const asking = rows.flatMap((row): AskingCampaign[] => {
    const { title, opensAt, closesAt, graceUntil, audience } = planOf(row)
    if (opensAt === null || closesAt === null || graceUntil === null) return []
    if (audience.universities !== undefined && !audience.universities.includes(university)) return []
    const state = stateAt(row.state, closesAt, now)
    const ahead = Date.parse(opensAt) > now
    const closed = Date.parse(graceUntil) > now ? 'grace' : 'closed'
    return [{ id: row.id, title, opensAt, closesAt, graceUntil, state: state === 'closed' ? closed : ahead ? 'ahead' : state === 'paused' ? 'paused' : 'open' }]
  })
  return [...asking, ...(sample ? [samplePastCampaign(now)] : [])].toSorted((a, b) => (a.opensAt < b.opensAt ? 1 : a.opensAt > b.opensAt ? -1 : a.id < b.id ? -1 : 1))
}
