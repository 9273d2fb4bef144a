import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { startSession } from '../../src/server/accounts/start-session.ts'
import { publishCampaign, publishQuestionnaire } from '../../src/server/catalogue/publish.ts'
import type { Config } from '../../src/server/config.ts'
import { createApp } from '../../src/server/http/app.ts'
import { newId, sha256 } from '../../src/server/random.ts'
import type { Services } from '../../src/server/services.ts'
import { createAccount, findAccount } from '../../src/server/store/accounts.ts'
import { openStore, type Store } from '../../src/server/store/store.ts'
import { smallQuestionnaire, winterSurvey } from '../server/publish.ts'
import { world } from './world.ts'

/** Whoever keeps a notebook in these histories. */
export const people = ['hanako', 'taro'] as const
export type PersonName = (typeof people)[number]
const addressOf = (person: PersonName) => `${person}@example.jp`

/** What the server's clock shows when a history begins. */
export const beginning = Date.parse('2026-11-22T00:00:00Z')

const config: Config = {
  port: 0, dataDir: '', databaseUrl: null, origin: null, secure: false, smtpUrl: null, mailFrom: 'JGRAD <no-reply@example.jp>',
  bounceAddress: null, officeEmail: null, push: null,
}

/** Tables that a history changes. */
const tables = ['meta', 'accounts', 'sessions', 'notebook', 'journal', 'submissions', 'submissionsReplaced', 'history', 'identities', 'mails'] as const

/** The whole server in this process, over a real SQLite file; one for all histories of a process, each of which finds it new. */
export interface NearServer {
  readonly store: Store
  /** Why requests failed that should not have. */
  readonly failures: unknown[]
  readonly accounts: Record<PersonName, string>
  /** What the app makes of a request. `page`: how many rows of the feed one answer carries. */
  ask(path: string, request: RequestInit, page: 'short' | 'long'): Promise<Response>
  /** Forgets everything that happened since it was opened. */
  renew(): Promise<void>
  /** Keeps a copy of everything, in place of the one before. */
  backUp(): Promise<void>
  /** Puts the last copy in place of what there is, and begins a new history, as `npm run office -- restore` does. The first was made when it was new. */
  restore(): Promise<void>
  /** Signs somebody in without a code; resolves to the value of the cookie. */
  signIn(person: PersonName): Promise<{ cookie: string; session: unknown }>
  /** Ends sessions of this cookie: its time is over, or it was taken from the device. */
  endSession(cookie: string, how: 'expired' | 'revoked'): Promise<void>
  close(): Promise<void>
}

export async function openNearServer(): Promise<NearServer> {
  // In memory where there is such a place: a commit then costs no wait for a disk.
  const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'jgrad-simulation-'))
  // Requests that share a transaction wait for a turn of the real clock.
  const store = await openStore({ kind: 'sqlite', path: join(folder, 'jgrad.sqlite') }, { most: 1 })
  const failures: unknown[] = []
  const services: Services = {
    store,
    config,
    clock: () => beginning + world().now,
    log: { line: () => {}, failure: (_, failure) => failures.push(failure) },
    mail: { isLocal: true, send: async () => {} },
    post: { deliver: async () => {}, soon: async () => {}, stop: async () => {} },
  }
  const apps = {
    short: createApp(services, { pages: null, build: 'simulated', feed: { rows: 2, bytes: 64 * 1024 } }),
    long: createApp(services, { pages: null, build: 'simulated' }),
  }
  const accounts = await store.write(async (tx) => {
    await publishQuestionnaire(tx, smallQuestionnaire(), beginning)
    await publishCampaign(tx, winterSurvey, beginning)
    const ids = await Promise.all(people.map((name) => createAccount(tx, { email: addressOf(name), role: 'registrant', language: 'ja', name, now: beginning })))
    return Object.fromEntries(people.map((name, at) => [name, ids[at] ?? ''])) as Record<PersonName, string>
  })

  const copy = (from: string, to: string) =>
    store.write(async (tx) => {
      // Looked at only at the end: on the way, rows refer to some that are not there yet.
      await sql`pragma defer_foreign_keys = on`.execute(tx)
      for (const table of tables) {
        await sql`create temp table if not exists ${sql.table(`temp.${to}_${table}`)} as select * from ${sql.table(`main.${table}`)} where false`.execute(tx)
        const [source, target] = from === 'main' ? [`main.${table}`, `temp.${to}_${table}`] : [`temp.${from}_${table}`, `main.${table}`]
        await sql`delete from ${sql.table(target)}`.execute(tx)
        await sql`insert into ${sql.table(target)} select * from ${sql.table(source)}`.execute(tx)
      }
    })
  await copy('main', 'new')
  let isBackedUp = false

  return {
    store,
    failures,
    accounts,
    ask: async (path, request, page) => apps[page].request(path, request),
    async renew() {
      failures.length = 0
      isBackedUp = false
      await copy('new', 'new')
    },
    async backUp() {
      await copy('main', 'backup')
      isBackedUp = true
    },
    async restore() {
      const last = isBackedUp ? 'backup' : 'new'
      await copy(last, last)
      await store.write((tx) => tx.updateTable('meta').set({ value: newId() }).where('key', '=', 'epoch').execute())
    },
    signIn: (name) =>
      store.write(async (tx) => {
        const person = await findAccount(tx, addressOf(name))
        if (!person) throw new Error(`${name} is not registered`)
        const arrival = { method: 'code', shared: false, userAgent: '' } as const
        const { token, session } = await startSession(tx, { person, arrival, config, now: services.clock() })
        return { cookie: `jgrad=${token}`, session }
      }),
    async endSession(cookie, how) {
      const at = new Date(services.clock()).toISOString()
      const over = how === 'expired' ? { expiresAt: at } : { revokedAt: at }
      await store.write((tx) => tx.updateTable('sessions').set(over).where('tokenHash', '=', sha256(cookie.slice('jgrad='.length))).execute())
    },
    async close() {
      await store.close()
      rmSync(folder, { recursive: true })
    },
  }
}
