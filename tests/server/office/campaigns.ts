import type { OfficeCampaign, PlanDraft } from '../../../src/api/office-campaigns.ts'
import { officeCampaignSchema } from '../../../src/api/office-campaigns.ts'
import { campaignsEditionSchema, catalogueSchema } from '../../../src/api/catalogue.ts'
import type { Campaign } from '../../../src/domain/campaign.ts'
import { jgradIdOf } from '../../../src/domain/account/jgrad-id.ts'
import type { Json } from '../../../src/domain/json.ts'
import { profileId } from '../../../src/domain/notebook.ts'
import { publishQuestionnaire } from '../../../src/server/catalogue/publish.ts'
import { newId } from '../../../src/server/random.ts'
import { writeAsOffice } from '../../../src/server/sync/office.ts'
import { type Client, type House, openHouse } from '../house.ts'
import { smallQuestionnaire } from '../publish.ts'
import { atWork } from '../registry/at-work.ts'

const base = '/api/office/campaigns'

/** A house with the small questionnaire published and somebody of the office at work. */
export async function openCampaignRoom(): Promise<{ house: House; office: Client }> {
  const house = await openHouse()
  await house.store.write(async (tx) => {
    // The sample people are somebody else's tests: here it is known who is asked.
    await tx.updateTable('accounts').set({ standing: 'issued' }).where('role', '=', 'registrant').execute()
    await publishQuestionnaire(tx, smallQuestionnaire(), house.now())
  })
  return { house, office: await atWork(house) }
}

/** A plan for December 2026 that asks everybody. */
export const winterPlan: PlanDraft = {
  title: { ja: '冬の調査', en: 'Winter survey' },
  definition: { id: 'small', version: 1 },
  referenceDate: '2026-11-01',
  opensAt: '2026-11-30T15:00:00.000Z',
  closesAt: '2026-12-25T15:00:00.000Z',
  graceUntil: '2027-01-15T15:00:00.000Z',
  audience: {},
  reminders: [{ day: 5, channels: ['mail'] }, { day: -2, channels: ['mail', 'push'] }],
}

/** A registrant with what a campaign chooses by; returns the account's id. */
export async function registrant(
  house: House,
  facts: { university?: string; entryYear?: number; status?: string; field?: string; bounced?: boolean; name?: string } = {},
): Promise<string> {
  const account = await house.register(`${newId()}@example.org`, { name: facts.name ?? '見本 太郎' })
  const { university = null, entryYear = null, status, field, bounced = false } = facts
  const profile: [string, Json][] = [...(status === undefined ? [] : [['status', status] as [string, Json]]), ...(field === undefined ? [] : [['field', { large: field }] as [string, Json]])]
  await house.store.write(async (tx) => {
    const bouncedAt = bounced ? new Date(house.now()).toISOString() : null
    await tx.updateTable('accounts').set({ university, entryYear, bouncedAt, jgradId: jgradIdOf(Math.floor(Math.random() * 10 ** 7) + 1000) }).where('id', '=', account).execute()
    await writeAsOffice(tx, account, profile.map(([name, value]) => ({ type: 'profile', record: profileId, field: name, value })), house.now())
  })
  return account
}

/** Asks somebody, as the job that invites does; returns the invitation's id. */
export async function invite(house: House, campaign: string, account: string): Promise<string> {
  const [invitation, at] = [newId(), new Date(house.now()).toISOString()]
  await house.store.write((tx) => tx.insertInto('invitations').values({ id: invitation, campaign, account, createdAt: at, openedAt: null }).execute())
  return invitation
}

const read = async (answer: Response): Promise<OfficeCampaign> => {
  if (!answer.ok) throw new Error(`${answer.status}: ${await answer.text()}`)
  return officeCampaignSchema.parse(await answer.json())
}

/** Begins a draft. */
export const draft = async (office: Client, plan: PlanDraft = winterPlan): Promise<OfficeCampaign> => read(await office.request('POST', base, plan))

/** Asks for one deed. */
export const wish = (office: Client, { id, rev }: Pick<OfficeCampaign, 'id' | 'rev'>, deed: string, more: object = {}): Promise<Response> =>
  office.request('POST', `${base}/${id}/${deed}`, { rev, ...more })

/** Does one deed; throws when it was refused. */
export const perform = async (office: Client, campaign: OfficeCampaign, deed: string, more: object = {}): Promise<OfficeCampaign> =>
  read(await wish(office, campaign, deed, more))

/** Writes a plan anew. */
export const rewrite = (office: Client, { id, rev }: OfficeCampaign, plan: PlanDraft): Promise<Response> => office.request('PUT', `${base}/${id}`, { rev, plan })

/** The campaign as a phone finds it in the catalogue. */
export async function onThePhone(house: House, campaign: string): Promise<Campaign | undefined> {
  const client = house.stranger()
  const { editions } = catalogueSchema.parse(await (await client.request('GET', '/api/catalogue')).json())
  const href = editions.find(({ kind }) => kind === 'campaigns')?.href
  if (href === undefined) return undefined
  const { campaigns } = campaignsEditionSchema.parse(await (await client.request('GET', href)).json())
  return campaigns.find(({ id }) => id === campaign)
}
