import type { VersionChanges } from '../../api/office-campaigns.ts'
import { whatChanged } from '../../domain/questionnaire/what-changed.ts'
import { findQuestionnaire } from '../catalogue/publish.ts'
import type { Tx } from '../store/schema.ts'
import { findCampaign, planOf } from './plans.ts'

/** What would change for people if a campaign asked another version of its questionnaire; null: one of them is not there. */
export async function versionChanges(tx: Tx, id: string, version: number): Promise<VersionChanges | null> {
  const row = await findCampaign(tx, id)
  const named = row ? planOf(row).definition : null
  if (named === null) return null
  const [before, after] = [await findQuestionnaire(tx, named), await findQuestionnaire(tx, { id: named.id, version })]
  if (!before || !after) return null
  const changes = whatChanged(before, after).items.map((change) => ({
    kind: change.kind,
    id: change.id,
    asks: change.kind === 'removed' ? change.before.label : change.after.label,
    aspects: change.kind === 'changed' ? change.aspects : [],
  }))
  return { changes }
}
