import { describe, expect, it } from 'vitest'
import { profileId } from '../../src/domain/notebook.ts'
import { idOfToken } from '../../src/server/campaigns/invitation-token.ts'
import { inviteToCampaigns } from '../../src/server/campaigns/invite.ts'
import { remindOfCampaigns } from '../../src/server/campaigns/remind.ts'
import { eraseAccount } from '../../src/server/store/accounts.ts'
import { requireMeta } from '../../src/server/store/meta.ts'
import { writeAsOffice } from '../../src/server/sync/office.ts'
import { changeCampaign, invite, mailsTo, openQuietHouse, overNewYear, registerMany, remind, startCampaign, until } from './campaigning.ts'
import { store } from './database.ts'
import { type Client, day, hour, type House } from './house.ts'
import { lettersTo, letterTo } from './letters.ts'

const mika = 'mika@example.jp'
const jiro = 'jiro@example.jp'

const answer = async (client: Client) => {
  const { id: campaign, definition } = overNewYear
  const body = { campaign, definition, answers: { a1: 'no' }, sealedAt: '2026-12-08T00:00:00Z', device: 'phone' }
  return client.request('PUT', `/api/submissions/${campaign}`, body)
}
const invitationsOf = (house: House) => house.store.read((tx) => tx.selectFrom('invitations').selectAll().orderBy('account').execute())
const nudgesOf = (house: House) => house.store.read((tx) => tx.selectFrom('nudges').selectAll().orderBy('invitation').execute())
const waiting = (house: House) => house.store.read((tx) => tx.selectFrom('mails').select(['recipient', 'template']).where('state', '=', 'waiting').orderBy('recipient').execute())

/** Another server on the same database; SQLite has room for one server alone, which then does it all twice at once. */
const openBeside = async (house: House): Promise<House> => (store === 'postgresql' ? openQuietHouse({ beside: house }) : house)

