import { describe, expect, it } from 'vitest'
import { campaignMailsSchema, campaignsSchema, officeCampaignSchema, offeredSchema, previewSchema, versionChangesSchema } from '../../../src/api/office-campaigns.ts'
import { receiptField } from '../../../src/domain/notebook.ts'
import type { Receipt } from '../../../src/domain/submission.ts'
import { publishQuestionnaire } from '../../../src/server/catalogue/publish.ts'
import { eraseAccount } from '../../../src/server/store/accounts.ts'
import { type Client, day, type House, problemOf } from '../house.ts'
import { smallQuestionnaire } from '../publish.ts'
import { draft, onThePhone, openCampaignRoom, perform, registrant, rewrite, winterPlan, wish } from './campaigns.ts'

const actionsIn = async (house: House): Promise<string[]> => {
  const rows = await house.store.read((tx) => tx.selectFrom('audit').select(['action', 'at', 'id']).where('action', 'like', 'campaign.%').orderBy('at').execute())
  return rows.map(({ action }) => action)
}

describe('a campaign', () => {
  it('goes from draft to its close, and everybody’s phone follows', async () => {
    const { house, office } = await openCampaignRoom()
    await registrant(house)
    let campaign = await draft(office)
    expect(campaign).toMatchObject({ state: 'draft', rev: 1 })
    expect(await onThePhone(house, campaign.id)).toBeUndefined()
    house.pass(1000)

    campaign = await perform(office, campaign, 'start', { people: 1 })
    expect(campaign.state).toBe('running')
    const { audience: _, reminders: _none, ...published } = winterPlan
    expect(await onThePhone(house, campaign.id)).toEqual({ id: campaign.id, ...published })
    house.pass(1000)

    campaign = await perform(office, campaign, 'pause')
    expect(await onThePhone(house, campaign.id)).toMatchObject({ paused: true })
    house.pass(1000)
    campaign = await perform(office, campaign, 'resume')
    expect(await onThePhone(house, campaign.id)).not.toHaveProperty('paused')
    house.pass(1000)

    const later = { closesAt: '2027-01-08T15:00:00.000Z', graceUntil: '2027-01-31T15:00:00.000Z' }
    campaign = await perform(office, campaign, 'extend', later)
    expect(await onThePhone(house, campaign.id)).toMatchObject(later)

    house.pass(20 * day)
    const closed = new Date(house.now()).toISOString()
    campaign = await perform(office, campaign, 'close')
    expect(campaign).toMatchObject({ state: 'closed', closedAt: closed })
    expect(await onThePhone(house, campaign.id)).toMatchObject({ closesAt: closed, graceUntil: later.graceUntil })
    expect(await actionsIn(house)).toEqual(['campaign.written', 'campaign.started', 'campaign.paused', 'campaign.resumed', 'campaign.extended', 'campaign.closed'])
  })

  it('is closed by its time alone, and runs again when it is extended', async () => {
    const { house, office } = await openCampaignRoom()
    await registrant(house)
    const running = await perform(office, await draft(office), 'start', { people: 1 })
    house.pass(60 * day)
    const seen = officeCampaignSchema.parse(await (await office.request('GET', `/api/office/campaigns/${running.id}`)).json())
    expect(seen.state).toBe('closed')
    expect(await problemOf(await wish(office, seen, 'pause'))).toMatchObject({ status: 409, code: 'not-allowed-now' })
    const later = { closesAt: '2027-02-28T15:00:00.000Z', graceUntil: '2027-03-31T15:00:00.000Z' }
    expect(await perform(office, seen, 'extend', later)).toMatchObject({ state: 'running' })
  })

  it('never closes earlier by being extended, and not at all once its figures are published', async () => {
    const { house, office } = await openCampaignRoom()
    await registrant(house)
    const running = await perform(office, await draft(office), 'start', { people: 1 })
    const graceUntil = '2027-03-31T15:00:00.000Z'
    for (const [times, field] of [
      [{ closesAt: winterPlan.closesAt, graceUntil }, 'closesAt'],
      [{ closesAt: '2026-12-01T15:00:00.000Z', graceUntil }, 'closesAt'],
      [{ closesAt: '2027-01-31T15:00:00.000Z', graceUntil: '2027-01-15T15:00:00.000Z' }, 'graceUntil'],
    ] as const) {
      expect(await problemOf(await wish(office, running, 'extend', times))).toMatchObject({ status: 400, field })
    }
    await house.store.write((tx) => tx.updateTable('campaigns').set({ figuresAt: '2027-01-01T00:00:00.000Z' }).execute())
    expect(await problemOf(await wish(office, running, 'extend', { closesAt: graceUntil, graceUntil }))).toMatchObject({ status: 409 })
  })

  it('that two people change at once is changed by one of them', async () => {
    const { house, office } = await openCampaignRoom()
    await registrant(house)
    const campaign = await draft(office)
    expect((await rewrite(office, campaign, { ...winterPlan, title: { ja: '改', en: 'New' } })).status).toBe(200)
    for (const answer of [await rewrite(office, campaign, winterPlan), await wish(office, campaign, 'start', { people: 1 }), await wish(office, campaign, 'delete')]) {
      expect(await problemOf(answer)).toMatchObject({ status: 409, code: 'changed-meanwhile' })
    }
    const started = { ...campaign, rev: campaign.rev + 1 }
    const both = await Promise.all([wish(office, started, 'start', { people: 1 }), wish(office, started, 'start', { people: 1 })])
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
  })

  it('starts only whole, and with the number of people that whoever starts it was told', async () => {
    const { house, office } = await openCampaignRoom()
    const start = async (plan: Parameters<typeof draft>[1], people = 1) => wish(office, await draft(office, plan), 'start', { people })
    expect(await problemOf(await start(winterPlan, 0))).toMatchObject({ status: 400, field: 'audience' })
    await registrant(house)
    const faults = [
      [{ ...winterPlan, title: { ja: ' ', en: 'x' } }, 'title.ja'],
      [{ ...winterPlan, definition: null }, 'definition'],
      [{ ...winterPlan, definition: { id: 'small', version: 9 } }, 'definition'],
      [{ ...winterPlan, closesAt: null }, 'closesAt'],
      [{ ...winterPlan, closesAt: winterPlan.opensAt }, 'order'],
      [{ ...winterPlan, opensAt: '2026-01-01T00:00:00.000Z', closesAt: '2026-02-01T00:00:00.000Z' }, 'over'],
      [{ ...winterPlan, graceUntil: '2026-12-01T00:00:00.000Z' }, 'grace'],
      [{ ...winterPlan, audience: { entryYears: { from: 2025, to: 2020 } } }, 'years'],
    ] as const
    for (const [plan, field] of faults) expect({ field, ...(await problemOf(await start(plan))) }).toMatchObject({ status: 400, field })
    expect(await problemOf(await start(winterPlan, 2))).toMatchObject({ status: 409, code: 'changed-meanwhile' })
    expect((await start(winterPlan)).status).toBe(200)
  })

  it('is deleted while it is a draft, and never after', async () => {
    const { house, office } = await openCampaignRoom()
    await registrant(house)
    const [one, other] = [await draft(office), await draft(office)]
    expect((await wish(office, one, 'delete')).status).toBe(204)
    expect((await office.request('GET', `/api/office/campaigns/${one.id}`)).status).toBe(404)
    const running = await perform(office, other, 'start', { people: 1 })
    expect(await problemOf(await wish(office, running, 'delete'))).toMatchObject({ status: 409, code: 'not-allowed-now' })
  })

  it('keeps what was promised once it runs: a newer version, a title, the grace may change, nothing else', async () => {
    const { house, office } = await openCampaignRoom()
    await registrant(house)
    await house.store.write((tx) => publishQuestionnaire(tx, smallQuestionnaire(2, '改めた調査'), house.now()))
    let running = await perform(office, await draft(office), 'start', { people: 1 })
    for (const [change, field] of [
      [{ referenceDate: '2026-11-02' }, 'referenceDate'],
      [{ opensAt: '2026-12-02T15:00:00.000Z' }, 'opensAt'],
      [{ closesAt: '2026-12-26T15:00:00.000Z' }, 'closesAt'],
      [{ audience: { entryYears: { from: 2020, to: 2021 } } }, 'audience'],
      [{ definition: { id: 'yearly', version: 1 } }, 'definition'],
    ] as const) {
      expect(await problemOf(await rewrite(office, running, { ...winterPlan, ...change }))).toMatchObject({ status: 409, field })
    }
    expect(await problemOf(await rewrite(office, running, { ...winterPlan, definition: { id: 'small', version: 7 } }))).toMatchObject({ status: 400, field: 'definition' })
    const change = { title: { ja: '冬の調査（改）', en: 'Winter survey, anew' }, definition: { id: 'small', version: 2 }, graceUntil: '2027-02-15T15:00:00.000Z' }
    running = officeCampaignSchema.parse(await (await rewrite(office, running, { ...winterPlan, ...change })).json())
    expect(await onThePhone(house, running.id)).toMatchObject(change)
    const back = { ...winterPlan, ...change, definition: { id: 'small', version: 1 } }
    expect(await problemOf(await rewrite(office, running, back))).toMatchObject({ status: 409, field: 'definition' })
  })

  it('stays paused where something of it is changed meanwhile', async () => {
    const { house, office } = await openCampaignRoom()
    await registrant(house)
    const paused = await perform(office, await perform(office, await draft(office), 'start', { people: 1 }), 'pause')
    expect((await rewrite(office, paused, { ...winterPlan, title: { ja: '改', en: 'New' } })).status).toBe(200)
    expect(await onThePhone(house, paused.id)).toMatchObject({ paused: true, title: { en: 'New' } })
  })

  it('takes no hostile plan', async () => {
    const { office } = await openCampaignRoom()
    const hostile = [
      { ...winterPlan, title: { ja: 'あ'.repeat(201), en: '' } },
      { ...winterPlan, opensAt: 'tomorrow' },
      { ...winterPlan, referenceDate: '2026-02-31' },
      { ...winterPlan, reminders: Array.from({ length: 13 }, () => ({ day: 1, channels: ['mail'] })) },
      { ...winterPlan, reminders: [{ day: 1, channels: ['pigeon'] }] },
      { ...winterPlan, audience: { universities: [] } },
      [],
    ]
    for (const plan of hostile) expect((await office.request('POST', '/api/office/campaigns', plan)).status).toBe(400)
    expect((await office.request('POST', '/api/office/campaigns', { ...winterPlan, definition: { id: 'x'.repeat(70_000), version: 1 } })).status).toBe(413)
  })
})

