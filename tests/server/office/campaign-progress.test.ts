import { describe, expect, it } from 'vitest'
import { type Progress, progressSchema, silentSchema, type SilentFilter } from '../../../src/api/office-campaigns.ts'
import { confirmableParts } from '../../../src/domain/profile/confirmable.ts'
import { confirmedField } from '../../../src/domain/questionnaire/from-record.ts'
import type { Json } from '../../../src/domain/json.ts'
import { newId } from '../../../src/server/random.ts'
import { eraseAccount } from '../../../src/server/store/accounts.ts'
import type { Schema } from '../../../src/server/store/schema.ts'
import { writeAsOffice } from '../../../src/server/sync/office.ts'
import { type Client, hour, type House, problemOf } from '../house.ts'
import { draft, invite, openCampaignRoom, perform, registrant, winterPlan } from './campaigns.ts'

type Submission = Schema['submissions']

/** A running campaign that two people were asked in, to be told apart from the others' traces. */
async function openRunning() {
  const room = await openCampaignRoom()
  const people = {
    sent: await registrant(room.house, { university: 'sample', field: '0006', name: '一' }),
    begun: await registrant(room.house, { university: 'sample', field: '0006', name: '二' }),
    quiet: await registrant(room.house, { university: 'sample', name: '三' }),
    bounced: await registrant(room.house, { bounced: true, name: '四' }),
  }
  const campaign = (await perform(room.office, await draft(room.office, { ...winterPlan, opensAt: '2026-11-20T15:00:00.000Z' }), 'start', { people: 4 })).id
  return { ...room, people, campaign }
}

async function answer(house: House, campaign: string, account: string, state: Submission['state'] = 'received'): Promise<void> {
  const at = new Date(house.now()).toISOString()
  const number = newId().slice(0, 9)
  await house.store.write((tx) =>
    tx
      .insertInto('submissions')
      .values({ account, campaign, number, hash: number, state, receivedAt: at, sealedAt: at, definition: 'small', version: 1, device: 'd', answers: '{}' })
      .execute(),
  )
}

const write = (house: House, campaign: string, account: string, fields: Record<string, Json>): Promise<unknown> =>
  house.store.write((tx) =>
    writeAsOffice(tx, account, Object.entries(fields).map(([field, value]) => ({ type: 'draft', record: campaign, field, value })), house.now()),
  )

/** Mails an invitation, with what became of it. */
async function mail(house: House, invitation: string, account: string, state: Schema['mails']['state'], step = 'invitation'): Promise<void> {
  const [id, at] = [newId(), new Date(house.now()).toISOString()]
  await house.store.write(async (tx) => {
    await tx
      .insertInto('mails')
      .values({
        id, account, application: null, template: 'x', recipient: 'x@example.org', language: 'ja', subject: 'x', text: 'x', secret: 0, campaign: 'c', state, attempts: 1,
        dueAt: at, takenUntil: null, createdAt: at, sentAt: null, failure: null,
      })
      .execute()
    await tx.insertInto('nudges').values({ invitation, step, channel: 'mail', mail: id, at }).execute()
  })
}

async function progress(office: Client, campaign: string): Promise<Progress> {
  const answer = await office.request('GET', `/api/office/campaigns/${campaign}/progress`)
  if (!answer.ok) throw new Error(`${answer.status}: ${await answer.text()}`)
  return progressSchema.parse(await answer.json())
}

async function silent(office: Client, campaign: string, filter: Partial<SilentFilter> = {}) {
  const answer = await office.request('POST', `/api/office/campaigns/${campaign}/silent`, { university: null, bounced: false, page: 0, ...filter })
  return silentSchema.parse(await answer.json())
}

