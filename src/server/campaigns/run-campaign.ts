import type { OfficeCampaign, PlanDraft } from '../../api/office-campaigns.ts'
import { hourInJapan } from '../../domain/business-days.ts'
import { type CampaignPlan, campaignPlanSchema } from '../../domain/campaigns/plan.ts'
import { closedAt, planFaults, publishedOf, stateAt } from '../../domain/campaigns/state.ts'
import { sameJson } from '../../domain/json.ts'
import { type Actor, recordAudit } from '../accounts/audit.ts'
import { publishCampaign } from '../catalogue/publish.ts'
import { newId } from '../random.ts'
import { hold } from '../store/engine.ts'
import type { CampaignTable, Tx } from '../store/schema.ts'
import { countPeople } from './count-people.ts'
import { countAsInTime } from './now-in-time.ts'
import { bodyOf, findCampaign, planOf, shownCampaign } from './plans.ts'
import { recallMails } from './recall.ts'
import { reminderDays } from './reminder-days.ts'

/** Who does something to a campaign, and when. */
export interface Hand {
  actor: Actor
  now: number
}
/** Which campaign, as it was on screen. */
export interface Wish {
  id: string
  rev: number
}

/** `bad-request` and `not-allowed-now` name the part of the plan that is at fault. */
export type CampaignRefusal = { refused: 'not-found' | 'changed-meanwhile' } | { refused: 'bad-request' | 'not-allowed-now'; field?: string }
type Done = OfficeCampaign | CampaignRefusal
const notNow = (field?: string): CampaignRefusal => ({ refused: 'not-allowed-now', ...(field === undefined ? {} : { field }) })
const wrong = (field: string): CampaignRefusal => ({ refused: 'bad-request', field })

/** Begins a campaign as a draft. */
export async function addCampaign(tx: Tx, plan: PlanDraft, { actor, now }: Hand): Promise<OfficeCampaign> {
  const [id, at] = [newId(), new Date(now).toISOString()]
  const row: CampaignTable = { id, rev: 1, state: 'draft', body: bodyOf(id, plan), startedAt: null, closedAt: null, figuresAt: null, createdAt: at, updatedAt: at }
  await tx.insertInto('campaigns').values(row).execute()
  await recordAudit(tx, { actor, action: 'campaign.written', detail: { campaign: id } }, now)
  return shownCampaign(row, now)
}

/** The row, held, if it is as it was on screen. */
async function take(tx: Tx, { id, rev }: Wish): Promise<CampaignTable | CampaignRefusal> {
  const row = await findCampaign(tx, id, true)
  if (!row) return { refused: 'not-found' }
  return row.rev === rev ? row : { refused: 'changed-meanwhile' }
}

async function put(tx: Tx, row: CampaignTable, change: Partial<CampaignTable>, now: number): Promise<OfficeCampaign> {
  const after = { ...row, ...change, rev: row.rev + 1, updatedAt: new Date(now).toISOString() }
  const { id, ...columns } = after
  await tx.updateTable('campaigns').set(columns).where('id', '=', id).execute()
  return shownCampaign(after, now)
}

/** What was published, which is a whole plan. */
const wholePlan = (row: CampaignTable): CampaignPlan => campaignPlanSchema.parse(JSON.parse(row.body))

/** Brings a plan before everybody; null, or the part of it that can't stand. */
async function publish(tx: Tx, plan: CampaignPlan, paused: boolean, now: number): Promise<CampaignRefusal | null> {
  await hold(tx, 'edition campaigns')
  const published = await publishCampaign(tx, publishedOf(plan, paused), now)
  if (published.ok) return null
  return wrong(published.problem.code === 'definition-unknown' ? 'definition' : 'referenceDate')
}

const standingOf = (row: CampaignTable, now: number) => stateAt(row.state, planOf(row).closesAt, now)

