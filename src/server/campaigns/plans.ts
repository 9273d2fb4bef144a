import * as z from 'zod/mini'
import { type CampaignLine, type OfficeCampaign, type PlanDraft, planDraftSchema } from '../../api/office-campaigns.ts'
import type { Audience } from '../../domain/audience.ts'
import type { CampaignPlan } from '../../domain/campaign.ts'
import { stateAt } from '../../domain/campaigns/state.ts'
import type { CampaignTable, Tx } from '../store/schema.ts'
import { reminderDays } from './reminder-days.ts'

/** What is stored of a plan: the draft's words with those of what was published, which have their id beside them. */
const storedSchema = z.pipe(z.looseObject({ audience: z.optional(z.unknown()) }), z.transform((body) => planDraftSchema.parse({ ...body, audience: body.audience ?? {} })))

/** The plan of a row, whether it is a draft or was published. */
export const planOf = ({ body }: Pick<CampaignTable, 'body'>): PlanDraft => storedSchema.parse(JSON.parse(body))

/** An audience without criteria that let everybody by; nothing of it is left when none narrows it. */
function narrowing(audience: Audience): Audience | undefined {
  const entries = Object.entries(audience).filter(([, value]) => value !== undefined)
  return entries.length === 0 ? undefined : Object.fromEntries(entries)
}

const inUtc = (instant: string | null): string | null => (instant === null ? null : new Date(instant).toISOString())

/** A plan as it is stored: instants in UTC, words without blanks around them. */
export function bodyOf(id: string, { title, audience, ...plan }: PlanDraft | CampaignPlan): string {
  const kept = narrowing(audience ?? {})
  const { opensAt, closesAt, graceUntil } = plan
  const words = { ja: title.ja.trim(), en: title.en.trim() }
  const at = { opensAt: inUtc(opensAt), closesAt: inUtc(closesAt), graceUntil: inUtc(graceUntil) }
  return JSON.stringify({ ...plan, ...at, id, title: words, ...(kept === undefined ? {} : { audience: kept }) })
}

/** A campaign as the office sees it at `now`. */
export function shownCampaign(row: CampaignTable, now: number): OfficeCampaign {
  const { id, rev, startedAt, closedAt, figuresAt, updatedAt } = row
  const plan = planOf(row)
  return { id, rev, state: stateAt(row.state, plan.closesAt, now), plan, reminderDays: reminderDays(plan), startedAt, closedAt, figuresAt, updatedAt }
}

/** One campaign's row, held until the transaction ends where it is to be changed. */
export function findCampaign(tx: Tx, id: string, held = false): Promise<CampaignTable | undefined> {
  const query = tx.selectFrom('campaigns').selectAll().where('id', '=', id)
  return (held ? query.forUpdate() : query).executeTakeFirst()
}

/** Every campaign with how many it asked and how many answered, the one begun last first. */
export async function listCampaigns(tx: Tx, now: number): Promise<CampaignLine[]> {
  const rows = await tx.selectFrom('campaigns').selectAll().orderBy('createdAt', 'desc').orderBy('id').execute()
  const count = async (table: 'invitations' | 'submissions') => {
    const counted = await tx
      .selectFrom(table)
      .select(({ fn }) => ['campaign', fn.countAll<number | string>().as('count')])
      .groupBy('campaign')
      .execute()
    return new Map(counted.map(({ campaign, count }) => [campaign, Number(count)]))
  }
  const [asked, answered] = [await count('invitations'), await count('submissions')]
  return rows.map((row) => {
    const { title, opensAt, closesAt } = planOf(row)
    const answers = answered.get(row.id) ?? 0
    return {
      id: row.id,
      state: stateAt(row.state, closesAt, now),
      title,
      opensAt,
      closesAt,
      asked: Math.max(asked.get(row.id) ?? 0, answers),
      answered: answers,
      updatedAt: row.updatedAt,
    }
  })
}
