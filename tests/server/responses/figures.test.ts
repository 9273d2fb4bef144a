import { describe, expect, it } from 'vitest'
import { catalogueSchema, figuresEditionSchema } from '../../../src/api/catalogue.ts'
import { figuresSchema } from '../../../src/api/office-responses.ts'
import type { House } from '../house.ts'
import { day, problemOf } from '../house.ts'
import { draft, openCampaignRoom, perform, registrant, winterPlan, wish } from '../office/campaigns.ts'

/** Somebody's answers, as if they had been sent. */
async function answer(house: House, campaign: string, a1: 'yes' | 'no', state: 'received' | 'late' | 'after-close' = 'received'): Promise<string> {
  const account = await registrant(house)
  const at = new Date(house.now()).toISOString()
  const row = { account, campaign, number: account, hash: account, state, receivedAt: at, sealedAt: at, definition: 'small', version: 1, device: 'd' }
  await house.store.write((tx) => tx.insertInto('submissions').values({ ...row, answers: JSON.stringify(a1 === 'yes' ? { a1, a2: '東京' } : { a1 }) }).execute())
  return account
}

async function runningCampaign() {
  const { house, office } = await openCampaignRoom()
  await registrant(house)
  const begun = await draft(office, { ...winterPlan, opensAt: '2026-11-01T00:00:00.000Z' })
  const campaign = await perform(office, begun, 'start', { people: 1 })
  const path = `/api/office/campaigns/${campaign.id}/figures`
  const read = async () => figuresSchema.parse(await (await office.request('GET', path)).json())
  const publish = (rev: number) => office.request('POST', path, { rev })
  return { house, office, campaign, read, publish }
}

async function publishedIn(house: House) {
  const stranger = house.stranger()
  const { editions } = catalogueSchema.parse(await (await stranger.request('GET', '/api/catalogue')).json())
  const href = editions.find(({ kind }) => kind === 'figures')?.href
  return href === undefined ? undefined : figuresEditionSchema.parse(await (await stranger.request('GET', href)).json())
}

describe('the figures of a campaign', () => {
  it('are published once after the close, with nothing that came after it, and stay whatever is erased later', async () => {
    const { house, campaign, read, publish, office } = await runningCampaign()
    const people: string[] = []
    for (let at = 0; at < 36; at += 1) people.push(await answer(house, campaign.id, at < 21 ? 'yes' : 'no', at === 0 ? 'late' : 'received'))
    for (let at = 0; at < 5; at += 1) await answer(house, campaign.id, 'no', 'after-close')
    const before = await read()
    expect(before).toMatchObject({ published: false, graceUntil: winterPlan.graceUntil, figures: { answered: 40, figures: [{ item: 'a1', base: 40, counts: { yes: 20, no: 20 } }] } })
    expect(await problemOf(await publish(before.rev))).toMatchObject({ status: 409, code: 'not-allowed-now' })

    house.pass(40 * day)
    expect(await problemOf(await publish(before.rev - 1))).toMatchObject({ status: 409, code: 'changed-meanwhile' })
    expect(await publishedIn(house)).toBeUndefined()
    const published = await publish(before.rev)
    expect(published.status).toBe(200)
    expect(figuresSchema.parse(await published.json())).toMatchObject({ published: true, rev: before.rev + 1 })
    const edition = await publishedIn(house)
    expect(edition?.campaigns).toHaveLength(1)

    await house.store.write((tx) => tx.deleteFrom('submissions').where('account', 'in', people).execute())
    expect(await problemOf(await publish(before.rev + 1))).toMatchObject({ status: 409, code: 'not-allowed-now' })
    expect((await read()).figures).toEqual(edition?.campaigns[0])
    expect(await publishedIn(house)).toEqual(edition)
    // What is out counts on the close: it moves no more.
    const later = { closesAt: '2027-03-01T00:00:00.000Z', graceUntil: '2027-03-02T00:00:00.000Z' }
    expect(await problemOf(await wish(office, { id: campaign.id, rev: before.rev + 1 }, 'extend', later))).toMatchObject({ code: 'not-allowed-now' })
    const noted = await house.store.read((tx) => tx.selectFrom('audit').select('detail').where('action', '=', 'campaign.figures-published').execute())
    expect(noted.map(({ detail }) => JSON.parse(detail) as unknown)).toEqual([{ campaign: campaign.id, answered: 40, questions: 1 }])
  })

  it('published by two people at once are published once', async () => {
    const { house, campaign, read, publish } = await runningCampaign()
    for (let at = 0; at < 31; at += 1) await answer(house, campaign.id, 'yes')
    house.pass(40 * day)
    const { rev } = await read()
    const answers = await Promise.all([publish(rev), publish(rev), publish(rev)])
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409, 409])
    expect((await publishedIn(house))?.campaigns).toHaveLength(1)
  })

  it('are there for no campaign that there is not', async () => {
    const { office } = await runningCampaign()
    expect((await office.request('GET', '/api/office/campaigns/other/figures')).status).toBe(404)
    expect((await office.request('POST', '/api/office/campaigns/other/figures', { rev: 1 })).status).toBe(404)
  })
})
