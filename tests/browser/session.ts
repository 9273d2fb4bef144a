import { expect } from '@playwright/test'
import type * as z from 'zod/mini'
import { sessionSchema } from '../../src/api/session.ts'
import { submissionAnswerSchema } from '../../src/api/submissions.ts'
import { catalogueSchema, campaignsEditionSchema } from '../../src/api/catalogue.ts'
import { notebookSchema, protocolVersion, syncAnswerSchema, type SyncAnswer } from '../../src/api/sync.ts'
import type { Campaign } from '../../src/domain/campaign.ts'
import type { Json } from '../../src/domain/json.ts'
import type { Change, Row } from '../../src/sync/change.ts'
import { codeMailedTo, mailsIn } from './mail.ts'
import type { Server } from './server.ts'

/**
 * A session over plain HTTP beside the browser: what the server really has is asked here, never read from a screen.
 */
export interface ApiSession {
  readonly account: string
  /** The whole feed of the account from its beginning, in the order of `rev`. */
  feed(): Promise<Row[]>
  /** Hands in changes as one more device and returns the answer. */
  send(changes: Change[]): Promise<SyncAnswer>
  /** The submission of a campaign, or null when there is none. */
  submission(campaign: string): Promise<z.infer<typeof submissionAnswerSchema> | null>
}

/** Signs in by the mailed code and opens a session. */
export async function openApiSession(server: Server, email: string): Promise<ApiSession> {
  const { origin } = server
  const headers = { 'content-type': 'application/json', origin }
  const before = mailsIn(server.dataDir)
  const post = (path: string, body: unknown, more: Record<string, string> = {}): Promise<Response> =>
    fetch(origin + path, { method: 'POST', headers: { ...headers, ...more }, body: JSON.stringify(body) })

  await post('/api/session/code', { email })
  const code = await codeMailedTo(email, server.dataDir, before)
  const signedIn = await post('/api/session', { email, code })
  const { account } = sessionSchema.parse(await signedIn.json())
  const cookie = signedIn.headers.getSetCookie().map((line) => line.split(';')[0]).join('; ')
  const device = `api-${crypto.randomUUID()}`
  const place: { epoch: string | null; cursor: number } = { epoch: null, cursor: 0 }
  const rows: Row[] = []

  const sync = async (changes: Change[]): Promise<SyncAnswer> => {
    const request = crypto.randomUUID()
    const envelope = {
      v: protocolVersion, request, account, device, build: 'tests', schema: notebookSchema, ...place, changes, left: 0, oldest: null,
    }
    const answer = await post('/api/sync', envelope, { cookie })
    if (answer.status !== 200) throw new Error(`sync answered ${answer.status}: ${await answer.text()}`)
    const parsed = syncAnswerSchema.parse(await answer.json())
    rows.push(...parsed.changes)
    place.epoch = parsed.epoch
    place.cursor = parsed.cursor
    return parsed
  }

  return {
    account,
    send: sync,
    feed: async () => {
      for (;;) if (!(await sync([])).more) return rows
    },
    submission: async (campaign) => {
      const answer = await fetch(`${origin}/api/submissions/${campaign}`, { headers: { cookie } })
      return answer.status === 404 ? null : submissionAnswerSchema.parse(await answer.json())
    },
  }
}

/** Writes the reading of the person's name from elsewhere, knowing all that was written there before. */
export async function writeKana(api: ApiSession, value: string): Promise<void> {
  const based = (await api.feed()).filter((row) => row.kind === 'set' && row.field === 'nameKana').map(({ id }) => id)
  await api.send([{ id: `change-${crypto.randomUUID()}`, kind: 'set', type: 'profile', record: 'me', field: 'nameKana', value, based, at: Date.now() }])
}

/**
 * Waits until the server has this value as the last one of a field. It is asked here and not read from the status line:
 * right after an answer that line still tells of the time before it, until the answer is stored.
 */
export async function arrived(api: ApiSession, field: string, value: Json): Promise<void> {
  await expect(async () => {
    const last = (await api.feed()).findLast((row) => row.kind === 'set' && row.field === field)
    expect(last).toMatchObject({ value })
  }).toPass({ timeout: 30_000 })
}

/** The open survey of the samples, as the catalogue has it. */
export async function openCampaign(origin: string): Promise<Campaign> {
  const { editions } = catalogueSchema.parse(await (await fetch(`${origin}/api/catalogue`)).json())
  const href = editions.find((edition) => edition.kind === 'campaigns')?.href
  const { campaigns } = campaignsEditionSchema.parse(await (await fetch(origin + String(href))).json())
  const [campaign] = campaigns
  if (campaign === undefined) throw new Error('the samples have no campaign')
  return campaign
}
