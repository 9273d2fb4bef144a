import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { type AuditPage, auditPageSchema, type AuditQuestion } from '../../../src/api/office-audit.ts'
import { officeNoticeSchema } from '../../../src/api/office-notices.ts'
import { type OfficeFacts, registrantSchema } from '../../../src/api/office-registrants.ts'
import { officeUniversitySchema } from '../../../src/api/office-universities.ts'
import { showReceiptNumber } from '../../../src/domain/application/receipt-number.ts'
import { recordAudit } from '../../../src/server/accounts/audit.ts'
import { createApp } from '../../../src/server/http/app.ts'
import { askCorrection } from '../../../src/server/rights/corrections.ts'
import { type Client, day, type House, openHouse } from '../house.ts'
import { atWork, plan } from '../registry/at-work.ts'
import { campaignCalls } from './campaign-calls.ts'
import { postingCalls } from './posting-calls.ts'
import { questionnaireCalls } from './questionnaire-calls.ts'
import { storyCalls } from './story-calls.ts'
import { extractCalls } from './extract-calls.ts'
import { statisticsCalls } from './statistics-calls.ts'
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
  ['POST /api/office/postings/search', 'what the catalogue publishes'],
  ['GET /api/office/postings/:id', 'what the catalogue publishes'],
  ['GET /api/office/postings/sources', 'addresses of machines'],
  ['GET /api/office/notices', 'what the catalogue publishes'],
  ['GET /api/office/campaigns', 'plans and how many answered'],
  ['GET /api/office/campaigns/questionnaires', 'what the catalogue publishes'],
  ['POST /api/office/campaigns/preview', 'how many people, and days'],
  ['GET /api/office/campaigns/:id', 'a plan'],
  ['GET /api/office/campaigns/:id/mails', 'texts with made-up values'],
  ['GET /api/office/campaigns/:id/progress', 'figures'],
  ['GET /api/office/campaigns/:id/figures', 'figures'],
  ['GET /api/office/statistics', 'figures under disclosure control'],
  ['GET /api/office/statistics/extract', 'what the catalogue publishes'],
  ['POST /api/office/statistics/extract', 'figures under disclosure control'],
  ['GET /api/office/statistics/research', 'how many rows a file would have'],
  ['GET /api/office/queues', 'how many devices wait, and for how long'],
  ['GET /api/office/questionnaires', 'questions, and who of the office wrote them'],
  ['GET /api/office/questionnaires/:id', 'questions'],
  ['GET /api/office/questionnaires/:id/spreadsheet', 'questions'],
  ['POST /api/office/questionnaires/read-spreadsheet', 'stores nothing'],
  ['GET /api/office/campaigns/:id/changes/:version{[0-9]+}', 'what the catalogue publishes'],
])

/** What an endpoint is asked: `of` stands in the place of the part of its path that varies. */
interface Asked {
  of?: string
  /** What stands behind the path. */
  query?: string
  body?: unknown
}
type Given = { house: House; client: Client; number: string; registrant: string }
/** Makes everything ready, and says what is asked then: what getting ready leaves in the log does not count. */
type Call = (given: Given) => Asked | Promise<Asked>
const question = { words: '', states: [], check: null, page: 0 }
const reason = '大学からの連絡'

