import type { Job } from '../jobs/job.ts'

/** Sends what waits: mails whose next try is due, and those that a server which was ended had still to send. */
export const deliverMails: Job = {
  name: 'post.deliver',
  every: 30_000,
  run: ({ post }) => post.deliver(),
}
