import { dateInJapan, hourInJapan } from '../../domain/business-days.ts'
import type { Campaign } from '../../domain/campaign.ts'
import { isOpen } from '../../domain/campaigns/open.ts'
import type { CampaignPlan } from '../../domain/campaigns/plan.ts'
import type { Json } from '../../domain/json.ts'
import { profileId } from '../../domain/notebook.ts'
import { publishCampaign, publishedCampaigns, publishNotices, publishQuestionnaire, publishUniversities } from '../catalogue/publish.ts'
import { newId } from '../random.ts'
import { bringOutStatistics, prepareStatistics } from '../statistics/publish.ts'
import { createAccount, hasAccounts } from '../store/accounts.ts'
import { newestEditionOf } from '../store/editions.ts'
import { putMeta, readMeta } from '../store/meta.ts'
import type { Tx } from '../store/schema.ts'
import type { Store } from '../store/store.ts'
import { writeAsOffice } from '../sync/office.ts'
import { sampleNotices } from './notices.ts'
import { loadSamplePostings } from './postings/load.ts'
import { type SampleAccount, samplePeople, sampleUniversity } from './people.ts'
import { yearlyQuestionnaire } from './questionnaire/definition.ts'
import { addSampleStories } from './stories/load.ts'
import { addUniversities } from './universities.ts'

const day = 24 * 60 * 60_000
const openFor = 60 * day
const graceFor = 30 * day
const sampleReminders: CampaignPlan['reminders'] = [
  { day: 7, channels: ['mail', 'push'] },
  { day: -10, channels: ['push'] },
  { day: -2, channels: ['mail', 'push'] },
]

/** Whether the people in this database are made up. */
export const hasSamples = async (store: Store): Promise<boolean> =>
  (await store.read((tx) => readMeta(tx, 'samples'))) !== undefined

/**
 * Fills an empty database with sample people and an open survey, marked as samples; in a database that has them already,
 * sees to it that a survey is open, universities are known and there are postings: so many, where there are none. Touches no
 * other database. Returns whether samples are in it.
 */
export async function loadSamples(store: Store, now: number, postings = 2000): Promise<boolean> {
  const isSample = await store.write(async (tx) => {
    if (!(await hasAccounts(tx))) await addPeople(tx, now)
    if ((await readMeta(tx, 'samples')) === undefined) return false
    await openSurvey(tx, now)
    await addUniversities(tx, now)
    await publishUniversities(tx, now)
    await addNotices(tx, now)
    await addSampleStories(tx, now)
    return true
  })
  if (isSample) await loadSamplePostings(store, now, postings)
  if (isSample && !(await store.read((tx) => newestEditionOf(tx, 'statistics')))) await bringOutStatistics(store, await prepareStatistics(store, now), { actor: null, now })
  return isSample
}

async function addPeople(tx: Tx, now: number): Promise<void> {
  await putMeta(tx, 'samples', new Date(now).toISOString())
  for (const { profile, career, account: registered, ...person } of samplePeople(new Date(now))) {
    const account = await createAccount(tx, { ...person, now })
    if (registered) await register(tx, account, registered, now)
    if (person.role === 'university') await tx.updateTable('accounts').set({ university: sampleUniversity.id }).where('id', '=', account).execute()
    const owned = registered ? ownedFacts(registered, person.email) : {}
    const known = Object.entries({ ...owned, ...profile }).map(([field, value]) => ({ type: 'profile', record: profileId, field, value }))
    const jobs = career.flatMap((job) => {
      const record = newId()
      return Object.entries(job).map(([field, value]) => ({ type: 'career', record, field, value }))
    })
    await writeAsOffice(tx, account, [...known, ...jobs], now)
  }
}

/** What the office knows of a sample person, as issuing the account would have left it. */
async function register(tx: Tx, account: string, registered: SampleAccount, now: number): Promise<void> {
  const { jgradId, standing, entryYear, expectedCompletion } = registered
  const activatedAt = standing === 'active' ? new Date(now).toISOString() : null
  const facts = { jgradId, standing, entryYear, expectedCompletion, activatedAt, university: sampleUniversity.id }
  await tx.updateTable('accounts').set(facts).where('id', '=', account).execute()
}

const ownedFacts = ({ jgradId, studentNo, entryYear, expectedCompletion }: SampleAccount, email: string): Record<string, Json> =>
  ({ jgradId, university: sampleUniversity.name, studentNo, entryYear, ...(expectedCompletion === null ? {} : { expectedCompletion }), email })

/** Publishes two sample notices, unless there are some. */
async function addNotices(tx: Tx, now: number): Promise<void> {
  if (await tx.selectFrom('notices').select('id').limit(1).executeTakeFirst()) return
  for (const { daysAgo, ...notice } of sampleNotices) {
    const at = new Date(now - daysAgo * day).toISOString()
    const row = { state: 'published', rev: 1, publishedAt: at, withdrawnAt: null, createdAt: at, updatedAt: at } as const
    await tx.insertInto('notices').values({ ...row, id: newId(), body: JSON.stringify(notice) }).execute()
  }
  await publishNotices(tx, now)
}

/**
 * Publishes the yearly questionnaire and, unless a survey is open, a new one, which nobody has answered yet. The office has
 * it among its campaigns, running, so that the sample people are invited.
 */
async function openSurvey(tx: Tx, now: number): Promise<void> {
  const questionnaire = await publishQuestionnaire(tx, yearlyQuestionnaire, now)
  if (!questionnaire.ok) throw new Error(`the sample questionnaire can't be published: ${JSON.stringify(questionnaire.problem)}`)
  const current = (await publishedCampaigns(tx)).find(
    (campaign) => isOpen(campaign, now) && campaign.definition.version === yearlyQuestionnaire.version,
  )
  const open = current ?? sampleCampaign(now)
  // One that the office has closed today stays closed.
  if (await tx.selectFrom('campaigns').select('id').where('id', '=', open.id).executeTakeFirst()) return
  const campaign = await publishCampaign(tx, open, now)
  if (!campaign.ok) throw new Error(`the sample survey can't be published: ${JSON.stringify(campaign.problem)}`)
  const at = new Date(now).toISOString()
  const plan: CampaignPlan = { ...open, reminders: sampleReminders }
  const row = { state: 'running', startedAt: open.opensAt, closedAt: null, figuresAt: null, createdAt: at, updatedAt: at } as const
  await tx.insertInto('campaigns').values({ ...row, id: open.id, rev: 1, body: JSON.stringify(plan) }).execute()
}

function sampleCampaign(now: number): Campaign {
  const at = (ms: number) => new Date(ms).toISOString()
  const referenceDate = at(now).slice(0, 10)
  const year = referenceDate.slice(0, 4)
  return {
    id: `sample-${referenceDate}`,
    title: { ja: `${year}年 博士人材調査（サンプル）`, en: `Survey of doctoral graduates ${year} (sample)` },
    definition: { id: yearlyQuestionnaire.id, version: yearlyQuestionnaire.version },
    referenceDate,
    opensAt: at(now - day),
    // At midnight in Japan, as surveys do: what people are told is then a day.
    closesAt: at(hourInJapan(dateInJapan(now + openFor), 0)),
    graceUntil: at(hourInJapan(dateInJapan(now + openFor + graceFor), 0)),
  }
}
