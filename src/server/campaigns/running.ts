import { type CampaignPlan, campaignPlanSchema, isOpen } from '../../domain/campaign.ts'
import type { Tx } from '../store/schema.ts'

/** The ids of the campaigns that the office lets run, whether or not they are open now. */
export async function runningCampaigns(tx: Tx): Promise<string[]> {
  const rows = await tx.selectFrom('campaigns').select('id').where('state', '=', 'running').orderBy('id').execute()
  return rows.map(({ id }) => id)
}

/**
 * The plan of a campaign that people may be written to about now, with its row held until the transaction ends: nobody
 * pauses it meanwhile, and no other server writes to the same people. Null when it does not run or is not open.
 */
export async function holdRunning(tx: Tx, id: string, now: number): Promise<CampaignPlan | null> {
  const row = await tx.selectFrom('campaigns').select(['state', 'body']).where('id', '=', id).forUpdate().executeTakeFirst()
  if (row?.state !== 'running') return null
  const plan = campaignPlanSchema.parse(JSON.parse(row.body))
  return isOpen(plan, now) ? plan : null
}
