import { type Context, Hono } from 'hono'
import {
  campaignRevSchema,
  extendCampaignSchema,
  type OfficeCampaign,
  planDraftSchema,
  previewQuestionSchema,
  putCampaignSchema,
  silentFilterSchema,
  silentQuestionSchema,
  startCampaignSchema,
} from '../../api/office-campaigns.ts'
import { itemsOf } from '../../domain/questionnaire/evaluate.ts'
import { recordAudit } from '../accounts/audit.ts'
import { checkAhead } from '../campaigns/check-ahead.ts'
import { countPeople } from '../campaigns/count-people.ts'
import { campaignMails } from '../campaigns/mail-preview.ts'
import { findCampaign, listCampaigns, planOf, shownCampaign } from '../campaigns/plans.ts'
import { readProgress } from '../campaigns/progress.ts'
import { reminderDays } from '../campaigns/reminder-days.ts'
import {
  addCampaign,
  type CampaignRefusal,
  closeCampaign,
  deleteCampaign,
  extendCampaign,
  pauseCampaign,
  resumeCampaign,
  startCampaign,
  writeCampaign,
} from '../campaigns/run-campaign.ts'
import { findSilent } from '../campaigns/silent.ts'
import { versionChanges } from '../campaigns/version-changes.ts'
import { publishedQuestionnaires } from '../catalogue/publish.ts'
import { answerJson } from '../http/answer.ts'
import { readBody } from '../http/body.ts'
import { problem } from '../http/problem.ts'
import type { Services } from '../services.ts'
import type { OfficeBindings } from './guard.ts'

const maxBytes = 64 * 1024

