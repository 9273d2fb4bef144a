import { randomBytes } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import { problemSchema } from '../../src/api/problem.ts'
import { putSubmissionAnswerSchema, submissionAnswerSchema } from '../../src/api/submissions.ts'
import { syncAnswerSchema } from '../../src/api/sync.ts'
import { createApp } from '../../src/server/http/app.ts'
import { sha256 } from '../../src/server/random.ts'
import type { Services } from '../../src/server/services.ts'
import { createAccount } from '../../src/server/store/accounts.ts'
import { createSession } from '../../src/server/store/sessions.ts'
import type { Tx } from '../../src/server/store/schema.ts'
import { winterSurvey } from '../server/publish.ts'
import { type Hostile, onTheWire } from './bodies.ts'

interface Person {
  account: string
  cookies: Record<Hostile['from'], string>
}

/** What a request came to: null when all is well, else what is wrong. */
export interface Verdict {
  status: number
  wrong: string | null
}

export interface Ground {
  /** Sends a request as it is described, in process, and looks at what it did. */
  ask(request: Hostile): Promise<Verdict>
  /** What is wrong with everybody's but the sender's rows, or null: all of them are compared with how they began. */
  othersChanged(): Promise<string | null>
  /** Has somebody new send from now on: a notebook that is written to for ever grows for ever. */
  nextPerson(): Promise<void>
}

const ownTables = ['notebook', 'journal', 'submissions', 'submissionsReplaced', 'history', 'identities', 'sessions', 'mails'] as const

/** The server's app with a sender and a victim; the winter survey must be published. `failures`: what the server logged. */
export async function openGround(services: Services, failures: readonly unknown[]): Promise<Ground> {
  const { store, clock } = services
  const app = createApp(services, { pages: null, build: 'fuzz' })
  const victim = await seat(services)
  let sender = await seat(services)
  let receipt = ''
  let epoch = ''
  const fill = (text: string): string =>
    text.replaceAll('@account', sender.account).replaceAll('@victim', victim.account).replaceAll('@epoch', epoch).replaceAll('@receipt', receipt)

  const send = async ({ from, method, path, headers, text, wire }: Hostile): Promise<Response> => {
    const { bytes, encoding } = onTheWire(fill(text), wire)
    const all: Record<string, string> = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', cookie: sender.cookies[from] }
    for (const [name, value] of Object.entries(headers)) all[name] = fill(value)
    if (encoding !== null) all['content-encoding'] = encoding
    return app.request(path, { method, headers: all, ...(method === 'GET' ? {} : { body: bytes }) })
  }
  const own = { type: 'draft', record: 'survey', field: 'a1', value: 'mine', based: [], at: 1 }
  const asVictim = { v: 1, request: 'r', account: '@victim', device: 'd', build: '', schema: 1, epoch: null, cursor: 0, left: 0, oldest: null }
  const written = await app.request('/api/sync', {
    method: 'POST',
    headers: { 'sec-fetch-site': 'same-origin', cookie: victim.cookies.person },
    body: fill(JSON.stringify({ ...asVictim, changes: [{ id: 'own', kind: 'set', ...own }] })),
  })
  if (written.status !== 200) throw new Error(`the victim could not write: ${written.status}`)
  const rowsOfVictim = () => store.read((tx) => rowsOf(tx, victim.account))
  const before = JSON.stringify(await rowsOfVictim())

  return {
    async ask(request) {
      const logged = failures.length
      const answer = await send(request)
      const bytes = Buffer.from(await answer.arrayBuffer())
      const body = (answer.headers.get('content-encoding') === 'gzip' ? gunzipSync(bytes) : bytes).toString()
      const { status } = answer
      const say = (wrong: string) => ({ status, wrong: `${wrong}: ${status} ${body.slice(0, 300)} ${failures.slice(logged).map(textOf).join('\n')}` })
      if (status >= 500 || failures.length > logged) return say('the server failed')
      const wrong = judge(request, answer, body, fill)
      if (wrong !== null) return say(wrong)
      if (status === 200 && request.path === '/api/sync') epoch = (JSON.parse(body) as { epoch: string }).epoch
      if (request.method === 'PUT' && status < 300) receipt = putSubmissionAnswerSchema.parse(JSON.parse(body)).receipt.hash
      return { status, wrong: null }
    },
    async othersChanged() {
      const now = JSON.stringify(await rowsOfVictim())
      return now === before ? null : `before ${before}, now ${now}`
    },
    async nextPerson() {
      sender = await seat(services)
      receipt = ''
    },
  }

  async function seat({ store }: Services): Promise<Person> {
    const now = clock()
    const at = new Date(now).toISOString()
    return store.write(async (tx) => {
      const account = await createAccount(tx, { email: `${randomBytes(6).toString('hex')}@example.org`, role: 'registrant', language: 'ja', name, now })
      const open = async (more: { scope?: string } = {}): Promise<{ token: string; id: string }> => {
        const [token, id] = [randomBytes(16).toString('hex'), randomBytes(16).toString('hex')]
        await createSession(tx, { id, tokenHash: sha256(token), account, createdAt: at, expiresAt: new Date(now + 30 * 86_400_000).toISOString(), ...more })
        return { token: `jgrad=${token}`, id }
      }
      const revoked = await open()
      await tx.updateTable('sessions').set({ revokedAt: at }).where('id', '=', revoked.id).execute()
      return {
        account,
        cookies: { 'person': (await open()).token, 'link': (await open({ scope: winterSurvey.id })).token, 'revoked': revoked.token, 'signed out': '', 'made up': 'jgrad=__proto__' },
      }
    })
  }
}

const name = '見本 太郎'
const textOf = (failure: unknown): string => (failure instanceof Error ? (failure.stack ?? failure.message) : String(failure))

/** Whether an answer is one that a phone can read, and about nobody but its own person. */
function judge({ path, method }: Hostile, answer: Response, body: string, fill: (text: string) => string): string | null {
  if (answer.status >= 400) {
    if (answer.headers.get('content-type') !== 'application/problem+json') return 'a refusal that is no problem'
    return problemSchema.safeParse(JSON.parse(body)).success ? null : 'a problem that no phone can read'
  }
  if (path === '/api/sync') {
    const parsed = syncAnswerSchema.safeParse(JSON.parse(body))
    if (!parsed.success) return 'an answer that no phone can read'
    return parsed.data.account === fill('@account') ? null : 'an answer about somebody else'
  }
  return (method === 'GET' ? submissionAnswerSchema : putSubmissionAnswerSchema).safeParse(JSON.parse(body)).success ? null : 'a receipt that no phone can read'
}

/** Everything that is stored of a person. */
async function rowsOf(tx: Tx, account: string): Promise<unknown> {
  const found: unknown[] = [await tx.selectFrom('accounts').selectAll().where('id', '=', account).execute()]
  for (const table of ownTables) {
    const rows = await tx.selectFrom(table).selectAll().where('account', '=', account).execute()
    found.push(rows.map((row) => JSON.stringify(row)).toSorted())
  }
  return found
}
