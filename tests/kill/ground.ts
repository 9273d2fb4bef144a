import type { Campaign } from '../../src/domain/campaign.ts'
import { publishCampaign, publishQuestionnaire } from '../../src/server/catalogue/publish.ts'
import type { Place } from '../../src/server/store/engine.ts'
import { openStore } from '../../src/server/store/store.ts'
import { type Person, seatPeople } from '../server/responses/evening.ts'
import { smallQuestionnaire, winterSurvey } from '../server/publish.ts'

/** Puts people and open campaigns, one for each kill, into a database that a server uses. */
export async function layGround(place: Place, { people, kills }: { people: number; kills: number }): Promise<{ people: Person[]; campaigns: string[] }> {
  const store = await openStore(place)
  try {
    const now = Date.now()
    const day = 86_400_000
    const campaigns = Array.from({ length: kills }, (_, at): Campaign => ({
      ...winterSurvey,
      id: `kill-${at}`,
      opensAt: new Date(now - day).toISOString(),
      closesAt: new Date(now + day).toISOString(),
      graceUntil: new Date(now + 2 * day).toISOString(),
    }))
    await store.write(async (tx) => {
      const published = [await publishQuestionnaire(tx, smallQuestionnaire(), now)]
      for (const campaign of campaigns) published.push(await publishCampaign(tx, campaign, now))
      if (published.some(({ ok }) => !ok)) throw new Error(JSON.stringify(published))
    })
    return { people: await seatPeople(store, people, now), campaigns: campaigns.map(({ id }) => id) }
  } finally {
    await store.close()
  }
}
