import type { Campaign } from '../../domain/campaign.ts'
import { stateAt } from '../../domain/campaigns/state.ts'
import type { CampaignFigures } from '../../domain/figures.ts'
import type { Definition } from '../../domain/questionnaire/definition.ts'
import { gatherFigures } from '../../domain/responses/figures.ts'
import { type Actor, recordAudit } from '../accounts/audit.ts'
import { findCampaign } from '../campaigns/plans.ts'
import { findFigures, publishFigures } from '../catalogue/publish.ts'
import type { Store } from '../store/store.ts'
import { findResponses, responsePages } from './read-responses.ts'

export interface FiguresNow {
  figures: CampaignFigures
  /** The campaign's row as it was when the figures were counted. */
  rev: number
  published: boolean
  campaign: Campaign
  /** The questionnaire that the figures speak of. */
  definition: Definition
}

/**
 * The figures of a campaign: those that were published, or else what would be published now. Answers that came after
 * the close do not count. Null: there is no such campaign, or it was never started.
 */
export async function countFigures(store: Store, id: string, now: number): Promise<FiguresNow | null> {
  const begun = await store.read(async (tx) => {
    const row = await findCampaign(tx, id)
    const responses = row && (await findResponses(tx, id))
    return responses ? { rev: row.rev, responses, published: await findFigures(tx, id) } : null
  })
  if (!begun) return null
  const { rev, responses, published } = begun
  const { campaign, versions } = responses
  const asked = published?.definition ?? campaign.definition
  const definition = versions.find(({ version }) => version === asked.version) ?? versions.at(-1)
  if (definition === undefined) throw new Error('a campaign asks a questionnaire that was never published')
  if (published) return { figures: published, rev, published: true, campaign, definition }
  const gathering = gatherFigures(campaign.referenceDate)
  for await (const page of responsePages(store, responses)) {
    for (const response of page) if (response.state !== 'after-close') gathering.add(response.definition, response.answers)
  }
  return { figures: gathering.publish(campaign, new Date(now).toISOString()), rev, published: false, campaign, definition }
}

/**
 * Publishes the figures of a campaign that has closed, once for ever: nothing that changes later changes them. `rev` is
 * the campaign as it was on screen.
 */
export async function bringOutFigures(
  store: Store,
  { id, rev }: { id: string; rev: number },
  { actor, now }: { actor: Actor; now: number },
): Promise<FiguresNow | { refused: 'not-found' | 'changed-meanwhile' | 'not-allowed-now' }> {
  const counted = await countFigures(store, id, now)
  if (!counted) return { refused: 'not-found' }
  if (counted.published) return { refused: 'not-allowed-now' }
  return store.write(async (tx) => {
    const row = await findCampaign(tx, id, true)
    if (!row) return { refused: 'not-found' }
    if (row.rev !== rev || row.rev !== counted.rev) return { refused: 'changed-meanwhile' }
    if (row.figuresAt !== null || stateAt(row.state, counted.campaign.closesAt, now) !== 'closed') return { refused: 'not-allowed-now' }
    await publishFigures(tx, counted.figures, now)
    const at = new Date(now).toISOString()
    await tx.updateTable('campaigns').set({ figuresAt: at, rev: rev + 1, updatedAt: at }).where('id', '=', id).execute()
    const detail = { campaign: id, answered: counted.figures.answered, questions: counted.figures.figures.length }
    await recordAudit(tx, { actor, action: 'campaign.figures-published', detail }, now)
    return { ...counted, rev: rev + 1, published: true }
  })
}
