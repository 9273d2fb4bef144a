import type { Job } from '../jobs/job.ts'

const day = 24 * 60 * 60_000
/** For how long the text of a mail that is done with is kept, and for how long it is known that there was one. */
const textKept = 30 * day
const mailKept = 365 * day

/**
 * Forgets what nobody needs any more of mails that are done with: the text after a month, by when nobody asks to have it
 * sent again, and the rest, which still says who was written to, after a year.
 */
export const forgetMails: Job = {
  name: 'post.forget',
  every: day,
  async run({ store, clock }) {
    const before = (span: number) => new Date(clock() - span).toISOString()
    await store.write(async (tx) => {
      const past = tx.updateTable('mails').set({ text: '' }).where('state', '!=', 'waiting').where('text', '!=', '')
      await past.where('createdAt', '<', before(textKept)).execute()
      await tx.deleteFrom('mails').where('state', '!=', 'waiting').where('createdAt', '<', before(mailKept)).execute()
    })
  },
}
