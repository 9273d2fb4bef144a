import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { type AuditPage, auditPageSchema, type AuditQuestion } from '../../../src/api/office-audit.ts'
import { showReceiptNumber } from '../../../src/domain/application/receipt-number.ts'
import { recordAudit } from '../../../src/server/accounts/audit.ts'
import { createApp } from '../../../src/server/http/app.ts'
import { type Client, day, type House, openHouse } from '../house.ts'
import { atWork } from '../registry/at-work.ts'
import { decide, open, openDesk, putApplication, search } from './queue.ts'

const everything: AuditQuestion = { page: 0, person: null, actor: null, action: null, from: null, until: null }

async function read(client: Client, question: Partial<AuditQuestion> = {}): Promise<AuditPage> {
  const answer = await client.request('POST', '/api/office/audit', { ...everything, ...question })
  if (answer.status !== 200) throw new Error(`${answer.status}: ${await answer.text()}`)
  return auditPageSchema.parse(await answer.json())
}
const entriesIn = (house: House): Promise<number> => house.store.read(async (tx) => (await tx.selectFrom('audit').select('id').execute()).length)

describe('the log', () => {
  it('is changed by nobody: the database itself refuses', async () => {
    const { house, desk } = await openDesk()
    await search(desk)
    const before = await house.store.read((tx) => tx.selectFrom('audit').selectAll().execute())
    expect(before.length).toBeGreaterThan(0)
    await expect(house.store.write((tx) => tx.updateTable('audit').set({ actorName: 'nobody' }).execute())).rejects.toThrow('kept for ever')
    await expect(house.store.write((tx) => tx.deleteFrom('audit').execute())).rejects.toThrow('kept for ever')
    await expect(house.store.write((tx) => sql`update audit set action = 'x'`.execute(tx))).rejects.toThrow('kept for ever')
    expect(await house.store.read((tx) => tx.selectFrom('audit').selectAll().execute())).toEqual(before)
  })

  it('tells who saw and did what, newest first, and that it was read', async () => {
    const { house, desk } = await openDesk()
    const number = await putApplication(house)
    await search(desk)
    house.pass(1000)
    await decide(desk, { number, decision: 'refuse', words: '在籍を確かめられませんでした。' })
    house.pass(1000)
    await read(desk)
    const { entries, total, actions } = await read(desk)
    expect(entries.map(({ action }) => action).toSorted()).toEqual(['application.list', 'application.open', 'application.refuse', 'audit.read'])
    expect(entries[0]?.action).toBe('audit.read')
    expect(total).toBe(4)
    expect(actions).toEqual(entries.map(({ action }) => action).toSorted())
    // What was written to the applicant stands with the application, not here.
    expect(JSON.stringify(entries)).not.toContain('在籍')
  })

  it('is narrowed to a person, an application, somebody of the office, an action and days in Japan', async () => {
    const { house, desk } = await openDesk()
    const other = await atWork(house, { email: 'second@example.org', role: 'administrator' })
    const number = await putApplication(house, { email: 'taro@example.jp' })
    await decide(desk, { number, decision: 'issue' })
    const { account } = await open(other, number)
    const actionsFor = async (question: Partial<AuditQuestion>) => (await read(desk, { page: 0, ...question })).entries.map(({ action }) => action)
    const about = ['application.issue', 'application.open']
    for (const person of [account?.id ?? '', account?.jgradId ?? '', ' ＴＡＲＯ@example.jp ']) {
      expect((await actionsFor({ person })).filter((action) => action !== 'audit.read').toSorted()).toEqual(about)
    }
    expect((await actionsFor({ person: showReceiptNumber(number) })).toSorted()).toEqual(['application.issue', 'application.open', 'application.open'])
    expect(await actionsFor({ person: 'nobody@example.org' })).toEqual([])
    expect(await actionsFor({ actor: '太郎' })).toEqual(['application.open'])
    expect(await actionsFor({ actor: other.account, action: 'application.open' })).toEqual(['application.open'])
    // Midnight in Japan is three in the afternoon of the day before in UTC; the house opens at nine in the morning there.
    expect(await actionsFor({ from: '2026-11-22', until: '2026-11-22', action: 'application.issue' })).toHaveLength(1)
    expect(await actionsFor({ from: '2026-11-23' })).toEqual([])
    expect(await actionsFor({ until: '2026-11-21' })).toEqual([])
    house.pass(day)
    await search(desk)
    expect(await actionsFor({ from: '2026-11-23', action: 'application.list' })).toHaveLength(1)
  })

  it('comes in pages, of which each entry is on one', async () => {
    const { house, desk } = await openDesk()
    await house.store.write(async (tx) => {
      for (let each = 0; each < 60; each += 1) await recordAudit(tx, { actor: { account: 'a', name: 'A' }, action: 'application.open' }, house.now())
    })
    const pages = [await read(desk, { action: 'application.open' }), await read(desk, { action: 'application.open', page: 1 })]
    expect(pages.map(({ entries }) => entries.length)).toEqual([50, 10])
    expect(new Set(pages.flatMap(({ entries }) => entries.map(({ id }) => id))).size).toBe(60)
  })
})

