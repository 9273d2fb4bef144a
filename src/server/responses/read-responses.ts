import { createHmac } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import type { Campaign } from '../../domain/campaign.ts'
import { type Answers, answersSchema } from '../../domain/questionnaire/answers.ts'
import type { Definition } from '../../domain/questionnaire/definition.ts'
import { findQuestionnaire, publishedCampaigns, publishedQuestionnaires } from '../catalogue/publish.ts'
import { requireMeta } from '../store/meta.ts'
import { answeredVersions, respondentsOf, responsesOf, type StoredResponse } from '../store/responses.ts'
import type { Store } from '../store/store.ts'
import type { Tx } from '../store/schema.ts'

/** What is known of a campaign's responses before the first is read. */
export interface Responses {
  campaign: Campaign
  /** The versions that were answered, and the one that the campaign asks, oldest first. */
  versions: readonly Definition[]
  /** How many there are. */
  total: number
  /** What respondents' keys are made with. */
  secret: string
}

/** One response as it goes out. */
export interface Response extends Omit<StoredResponse, 'account' | 'answers'> {
  definition: Definition
  answers: Answers
  /** The same in every file of one campaign, and leading to nobody. */
  key: string
}

/** Begins to read the responses of a published campaign; null: there is none of that id. */
export async function findResponses(tx: Tx, id: string): Promise<Responses | null> {
  const campaign = (await publishedCampaigns(tx)).find((each) => each.id === id)
  if (!campaign) return null
  const answered = await answeredVersions(tx, id)
  const asked = new Set([campaign.definition.version, ...answered.map(({ version }) => version)])
  const versions = (await publishedQuestionnaires(tx))
    .filter((each) => each.id === campaign.definition.id && asked.has(each.version))
    .toSorted((a, b) => a.version - b.version)
  return { campaign, versions, total: answered.reduce((sum, { count }) => sum + count, 0), secret: await requireMeta(tx, 'pepper') }
}

const atOnce = 500
const keysAtOnce = 5000

/**
 * All responses of a campaign, some at a time, each person's once, in the order of their keys: whoever replaces an answer
 * meanwhile is there with one of the two, whoever answers only now is in the next file. In the order of the accounts, which
 * is the same in every campaign, two files laid side by side would tell who is who in the other. Between two pages others
 * have their turn, so that an export holds up nobody.
 */
export async function* responsePages(store: Store, { campaign, versions, secret }: Responses): AsyncGenerator<Response[]> {
  const known = new Map(versions.map((definition) => [definition.version, definition]))
  const respondents = await inOrderOfKeys(await store.read((tx) => respondentsOf(tx, campaign.id)), secret, campaign.id)
  for (let from = 0; from < respondents.length; from += atOnce) {
    const some = respondents.slice(from, from + atOnce)
    const rows = await store.read((tx) => responsesOf(tx, campaign.id, some.map(({ account }) => account)))
    const found = new Map(rows.map((row) => [row.account, row]))
    const page: Response[] = []
    for (const { account, key } of some) {
      const stored = found.get(account)
      // Erased while this is read.
      if (stored === undefined) continue
      const { account: _, answers, ...row } = stored
      // Published and answered while this is read.
      const definition = known.get(row.version) ?? (await store.read((tx) => findQuestionnaire(tx, { id: campaign.definition.id, version: row.version })))
      if (definition === undefined) throw new Error('a response to a version that was never published')
      known.set(row.version, definition)
      page.push({ ...row, definition, answers: answersSchema.parse(JSON.parse(answers)), key })
    }
    yield page
    await setImmediate()
  }
}

async function inOrderOfKeys(accounts: readonly string[], secret: string, campaign: string): Promise<{ account: string; key: string }[]> {
  const keyed: { account: string; key: string }[] = []
  for (let from = 0; from < accounts.length; from += keysAtOnce) {
    for (const account of accounts.slice(from, from + keysAtOnce)) keyed.push({ account, key: keyOf(secret, campaign, account) })
    await setImmediate()
  }
  return keyed.toSorted((a, b) => (a.key < b.key ? -1 : 1))
}

/** Begins with a letter, so that no program takes it for a number. */
const keyOf = (secret: string, campaign: string, account: string): string =>
  `r${createHmac('sha256', secret).update(`respondent\n${campaign}\n${account}`).digest('hex').slice(0, 24)}`
