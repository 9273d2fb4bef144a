import { audienceFacts } from '../../domain/audience-facts.ts'
import { belongsTo } from '../../domain/audience.ts'
import type { CampaignPlan } from '../../domain/campaign.ts'
import { queueMails } from '../mail/queue.ts'
import { newId } from '../random.ts'
import type { Services } from '../services.ts'
import { readProfiles } from '../store/facts.ts'
import type { Tx } from '../store/schema.ts'
import { inviteStep, noteNudges, readReasonsToLeave } from './nudges.ts'
import { recallOfEnded } from './recall.ts'
import { holdRunning, runningCampaigns } from './running.ts'
import { surveyMailer } from './survey-mail.ts'

/** So many people at a time: their accounts are held meanwhile, and whoever wants to sync waits. */
const atOnce = 300

/**
 * Invites whom the open campaigns ask and who has no invitation yet, and mails those who were invited and could not be
 * mailed so far. Who belongs is asked again at each run, so that whoever joins later is found. A run may end anywhere and
 * beside others: each batch is one transaction. Returns how many mails were put on their way; call `post.soon()` after.
 */
export async function inviteToCampaigns(services: Services, stopping: AbortSignal): Promise<number> {
  const { store, clock } = services
  const running = await store.read(runningCampaigns)
  let mailed = 0
  for (const id of running) {
    const now = clock()
    const plan = await store.write((tx) => holdRunning(tx, id, now))
    if (!plan) continue
    for (let after = '', going = true; going && !stopping.aborted; ) {
      const page = await store.read((tx) => nextPage(tx, after))
      after = page.at(-1)?.id ?? ''
      going = page.length > 0
      const asked = await store.read((tx) => toInvite(tx, plan, page))
      if (asked.length > 0) mailed += await store.write((tx) => invite(tx, services, id, asked))
      // On SQLite all this is done without ever waiting: others get their turn here.
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
  await store.write((tx) => recallOfEnded(tx, clock()))
  return mailed
}

interface Candidate {
  id: string
  university: string | null
  entryYear: number | null
  bouncedAt: string | null
}

/** The next active registrants by id. */
const nextPage = (tx: Tx, after: string): Promise<Candidate[]> =>
  tx
    .selectFrom('accounts')
    .select(['id', 'university', 'entryYear', 'bouncedAt'])
    .where('id', '>', after)
    .where('role', '=', 'registrant')
    .where('standing', '=', 'active')
    .where('erasedAt', 'is', null)
    .orderBy('id')
    .limit(atOnce)
    .execute()

/** Those of a page whom the campaign asks and who have no invitation, or one that was never mailed and now could be. */
async function toInvite(tx: Tx, { id: campaign, audience }: CampaignPlan, page: readonly Candidate[]): Promise<string[]> {
  const accounts = page.map(({ id }) => id)
  if (accounts.length === 0) return []
  const invited = await tx
    .selectFrom('invitations')
    .leftJoin('nudges', (join) => join.onRef('nudges.invitation', '=', 'invitations.id').on('step', '=', inviteStep).on('channel', '=', 'mail'))
    .select(['account', 'step'])
    .where('campaign', '=', campaign)
    .where('account', 'in', accounts)
    .execute()
  const wasMailed = new Map(invited.map(({ account, step }) => [account, step !== null]))
  const unmailed = page.filter(({ id, bouncedAt }) => wasMailed.get(id) === false && bouncedAt === null).map(({ id }) => id)
  const { answered, stopped } = await readReasonsToLeave(tx, campaign, unmailed)
  const fresh = page.filter(({ id }) => !wasMailed.has(id))
  const needsProfile = audience?.statuses !== undefined || audience?.fields !== undefined
  const profiles = needsProfile ? await readProfiles(tx, fresh.map(({ id }) => id), ['status', 'field']) : new Map<string, never>()
  const asked = ({ id, university, entryYear }: Candidate) => belongsTo(audience, audienceFacts({ university, entryYear, profile: profiles.get(id) ?? {} }))
  return [...fresh.filter(asked).map(({ id }) => id), ...unmailed.filter((id) => !answered.has(id) && !stopped.has(id))]
}

/** Invites one batch, and returns how many of them are mailed. All is looked at anew, with their accounts held. */
async function invite(tx: Tx, { clock, config }: Services, campaign: string, accounts: readonly string[]): Promise<number> {
  const now = clock()
  const plan = await holdRunning(tx, campaign, now)
  if (!plan) return 0
  const people = await tx
    .selectFrom('accounts')
    .select(['id', 'email', 'name', 'language', 'bouncedAt'])
    .where('id', 'in', accounts)
    .where('standing', '=', 'active')
    .where('erasedAt', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute()
  if (people.length === 0) return 0
  const ids = people.map(({ id }) => id)
  const before = await tx.selectFrom('invitations').select(['id', 'account']).where('campaign', '=', campaign).where('account', 'in', ids).execute()
  const invitations = new Map(before.map(({ id, account }) => [account, id]))
  const createdAt = new Date(now).toISOString()
  const fresh = ids.filter((account) => !invitations.has(account)).map((account) => ({ id: newId(), campaign, account, createdAt, openedAt: null }))
  if (fresh.length > 0) await tx.insertInto('invitations').values(fresh).execute()
  for (const { account, id } of fresh) invitations.set(account, id)

  const { answered, stopped } = await readReasonsToLeave(tx, campaign, ids)
  const nudged = await tx
    .selectFrom('nudges')
    .select('invitation')
    .where('step', '=', inviteStep)
    .where('channel', '=', 'mail')
    .where('invitation', 'in', [...invitations.values()])
    .execute()
  const mailed = new Set(nudged.map(({ invitation }) => invitation))
  const toMail = people
    .map(({ id: account, ...person }) => ({ ...person, account, invitation: invitations.get(account) ?? '' }))
    .filter(({ account, invitation, bouncedAt }) => bouncedAt === null && !answered.has(account) && !stopped.has(account) && !mailed.has(invitation))
  if (toMail.length === 0) return 0
  const write = await surveyMailer(tx, plan, config)
  const mails = await queueMails(tx, toMail.map((person) => write('surveyInvitation', person)), now)
  await noteNudges(tx, { step: inviteStep, channel: 'mail', now }, toMail.map(({ invitation }, at) => ({ invitation, mail: mails[at] ?? null })))
  return toMail.length
}
