import { forceCloseDatabase, IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import * as z from 'zod/mini'
import { syncRequestSchema, type SyncAnswer, type SyncRequest } from '../../../src/api/sync.ts'
import { openChannel } from '../../../src/device/channel.ts'
import { nothingRead, type Person } from '../../../src/device/device.ts'
import type { Environment } from '../../../src/device/environment.ts'
import { createHttp } from '../../../src/device/http.ts'
import { createNotebook } from '../../../src/device/notebook.ts'
import { openMarks } from '../../../src/device/storage/device-database.ts'
import { openNotebookDatabase } from '../../../src/device/storage/notebook-database.ts'
import { runRound } from '../../../src/device/sync/round.ts'
import { noTrouble } from '../../../src/device/sync/trouble.ts'
import type { Json } from '../../../src/domain/json.ts'
import { changeSchema } from '../../../src/sync/change.ts'
import { ModelServer } from '../sync/model.ts'

export const hanako: Person = { account: 'account-hanako', role: 'registrant', name: 'Hanako', email: 'hanako@example.jp' }

export interface Asked {
  method: string
  path: string
  body: unknown
}
type Answering = (asked: Asked, normally: () => Response) => Response | Promise<Response>

/** A server that keeps the contract over the rules in memory, and can be told to misbehave. */
export class NearServer {
  epoch = 'epoch-1'
  model = new ModelServer()
  asked: Asked[] = []
  /** Stands between phone and server: answers in its place, throws for a lost request, or lets it through. */
  answering: Answering = (_, normally) => normally()

  fetch = async (path: string, init: RequestInit): Promise<Response> => {
    const asked = { method: init.method ?? 'GET', path, body: await readBody(init) }
    this.asked.push(asked)
    return this.answering(asked, () => this.answer(asked))
  }

  private answer({ method, path, body }: Asked): Response {
    if (method === 'DELETE' && path === '/api/session') return new Response(null, { status: 204 })
    if (path !== '/api/sync') throw new TypeError(`no such thing here: ${path}`)
    return Response.json(this.sync(syncRequestSchema.parse(body)))
  }

  sync(request: SyncRequest): SyncAnswer {
    const changes = z.array(changeSchema).parse(request.changes)
    const results = changes.map((change) => this.model.take(request.device, change))
    const cursor = request.epoch === this.epoch ? request.cursor : 0
    const rows = this.model.feed(cursor)
    const { request: id, account } = request
    return { v: 1, request: id, account, epoch: this.epoch, now: this.model.now, results, changes: rows, cursor: this.model.rev, more: false, schema: { min: 1, max: 1 } }
  }
}

async function readBody({ body, headers }: RequestInit): Promise<unknown> {
  if (body === null || body === undefined) return undefined
  const compressed = new Headers(headers).get('content-encoding') === 'gzip'
  const bytes = new Response(body)
  const text = compressed ? await new Response(bytes.body?.pipeThrough(new DecompressionStream('gzip'))).text() : await bytes.text()
  return JSON.parse(text)
}

let phones = 0

/** The real code of a phone, on storage in memory; `on`: the storage, clock and network of one that was there before. */
export function openPhone(server: Pick<NearServer, 'fetch'>, person: Person = hanako, on?: Environment) {
  const name = `phone-${++phones}`
  const storage = { indexedDB: new IDBFactory(), IDBKeyRange }
  let ids = 0
  let passed = 0
  const environment: Environment = on ?? {
    fetch: server.fetch,
    now: () => 1000 + ids + passed,
    newId: () => `${name}-${++ids}`,
    databases: storage,
  }
  const marks = openMarks(environment)
  const http = createHttp(environment, marks)
  const database = openNotebookDatabase(person.account, environment)
  const channel = openChannel()
  const notebook = createNotebook({ person, device: name, database, environment, storing: (write) => write, watch: () => () => {} })
  const trouble = noTrouble()
  const signal = new AbortController().signal
  return {
    name,
    marks,
    http,
    database,
    notebook,
    environment,
    storage,
    /** Lets time pass on this phone, in milliseconds. */
    pass: (span: number) => {
      passed += span
    },
    signIn: () => marks.set('person', person),
    round: () => runRound({ person, device: name, database, environment, marks, http, channel, signal }, trouble),
    async write(field: string, value: Json) {
      const over = (await notebook.read('draft', 'survey')).get(field) ?? nothingRead
      return notebook.write({ type: 'draft', record: 'survey', field, value, over })
    },
    value: async (field: string) => (await notebook.read('draft', 'survey')).get(field)?.value,
    waiting: () => database.run((open) => open.pending.filter(({ outcome }) => outcome === null).count()),
    /** What iOS does to an app in the background. */
    cutStorage: () => database.run(async (open) => forceCloseDatabase(open.backendDB() as unknown as Parameters<typeof forceCloseDatabase>[0])),
    databaseNames: async () => (await storage.indexedDB.databases()).map(({ name }) => name),
  }
}

export async function signedInPhone(server: Pick<NearServer, 'fetch'>, person: Person = hanako) {
  const phone = openPhone(server, person)
  await phone.signIn()
  return phone
}

export const html = (status: number) =>
  new Response('<!doctype html><title>Welcome to the airport</title>', { status, headers: { 'content-type': 'text/html' } })

export const problem = (status: number, code: string, echo: object = {}) =>
  Response.json({ code, message: { ja: '…', en: '…' }, ...echo }, { status, headers: { 'content-type': 'application/problem+json' } })
