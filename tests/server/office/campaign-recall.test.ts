import { describe, expect, it } from 'vitest'
import type { OfficeCampaign } from '../../../src/api/office-campaigns.ts'
import { invite, until } from '../campaigning.ts'
import { hour, type House } from '../house.ts'
import { draft, openCampaignRoom, perform, registrant, winterPlan } from './campaigns.ts'

/** A campaign that has just opened, with its invitations written and not sent; another one beside it. */
async function openWithMails() {
  const { house, office } = await openCampaignRoom()
  const people = [await registrant(house), await registrant(house), await registrant(house)]
  const begin = async (title: string): Promise<OfficeCampaign> =>
    perform(office, await draft(office, { ...winterPlan, title: { ja: title, en: title } }), 'start', { people: people.length })
  const [campaign, other] = [await begin('一つめ'), await begin('二つめ')]
  until(house, winterPlan.opensAt ?? '')
  await invite(house)
  return { house, office, people, campaign, other }
}

/** How many mails of a campaign wait to be sent. */
const waitingOf = async (house: House, { id }: OfficeCampaign): Promise<number> =>
  (await house.store.read((tx) => tx.selectFrom('mails').select('id').where('campaign', '=', id).where('state', '=', 'waiting').execute())).length

describe('mails that wait to be sent', () => {
  it('are called back the moment the office pauses, are written anew after that, and never arrive twice', async () => {
    const { house, office, campaign, other } = await openWithMails()
    expect([await waitingOf(house, campaign), await waitingOf(house, other)]).toEqual([3, 3])
    const paused = await perform(office, campaign, 'pause')
    expect([await waitingOf(house, campaign), await waitingOf(house, other)]).toEqual([0, 3])
    house.pass(hour)
    await invite(house)
    expect(await waitingOf(house, campaign)).toBe(0)
    await perform(office, paused, 'resume')
    await invite(house)
    expect(await waitingOf(house, campaign)).toBe(3)
    await house.deliver()
    expect(await waitingOf(house, campaign)).toBe(0)
    expect(await invite(house)).toBe(0)
    expect(house.failures).toEqual([])
  })

  it('are called back the moment the office closes before the time, and nobody is written to any more', async () => {
    const { house, office, campaign, other } = await openWithMails()
    await perform(office, campaign, 'close')
    expect([await waitingOf(house, campaign), await waitingOf(house, other)]).toEqual([0, 3])
    house.pass(hour)
    await invite(house)
    await house.deliver()
    const sent = await house.store.read((tx) => tx.selectFrom('mails').select('campaign').where('state', '=', 'sent').where('campaign', 'in', [campaign.id, other.id]).execute())
    expect(sent.map((mail) => mail.campaign)).toEqual([other.id, other.id, other.id])
  })

  it('leave all the same when they are just being handed over, and count as sent', async () => {
    const { house, office, people, campaign } = await openWithMails()
    const lease = new Date(house.now() + hour).toISOString()
    const [account = ''] = people
    await house.store.write((tx) => tx.updateTable('mails').set({ takenUntil: lease }).where('campaign', '=', campaign.id).where('account', '=', account).execute())
    const paused = await perform(office, campaign, 'pause')
    expect(await waitingOf(house, campaign)).toBe(1)
    await perform(office, paused, 'resume')
    await invite(house)
    const mails = await house.store.read((tx) => tx.selectFrom('mails').select('account').where('campaign', '=', campaign.id).execute())
    expect(mails).toHaveLength(people.length)
    expect(new Set(mails.map((mail) => mail.account))).toEqual(new Set(people))
  })
})
