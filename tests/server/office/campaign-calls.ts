import { type OfficeCampaign, offeredSchema, previewSchema } from '../../../src/api/office-campaigns.ts'
import type { Client } from '../house.ts'
import { draft, perform, winterPlan } from './campaigns.ts'

interface Asked {
  of?: string
  body?: unknown
}
type Call = (given: { client: Client }) => Promise<Asked>

/** A draft that can be started as it is. */
async function readyDraft(client: Client): Promise<OfficeCampaign> {
  const { questionnaires } = offeredSchema.parse(await (await client.request('GET', '/api/office/campaigns/questionnaires')).json())
  const [first] = questionnaires
  if (!first) throw new Error('the samples publish a questionnaire')
  return draft(client, { ...winterPlan, definition: { id: first.id, version: first.version }, referenceDate: '2026-11-22' })
}

async function peopleNow(client: Client): Promise<number> {
  const { audience, opensAt, closesAt, reminders } = winterPlan
  const answer = await client.request('POST', '/api/office/campaigns/preview', { audience, opensAt, closesAt, reminders })
  return previewSchema.parse(await answer.json()).people
}

const running = async (client: Client): Promise<OfficeCampaign> => perform(client, await readyDraft(client), 'start', { people: await peopleNow(client) })
const of = ({ id, rev }: OfficeCampaign, more: object = {}): Asked => ({ of: id, body: { rev, ...more } })

/** How each endpoint of the campaigns is asked so that it does what it is for. */
export const campaignCalls: Record<string, readonly Call[]> = {
  'POST /api/office/campaigns': [async () => ({ body: winterPlan })],
  'PUT /api/office/campaigns/:id': [
    async ({ client }) => of(await readyDraft(client), { plan: winterPlan }),
    async ({ client }) => {
      const campaign = await running(client)
      return of(campaign, { plan: campaign.plan })
    },
  ],
  'POST /api/office/campaigns/:id/start': [async ({ client }) => of(await readyDraft(client), { people: await peopleNow(client) })],
  'POST /api/office/campaigns/:id/pause': [async ({ client }) => of(await running(client))],
  'POST /api/office/campaigns/:id/resume': [async ({ client }) => of(await perform(client, await running(client), 'pause'))],
  'POST /api/office/campaigns/:id/extend': [
    async ({ client }) => of(await running(client), { closesAt: '2027-02-01T15:00:00.000Z', graceUntil: '2027-03-01T15:00:00.000Z' }),
  ],
  'POST /api/office/campaigns/:id/close': [async ({ client }) => of(await running(client))],
  'POST /api/office/campaigns/:id/delete': [async ({ client }) => of(await readyDraft(client))],
  'POST /api/office/campaigns/:id/silent': [async ({ client }) => ({ of: (await running(client)).id, body: { university: null, bounced: false, page: 0 } })],
  'POST /api/office/campaigns/:id/silent/all': [async ({ client }) => ({ of: (await running(client)).id, body: { university: null, bounced: false } })],
  'POST /api/office/campaigns/:id/out': [
    async ({ client }) => ({ of: (await running(client)).id, body: { file: 'responses.csv', reason: null } }),
    async ({ client }) => ({ of: (await running(client)).id, body: { file: 'ddi.xml', reason: '大学からの照会に答えるため' } }),
  ],
  'POST /api/office/campaigns/:id/figures': [async ({ client }) => of(await perform(client, await running(client), 'close'))],
}
