import { remindOfEndingAddresses } from '../address/remind.ts'
import { sendPostingAlerts } from '../alerts/send.ts'
import { inviteToCampaigns } from '../campaigns/invite.ts'
import { remindOfCampaigns } from '../campaigns/remind.ts'
import { remindByPush } from '../campaigns/remind-by-push.ts'
import { publishChangedPostings } from '../catalogue/postings/publish-postings.ts'
import { remindOfDeadlines } from '../deadlines/remind.ts'
import { deliverMails } from '../mail/deliver-mails.ts'
import { forgetMails } from '../mail/forget-mails.ts'
import { pullPostings } from '../postings/pull.ts'
import { deliverPushes, forgetSubscriptions } from '../push/deliver.ts'
import { eraseUnconfirmed } from '../registry/unconfirmed.ts'
import { eraseClosedAccounts } from '../rights/closure.ts'
import type { Services } from '../services.ts'
import { projectPeople } from '../statistics/project.ts'
import type { Job } from './job.ts'

const minute = 60_000
const hour = 60 * minute

/** What others wrote as one function, whose count of things done nobody asks for here. */
const job = (name: string, every: number, work: (services: Services) => Promise<unknown>): Job => ({
  name,
  every,
  run: async (services) => void (await work(services)),
})

/** What writes to many people at once: their mails begin to leave as soon as they are all written. */
const writing = (name: string, work: (services: Services, stopping: AbortSignal) => Promise<number>): Job => ({
  name,
  every: minute,
  async run(services, stopping) {
    if ((await work(services, stopping)) > 0) await services.post.soon()
  },
})

/** Everything that the server does by itself. A folder that has such a thing adds its line here. */
export const jobs: readonly Job[] = [
  deliverMails,
  forgetMails,
  writing('campaigns.invite', inviteToCampaigns),
  writing('campaigns.remind', remindOfCampaigns),
  { name: 'campaigns.remind-by-push', every: minute, run: async (services, stopping) => void (await remindByPush(services, stopping)) },
  publishChangedPostings,
  writing('postings.alert', sendPostingAlerts),
  { ...writing('postings.remind', remindOfDeadlines), every: 20 * minute },
  deliverPushes,
  forgetSubscriptions,
  pullPostings,
  job('accounts.erase-closed', hour, eraseClosedAccounts),
  job('accounts.erase-unconfirmed', hour, eraseUnconfirmed),
  job('address.remind', 24 * hour, remindOfEndingAddresses),
  projectPeople,
]
