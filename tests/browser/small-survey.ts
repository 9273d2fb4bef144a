import { join } from 'node:path'
import type { Campaign } from '../../src/domain/campaign.ts'
import type { Definition } from '../../src/domain/questionnaire/definition.ts'
import { publishCampaign, publishQuestionnaire } from '../../src/server/catalogue/publish.ts'
import { openStore, type Store } from '../../src/server/store/store.ts'
import type { Server } from './server.ts'

const day = 24 * 60 * 60_000
const at = (days: number) => new Date(Date.now() + days * day).toISOString()

/** A survey of three questions, open now, with a month of grace after it. */
export const smallSurvey = (): Campaign => ({
  id: 'short-2026',
  title: { ja: '短い調査', en: 'A short survey' },
  definition: { id: 'short', version: 1 },
  referenceDate: at(0).slice(0, 10),
  opensAt: at(-1),
  closesAt: at(5),
  graceUntil: at(35),
})

/** Its questionnaire; the second version words one question anew, drops an option, and asks one more. */
export function smallQuestionnaire(version: 1 | 2): Definition {
  const choice = (code: string, ja: string, en: string) => ({ code, label: { ja, en } })
  const isNew = version === 2
  return {
    id: 'short',
    version,
    title: { ja: '短い調査', en: 'A short survey' },
    sections: [{ id: 'all', title: { ja: '仕事', en: 'Work' } }],
    pages: [
      {
        id: 'job',
        section: 'all',
        items: [
          {
            id: 'a1',
            type: 'single',
            label: isNew ? { ja: '今、収入のある仕事をしていますか。', en: 'Do you have paid work now?' } : { ja: '今、仕事をしていますか。', en: 'Do you work now?' },
            required: true,
            options: [choice('yes', 'している', 'Yes'), choice('no', 'していない', 'No')],
          },
        ],
      },
      {
        id: 'place',
        section: 'all',
        items: [
          {
            id: 'a2',
            type: 'single',
            label: { ja: '働く場所はどこですか。', en: 'Where do you work?' },
            required: true,
            showIf: { op: 'eq', item: 'a1', value: 'yes' },
            options: [choice('university', '大学', 'At a university'), ...(isNew ? [] : [choice('home', '自宅', 'At home')]), choice('company', '会社', 'At a company')],
          },
        ],
      },
      {
        id: 'words',
        section: 'all',
        items: [
          { id: 'a3', type: 'text', label: { ja: 'ひとことどうぞ。', en: 'Anything to add?' }, required: false, maxLength: 100 },
          ...(isNew ? [{ id: 'a4', type: 'number' as const, label: { ja: '週に何時間、研究しますか。', en: 'Hours of research a week?' }, required: false, min: 0, max: 168 }] : []),
        ],
      },
    ],
  }
}

async function withStore<T>({ dataDir }: Server, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore({ kind: 'sqlite', path: join(dataDir, 'jgrad.sqlite') })
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}

/** Publishes a campaign with the versions of the questionnaire that it may name, as the office does. */
export const publishSurvey = (server: Server, campaign: Campaign): Promise<void> =>
  withStore(server, ({ write }) =>
    write(async (tx) => {
      for (const version of [1, 2] as const) {
        if (version <= campaign.definition.version) await publishQuestionnaire(tx, smallQuestionnaire(version), Date.now())
      }
      const published = await publishCampaign(tx, campaign, Date.now())
      if (!published.ok) throw new Error(JSON.stringify(published))
    }),
  )

/** What the server holds of everybody for a campaign: what counts, and how much was replaced. */
export const receivedFor = (server: Server, campaign: string) =>
  withStore(server, ({ read }) =>
    read(async (tx) => ({
      counts: await tx.selectFrom('submissions').select(['account', 'answers', 'state', 'version']).where('campaign', '=', campaign).execute(),
      replaced: (await tx.selectFrom('submissionsReplaced').select('number').where('campaign', '=', campaign).execute()).length,
    })),
  )