describe('an invitation', () => {
  it('goes once to everybody active when the campaign opens, with a link of their own, and to whoever joins later', async () => {
    const house = await openQuietHouse()
    const account = await house.register(mika)
    await house.register('staff@example.jp', { role: 'office' })
    const early = await house.register('early@example.jp')
    await house.store.write((tx) => tx.updateTable('accounts').set({ standing: 'issued' }).where('id', '=', early).execute())
    await startCampaign(house)
    expect(await invite(house)).toBe(0)
    until(house, overNewYear.opensAt)
    expect([await invite(house), await invite(house)]).toEqual([1, 0])
    await house.deliver()
    const { subject, text } = await letterTo(house, mika, 'Winter')
    expect(subject).not.toContain('見本')
    expect(text).toContain('多くても2問')
    expect(text).toContain('2027年1月15日')
    const [invitation] = await invitationsOf(house)
    const pepper = await house.store.read((tx) => requireMeta(tx, 'pepper'))
    const tokenIn = (place: string) => new RegExp(`^http://\\S+/${place}#(\\S+)$`, 'm').exec(text)?.[1] ?? ''
    expect(idOfToken('answer', tokenIn('answer'), pepper)).toBe(invitation?.id)
    expect(idOfToken('stop', tokenIn('stop'), pepper)).toBe(account)
    await house.store.write((tx) => tx.updateTable('accounts').set({ standing: 'active' }).where('id', '=', early).execute())
    house.pass(day)
    expect([await invite(house), await invite(house)]).toEqual([1, 0])
    expect(await lettersTo(house, 'staff@example.jp')).toEqual([])
    expect(house.failures).toEqual([])
  })

  it('goes to those alone whom the campaign asks, by what the record says', async () => {
    const house = await openQuietHouse()
    const facts = [
      { email: 'a@example.jp', university: 'u1', entryYear: 2024, profile: { status: 'enrolled', field: { large: 'A', small: 'x' } } },
      { email: 'b@example.jp', university: 'u2', entryYear: 2024, profile: { status: 'enrolled', field: { large: 'A' } } },
      { email: 'c@example.jp', university: 'u1', entryYear: 2019, profile: { status: 'enrolled', field: { large: 'A' } } },
      { email: 'd@example.jp', university: 'u1', entryYear: 2024, profile: { status: 'completed', field: { large: 'A' } } },
      { email: 'e@example.jp', university: 'u1', entryYear: 2024, profile: { status: 'enrolled', field: { large: 'B' } } },
      { email: 'f@example.jp', university: null, entryYear: null, profile: {} },
    ]
    for (const { email, university, entryYear, profile } of facts) {
      const account = await house.register(email)
      await house.store.write(async (tx) => {
        await tx.updateTable('accounts').set({ university, entryYear }).where('id', '=', account).execute()
        await writeAsOffice(tx, account, Object.entries(profile).map(([field, value]) => ({ type: 'profile', record: profileId, field, value })), house.now())
      })
    }
    const audience = { universities: ['u1'], entryYears: { from: 2020, to: 2025 }, statuses: ['enrolled'], fields: ['A'] }
    await startCampaign(house, { ...overNewYear, audience })
    until(house, overNewYear.opensAt)
    expect(await invite(house)).toBe(1)
    expect((await waiting(house)).map(({ recipient }) => recipient)).toEqual(['a@example.jp'])
  })

  it('is a row without a mail where mail comes back or was stopped, and the mail follows once it can', async () => {
    const house = await openQuietHouse()
    const gone = await house.register('gone@example.jp')
    const client = await house.signIn(mika)
    await house.store.write((tx) => tx.updateTable('accounts').set({ bouncedAt: '2026-12-01' }).where('id', '=', gone).execute())
    expect((await client.request('PUT', '/api/mail-stops', { stopped: true })).status).toBe(200)
    await startCampaign(house)
    until(house, overNewYear.opensAt)
    expect(await invite(house)).toBe(0)
    expect(await invitationsOf(house)).toHaveLength(2)
    await house.store.write((tx) => tx.updateTable('accounts').set({ bouncedAt: null }).where('id', '=', gone).execute())
    await (await house.signIn(mika)).request('PUT', '/api/mail-stops', { stopped: false })
    expect([await invite(house), await invite(house)]).toEqual([2, 0])
    expect(await invitationsOf(house)).toHaveLength(2)
  })

  it('is called back while the campaign rests or once it is over, and goes on after a pause', async () => {
    const house = await openQuietHouse()
    await house.register(mika)
    await startCampaign(house)
    until(house, overNewYear.opensAt)
    expect(await invite(house)).toBe(1)
    await changeCampaign(house, { state: 'paused' })
    await invite(house)
    expect(await waiting(house)).toEqual([])
    expect(await nudgesOf(house)).toEqual([])
    await changeCampaign(house, { state: 'running' })
    expect(await invite(house)).toBe(1)
    until(house, overNewYear.closesAt)
    expect(await invite(house)).toBe(0)
    expect(await waiting(house)).toEqual([])
  })

  it('of one campaign and another are two', async () => {
    const house = await openQuietHouse()
    await house.register(mika)
    await startCampaign(house)
    await startCampaign(house, { ...overNewYear, id: 'another' })
    until(house, overNewYear.opensAt)
    expect(await invite(house)).toBe(2)
  })

  it('goes to nobody twice when two servers invite at once, and a run that is ended between two batches is gone on with', async () => {
    const house = await openQuietHouse()
    const other = await openBeside(house)
    const accounts = await registerMany(house, 700)
    await startCampaign(house)
    for (const each of new Set([house, other])) until(each, overNewYear.opensAt)
    // The other one ends after its first batch.
    let looked = 0
    const ending = { get aborted() { return (looked += 1) > 2 } } as AbortSignal
    const first = await inviteToCampaigns(other.services, ending)
    expect(first).toBe(600)
    const counts = await Promise.all([invite(house), invite(other), invite(house)])
    expect(first + counts.reduce((sum, each) => sum + each, 0)).toBe(accounts.length)
    const mails = await waiting(house)
    expect(new Set(mails.map(({ recipient }) => recipient)).size).toBe(accounts.length)
    expect(mails).toHaveLength(accounts.length)
    expect((await invitationsOf(house)).map(({ account }) => account)).toEqual(accounts.toSorted())
  })
})