/** Campaigns, below `/api/office/campaigns`. */
export function campaignRoutes({ store, clock }: Services): Hono<OfficeBindings> {
  const routes = new Hono<OfficeBindings>()
  const hand = (c: Context<OfficeBindings>) => ({ actor: c.get('actor'), now: clock() })
  const refuse = ({ refused, ...detail }: CampaignRefusal) => problem(refused, detail)
  const answer = (c: Context<OfficeBindings>, outcome: OfficeCampaign | CampaignRefusal) =>
    'refused' in outcome ? refuse(outcome) : answerJson(c, 200, outcome)

  routes.get('/', async (c) => answerJson(c, 200, { campaigns: await store.read((tx) => listCampaigns(tx, clock())) }))

  routes.get('/questionnaires', async (c) => {
    const published = await store.read(publishedQuestionnaires)
    const questionnaires = published
      .map((definition) => ({ id: definition.id, version: definition.version, title: definition.title, questions: itemsOf(definition).length }))
      .toSorted((a, b) => (a.id === b.id ? b.version - a.version : a.id < b.id ? -1 : 1))
    return answerJson(c, 200, { questionnaires })
  })

  routes.post('/preview', async (c) => {
    const body = await readBody(c.req.raw, previewQuestionSchema, maxBytes)
    if (!body.ok) return body.answer
    const counted = await store.read((tx) => countPeople(tx, body.value.audience))
    return answerJson(c, 200, { ...counted, reminderDays: reminderDays(body.value) })
  })

  routes.post('/', async (c) => {
    const body = await readBody(c.req.raw, planDraftSchema, maxBytes)
    if (!body.ok) return body.answer
    return answerJson(c, 201, await store.write((tx) => addCampaign(tx, body.value, hand(c))))
  })

  routes.get('/:id', async (c) => {
    const row = await store.read((tx) => findCampaign(tx, c.req.param('id')))
    return row ? answerJson(c, 200, shownCampaign(row, clock())) : problem('not-found')
  })

  routes.put('/:id', async (c) => {
    const body = await readBody(c.req.raw, putCampaignSchema, maxBytes)
    if (!body.ok) return body.answer
    const id = c.req.param('id')
    await checkAhead(store, id, body.value.plan)
    return answer(c, await store.write((tx) => writeCampaign(tx, { id, ...body.value }, hand(c))))
  })

  routes.post('/:id/start', async (c) => {
    const body = await readBody(c.req.raw, startCampaignSchema, maxBytes)
    if (!body.ok) return body.answer
    const id = c.req.param('id')
    await checkAhead(store, id)
    return answer(c, await store.write((tx) => startCampaign(tx, { id, ...body.value }, hand(c))))
  })

  routes.post('/:id/extend', async (c) => {
    const body = await readBody(c.req.raw, extendCampaignSchema, maxBytes)
    if (!body.ok) return body.answer
    const id = c.req.param('id')
    return answer(c, await store.write((tx) => extendCampaign(tx, { id, ...body.value }, hand(c))))
  })

  const deeds = { pause: pauseCampaign, resume: resumeCampaign, close: closeCampaign }
  for (const [name, deed] of Object.entries(deeds)) {
    routes.post(`/:id/${name}`, async (c) => {
      const body = await readBody(c.req.raw, campaignRevSchema, maxBytes)
      if (!body.ok) return body.answer
      const id = c.req.param('id') ?? ''
      return answer(c, await store.write((tx) => deed(tx, { id, ...body.value }, hand(c))))
    })
  }

  routes.post('/:id/delete', async (c) => {
    const body = await readBody(c.req.raw, campaignRevSchema, maxBytes)
    if (!body.ok) return body.answer
    const id = c.req.param('id')
    const refused = await store.write((tx) => deleteCampaign(tx, { id, ...body.value }, hand(c)))
    return refused === null ? c.body(null, 204, { 'cache-control': 'no-store' }) : refuse(refused)
  })

  routes.get('/:id/mails', async (c) => {
    const mails = await store.read(async (tx) => {
      const row = await findCampaign(tx, c.req.param('id'))
      return row ? campaignMails(tx, planOf(row)) : null
    })
    return mails ? answerJson(c, 200, { mails }) : problem('not-found')
  })

  routes.get('/:id/changes/:version{[0-9]+}', async (c) => {
    const { id, version } = c.req.param()
    const changes = await store.read((tx) => versionChanges(tx, id, Number(version)))
    return changes ? answerJson(c, 200, changes) : problem('not-found')
  })

  // Several people who look on at once are told what was counted for the first of them.
  const counting = new Map<string, ReturnType<typeof readProgress>>()
  routes.get('/:id/progress', async (c) => {
    const id = c.req.param('id')
    const count = counting.get(id) ?? readProgress(store, id, clock()).finally(() => counting.delete(id))
    counting.set(id, count)
    const progress = await count
    return progress ? answerJson(c, 200, progress) : problem('not-found')
  })

  routes.post('/:id/silent', async (c) => {
    const body = await readBody(c.req.raw, silentQuestionSchema, maxBytes)
    if (!body.ok) return body.answer
    const campaign = c.req.param('id')
    const { page, ...filter } = body.value
    const found = await store.write(async (tx) => {
      if (!(await findCampaign(tx, campaign))) return null
      const found = await findSilent(tx, campaign, filter, page)
      const detail = { campaign, ...filter, page, accounts: found.people.map(({ account }) => account) }
      await recordAudit(tx, { actor: c.get('actor'), action: 'campaign.silent-seen', detail }, clock())
      return found
    })
    return found ? answerJson(c, 200, found) : problem('not-found')
  })

  routes.post('/:id/silent/all', async (c) => {
    const body = await readBody(c.req.raw, silentFilterSchema, maxBytes)
    if (!body.ok) return body.answer
    const campaign = c.req.param('id')
    const found = await store.read(async (tx) => ((await findCampaign(tx, campaign)) ? findSilent(tx, campaign, body.value, null) : null))
    if (!found) return problem('not-found')
    const detail = { campaign, ...body.value, people: found.total }
    await store.write((tx) => recordAudit(tx, { actor: c.get('actor'), action: 'campaign.silent-saved', detail }, clock()))
    return answerJson(c, 200, found)
  })

  return routes
}