/** Starts a draft, if it asks just as many people as whoever starts it was told and wrote down. */
export async function startCampaign(tx: Tx, wish: Wish & { people: number }, { actor, now }: Hand): Promise<Done> {
  const row = await take(tx, wish)
  if ('refused' in row) return row
  if (row.state !== 'draft') return notNow()
  const parsed = campaignPlanSchema.safeParse(JSON.parse(row.body))
  if (!parsed.success) return wrong(parsed.error.issues[0]?.path.map(String).join('.') ?? '')
  const plan = parsed.data
  const [fault] = planFaults(plan, now)
  if (fault !== undefined) return wrong(fault)
  const { people } = await countPeople(tx, plan.audience ?? {})
  if (people === 0) return wrong('audience')
  if (people !== wish.people) return { refused: 'changed-meanwhile' }
  const refused = await publish(tx, plan, false, now)
  if (refused) return refused
  const { id, definition, audience = {}, opensAt, closesAt } = plan
  await recordAudit(tx, { actor, action: 'campaign.started', detail: { campaign: id, definition, audience: { ...audience }, people, opensAt, closesAt } }, now)
  return put(tx, row, { state: 'running', startedAt: new Date(now).toISOString() }, now)
}

/** Lets a running campaign rest: nobody is mailed and nobody begins, whoever began goes on. */
export async function pauseCampaign(tx: Tx, wish: Wish, { actor, now }: Hand): Promise<Done> {
  const row = await take(tx, wish)
  if ('refused' in row) return row
  if (standingOf(row, now) !== 'running') return notNow()
  const refused = await publish(tx, wholePlan(row), true, now)
  if (refused) return refused
  await recallMails(tx, { campaign: row.id }, now)
  await recordAudit(tx, { actor, action: 'campaign.paused', detail: { campaign: row.id } }, now)
  return put(tx, row, { state: 'paused' }, now)
}

/** Has a campaign that rests go on. */
export async function resumeCampaign(tx: Tx, wish: Wish, { actor, now }: Hand): Promise<Done> {
  const row = await take(tx, wish)
  if ('refused' in row) return row
  if (standingOf(row, now) !== 'paused') return notNow()
  const refused = await publish(tx, wholePlan(row), false, now)
  if (refused) return refused
  await recordAudit(tx, { actor, action: 'campaign.resumed', detail: { campaign: row.id } }, now)
  return put(tx, row, { state: 'running' }, now)
}

/**
 * Moves the close to a later time, of a campaign that has closed too: it then runs again, and what came after the close
 * came in time. Not once its figures are published, which never change.
 */
export async function extendCampaign(tx: Tx, wish: Wish & Pick<CampaignPlan, 'closesAt' | 'graceUntil'>, { actor, now }: Hand): Promise<Done> {
  const row = await take(tx, wish)
  if ('refused' in row) return row
  if (row.state === 'draft' || row.figuresAt !== null) return notNow()
  const before = wholePlan(row)
  const plan = { ...before, closesAt: new Date(wish.closesAt).toISOString(), graceUntil: new Date(wish.graceUntil).toISOString() }
  if (Date.parse(plan.closesAt) <= Math.max(now, Date.parse(before.closesAt))) return wrong('closesAt')
  if (Date.parse(plan.graceUntil) < Date.parse(plan.closesAt)) return wrong('graceUntil')
  const paused = row.state === 'paused'
  const refused = await publish(tx, plan, paused, now)
  if (refused) return refused
  const nowInTime = await countAsInTime(tx, plan, now)
  await recordAudit(tx, { actor, action: 'campaign.extended', detail: { campaign: row.id, from: before.closesAt, to: plan.closesAt, nowInTime } }, now)
  return put(tx, row, { body: bodyOf(row.id, plan), state: paused ? 'paused' : 'running', closedAt: null }, now)
}

