import { mkdirSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { CannotStart } from './cannot-start.ts'
import { type Config, placeOf } from './config.ts'
import { createApp, type AppOptions } from './http/app.ts'
import { jobs } from './jobs/list.ts'
import { openWork } from './jobs/work.ts'
import type { Log } from './log.ts'
import { openMail } from './mail/mail.ts'
import { openPost } from './mail/post.ts'
import { hasSamples, loadSamples } from './samples/load.ts'
import { consoleText } from './say.ts'
import type { Services } from './services.ts'
import { createAccount, findAccount, hasAccounts } from './store/accounts.ts'
import { hold } from './store/engine.ts'
import { nameOf, openStore } from './store/store.ts'
import { openStreams } from './sync/streams.ts'

export interface Running {
  readonly services: Services
  /** The port it listens on, also when any was asked for. */
  readonly port: number
  /** Does what the server does by itself, as far as it is due. */
  work(): Promise<void>
  /** Lets requests and jobs under way finish, for five seconds at most, then closes the database. */
  stop(): Promise<void>
}

/** How a server is run, beside its configuration. */
export interface RunOptions extends AppOptions {
  log: Log
  say: (line: string) => void
  clock?: () => number
  /** How often it looks for jobs that are due, in milliseconds; left out: only when it is told to `work`. */
  tick?: number
  /** How many requests share a transaction at most, as the store says when left out. */
  together?: number
  /** How often streams say that they are alive, in milliseconds; as usual when left out. */
  beat?: number
  /** How many sample postings a database is given that is given samples; as usual when left out. */
  samplePostings?: number
}

/**
 * Opens the database, registers whom the installation needs and listens. Throws what
 * `wordsFor` has words for when whoever runs it can mend it.
 */
export async function run(
  config: Config,
  { log, say, clock = Date.now, tick, beat, together, samplePostings, ...options }: RunOptions,
): Promise<Running> {
  mkdirSync(config.dataDir, { recursive: true })
  const store = await openStore(placeOf(config), together === undefined ? {} : { most: together })
  const mail = openMail(config, say)
  const post = openPost({ store, mail, log, clock, config })
  const services: Services = { store, mail, post, clock, config, log }
  try {
    await prepare(services, say, samplePostings)
    const streams = openStreams(services, beat)
    const app = createApp(services, { ...options, streams })
    // Longer than a proxy keeps an idle connection: else it may send on one that is just being closed.
    const server = createAdaptorServer({ fetch: app.fetch, serverOptions: { keepAliveTimeout: 65_000 } })
    await new Promise<void>((resolve, reject) => {
      server.once('error', (failure) => {
        const reason = 'code' in failure ? String(failure.code) : failure.message
        reject(new CannotStart('cannotListen', { port: String(config.port), reason }))
      })
      server.listen(config.port, resolve)
    })
    const { port } = server.address() as AddressInfo
    const work = openWork(services, jobs)
    if (tick !== undefined) work.start(tick)
    const stop = async () => {
      const idle = Promise.all([work.stop(), post.stop()])
      // They would never end by themselves.
      streams.stop()
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
        if (!('closeIdleConnections' in server)) return
        server.closeIdleConnections()
        setTimeout(() => server.closeAllConnections(), 5000).unref()
      })
      await Promise.race([idle, new Promise((resolve) => setTimeout(resolve, 5000).unref())])
      await store.close()
    }
    return { services, port, work: () => work.doDue(), stop }
  } catch (failure) {
    await store.close()
    throw failure
  }
}

/** A real installation never holds made-up people; an empty one without `ORIGIN` is given some. */
async function prepare({ store, config, clock }: Services, say: (line: string) => void, postings?: number): Promise<void> {
  const email = config.officeEmail
  const isEmpty = !(await store.read(hasAccounts))
  if (config.origin === null) await loadSamples(store, clock(), postings)
  else if (await hasSamples(store)) throw new CannotStart('samplesInReal', { database: nameOf(placeOf(config)) })
  if (email === null || !isEmpty) return
  const person = { email, role: 'administrator', name: email, language: 'ja', now: clock() } as const
  // Another server may be starting on the same database: whoever comes second finds the person there.
  const isNew = await store.write(async (tx) => {
    await hold(tx, 'first administrator')
    if (await findAccount(tx, email)) return false
    await createAccount(tx, person)
    return true
  })
  if (isNew) say(consoleText('administrator', { email }))
}