/** Endpoints of the office that show or change nothing of any person, each for a reason. */
const ofNobody = new Map([
  ['GET /api/office/me', 'one’s own name'],
  ['GET /api/office/mails/templates', 'texts with made-up values'],
  ['GET /api/office/universities', 'what the catalogue publishes'],
  ['GET /api/office/universities/:id', 'what the catalogue publishes'],
  ['GET /api/office/notices', 'what the catalogue publishes'],
  ['GET /api/office/campaigns', 'plans and how many answered'],
  ['GET /api/office/campaigns/questionnaires', 'what the catalogue publishes'],
  ['POST /api/office/campaigns/preview', 'how many people, and days'],
  ['GET /api/office/campaigns/:id', 'a plan'],
  ['GET /api/office/campaigns/:id/mails', 'texts with made-up values'],
  ['GET /api/office/campaigns/:id/progress', 'figures'],
])

type Call = (given: { house: House; client: Client; number: string; registrant: string }) => Promise<Response>
const question = { words: '', states: [], check: null, page: 0 }

/** How each endpoint is asked so that it does what it is for. */
const calls: Record<string, Call> = {
  'POST /api/office/applications/search': ({ client }) => client.request('POST', '/api/office/applications/search', question),
  'POST /api/office/applications/open': ({ client, number }) => client.request('POST', '/api/office/applications/open', { number }),
  'POST /api/office/applications/decisions': ({ client, number }) =>
    client.request('POST', '/api/office/applications/decisions', { decisions: [{ number, rev: 2, decision: 'refuse', words: '×' }] }),
  'POST /api/office/audit': ({ client }) => client.request('POST', '/api/office/audit', everything),
  'GET /api/office/people': ({ client }) => client.request('GET', '/api/office/people'),
  'POST /api/office/people': ({ client }) =>
    client.request('POST', '/api/office/people', { email: 'new@example.org', name: '新人', role: 'office', language: 'ja' }),
  'DELETE /api/office/people/:account': async ({ house, client }) =>
    client.request('DELETE', `/api/office/people/${await house.register('leaves@example.org', { role: 'office' })}`),
  'POST /api/office/people/:account/passkeys-lost': async ({ house, client }) =>
    client.request('POST', `/api/office/people/${await house.register('lost@example.org', { role: 'office' })}/passkeys-lost`, {}),
  'POST /api/office/mails/search': ({ client }) => client.request('POST', '/api/office/mails/search', { state: null, text: '', page: 0 }),
  'POST /api/office/mails/:id/open': async ({ house, client }) => client.request('POST', `/api/office/mails/${await mailIn(house)}/open`, {}),
  'POST /api/office/mails/:id/resend': async ({ house, client }) => client.request('POST', `/api/office/mails/${await mailIn(house)}/resend`, {}),
}

/** A mail that failed and can be sent again. */
async function mailIn(house: House): Promise<string> {
  const client = house.stranger()
  await client.askCode('taro@example.org')
  const rows = await house.store.read((tx) => tx.selectFrom('mails').select('id').where('template', '=', 'officeInvitation').execute())
  const id = rows[0]?.id ?? ''
  await house.store.write((tx) => tx.updateTable('mails').set({ state: 'failed' }).where('id', '=', id).execute())
  return id
}

describe('an endpoint that shows or changes what is a person’s', () => {
  it('leaves an entry, every one of them', async () => {
    const { house } = await openDesk()
    const client = await atWork(house, { email: 'chief@example.org', role: 'administrator' })
    await client.request('POST', '/api/office/people', { email: 'mailed@example.org', name: '郵便', role: 'office', language: 'ja' })
    const app = createApp(house.services, { pages: null, build: 'test' })
    const endpoints = new Set(app.routes.filter(({ method, path }) => method !== 'ALL' && path.startsWith('/api/office')).map(({ method, path }) => `${method} ${path}`))
    const silent: string[] = []
    for (const endpoint of [...endpoints].filter((each) => !ofNobody.has(each) && calls[each])) {
      const number = await putApplication(house)
      const registrant = await house.register(`${number}@example.org`)
      const before = await entriesIn(house)
      const answer = await calls[endpoint]?.({ house, client, number, registrant })
      if (!answer?.ok) silent.push(`${endpoint} answered ${answer?.status}`)
      else if ((await entriesIn(house)) === before) silent.push(endpoint)
    }
    expect(silent).toEqual([])
    // Those of other rooms are tried by tests of their own, which this list names; a new one here has to be added.
    const untried = [...endpoints].filter((each) => !ofNobody.has(each) && !calls[each] && !triedElsewhere.some((room) => each.includes(`/api/office/${room}`)))
    expect(untried).toEqual([])
  })

  it('leaves no entry when it was refused', async () => {
    const house = await openHouse()
    const client = await house.signIn('taro@example.org')
    await client.request('POST', '/api/office/applications/search', question)
    expect(await entriesIn(house)).toBe(0)
  })
})

/** Rooms whose own tests look at what they leave in the log. */
const triedElsewhere = ['registrants', 'corrections', 'imports', 'universities', 'notices', 'campaigns']

describe('what the log calls an action', () => {
  it('has words for every action that the server notes', () => {
    const root = fileURLToPath(new URL('../../../', import.meta.url))
    const words = JSON.parse(readFileSync(`${root}locales/ja/office-audit.json`, 'utf8')) as { deeds: Record<string, Record<string, string>> }
    const files = readdirSync(`${root}src/server`, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))
    const noted = files.flatMap((name) => [...readFileSync(`${root}src/server/${name}`, 'utf8').matchAll(/action: '([a-z]+)\.([a-z-]+)'/g)])
    expect(noted.length).toBeGreaterThan(5)
    const unnamed = noted.filter(([, area = '', deed = '']) => words.deeds[area]?.[deed] === undefined).map(([, area, deed]) => `${area}.${deed}`)
    expect([...new Set(unnamed)]).toEqual([])
  })
})
