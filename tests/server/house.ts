import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { problemSchema } from '../../src/api/problem.ts'
import type { Role, Session } from '../../src/api/session.ts'
import { type SyncAnswer, syncAnswerSchema } from '../../src/api/sync.ts'
import type { Config } from '../../src/server/config.ts'
import { run, type Running } from '../../src/server/run.ts'
import { createAccount } from '../../src/server/store/accounts.ts'
import type { Services } from '../../src/server/services.ts'
import type { Store } from '../../src/server/store/store.ts'
import type { PageSize } from '../../src/server/sync/feed.ts'
import { openingTime, samplePostings } from './beginnings.ts'
import { freshDatabase, readyDatabase } from './database.ts'

const minute = 60_000
export const hour = 60 * minute
export const day = 24 * hour

/** A house for one test: a real server on a port of its own, a real database in a folder of its own. */
export interface House {
  readonly url: string
  readonly folder: string
  /** Where the database is, or null: in the folder. */
  readonly databaseUrl: string | null
  readonly store: Store
  /** All that its endpoints are given. */
  readonly services: Services
  /** What the server logged. */
  readonly lines: string[]
  readonly failures: unknown[]
  now(): number
  /** Lets time pass, in milliseconds. */
  pass(span: number): void
  /** Lets the server do what it does by itself and what is due by now. */
  work(): Promise<void>
  /** Has the server send the mails that are due. */
  deliver(): Promise<void>
  /** Registers somebody and returns the account's id. */
  register(email: string, person?: { role?: Role; language?: 'ja' | 'en'; name?: string }): Promise<string>
  /** The raw mails written so far, oldest first. */
  mails(): Promise<string[]>
  /** Stops the server, lets `meanwhile` happen, and starts another one on the same folder. */
  restart(meanwhile?: () => Promise<unknown>): Promise<void>
  /** Signs somebody in, registering them first if need be. */
  signIn(email: string): Promise<Client>
  /** A device nobody signed in on. */
  stranger(): Client
}

export interface HouseOptions {
  /** Another server of that house, on the same database. */
  beside?: House
  /** Begins with nothing at all, for a test of what a server makes of that; others are given a copy of it. */
  fresh?: boolean
  feed?: PageSize
  pages?: string
  /** How often streams say that they are alive; as on a real server when left out. */
  beat?: number
  config?: Partial<Config>
}

/** Opens a house that is taken down when the test ends. */
export async function openHouse({ beside, fresh = false, feed, pages, beat, config }: HouseOptions = {}): Promise<House> {
  const folder = beside?.folder ?? (await mkdtemp(join(tmpdir(), 'jgrad-')))
  const databaseUrl = beside ? beside.databaseUrl : config?.databaseUrl ?? (await newDatabase(folder, fresh, config))
  let now = openingTime
  const lines: string[] = []
  const failures: unknown[] = []
  const start = (): Promise<Running> =>
    run(
      {
        port: 0,
        dataDir: folder,
        databaseUrl,
        origin: null,
        secure: false,
        smtpUrl: null,
        mailFrom: 'JGRAD <no-reply@example.jp>',
        bounceAddress: null,
        officeEmail: null,
        push: null,
        ...config,
      },
      {
        log: { line: (text) => lines.push(text), failure: (_, failure) => failures.push(failure) },
        say: (line) => lines.push(line),
        clock: () => now,
        pages: pages ?? null,
        build: 'test',
        samplePostings,
        ...(feed ? { feed } : {}),
        ...(beat === undefined ? {} : { beat }),
      },
    )
  let running = await start()
  onTestFinished(async () => {
    await running.stop()
    if (!beside) await rm(folder, { recursive: true })
  })
  const outbox = join(folder, 'outbox')
  const house: House = {
    get url() {
      return `http://127.0.0.1:${running.port}`
    },
    folder,
    databaseUrl,
    get store() {
      return running.services.store
    },
    get services() {
      return running.services
    },
    lines,
    failures,
    now: () => now,
    pass: (span) => {
      now += span
    },
    work: () => running.work(),
    deliver: () => running.services.post.deliver(),
    register: (email, { role = 'registrant', language = 'ja', name = '見本 太郎' } = {}) =>
      running.services.store.write((tx) => createAccount(tx, { email, role, language, name, now })),
    async mails() {
      // Names begin with the time of writing, but two mails may share a millisecond: nothing here depends on their order.
      const names = await readdir(outbox).catch(() => [])
      const written = names.filter((name) => name.endsWith('.eml')).toSorted()
      return Promise.all(written.map((name) => readFile(join(outbox, name), 'utf8')))
    },
    async restart(meanwhile) {
      await running.stop()
      await meanwhile?.()
      running = await start()
    },
    async signIn(email) {
      const known = await running.services.store.read((tx) =>
        tx.selectFrom('accounts').select('id').where('address', '=', email.toLowerCase()).executeTakeFirst(),
      )
      if (!known) await house.register(email)
      const client = house.stranger()
      await client.askCode(email)
      const session = await client.enterCode(email, await newestCode(house, email))
      client.account = ((await session.json()) as Session).account
      return client
    },
    stranger: () => new Client(house),
  }
  return house
}

