import type { Campaign } from '../../src/domain/campaign.ts'
import type { Definition } from '../../src/domain/questionnaire/definition.ts'
import { publishCampaign, publishQuestionnaire } from '../../src/server/catalogue/publish.ts'
import type { House } from './house.ts'

const both = (words: string) => ({ ja: words, en: words })

/** A questionnaire of two questions; the second is asked of those who say yes. */
export const smallQuestionnaire = (version = 1, title = '小さな調査'): Definition => ({
  id: 'small',
  version,
  title: { ja: title, en: 'A small survey' },
  sections: [{ id: 'all', title: both('All') }],
  pages: [
    {
      id: 'page1',
      section: 'all',
      items: [
        {
          id: 'a1',
          type: 'single',
          label: both('Do you work?'),
          required: true,
          options: [
            { code: 'yes', label: both('Yes') },
            { code: 'no', label: both('No') },
          ],
        },
      ],
    },
    {
      id: 'page2',
      section: 'all',
      items: [
        {
          id: 'a2',
          type: 'text',
          label: both('Where?'),
          required: true,
          maxLength: 20,
          showIf: { op: 'eq', item: 'a1', value: 'yes' },
        },
      ],
    },
  ],
})

/** A campaign from 1 November to the end of December 2026, with a month of grace. */
export const winterSurvey: Campaign = {
  id: 'winter-2026',
  title: both('Winter'),
  definition: { id: 'small', version: 1 },
  referenceDate: '2026-11-01',
  opensAt: '2026-11-01T00:00:00.000Z',
  closesAt: '2026-12-31T15:00:00.000Z',
  graceUntil: '2027-01-31T15:00:00.000Z',
}

/** Publishes the small questionnaire and its campaign. */
export async function publishWinterSurvey(house: House): Promise<void> {
  await house.store.write(async (tx) => {
    const questionnaire = await publishQuestionnaire(tx, smallQuestionnaire(), house.now())
    const campaign = await publishCampaign(tx, winterSurvey, house.now())
    if (!questionnaire.ok || !campaign.ok) throw new Error(JSON.stringify({ questionnaire, campaign }))
  })
}
