import { mostWrongKept, type PullOutcome } from '../../api/posting-sources.ts'
import { type Actor, recordAudit } from '../accounts/audit.ts'
import type { Job } from '../jobs/job.ts'
import type { Services } from '../services.ts'
import { hold } from '../store/engine.ts'
import type { Tx } from '../store/schema.ts'
import type { PostingSourceTable } from '../store/schema-postings.ts'
import { fetchFile, type Mark } from './fetch-file.ts'
import { findSource } from './sources.ts'
import { takePostingsIn } from './take-in.ts'

const minute = 60_000
const hour = 60 * minute
/** Who acts when nobody of the office does. */
const schedule: Actor = { account: 'schedule', name: 'schedule' }

type Needed = Pick<Services, 'store' | 'clock' | 'config'>

/**
 * Fetches the sources that are due, one after the other. A source is put off before it is fetched, so that no other
 * server begins with it as well.
 */
export const pullPostings: Job = {
  name: 'postings.pull',
  every: minute,
  async run(services, stopping) {
    for (;;) {
      const source = stopping.aborted ? undefined : await services.store.write((tx) => claimDue(tx, services.clock()))
      if (!source) return
      await pull(services, source, { rash: false, actor: schedule })
    }
  },
}

async function claimDue(tx: Tx, now: number): Promise<PostingSourceTable | undefined> {
  await hold(tx, 'posting sources')
  const due = await tx.selectFrom('postingSources').selectAll().where('active', '=', 1).where('dueAt', '<=', new Date(now).toISOString()).orderBy('dueAt').limit(1).executeTakeFirst()
  if (due) await tx.updateTable('postingSources').set({ dueAt: new Date(now + due.every * hour).toISOString() }).where('id', '=', due.id).execute()
  return due
}

/** Fetches a source now, whenever its turn is, and says how it stands then; undefined: there is none of this id. */
export async function pullNow(services: Needed, id: string, how: { rash: boolean; actor: Actor }): Promise<PostingSourceTable | undefined> {
  const source = await services.store.read((tx) => findSource(tx, id))
  if (!source) return undefined
  await pull(services, source, how)
  return services.store.read((tx) => findSource(tx, id))
}

async function pull(services: Needed, source: PostingSourceTable, how: { rash: boolean; actor: Actor }): Promise<void> {
  const { outcome, mark } = await fetchAndTake(services, source, how)
  const now = services.clock()
  await services.store.write(async (tx) => {
    // An hour later a network is most often back.
    const soon = outcome.kind === 'not-fetched' ? { dueAt: new Date(now + Math.min(source.every, 1) * hour).toISOString() } : {}
    // Somebody may have given it another address meanwhile: then its file is not the one that was fetched.
    const known = mark === null ? {} : { etag: mark.etag, lastModified: mark.lastModified }
    await tx
      .updateTable('postingSources')
      .set({ lastAt: new Date(now).toISOString(), lastOutcome: JSON.stringify(outcome), ...soon, ...known })
      .where('id', '=', source.id)
      .where('rev', '=', source.rev)
      .execute()
    if (how.actor !== schedule) await recordAudit(tx, { actor: how.actor, action: 'posting.pulled', detail: { source: source.id, outcome: outcome.kind } }, now)
  })
}

/** The mark of what was taken in; null where nothing was: then the same file is looked at again the next time. */
async function fetchAndTake(services: Needed, source: PostingSourceTable, { rash, actor }: { rash: boolean; actor: Actor }): Promise<{ outcome: PullOutcome; mark: Mark | null }> {
  const fetched = await fetchFile(source.address, source, { near: services.config.postingsNear ?? null })
  if (fetched.kind === 'failed') return { outcome: { kind: 'not-fetched', failure: fetched.failure, status: fetched.status }, mark: null }
  if (fetched.kind === 'same') return { outcome: { kind: 'same' }, mark: null }
  const file = { bytes: fetched.bytes, kind: source.kind, source: source.id, whole: source.whole === 1 }
  const taken = await takePostingsIn(services, file, rash ? 'anything' : 'nothing-rash', actor)
  if (taken.ok) return { outcome: { kind: 'taken-in', done: taken.value }, mark: fetched.mark }
  const { refusal } = taken
  if (refusal.code === 'unreadable') return { outcome: { kind: 'unreadable', problem: refusal.problem }, mark: null }
  if (refusal.code === 'too-few') return { outcome: { kind: 'too-few', withdrawn: refusal.withdrawn, open: refusal.open }, mark: null }
  if (refusal.code === 'changed') throw new Error('nothing was promised of what a fetched file does')
  const { counts, wrong } = refusal.plan
  return { outcome: { kind: 'wrong', count: counts.wrong, wrong: wrong.slice(0, mostWrongKept) }, mark: null }
}