describe('a time that nobody means', () => {
  // Counted on from there, or so far, the server never came back: not to this request, nor to anybody else.
  it.each([
    ['a close in the last year of four digits', { closesAt: '9999-12-31T15:00:00.000Z', reminders: [{ day: -1, channels: ['mail'] }] }, 'closesAt'],
    ['an opening on its last evening', { opensAt: '9999-12-31T20:00:00.000Z', reminders: [{ day: 1, channels: ['mail'] }] }, 'opensAt'],
    ['a close before there were campaigns', { closesAt: '0000-01-03T00:00:00.000Z', reminders: [{ day: -1, channels: ['mail'] }] }, 'closesAt'],
    ['a reminder in a thousand years', { reminders: [{ day: 300_000, channels: ['mail'] }] }, 'reminders.0.day'],
    ['a reminder farther than any calendar', { reminders: [{ day: -9_007_199_254_740_991, channels: ['push'] }] }, 'reminders.0.day'],
  ])('%s is refused, looked at or written down', async (_, change, field) => {
    const { office } = await openCampaignRoom()
    const plan = { ...winterPlan, ...change }
    const { audience, opensAt, closesAt, reminders } = plan
    const asked = [
      office.request('POST', '/api/office/campaigns/preview', { audience, opensAt, closesAt, reminders }),
      office.request('POST', '/api/office/campaigns', plan),
    ]
    for (const answer of await Promise.all(asked)) expect(await problemOf(answer)).toMatchObject({ status: 400, code: 'bad-request', field })
  })

  it('is no end that a campaign is extended to', async () => {
    const { house, office } = await openCampaignRoom()
    await registrant(house)
    const running = await perform(office, await draft(office), 'start', { people: 1 })
    const forEver = '9999-12-31T15:00:00.000Z'
    expect(await problemOf(await wish(office, running, 'extend', { closesAt: forEver, graceUntil: forEver }))).toMatchObject({ status: 400, field: 'closesAt' })
  })
})

