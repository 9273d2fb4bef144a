import type { CampaignPlan } from '../../src/domain/campaign.ts'
import { publishCampaign, publishQuestionnaire } from '../../src/server/catalogue/publish.ts'
import { inviteToCampaigns } from '../../src/server/campaigns/invite.ts'
import { remindOfCampaigns } from '../../src/server/campaigns/remind.ts'
import { createAccount } from '../../src/server/store/accounts.ts'
import { type House, type HouseOptions, openHouse } from './house.ts'
import { lettersTo } from './letters.ts'
import { smallQuestionnaire, winterSurvey } from './publish.ts'

/** Over New Year: from Monday 7 December 2026 at nine until the end of Friday 15 January 2027, in Japan. */
export const overNewYear: CampaignPlan = {
  ...winterSurvey,
  id: 'new-year',
  opensAt: '2026-12-07T00:00:00.000Z',
  closesAt: '2027-01-15T15:00:00.000Z',
  graceUntil: '2027-02-15T15:00:00.000Z',
  reminders: [
    { day: 5, channels: ['mail'] },
    { day: 16, channels: ['mail', 'push'] },
    { day: -1, channels: ['mail'] },
  ],
}

/** A house whose sample people and sample survey stay out of the way. */
export async function openQuietHouse(options: HouseOptions = {}): Promise<House> {
  const house = await openHouse(options)
  await house.store.write(async (tx) => {
    await tx.updateTable('accounts').set({ standing: 'closing' }).execute()
    await tx.updateTable('campaigns').set({ state: 'closed' }).execute()
  })
  return house
}

/** Publishes a campaign and lets it run, as the office starting it does. */
export async function startCampaign(house: House, plan: CampaignPlan = overNewYear): Promise<void> {
  const at = new Date(house.now()).toISOString()
  const { reminders: _, ...published } = plan
  await house.store.write(async (tx) => {
    const questionnaire = await publishQuestionnaire(tx, smallQuestionnaire(), house.now())
    const campaign = await publishCampaign(tx, published, house.now())
    if (!questionnaire.ok || !campaign.ok) throw new Error(JSON.stringify({ questionnaire, campaign }))
    const row = { state: 'running', startedAt: at, closedAt: null, figuresAt: null, createdAt: at, updatedAt: at } as const
    await tx.insertInto('campaigns').values({ ...row, id: plan.id, rev: 1, body: JSON.stringify(plan) }).execute()
  })
}

/** Changes a campaign's state or plan, as the office does. */
export async function changeCampaign(house: House, change: { state?: 'running' | 'paused' | 'closed'; plan?: CampaignPlan }): Promise<void> {
  const { state, plan } = change
  await house.store.write((tx) =>
    tx
      .updateTable('campaigns')
      .set({ ...(state ? { state } : {}), ...(plan ? { body: JSON.stringify(plan) } : {}) })
      .where('id', '=', overNewYear.id)
      .execute(),
  )
}

/** Registers many at once; returns their accounts' ids in order. */
export const registerMany = (house: House, count: number): Promise<string[]> =>
  house.store.write(async (tx) => {
    const ids: string[] = []
    for (let each = 0; each < count; each += 1) {
      const person = { email: `p${each}@example.org`, role: 'registrant', language: each % 5 === 0 ? 'en' : 'ja', name: `見本 ${each}`, now: house.now() } as const
      ids.push(await createAccount(tx, person))
    }
    return ids
  })

/** Lets the clock go on until an instant. */
export const until = (house: House, instant: string): void => house.pass(Date.parse(instant) - house.now())

const goesOn = new AbortController().signal
export const invite = (house: House): Promise<number> => inviteToCampaigns(house.services, goesOn)
export const remind = (house: House): Promise<number> => remindOfCampaigns(house.services, goesOn)

/** How often each mail about a survey was written to somebody, by the first words of its subject. */
export async function mailsTo(house: House, email: string): Promise<Record<string, number>> {
  const kinds = { 'お願い': 'invited', 'お待ち': 'reminded', 'まもなく': 'last', '届きました': 'receipt' }
  const counts: Record<string, number> = {}
  for (const { subject } of await lettersTo(house, email)) {
    const kind = Object.entries(kinds).find(([word]) => subject.includes(word))?.[1]
    if (kind !== undefined) counts[kind] = (counts[kind] ?? 0) + 1
  }
  return counts
}
