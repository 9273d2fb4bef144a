import { remindOfEndingAddresses } from '../address/remind.ts'
import { deliverMails } from '../mail/deliver-mails.ts'
import { forgetMails } from '../mail/forget-mails.ts'
import { eraseUnconfirmed } from '../registry/unconfirmed.ts'
import { eraseClosedAccounts } from '../rights/closure.ts'
import type { Services } from '../services.ts'
import type { Job } from './job.ts'

const hour = 60 * 60_000

/** What others wrote as one function, whose count of things done nobody asks for here. */
const job = (name: string, every: number, work: (services: Services) => Promise<unknown>): Job => ({
  name,
  every,
  run: async (services) => void (await work(services)),
})

/** Everything that the server does by itself. A folder that has such a thing adds its line here. */
export const jobs: readonly Job[] = [
  deliverMails,
  forgetMails,
  job('accounts.erase-closed', hour, eraseClosedAccounts),
  job('accounts.erase-unconfirmed', hour, eraseUnconfirmed),
  job('address.remind', 24 * hour, remindOfEndingAddresses),
]
