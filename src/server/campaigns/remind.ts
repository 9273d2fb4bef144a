import { hourInJapan } from '../../domain/business-days.ts'
import type { CampaignPlan } from '../../domain/campaigns/plan.ts'
import { reminderSteps, type ReminderStep, stepNow } from '../../domain/reminder-days.ts'
import { queueMails } from '../mail/queue.ts'
import { liveSubscriptions } from '../push/subscriptions.ts'
import type { Services } from '../services.ts'
import type { Tx } from '../store/schema.ts'
import { isHoliday } from './holidays.ts'
import { inviteStep, noteNudges, readReasonsToLeave, surveyStop } from './nudges.ts'
import { holdRunning, runningCampaigns } from './running.ts'
import { type Invited, surveyMailer } from './survey-mail.ts'

type Channel = 'mail' | 'push'

/** So many people at a time: their accounts are held meanwhile. */
const atOnce = 300

/**
 * Some who were invited before the day of a reminder and have not answered, by what is stored; nothing is held yet. By mail
 * nobody is reminded whose invitation was not mailed by then either: mails that come again bring that one first.
 */
function candidates(tx: Tx, { id: campaign }: CampaignPlan, { date }: ReminderStep, channel: Channel, now: number): Promise<{ account: string; invitation: string }[]> {
  const dayBegins = new Date(hourInJapan(date, 0)).toISOString()
  return tx
    .selectFrom('invitations')
    .innerJoin('accounts', 'accounts.id', 'invitations.account')
    .select(['invitations.id as invitation', 'invitations.account'])
    .where('invitations.campaign', '=', campaign)
    .where('invitations.createdAt', '<', dayBegins)
    .where('accounts.standing', '=', 'active')
    .where('accounts.erasedAt', 'is', null)
    .where((eb) => {
      const answer = eb.selectFrom('submissions').select('number').whereRef('submissions.account', '=', 'accounts.id').where('submissions.campaign', '=', campaign)
      const nudge = eb.selectFrom('nudges').select('step').whereRef('nudges.invitation', '=', 'invitations.id').where('step', '=', date).where('channel', '=', channel)
      const stop = eb.selectFrom('mailStops').select('kind').whereRef('mailStops.account', '=', 'accounts.id').where('kind', '=', surveyStop)
      const device = liveSubscriptions(tx, new Date(now).toISOString()).select('pushSubscriptions.id').where('pushSubscriptions.account', '=', eb.ref('accounts.id'))
      const invited = eb.selectFrom('nudges').select('step').whereRef('nudges.invitation', '=', 'invitations.id').where('step', '=', inviteStep).where('channel', '=', 'mail').where('at', '<', dayBegins)
      const reachable = channel === 'mail' ? [eb('accounts.bouncedAt', 'is', null), eb.not(eb.exists(stop)), eb.exists(invited)] : [eb.exists(device)]
      return eb.and([eb.not(eb.exists(answer)), eb.not(eb.exists(nudge)), ...reachable])
    })
    .orderBy('invitations.account')
    .limit(atOnce)
    .execute()
}

/**
 * Some of those whom a reminder is still to reach over a channel, with their accounts held until the transaction ends:
 * none of them has answered, nor can before it does. Whoever is returned is to be noted with `noteNudges` in the same
 * transaction, with the step's date. Empty: everybody was reached. The campaign's row must be held (`holdRunning`).
 */
export async function dueNudges(tx: Tx, plan: CampaignPlan, step: ReminderStep, channel: Channel, now: number): Promise<Invited[]> {
  for (;;) {
    const found = await candidates(tx, plan, step, channel, now)
    if (found.length === 0) return []
    const invitations = new Map(found.map(({ account, invitation }) => [account, invitation]))
    const people = await tx
      .selectFrom('accounts')
      .select(['id', 'email', 'name', 'language', 'bouncedAt'])
      .where('id', 'in', [...invitations.keys()])
      .where('standing', '=', 'active')
      .where('erasedAt', 'is', null)
      .orderBy('id')
      .forUpdate()
      .execute()
    // While we waited for the accounts somebody may have answered, stopped the mails or lost the address.
    const { answered, stopped } = await readReasonsToLeave(tx, plan.id, [...invitations.keys()])
    const due = people
      .filter(({ id, bouncedAt }) => !answered.has(id) && (channel === 'push' || (bouncedAt === null && !stopped.has(id))))
      .map(({ id: account, email, name, language }) => ({ account, email, name, language, invitation: invitations.get(account) ?? '' }))
    if (due.length > 0) return due
  }
}

/**
 * Sends the reminders of the open campaigns whose time has come, by mail. Nobody gets one twice, nor after having
 * answered; a run may end anywhere and beside others. Returns how many mails were put on their way; call `post.soon()`
 * after.
 */
export async function remindOfCampaigns({ store, clock, config }: Services, stopping: AbortSignal): Promise<number> {
  let mailed = 0
  for (const id of await store.read(runningCampaigns)) {
    for (let some = 1; some > 0 && !stopping.aborted; mailed += some) {
      some = await store.write(async (tx) => {
        const now = clock()
        const plan = await holdRunning(tx, id, now)
        const step = plan && stepNow(reminderSteps(plan, isHoliday), 'mail', now, isHoliday)
        if (!plan || !step) return 0
        const due = await dueNudges(tx, plan, step, 'mail', now)
        if (due.length === 0) return 0
        const write = await surveyMailer(tx, plan, config)
        const mails = await queueMails(tx, due.map((person) => write(step.last ? 'surveyLastReminder' : 'surveyReminder', person)), now)
        await noteNudges(tx, { step: step.date, channel: 'mail', now }, due.map(({ invitation }, at) => ({ invitation, mail: mails[at] ?? null })))
        return due.length
      })
      // On SQLite all this is done without ever waiting: others get their turn here.
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
  return mailed
}