describe('answers that came after the close of a campaign that is extended', () => {
  it('came in time: they count, in what goes out and on everybody’s receipt, under the same number', async () => {
    const { house, office } = await openCampaignRoom()
    const [mika, ken, aiko] = [await house.signIn('mika@example.jp'), await house.signIn('ken@example.jp'), await house.signIn('aiko@example.jp')]
    const running = await perform(office, await draft(office), 'start', { people: 3 })
    const send = (client: Client, sealedAt: string) =>
      client.request('PUT', `/api/submissions/${running.id}`, { campaign: running.id, definition: winterPlan.definition, answers: { a1: 'no' }, sealedAt, device: 'phone' })
    house.pass(40 * day)
    const late = (await (await send(ken, '2026-12-20T00:00:00Z')).json()) as { receipt: Receipt }
    const tooLate = (await (await send(mika, '2027-01-01T00:00:00Z')).json()) as { receipt: Receipt }
    expect([late.receipt.state, tooLate.receipt.state]).toEqual(['late', 'after-close'])
    expect((await send(aiko, '2027-01-01T00:00:00Z')).status).toBe(202)
    await house.store.write((tx) => eraseAccount(tx, aiko.account, house.now()))

    const later = { closesAt: '2027-01-31T15:00:00.000Z', graceUntil: '2027-02-28T15:00:00.000Z' }
    await perform(office, running, 'extend', later)
    for (const [client, { receipt }] of [[ken, late], [mika, tooLate]] as const) {
      const kept = (await (await client.request('GET', `/api/submissions/${running.id}`)).json()) as { receipt: Receipt }
      expect(kept.receipt).toEqual({ ...receipt, state: 'received' })
      const told = (await client.sync()).changes.find((change) => 'field' in change && change.field === receiptField)
      expect(told).toMatchObject({ value: { ...receipt, state: 'received' } })
      expect((await send(client, '2027-01-01T00:00:00Z')).status).toBe(200)
    }
    const out = await (await office.request('POST', `/api/office/campaigns/${running.id}/out`, { file: 'responses.csv', reason: null })).text()
    expect([out.match(/,received,/g)?.length, out.match(/,(late|after-close),/g)]).toEqual([2, null])
    const noted = await house.store.read((tx) => tx.selectFrom('audit').select('detail').where('action', '=', 'campaign.extended').executeTakeFirstOrThrow())
    expect(JSON.parse(noted.detail ?? '')).toMatchObject({ nowInTime: 2 })
  })
})