/** How each endpoint is asked so that it does what it is for, in each way it may be. */
const calls: Record<string, readonly Call[]> = {
  'POST /api/office/applications/search': [() => ({ body: question })],
  'POST /api/office/applications/open': [({ number }) => ({ body: { number } })],
  'POST /api/office/applications/decisions': [({ number }) => ({ body: { decisions: [{ number, rev: 2, decision: 'refuse', words: '×' }] } })],
  'POST /api/office/audit': [() => ({ body: everything })],
  'GET /api/office/people': [() => ({})],
  'POST /api/office/people': [() => ({ body: { email: 'new@example.org', name: '新人', role: 'office', language: 'ja' } })],
  'DELETE /api/office/people/:account': [async ({ house }) => ({ of: await house.register('leaves@example.org', { role: 'office' }) })],
  'POST /api/office/people/:account/passkeys-lost': [async ({ house }) => ({ of: await house.register('lost@example.org', { role: 'office' }), body: {} })],
  'GET /api/office/people/coordinators': [() => ({})],
  'POST /api/office/people/coordinators': [() => ({ body: { email: 'desk@example.ac.jp', name: '教務 一', university: 'sample', language: 'ja' } })],
  'DELETE /api/office/people/coordinators/:account': [async ({ house }) => ({ of: await house.register('gone@example.ac.jp', { role: 'university' }) })],
  'POST /api/office/people/coordinators/:account/passkeys-lost': [async ({ house }) => ({ of: await house.register('keyless@example.ac.jp', { role: 'university' }), body: {} })],
  'POST /api/office/mails/search': [() => ({ body: { state: null, text: '', page: 0 } })],
  'POST /api/office/mails/:id/open': [async ({ house }) => ({ of: await mailIn(house), body: {} })],
  'POST /api/office/mails/:id/resend': [async ({ house }) => ({ of: await mailIn(house), body: {} })],
  'POST /api/office/registrants/search': [() => ({ body: { words: '', university: null, standing: null, page: 0 } })],
  'GET /api/office/registrants/:account': [({ registrant }) => ({ of: registrant })],
  'PUT /api/office/registrants/:account': [
    async (given) => correction(given, { entryYear: 2020 }),
    // Changes nothing, and shows the person all the same.
    async (given) => correction(given, {}),
  ],
  'POST /api/office/registrants/:account/close': [({ registrant }) => ({ of: registrant, body: { reason } })],
  'POST /api/office/registrants/:account/reopen': [
    async ({ client, registrant }) => {
      await client.request('POST', `/api/office/registrants/${registrant}/close`, { reason })
      return { of: registrant, body: { reason } }
    },
  ],
  'POST /api/office/registrants/:account/reissue': [
    ({ registrant }) => ({ of: registrant, body: { email: null, reason } }),
    ({ registrant, number }) => ({ of: registrant, body: { email: `moved${number}@example.org`, reason } }),
  ],
  'GET /api/office/corrections': [() => ({})],
  'POST /api/office/corrections/:id': [
    async (given) => ({ of: await wishIn(given), body: { decision: 'done', words: null } }),
    async (given) => ({ of: await wishIn(given), body: { decision: 'refused', words: '確かめられませんでした。' } }),
  ],
  'POST /api/office/imports/:kind': [
    () => ({ of: registrations, body: listOf('田中 一郎') }),
    async ({ client }) => {
      const file = listOf('田中 二郎')
      const { token } = await plan(client, registrations, file)
      return { of: `${registrations}&plan=${token}&also=`, body: file }
    },
  ],
  'PUT /api/office/universities/:id': [
    async ({ client }) => {
      const { university, rev } = officeUniversitySchema.parse(await (await client.request('GET', '/api/office/universities/sample')).json())
      return { of: 'sample', body: { rev, university: { ...university, aliases: [...university.aliases, '見本'] } } }
    },
  ],
  'POST /api/office/notices': [() => ({ body: noticeWords })],
  'PUT /api/office/notices/:id': [async (given) => ({ of: await noticeIn(given), body: { rev: 1, words: noticeWords } })],
  'POST /api/office/notices/:id/publish': [async (given) => ({ of: await noticeIn(given), body: { rev: 1 } })],
  'POST /api/office/notices/:id/withdraw': [
    async (given) => {
      const id = await noticeIn(given)
      const published = await given.client.request('POST', `/api/office/notices/${id}/publish`, { rev: 1 })
      return { of: id, body: { rev: officeNoticeSchema.parse(await published.json()).rev } }
    },
  ],
  ...postingCalls,
  ...storyCalls,
  ...campaignCalls,
  ...questionnaireCalls,
  ...statisticsCalls,
  ...extractCalls,
}

const registrations = 'registrations?university=sample'
/** A university's list with one person in it. */
const listOf = (name: string): string =>
  `氏名,フリガナ,英字氏名,学籍番号,研究科・専攻,入学年度,修了予定年月,メールアドレス,大学のメールアドレス\r\n${name},タナカ,,${name},理学研究科,2024,2027-03,tanaka${name.codePointAt(3)}@example.org,\r\n`

/** Asks for a change of what the office keeps of somebody, made on what stands there. */
async function correction({ client, registrant }: Given, change: Partial<OfficeFacts>): Promise<Asked> {
  const { facts } = registrantSchema.parse(await (await client.request('GET', `/api/office/registrants/${registrant}`)).json())
  return { of: registrant, body: { before: facts, after: { ...facts, ...change }, reason } }
}

/** A wish of the registrant that waits for the office. */
async function wishIn({ house, registrant }: Given): Promise<string> {
  const wish = await house.store.write((tx) => askCorrection(tx, registrant, { field: 'studentNo', value: 'D-1', reason: '' }, house.now()))
  if (wish === 'not-allowed-now') throw new Error('A wish waits already')
  return wish.id
}

const noticeWords = { title: { ja: '休みます', en: 'Closed' }, text: { ja: '本文', en: 'Text' } }
const noticeIn = async ({ client }: Given): Promise<string> =>
  officeNoticeSchema.parse(await (await client.request('POST', '/api/office/notices', noticeWords)).json()).id

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
    for (const [endpoint, ways] of Object.entries(calls)) {
      for (const call of ways) {
        const number = await putApplication(house)
        const registrant = await house.register(`${number}@example.org`)
        const { of = '', query = '', body } = await call({ house, client, number, registrant })
        const [method = '', path = ''] = endpoint.split(' ')
        const before = await entriesIn(house)
        const answer = await client.request(method, path.replace(/:\w+/, of) + query, body)
        if (!answer.ok) silent.push(`${endpoint} answered ${answer.status} ${await answer.text()}`)
        else if ((await entriesIn(house)) === before) silent.push(`${endpoint} ${JSON.stringify(body)}`)
      }
    }
    expect(silent).toEqual([])
    // A new one has to be added here.
    expect([...endpoints].filter((each) => !ofNobody.has(each) && !calls[each])).toEqual([])
    expect([...ofNobody.keys(), ...Object.keys(calls)].filter((each) => !endpoints.has(each))).toEqual([])
  })

  it('leaves no entry when it was refused', async () => {
    const house = await openHouse()
    const client = await house.signIn('taro@example.org')
    await client.request('POST', '/api/office/applications/search', question)
    expect(await entriesIn(house)).toBe(0)
  })
})

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