/** Closes a campaign before its time. Answers sealed by now still arrive within the grace. */
export async function closeCampaign(tx: Tx, wish: Wish, { actor, now }: Hand): Promise<Done> {
  const row = await take(tx, wish)
  if ('refused' in row) return row
  const standing = standingOf(row, now)
  if (standing !== 'running' && standing !== 'paused') return notNow()
  const before = wholePlan(row)
  const plan = closedAt(before, now)
  const refused = await publish(tx, plan, false, now)
  if (refused) return refused
  await recallMails(tx, { campaign: row.id }, now)
  await recordAudit(tx, { actor, action: 'campaign.closed', detail: { campaign: row.id, planned: before.closesAt } }, now)
  return put(tx, row, { body: bodyOf(row.id, plan), state: 'closed', closedAt: new Date(now).toISOString() }, now)
}

/** Deletes a draft. What was ever published stays. */
export async function deleteCampaign(tx: Tx, wish: Wish, { actor, now }: Hand): Promise<CampaignRefusal | null> {
  const row = await take(tx, wish)
  if ('refused' in row) return row
  if (row.state !== 'draft') return notNow()
  await tx.deleteFrom('campaigns').where('id', '=', row.id).execute()
  await recordAudit(tx, { actor, action: 'campaign.deleted', detail: { campaign: row.id, title: planOf(row).title } }, now)
  return null
}

/** The first part of a running campaign's plan that another plan would change and must not; undefined: none. */
function fixedPart(before: PlanDraft, after: PlanDraft, now: number): string | undefined {
  const parts = ['referenceDate', 'opensAt', 'closesAt', 'audience'] as const
  const changed = parts.find((part) => !sameJson(before[part] as never, after[part] as never))
  if (changed !== undefined) return changed
  const [from, to] = [before.definition, after.definition]
  if (to === null || to.id !== from?.id || to.version < from.version) return 'definition'
  return samePast(before, after, now) ? undefined : 'reminders'
}

/** When reminders leave, in Japan. */
const morning = 9

/** Whether those reminders whose time has come are the same in both plans: what was sent can't be planned anew. */
function samePast(before: PlanDraft, after: PlanDraft, now: number): boolean {
  const past = (plan: PlanDraft) => {
    const days = reminderDays(plan)
    return plan.reminders.filter((_, at) => {
      const day = days[at]
      return typeof day === 'string' && hourInJapan(day, morning) <= now
    })
  }
  const order = (plan: PlanDraft) => past(plan).map(({ day, channels }) => `${day} ${channels.toSorted().join(' ')}`).toSorted()
  return sameJson(order(before), order(after))
}

/**
 * Writes a plan anew. A draft takes anything; one that was started keeps whom it asks, its reference date and its times
 * but for the grace; its questionnaire moves to newer versions alone.
 */
export async function writeCampaign(tx: Tx, { plan: wished, ...wish }: Wish & { plan: PlanDraft }, { actor, now }: Hand): Promise<Done> {
  const row = await take(tx, wish)
  if ('refused' in row) return row
  const body = bodyOf(row.id, wished)
  const before = planOf(row)
  const plan = planOf({ body })
  const parts = (Object.keys(plan) as (keyof PlanDraft)[]).filter((part) => !sameJson(before[part] as never, plan[part] as never))
  if (row.state !== 'draft') {
    if (standingOf(row, now) === 'closed') return notNow()
    const fixed = fixedPart(before, plan, now)
    if (fixed !== undefined) return notNow(fixed)
    const whole = campaignPlanSchema.safeParse(JSON.parse(body))
    if (!whole.success) return wrong(whole.error.issues[0]?.path.map(String).join('.') ?? '')
    if (Date.parse(whole.data.graceUntil) < Date.parse(whole.data.closesAt)) return wrong('graceUntil')
    const refused = await publish(tx, whole.data, row.state === 'paused', now)
    if (refused) return refused
  }
  await recordAudit(tx, { actor, action: 'campaign.written', detail: { campaign: row.id, started: row.state !== 'draft', parts } }, now)
  return put(tx, row, { body }, now)
}