describe('before a campaign starts', () => {
  it('people are counted by the rule that the phones follow, and those whom no mail reaches', async () => {
    const { house, office } = await openCampaignRoom()
    await registrant(house, { university: 'sample', entryYear: 2024, status: 'enrolled', field: '0006' })
    await registrant(house, { university: 'sample', entryYear: 2020, status: 'completed', field: '0006', bounced: true })
    await registrant(house, { university: 'other', entryYear: 2024, status: 'enrolled' })
    await registrant(house)
    await house.register('desk@example.org', { role: 'university' })
    const count = async (audience: object) => {
      const answer = await office.request('POST', '/api/office/campaigns/preview', { audience, opensAt: null, closesAt: null, reminders: [] })
      const { people, withoutAddress } = previewSchema.parse(await answer.json())
      return [people, withoutAddress]
    }
    expect(await count({})).toEqual([4, 1])
    expect(await count({ universities: ['sample'] })).toEqual([2, 1])
    expect(await count({ entryYears: { from: 2021, to: 2026 } })).toEqual([2, 0])
    expect(await count({ statuses: ['enrolled'] })).toEqual([2, 0])
    expect(await count({ fields: ['0006'] })).toEqual([2, 1])
    expect(await count({ universities: ['sample'], statuses: ['completed'], fields: ['0006'] })).toEqual([1, 1])
    expect(await count({ universities: ['nowhere'] })).toEqual([0, 0])
  })

  it('the published questionnaires can be chosen from, the newest version first, and drafts are in the list', async () => {
    const { house, office } = await openCampaignRoom()
    await house.store.write((tx) => publishQuestionnaire(tx, smallQuestionnaire(2, '改めた調査'), house.now()))
    const { questionnaires } = offeredSchema.parse(await (await office.request('GET', '/api/office/campaigns/questionnaires')).json())
    expect(questionnaires.filter(({ id }) => id === 'small').map(({ version, questions }) => [version, questions])).toEqual([[2, 2], [1, 2]])
    const { id } = await draft(office, { ...winterPlan, title: { ja: '', en: '' }, definition: null, opensAt: null, closesAt: null, graceUntil: null, referenceDate: null })
    const { campaigns } = campaignsSchema.parse(await (await office.request('GET', '/api/office/campaigns')).json())
    expect(campaigns.find((each) => each.id === id)).toMatchObject({ state: 'draft', asked: 0, answered: 0 })
  })
})

