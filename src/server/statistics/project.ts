import { setImmediate } from 'node:timers/promises'
import { answersSchema } from '../../domain/questionnaire/answers.ts'
import { keptPerson } from '../../domain/statistics/facts.ts'
import { publishedCampaigns } from '../catalogue/publish.ts'
import type { Job } from '../jobs/job.ts'
import { readProfiles } from '../store/facts.ts'
import { putMeta } from '../store/meta.ts'
import type { Tx } from '../store/schema.ts'

const atOnce = 200
const hour = 60 * 60_000
const fields = ['field', 'status', 'dates', 'address']

/**
 * Brings the rows that statistics are counted from up to date with what people wrote and sent: one for every registrant
 * whose registration stands, none for anybody else. Between two pieces others have their turn.
 */
export const projectPeople: Job = {
  name: 'statistics.project',
  every: 6 * hour,
  async run({ store, clock }, stopping) {
    const surveys = new Map((await store.read(publishedCampaigns)).map(({ id, referenceDate }) => [id, referenceDate]))
    let after = ''
    for (;;) {
      if (stopping.aborted) return
      const last = await store.write((tx) => projectSome(tx, after, surveys))
      if (last === null) break
      after = last
      await setImmediate()
    }
    await store.write((tx) => putMeta(tx, 'statistics-counted', new Date(clock()).toISOString()))
  },
}

/** Does the next accounts after one, in the order of their ids, and returns the last of them; null: there are no more. */
async function projectSome(tx: Tx, after: string, surveys: ReadonlyMap<string, string>): Promise<string | null> {
  const rows = await tx
    .selectFrom('accounts')
    .select(['id', 'role', 'standing', 'erasedAt', 'university'])
    .where('id', '>', after)
    .orderBy('id')
    .limit(atOnce)
    // Whoever closes their account meanwhile waits, and takes the new row out again.
    .forUpdate()
    .execute()
  const ids = rows.map(({ id }) => id)
  if (ids.length === 0) return null
  await tx.deleteFrom('statisticsPeople').where('account', 'in', ids).execute()
  const people = rows.filter(({ role, standing, erasedAt }) => role === 'registrant' && erasedAt === null && (standing === 'active' || standing === 'issued'))
  if (people.length > 0) {
    const own = people.map(({ id }) => id)
    const profiles = await readProfiles(tx, own, fields)
    const answers = await newestAnswers(tx, own, surveys)
    const kept = people.map(({ id, university, standing }) => ({
      account: id,
      ...keptPerson({ university, profile: profiles.get(id) ?? {}, answered: answers.get(id) ?? null, signedIn: standing === 'active' }),
    }))
    await tx.insertInto('statisticsPeople').values(kept).execute()
  }
  return ids.at(-1) ?? null
}

/** What each sent to the survey with the latest reference date of those they answered in time. */
async function newestAnswers(tx: Tx, accounts: readonly string[], surveys: ReadonlyMap<string, string>) {
  const rows = await tx.selectFrom('submissions').select(['account', 'campaign', 'answers']).where('account', 'in', accounts).where('state', '!=', 'after-close').execute()
  const newest = new Map<string, { on: string; answers: string }>()
  for (const { account, campaign, answers } of rows) {
    const on = surveys.get(campaign)
    if (on !== undefined && on > (newest.get(account)?.on ?? '')) newest.set(account, { on, answers })
  }
  return new Map([...newest].map(([account, { on, answers }]) => [account, { on, answers: answersSchema.parse(JSON.parse(answers)) }]))
}
