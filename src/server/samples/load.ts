import { isOpen, type Campaign } from '../../domain/campaign.ts'
import { profileId } from '../../domain/notebook.ts'
import { publishCampaign, publishedCampaigns, publishQuestionnaire, publishUniversities } from '../catalogue/publish.ts'
import { newId } from '../random.ts'
import { createAccount, hasAccounts } from '../store/accounts.ts'
import { putMeta, readMeta } from '../store/meta.ts'
import type { Tx } from '../store/schema.ts'
import type { Store } from '../store/store.ts'
import { writeAsOffice } from '../sync/office.ts'
import { samplePeople } from './people.ts'
import { yearlyQuestionnaire } from './questionnaire/definition.ts'
import { addUniversities } from './universities.ts'

const day = 24 * 60 * 60_000
const openFor = 60 * day
const graceFor = 30 * day

/** Whether the people in this database are made up. */
export const hasSamples = async (store: Store): Promise<boolean> =>
  (await store.read((tx) => readMeta(tx, 'samples'))) !== undefined

/**
 * Fills an empty database with sample people and an open survey, marked as samples; in a database that has them already,
 * sees to it that a survey is open and universities are known. Touches no other database. Returns whether samples are in it.
 */
export const loadSamples = (store: Store, now: number): Promise<boolean> =>
  store.write(async (tx) => {
    if (!(await hasAccounts(tx))) await addPeople(tx, now)
    if ((await readMeta(tx, 'samples')) === undefined) return false
    await openSurvey(tx, now)
    await addUniversities(tx, now)
    await publishUniversities(tx, now)
    return true
  })

async function addPeople(tx: Tx, now: number): Promise<void> {
  await putMeta(tx, 'samples', new Date(now).toISOString())
  for (const { profile, career, ...person } of samplePeople(new Date(now))) {
    const account = await createAccount(tx, { ...person, now })
    const known = Object.entries(profile).map(([field, value]) => ({ type: 'profile', record: profileId, field, value }))
    const jobs = career.flatMap((job) => {
      const record = newId()
      return Object.entries(job).map(([field, value]) => ({ type: 'career', record, field, value }))
    })
    await writeAsOffice(tx, account, [...known, ...jobs], now)
  }
}

/** Publishes the yearly questionnaire and, unless a survey is open, a new one, which nobody has answered yet. */
async function openSurvey(tx: Tx, now: number): Promise<void> {
  const questionnaire = await publishQuestionnaire(tx, yearlyQuestionnaire, now)
  if (!questionnaire.ok) throw new Error(`the sample questionnaire can't be published: ${JSON.stringify(questionnaire.problem)}`)
  const current = (await publishedCampaigns(tx)).find(
    (campaign) => isOpen(campaign, now) && campaign.definition.version === yearlyQuestionnaire.version,
  )
  if (current) return
  const campaign = await publishCampaign(tx, sampleCampaign(now), now)
  if (!campaign.ok) throw new Error(`the sample survey can't be published: ${JSON.stringify(campaign.problem)}`)
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
    closesAt: at(now + openFor),
    graceUntil: at(now + openFor + graceFor),
  }
}