describe('the days of reminders', () => {
  it('are business days, New Year and holidays left out; what falls outside is told as never sent', async () => {
    const { office } = await openCampaignRoom()
    const reminders = [5, 20, -2, 60].map((each) => ({ day: each, channels: ['mail'] }))
    const ask = async (opensAt: string | null, closesAt: string | null) => {
      const answer = await office.request('POST', '/api/office/campaigns/preview', { audience: {}, opensAt, closesAt, reminders })
      return previewSchema.parse(await answer.json()).reminderDays
    }
    // From Tuesday, 1 December to Friday, 15 January: 29 December to 3 January and 11 January (a holiday) do not count.
    expect(await ask('2026-11-30T15:00:00.000Z', '2027-01-15T15:00:00.000Z')).toEqual(['2026-12-08', '2027-01-04', '2027-01-13', null])
    expect(await ask(null, '2027-01-15T15:00:00.000Z')).toEqual([null, null, null, null])
  })

  it('that have passed can’t be planned anew, those to come can', async () => {
    const { house, office } = await openCampaignRoom()
    await registrant(house)
    const running = await perform(office, await draft(office), 'start', { people: 1 })
    house.pass(17 * day)
    const sent = { day: 5, channels: ['mail' as const] }
    const moved = await rewrite(office, running, { ...winterPlan, reminders: [{ day: 6, channels: ['mail'] }] })
    expect(await problemOf(moved)).toMatchObject({ status: 409, field: 'reminders' })
    expect((await rewrite(office, running, { ...winterPlan, reminders: [sent, { day: -1, channels: ['push'] }] })).status).toBe(200)
  })
})

describe('the mails of a campaign', () => {
  it('are shown with its own title and close, in the order they are sent', async () => {
    const { office } = await openCampaignRoom()
    const { id } = await draft(office)
    const { mails } = campaignMailsSchema.parse(await (await office.request('GET', `/api/office/campaigns/${id}/mails`)).json())
    expect(mails.map(({ name }) => name)).toEqual(['surveyInvitation', 'surveyReminder', 'surveyLastReminder', 'surveyReceipt'])
    expect(mails[0]?.text.ja).toContain('冬の調査')
    expect(mails[0]?.text.en).toContain('Friday, 25 December 2026')
    expect(mails.some(({ text }) => text.en.includes('{{'))).toBe(false)
  })
})

describe('a newer version of the questionnaire', () => {
  it('is told by what it changes before the campaign moves to it', async () => {
    const { house, office } = await openCampaignRoom()
    const [small, renamed] = [smallQuestionnaire(), { ja: 'どこで働いていますか', en: 'Where do you work?' }]
    const [first, second] = small.pages
    if (!first || !second) throw new Error('the small questionnaire has two pages')
    const next = { ...small, version: 2, pages: [first, { ...second, items: second.items.map((item) => ({ ...item, label: renamed })) }] }
    await house.store.write((tx) => publishQuestionnaire(tx, next, house.now()))
    const { id } = await draft(office)
    const answer = await office.request('GET', `/api/office/campaigns/${id}/changes/2`)
    expect(versionChangesSchema.parse(await answer.json()).changes).toEqual([{ kind: 'changed', id: 'a2', asks: renamed, aspects: ['words'] }])
    expect((await office.request('GET', `/api/office/campaigns/${id}/changes/9`)).status).toBe(404)
  })
})

describe('a campaign and the mails about it', () => {
  it('has everybody invited once it is open, and nobody while it rests', async () => {
    const { house, office } = await openCampaignRoom()
    await registrant(house)
    const invited = async () => (await house.store.read((tx) => tx.selectFrom('invitations').select('id').where('campaign', '=', running.id).execute())).length
    let running = await perform(office, await draft(office, { ...winterPlan, opensAt: '2026-11-20T15:00:00.000Z' }), 'start', { people: 1 })
    running = await perform(office, running, 'pause')
    await house.work()
    expect(await invited()).toBe(0)
    running = await perform(office, running, 'resume')
    house.pass(day)
    await house.work()
    expect(await invited()).toBe(1)
  })
})
