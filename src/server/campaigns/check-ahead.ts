import type { PlanDraft } from '../../api/office-campaigns.ts'
import { findQuestionnaire, problemsFor } from '../catalogue/publish.ts'
import type { Store } from '../store/store.ts'
import { findCampaign, planOf } from './plans.ts'

/**
 * Judges the questionnaire of a plan, or of the campaign's own, before anything is held: it may take its time, and
 * publishing the campaign then knows the outcome. Says nothing itself.
 */
export async function checkAhead(store: Store, id: string, written?: PlanDraft): Promise<void> {
  const ahead = await store.read(async (tx) => {
    const row = written === undefined ? await findCampaign(tx, id) : undefined
    const plan = written ?? (row && planOf(row))
    if (!plan?.definition || plan.referenceDate === null) return null
    return { definition: await findQuestionnaire(tx, plan.definition), referenceDate: plan.referenceDate }
  })
  if (ahead?.definition) problemsFor(ahead.definition, ahead.referenceDate)
}