describe('the progress of a campaign', () => {
  it('counts each person once at every step, by university and by field', async () => {
    const { house, office, people, campaign } = await openRunning()
    const { sent, begun, quiet, bounced } = people
    for (const [account, state] of [[sent, 'sent'], [begun, 'sent'], [quiet, 'waiting'], [bounced, 'bounced']] as const) {
      await mail(house, await invite(house, campaign, account), account, state)
    }
    await house.store.write((tx) => tx.updateTable('invitations').set({ openedAt: new Date(house.now()).toISOString() }).where('account', 'in', [sent, begun]).execute())
    await write(house, campaign, begun, { a1: 'yes' })
    await answer(house, campaign, sent, 'late')
    const { all, universities, fields, pages } = await progress(office, campaign)
    expect(all).toEqual({ asked: 4, delivered: 2, bounced: 1, waiting: 1, opened: 2, started: 2, confirmed: 0, answered: 1, late: 1, afterClose: 0 })
    expect(universities.map(({ id, name, asked, answered }) => [id, name === null, asked, answered])).toEqual([['sample', false, 3, 1], [null, true, 1, 0]])
    expect(fields.map(({ code, asked, started, answered }) => [code, asked, started, answered])).toEqual([['0006', 2, 2, 1], [null, 2, 0, 0]])
    expect(pages.map(({ id, stopped }) => [id, stopped])).toEqual([['page1', 1], ['page2', 0]])
  })

  it('tells on which page people stopped, of those who began and have not sent', async () => {
    const { house, office, people, campaign } = await openRunning()
    const { sent, begun, quiet, bounced } = people
    await write(house, campaign, sent, { a1: 'yes', a2: '東京' })
    await answer(house, campaign, sent)
    await write(house, campaign, begun, { a1: 'yes', a2: '大阪' })
    await write(house, campaign, quiet, { a1: 'yes' })
    // What a newer app notes beside the answers, and answers to another campaign, are no answers to this one.
    await write(house, campaign, bounced, { 'made-for': '1' })
    await write(house, 'another', bounced, { a1: 'yes' })
    const { all, pages } = await progress(office, campaign)
    expect(all).toMatchObject({ started: 3, answered: 1 })
    expect(pages.map(({ stopped }) => stopped)).toEqual([1, 1])
  })

  it('counts who confirmed their whole record for this campaign, also after sending, and not who took it back or left a part out', async () => {
    const { house, office, people, campaign } = await openRunning()
    const { sent, begun, quiet, bounced } = people
    const confirmed = (parts: readonly string[]) => ({ [confirmedField]: { at: '2026-11-22T00:00:00.000Z', parts: [...parts], took: {} } })
    for (const account of Object.values(people)) await invite(house, campaign, account)
    await write(house, campaign, sent, { a1: 'yes', ...confirmed(confirmableParts) })
    await answer(house, campaign, sent)
    await write(house, campaign, begun, confirmed(['a part of an older app', ...confirmableParts]))
    await write(house, campaign, quiet, confirmed(confirmableParts.slice(1)))
    await write(house, campaign, bounced, confirmed(confirmableParts))
    await write(house, 'another', quiet, confirmed(confirmableParts))
    expect((await progress(office, campaign)).all).toMatchObject({ asked: 4, confirmed: 3, started: 1, answered: 1 })
    await write(house, campaign, bounced, { [confirmedField]: null })
    await write(house, campaign, quiet, { [confirmedField]: 'what no version of ours wrote' })
    const { all, universities, fields } = await progress(office, campaign)
    expect(all).toMatchObject({ asked: 4, confirmed: 2 })
    expect(universities.map(({ id, confirmed }) => [id, confirmed])).toEqual([['sample', 2], [null, 0]])
    expect(fields.map(({ code, confirmed }) => [code, confirmed])).toEqual([['0006', 2], [null, 0]])
  })

  it('has a mail that left count over one that came back, and forgets whoever was erased', async () => {
    const { house, office, people, campaign } = await openRunning()
    const invitation = await invite(house, campaign, people.quiet)
    await mail(house, invitation, people.quiet, 'bounced')
    expect((await progress(office, campaign)).all).toMatchObject({ delivered: 0, bounced: 1 })
    await mail(house, invitation, people.quiet, 'sent', 'day-5')
    expect((await progress(office, campaign)).all).toMatchObject({ asked: 1, delivered: 1, bounced: 0 })
    await house.store.write((tx) => eraseAccount(tx, people.quiet, house.now()))
    expect((await progress(office, campaign)).all.asked).toBe(0)
  })

  it('names nobody', async () => {
    const { house, office, people, campaign } = await openRunning()
    for (const account of Object.values(people)) await invite(house, campaign, account)
    const text = JSON.stringify(await progress(office, campaign))
    for (const account of Object.values(people)) expect(text).not.toContain(account)
    expect(text).not.toMatch(/JD\d{9}|@example/)
  })

  it('holds for thousands of people', { timeout: 120_000 }, async () => {
    const { house, office, campaign } = await openRunning()
    const [count, at] = [5000, new Date(house.now()).toISOString()]
    const ids = Array.from({ length: count }, (_, each) => `many-${String(each).padStart(5, '0')}`)
    const inGroups = async <T>(rows: T[], put: (some: T[]) => Promise<unknown>) => {
      for (let from = 0; from < rows.length; from += 500) await put(rows.slice(from, from + 500))
    }
    await house.store.write(async (tx) => {
      await inGroups(ids, (some) =>
        tx
          .insertInto('accounts')
          .values(
            some.map((account) => ({
              id: account, email: `${account}@example.org`, address: `${account}@example.org`, role: 'registrant' as const, name: account, language: 'ja' as const, rev: 0,
              createdAt: at, erasedAt: null, jgradId: null, standing: 'active' as const, activatedAt: at, closesAt: null, university: 'sample', entryYear: 2024,
              expectedCompletion: null, universityEmail: null, bouncedAt: null,
            })),
          )
          .execute(),
      )
      await inGroups(ids, (some) => tx.insertInto('invitations').values(some.map((account) => ({ id: `i-${account}`, campaign, account, createdAt: at, openedAt: at }))).execute())
      const fields = ids.slice(0, 3000).flatMap((account) => ['a1', 'a2', ...Array.from({ length: 10 }, (_, each) => `x${each}`)].map((name, rev) => ({ account, name, rev: rev + 1 })))
      await inGroups(fields, (some) =>
        tx.insertInto('notebook').values(some.map((each) => ({ ...each, type: 'draft', record: campaign, kind: 'register' as const, body: '{"value":"yes"}' }))).execute(),
      )
      await inGroups(ids.slice(0, 1000), (some) =>
        tx
          .insertInto('submissions')
          .values(
            some.map((account) => ({
              account, campaign, number: account, hash: account, state: 'received' as const, receivedAt: at, sealedAt: at, definition: 'small', version: 1, device: 'd', answers: '{}',
            })),
          )
          .execute(),
      )
    })
    const before = performance.now()
    const { all, pages } = await progress(office, campaign)
    console.info(`progress of ${count} people in ${Math.round(performance.now() - before)} ms (${house.services.store.database})`)
    expect(all).toMatchObject({ asked: count, opened: count, started: 3000, answered: 1000 })
    expect(pages.map(({ stopped }) => stopped)).toEqual([0, 2000])
    const { total } = await silent(office, campaign)
    expect(total).toBe(count - 1000)
  })
})

