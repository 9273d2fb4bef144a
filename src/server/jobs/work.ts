import type { Services } from '../services.ts'
import { hold } from '../store/engine.ts'
import type { Tx } from '../store/schema.ts'
import type { Job } from './job.ts'

/** How soon a job that failed is tried again, unless its own turn comes sooner. In milliseconds. */
const retryAfter = 5 * 60_000

/** What the server does by itself. */
export interface Work {
  /** Does every job that is due by the clock, each at most once per interval on all servers of one database together. */
  doDue(): Promise<void>
  /** Looks for what is due now and then every so many milliseconds, without keeping the process alive. */
  start(tick: number): void
  /** Starts nothing more and waits for what is under way; that was told before that it should end. */
  stop(): Promise<void>
}

/** The jobs, ready to be done. One that fails is logged, and tried again within five minutes. */
export function openWork(services: Services, jobs: readonly Job[]): Work {
  const { store, clock, log } = services
  const stopping = new AbortController()
  const underWay = new Map<string, Promise<void>>()
  let timer: NodeJS.Timeout | undefined

  async function perform(job: Job): Promise<void> {
    const now = clock()
    try {
      if (!(await store.write((tx) => claim(tx, job, now)))) return
      await job.run(services, stopping.signal)
    } catch (failure) {
      log.failure(`the job ${job.name} failed`, failure)
      const wait = Math.min(retryAfter, job.every)
      await store
        .write((tx) => putLast(tx, job.name, now + wait - job.every))
        .catch((failure: unknown) => log.failure(`the job ${job.name} could not be put down for another try`, failure))
    }
  }

  /** A job that is still at it is not begun a second time. */
  function begin(job: Job): Promise<void> {
    const doing = underWay.get(job.name) ?? perform(job).finally(() => underWay.delete(job.name))
    underWay.set(job.name, doing)
    return doing
  }

  const doDue = async (): Promise<void> => {
    if (!stopping.signal.aborted) await Promise.all(jobs.map(begin))
  }
  return {
    doDue,
    start(tick) {
      void doDue()
      timer = setInterval(() => void doDue(), tick).unref()
    },
    async stop() {
      clearInterval(timer)
      stopping.abort()
      await Promise.all(underWay.values())
    },
  }
}

/** Whether the job is due; if so it is this server's for this interval. */
async function claim(tx: Tx, { name, every }: Job, now: number): Promise<boolean> {
  await hold(tx, `job ${name}`)
  const row = await tx.selectFrom('jobs').select('lastAt').where('name', '=', name).executeTakeFirst()
  if (row && now - Date.parse(row.lastAt) < every) return false
  await putLast(tx, name, now)
  return true
}

async function putLast(tx: Tx, name: string, last: number): Promise<void> {
  const lastAt = new Date(last).toISOString()
  await tx
    .insertInto('jobs')
    .values({ name, lastAt })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ lastAt }))
    .execute()
}