/** Only a laptop without an administrator of its own is given samples. */
const newDatabase = (folder: string, fresh: boolean, { origin = null, officeEmail = null }: Partial<Config> = {}): Promise<string | null> =>
  fresh ? freshDatabase() : readyDatabase(folder, origin === null && officeEmail === null ? 'samples' : 'tables')

/** The first line of a mail's text. */
export const firstLine = (mail: string): string => mail.split('\n\n')[1]?.split('\n')[0] ?? ''

/** Every code mailed to an address, by what the console said, oldest first. */
export const codesSaid = ({ lines }: House, email: string): string[] =>
  lines.filter((line) => line.startsWith(`${email}: `)).map((line) => line.slice(email.length + 2))

async function newestCode(house: House, email: string): Promise<string> {
  const code = codesSaid(house, email).at(-1)
  if (code === undefined) throw new Error(`no code was mailed to ${email}`)
  return code
}

let made = 0
/** A new id of the form that devices draw. */
export const id = (name = 'id'): string => `${name}-${(made += 1)}-${Math.random().toString(36).slice(2)}`

/** Any value of one field, unless the test says otherwise. */
export const set = (change: Record<string, unknown> = {}) => ({
  id: id('change'),
  kind: 'set',
  type: 'profile',
  record: 'me',
  field: 'name',
  value: '花子',
  based: [] as string[],
  at: Date.parse('2026-11-22T00:00:00Z'),
  ...change,
})

/** One device: keeps its cookies, and where in the feed it is. */
export class Client {
  readonly #house: House
  readonly device = id('device')
  cookie = ''
  account = ''
  epoch: string | null = null
  cursor = 0

  constructor(house: House) {
    this.#house = house
  }

  /** A request as our own page makes it; `headers` may replace anything. */
  async request(method: string, path: string, body?: unknown, headers: Record<string, string> = {}, signal?: AbortSignal): Promise<Response> {
    const answer = await fetch(this.#house.url + path, {
      method,
      redirect: 'manual',
      ...(signal ? { signal } : {}),
      headers: { cookie: this.cookie, 'sec-fetch-site': 'same-origin', ...headers },
      ...(body === undefined ? {} : { body: isRaw(body) ? body : JSON.stringify(body) }),
    })
    const jar = new Map(this.cookie.split('; ').filter(Boolean).map((pair) => [pair.split('=')[0], pair]))
    for (const [pair = ''] of answer.headers.getSetCookie().map((cookie) => cookie.split(';'))) {
      if (pair.endsWith('=')) jar.delete(pair.slice(0, -1))
      else jar.set(pair.split('=')[0], pair)
    }
    this.cookie = [...jar.values()].join('; ')
    return answer
  }

  askCode = (email: string): Promise<Response> => this.request('POST', '/api/session/code', { email })
  enterCode = (email: string, code: string): Promise<Response> => this.request('POST', '/api/session', { email, code })
  session = (): Promise<Response> => this.request('GET', '/api/session')
  signOut = (): Promise<Response> => this.request('DELETE', '/api/session')

  /** The same device, asking another server. */
  at(house: House): Client {
    const { cookie, account, epoch, cursor } = this
    return Object.assign(new Client(house), { device: this.device, cookie, account, epoch, cursor })
  }

  /** A sync envelope from where this device is. */
  envelope(changes: unknown[] = [], more: Record<string, unknown> = {}) {
    return {
      v: 1,
      request: id('request'),
      account: this.account,
      device: this.device,
      build: 'test',
      schema: 1,
      epoch: this.epoch,
      cursor: this.cursor,
      changes,
      left: 0,
      oldest: null,
      ...more,
    }
  }

  post = (envelope: unknown, headers: Record<string, string> = {}): Promise<Response> =>
    this.request('POST', '/api/sync', envelope, headers)

  /** Sends changes and takes one page of the feed; the answer must be whole. */
  async sync(changes: unknown[] = []): Promise<SyncAnswer> {
    const answer = await readAnswer(await this.post(this.envelope(changes)))
    this.epoch = answer.epoch
    this.cursor = answer.cursor
    return answer
  }
}

const isRaw = (body: unknown): body is Uint8Array<ArrayBuffer> | string => typeof body === 'string' || body instanceof Uint8Array

/** A sync answer as its schema has it; throws with the answer's text when it is none. */
export async function readAnswer(response: Response): Promise<SyncAnswer> {
  if (response.status !== 200) throw new Error(`sync answered ${response.status}: ${await response.text()}`)
  return syncAnswerSchema.parse(await response.json())
}

/** The statuses of several answers, in order of their numbers. */
export const statusesOf = (answers: readonly Response[]): number[] => answers.map(({ status }) => status).toSorted((a, b) => a - b)

/** Status, code and the rest of a problem; checks that it is one, in both languages. */
export async function problemOf(response: Response) {
  const type = response.headers.get('content-type')
  if (type !== 'application/problem+json') throw new Error(`${response.status} ${type} is no problem: ${await response.text()}`)
  const body: unknown = await response.json()
  return { ...(body as Record<string, unknown>), ...problemSchema.parse(body), status: response.status }
}
