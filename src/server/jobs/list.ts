import { deliverMails } from '../mail/deliver-mails.ts'
import { forgetMails } from '../mail/forget-mails.ts'
import type { Job } from './job.ts'

/** Everything that the server does by itself. A folder that has such a thing adds its line here. */
export const jobs: readonly Job[] = [
  deliverMails,
  forgetMails,
]