describe('a reminder', () => {
  it('goes once at each step over New Year, to whoever has not answered, and never after that', async () => {
    const house = await openQuietHouse()
    await house.register(mika)
    const client = await house.signIn(jiro)
    await startCampaign(house)
    const log: string[] = []
    for (until(house, '2026-12-06T20:30:00Z'); house.now() < Date.parse('2027-01-20T00:00:00Z'); house.pass(12 * hour)) {
      const [invited, reminded] = [await invite(house), await remind(house)]
      await house.deliver()
      if (invited + reminded > 0) log.push(`${new Date(house.now() + 9 * hour).toISOString().slice(0, 13)} ${invited} ${reminded}`)
      if (log.length === 2 && reminded > 0) await answer(client)
    }
    // 15 business days after the opening is 28 December, the 16th is 4 January; the last is the day before the close.
    expect(log).toEqual(['2026-12-07T17 2 0', '2026-12-14T17 0 2', '2027-01-04T17 0 1', '2027-01-14T17 0 1'])
    expect(await mailsTo(house, mika)).toEqual({ invited: 1, reminded: 2, last: 1 })
    expect(await mailsTo(house, jiro)).toEqual({ invited: 1, reminded: 1, receipt: 1 })
  })

  it('that waits is called back from whoever answers, stops the mails or is erased meanwhile', async () => {
    const house = await openQuietHouse()
    const [answering, stopping] = [await house.signIn(mika), await house.signIn(jiro)]
    const leaving = await house.register('leaving@example.jp')
    await house.register('waiting@example.jp')
    await startCampaign(house)
    until(house, overNewYear.opensAt)
    expect(await invite(house)).toBe(4)
    await house.deliver()
    until(house, '2026-12-14T00:00:00Z')
    expect(await remind(house)).toBe(4)
    await stopping.request('PUT', '/api/mail-stops', { stopped: true })
    await house.store.write((tx) => eraseAccount(tx, leaving, house.now()))
    expect((await answer(answering)).status).toBe(201)
    await house.deliver()
    expect(await mailsTo(house, mika)).toEqual({ invited: 1, receipt: 1 })
    expect(await mailsTo(house, jiro)).toEqual({ invited: 1 })
    expect(await mailsTo(house, 'leaving@example.jp')).toEqual({ invited: 1 })
    expect(await mailsTo(house, 'waiting@example.jp')).toEqual({ invited: 1, reminded: 1 })
    expect((await nudgesOf(house)).filter(({ step }) => step !== 'invite')).toHaveLength(1)
  })

  it('that was being handed over while its reader answered or stopped the mails is not tried again', async () => {
    const house = await openQuietHouse()
    const [answering, stopping] = [await house.signIn(mika), await house.signIn(jiro)]
    await house.register('waiting@example.jp')
    await startCampaign(house)
    until(house, overNewYear.opensAt)
    await invite(house)
    await house.deliver()
    until(house, '2026-12-14T00:00:00Z')
    expect(await remind(house)).toBe(3)
    // A server is at all three, and ends before any of them has left.
    const takenUntil = new Date(house.now() + hour).toISOString()
    await house.store.write((tx) => tx.updateTable('mails').set({ takenUntil }).where('state', '=', 'waiting').execute())
    expect((await answer(answering)).status).toBe(201)
    await stopping.request('PUT', '/api/mail-stops', { stopped: true })
    house.pass(hour)
    await house.deliver()
    expect(await mailsTo(house, mika)).toEqual({ invited: 1, receipt: 1 })
    expect(await mailsTo(house, jiro)).toEqual({ invited: 1 })
    expect(await mailsTo(house, 'waiting@example.jp')).toEqual({ invited: 1, reminded: 1 })
    expect(await waiting(house)).toEqual([])
    expect((await nudgesOf(house)).filter(({ step }) => step !== 'invite')).toHaveLength(1)
  })

  it('goes to nobody whose invitation is mailed the same day, however long ago they were asked first', async () => {
    const house = await openQuietHouse()
    const [stopping, gone] = [await house.signIn(mika), await house.register('gone@example.jp')]
    await stopping.request('PUT', '/api/mail-stops', { stopped: true })
    await house.store.write((tx) => tx.updateTable('accounts').set({ bouncedAt: '2026-12-01' }).where('id', '=', gone).execute())
    await startCampaign(house)
    until(house, overNewYear.opensAt)
    expect(await invite(house)).toBe(0)
    until(house, '2026-12-14T00:00:00Z')
    await stopping.request('PUT', '/api/mail-stops', { stopped: false })
    await house.store.write((tx) => tx.updateTable('accounts').set({ bouncedAt: null }).where('id', '=', gone).execute())
    expect([await remind(house), await invite(house), await remind(house)]).toEqual([0, 2, 0])
    until(house, '2027-01-04T00:00:00Z')
    expect(await remind(house)).toBe(2)
  })

  it('goes to nobody who was invited the same day, whose mail comes back, or while the campaign rests', async () => {
    const house = await openQuietHouse()
    const gone = await house.register('gone@example.jp')
    await house.register(mika)
    await startCampaign(house)
    until(house, overNewYear.opensAt)
    expect(await invite(house)).toBe(2)
    await house.store.write((tx) => tx.updateTable('accounts').set({ bouncedAt: '2026-12-08' }).where('id', '=', gone).execute())
    until(house, '2026-12-14T00:00:00Z')
    await house.register('late@example.jp')
    expect(await invite(house)).toBe(1)
    await changeCampaign(house, { state: 'paused' })
    expect(await remind(house)).toBe(0)
    await changeCampaign(house, { state: 'running' })
    expect([await remind(house), await remind(house)]).toEqual([1, 0])
  })

  it('that a server missed is sent within three business days, and not later', async () => {
    const house = await openQuietHouse()
    await house.register(mika)
    await startCampaign(house)
    until(house, overNewYear.opensAt)
    await invite(house)
    until(house, '2026-12-17T00:00:00Z')
    expect(await remind(house)).toBe(0)
    until(house, '2027-01-06T05:00:00Z')
    expect(await remind(house)).toBe(1)
  })

  it('before the close comes again when the campaign is extended', async () => {
    const house = await openQuietHouse()
    await house.register(mika)
    await startCampaign(house)
    until(house, overNewYear.opensAt)
    await invite(house)
    until(house, '2027-01-14T00:00:00Z')
    expect(await remind(house)).toBe(1)
    await changeCampaign(house, { plan: { ...overNewYear, closesAt: '2027-01-29T15:00:00.000Z' } })
    expect(await remind(house)).toBe(0)
    until(house, '2027-01-28T00:00:00Z')
    expect(await remind(house)).toBe(1)
  })

  it('goes to nobody twice when two servers remind at once, one of which is ended', async () => {
    const house = await openQuietHouse()
    const other = await openBeside(house)
    await registerMany(house, 650)
    await startCampaign(house)
    until(house, overNewYear.opensAt)
    expect(await invite(house)).toBe(650)
    for (const each of new Set([house, other])) until(each, '2026-12-14T00:00:00Z')
    let looked = 0
    const ending = { get aborted() { return (looked += 1) > 1 } } as AbortSignal
    expect(await remindOfCampaigns(other.services, ending)).toBe(300)
    const counts = await Promise.all([remind(house), remind(other)])
    expect(counts[0] + counts[1]).toBe(350)
    expect((await nudgesOf(house)).filter(({ step }) => step === '2026-12-14')).toHaveLength(650)
  })
})
