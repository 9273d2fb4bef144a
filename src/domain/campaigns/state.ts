import type { Campaign, CampaignPlan, CampaignState } from '../campaign.ts'

/** Whether a campaign that was started has not opened yet. */
export const isAhead = (state: CampaignState, opensAt: string | null, now: number): boolean =>
  state === 'running' && opensAt !== null && Date.parse(opensAt) > now

/** How a campaign stands now: one that runs or rests is closed once its time is over, without anybody's doing. */
export const stateAt = (state: CampaignState, closesAt: string | null, now: number): CampaignState =>
  (state === 'running' || state === 'paused') && closesAt !== null && Date.parse(closesAt) <= now ? 'closed' : state

/** What everybody may know of a plan: all but when people are reminded. */
export function publishedOf(plan: CampaignPlan, paused: boolean): Campaign {
  const { paused: _before, reminders: _known, ...campaign } = plan
  return paused ? { ...campaign, paused } : campaign
}

/** What can be wrong with a plan that is about to start. */
export type PlanFault = 'order' | 'over' | 'grace' | 'years'

/** What keeps a plan from starting now; the schema has been met already. */
export function planFaults({ opensAt, closesAt, graceUntil, audience }: CampaignPlan, now: number): PlanFault[] {
  const [opens, closes, grace] = [opensAt, closesAt, graceUntil].map((at) => Date.parse(at)) as [number, number, number]
  const years = audience?.entryYears
  return [
    ...(closes <= opens ? (['order'] as const) : []),
    ...(closes <= now ? (['over'] as const) : []),
    ...(grace < closes ? (['grace'] as const) : []),
    ...(years !== undefined && years.to < years.from ? (['years'] as const) : []),
  ]
}

/** A plan closed at `now` instead of at its time: nothing of it lies later than that but the grace that was promised. */
export function closedAt(plan: CampaignPlan, now: number): CampaignPlan {
  const at = new Date(now).toISOString()
  const later = (instant: string) => (Date.parse(instant) > now ? instant : at)
  const opensAt = Date.parse(plan.opensAt) > now ? at : plan.opensAt
  return { ...plan, opensAt, closesAt: at, graceUntil: later(plan.graceUntil) }
}