describe('the list of who has not answered', () => {
  it('names those who were asked, what we know of them, and leaves an entry in the log', async () => {
    const { house, office, people, campaign } = await openRunning()
    const [sentAt, begunAt] = [await invite(house, campaign, people.sent), await invite(house, campaign, people.begun)]
    await invite(house, campaign, people.bounced)
    await mail(house, sentAt, people.sent, 'sent')
    house.pass(hour)
    await mail(house, begunAt, people.begun, 'sent')
    await write(house, campaign, people.begun, { a1: 'yes' })
    await answer(house, campaign, people.sent)
    const found = await silent(office, campaign)
    expect(found.total).toBe(2)
    expect(found.people.find(({ account }) => account === people.begun)).toMatchObject({
      name: '二', bounced: false, step: 'started', writtenAt: new Date(house.now()).toISOString(), seenAt: null,
    })
    expect(found.people.find(({ account }) => account === people.bounced)).toMatchObject({ name: '四', university: null, bounced: true, step: 'asked', writtenAt: null })
    expect((await silent(office, campaign, { bounced: true })).people.map(({ account }) => account)).toEqual([people.bounced])
    expect((await silent(office, campaign, { university: 'sample' })).people.map(({ account }) => account)).toEqual([people.begun])
    const rows = await house.store.read((tx) => tx.selectFrom('audit').select(['action', 'detail']).where('action', '=', 'campaign.silent-seen').execute())
    expect(rows).toHaveLength(3)
    expect(rows.some(({ detail }) => detail.includes(people.begun))).toBe(true)
  })

  it('is saved whole with an entry, and is nothing for a campaign that there is not', async () => {
    const { house, office, people, campaign } = await openRunning()
    for (const account of Object.values(people)) await invite(house, campaign, account)
    await house.store.write((tx) => tx.updateTable('accounts').set({ standing: 'closing' }).where('id', '=', people.quiet).execute())
    const answer = await office.request('POST', `/api/office/campaigns/${campaign}/silent/all`, { university: null, bounced: false })
    expect(silentSchema.parse(await answer.json()).people).toHaveLength(3)
    const saved = await house.store.read((tx) => tx.selectFrom('audit').select('detail').where('action', '=', 'campaign.silent-saved').execute())
    expect(saved.map(({ detail }) => JSON.parse(detail) as unknown)).toEqual([{ campaign, university: null, bounced: false, people: 3 }])
    for (const [method, path, body] of [['POST', 'silent', { university: null, bounced: false, page: 0 }], ['POST', 'silent/all', { university: null, bounced: false }], ['GET', 'progress', undefined]] as const) {
      expect(await problemOf(await office.request(method, `/api/office/campaigns/none/${path}`, body))).toMatchObject({ status: 404 })
    }
  })
})
