import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { campaignsEditionSchema, catalogueSchema } from '../../src/api/catalogue.ts'
import { isOpen } from '../../src/domain/campaigns/open.ts'
import { readConfig } from '../../src/server/config.ts'
import { freshDatabase, readyDatabase } from './database.ts'
import { day, type House, id, openHouse, set } from './house.ts'

describe('the environment', () => {
  it('may be empty: a laptop with sample data', () => {
    expect(readConfig({})).toEqual({
      ok: true,
      config: {
        port: 8787,
        dataDir: './data',
        databaseUrl: null,
        origin: null,
        secure: false,
        smtpUrl: null,
        mailFrom: 'JGRAD <no-reply@localhost>',
        bounceAddress: null,
        officeEmail: null,
        push: null,
      },
    })
  })

  it('of a real installation has an address and a mail server', () => {
    const environment = { PORT: '0', DATA_DIR: '/data', ORIGIN: 'https://jgrad.example.jp/', SMTP_URL: 'smtps://mail', OFFICE_EMAIL: 'a@EXAMPLE.jp' }
    expect(readConfig(environment)).toMatchObject({
      ok: true,
      config: { port: 0, origin: 'https://jgrad.example.jp', secure: true, mailFrom: 'JGRAD <no-reply@jgrad.example.jp>', officeEmail: 'a@example.jp' },
    })
  })

  it.each([
    ['badPort', { PORT: 'http' }],
    ['badPort', { PORT: '70000' }],
    ['badDatabaseUrl', { DATABASE_URL: 'mysql://localhost/jgrad' }],
    ['badDatabaseUrl', { DATABASE_URL: 'jgrad' }],
    ['badOrigin', { ORIGIN: 'jgrad.example.jp', SMTP_URL: 'smtp://mail' }],
    ['badOrigin', { ORIGIN: 'https://jgrad.example.jp/app', SMTP_URL: 'smtp://mail' }],
    ['noSmtp', { ORIGIN: 'https://jgrad.example.jp' }],
    ['badSmtp', { SMTP_URL: 'http://mail' }],
    ['badFrom', { MAIL_FROM: 'JGRAD' }],
    ['badBounceAddress', { BOUNCE_ADDRESS: 'JGRAD <bounces@jgrad.example.jp>' }],
    ['badBounceAddress', { BOUNCE_ADDRESS: 'returned-mails-of-the-registry@jgrad.example.jp' }],
    ['badOfficeEmail', { OFFICE_EMAIL: 'office' }],
  ])('that can not work is refused: %s %j', (code, environment) => {
    expect(readConfig(environment)).toEqual({ ok: false, problem: { code } })
  })
})

const campaigns = async (house: House) => {
  const { editions } = catalogueSchema.parse(await (await house.stranger().request('GET', '/api/catalogue')).json())
  const href = editions.find(({ kind }) => kind === 'campaigns')?.href ?? ''
  return campaignsEditionSchema.parse(await (await house.stranger().request('GET', href)).json()).campaigns
}

describe('sample data', () => {
  it('are three people who can sign in, with what the office knows of them in their notebooks', async () => {
    const house = await openHouse({ fresh: true })
    const hanako = await house.signIn('hanako@example.jp')
    expect(await (await hanako.session()).json()).toMatchObject({ role: 'registrant', name: '山田 花子' })
    const known = (await hanako.sync()).changes
    expect(known).toContainEqual(expect.objectContaining({ type: 'profile', record: 'me', field: 'status', value: 'enrolled' }))
    expect(known).toContainEqual(expect.objectContaining({ field: 'entryYear', value: 2024 }))
    const alex = await house.signIn('alex@example.jp')
    expect((await alex.sync()).changes).toContainEqual(expect.objectContaining({ field: 'status', value: 'completed' }))
    const office = await house.signIn('office@example.jp')
    expect(await (await office.session()).json()).toMatchObject({ role: 'administrator' })
  })

  it('have a survey that is open, also when the server is started years later', async () => {
    const house = await openHouse({ fresh: true })
    const [first] = await campaigns(house)
    expect(first && isOpen(first, house.now())).toBe(true)
    house.pass(day)
    await house.restart()
    expect(await campaigns(house)).toEqual([first])
    house.pass(800 * day)
    await house.restart()
    const later = await campaigns(house)
    expect(later).toHaveLength(2)
    expect(later.filter((campaign) => isOpen(campaign, house.now()))).toHaveLength(1)
  })

  it('are never in a real installation, which begins with its administrator', async () => {
    const real = { origin: 'https://jgrad.example.jp', smtpUrl: 'smtp://127.0.0.1:9', officeEmail: 'first@example.jp' }
    const house = await openHouse({ fresh: true, config: real })
    const people = await house.store.read((tx) => tx.selectFrom('accounts').select(['email', 'role']).execute())
    expect(people).toEqual([{ email: 'first@example.jp', role: 'administrator' }])
    await house.restart()
    expect(await house.store.read((tx) => tx.selectFrom('accounts').selectAll().execute())).toHaveLength(1)
  })
})

/** `npm start` without the pages, as a process of its own. `said` is all it wrote so far. */
async function startProcess(environment: Record<string, string>) {
  const script = join(import.meta.dirname, '../../src/server/start.ts')
  const child = spawn(process.execPath, [script, '--api-only'], {
    env: { ...process.env, PORT: '0', ORIGIN: '', DATABASE_URL: '', SMTP_URL: '', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const ended = once(child, 'exit').then(([code]) => code as number | null)
  return { child, ended, said: () => said }
}

/** The environment of an installation that holds nothing yet, or `samples` that an earlier start has put there. */
async function place(holds: 'nothing' | 'samples'): Promise<{ DATA_DIR: string; DATABASE_URL: string }> {
  const DATA_DIR = await mkdtemp(join(tmpdir(), 'jgrad-process-'))
  onTestFinished(() => rm(DATA_DIR, { recursive: true }))
  return { DATA_DIR, DATABASE_URL: (await (holds === 'nothing' ? freshDatabase() : readyDatabase(DATA_DIR, 'samples'))) ?? '' }
}

const freePort = async (): Promise<{ port: number; server: ReturnType<typeof createServer> }> => {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, () => resolve()))
  return { port: (server.address() as AddressInfo).port, server }
}

describe('the process', () => {
  it('says how to sign in, and ends well when asked to', async () => {
    const started = await startProcess(await place('nothing'))
    await expect.poll(started.said, { timeout: 20_000 }).toContain('alex@example.jp')
    expect(started.said()).toContain('ログインするには')
    expect(started.said()).toContain('Running with sample data')
    started.child.kill('SIGTERM')
    expect(await started.ended).toBe(0)
  })

  it('refuses to start, and says why, when it could only fail later', async () => {
    const noMail = await startProcess({ ORIGIN: 'https://jgrad.example.jp', ...(await place('nothing')) })
    expect(await noMail.ended).toBe(1)
    expect(noMail.said()).toContain('SMTP_URL')
    const { port, server } = await freePort()
    const taken = await startProcess({ PORT: String(port), ...(await place('samples')) })
    expect(await taken.ended).toBe(1)
    expect(taken.said()).toContain(`${port} (EADDRINUSE)`)
    await new Promise((resolve) => server.close(resolve))
  })

  it('refuses a database that it can not reach, without telling the password', async () => {
    const { port, server } = await freePort()
    await new Promise((resolve) => server.close(resolve))
    const away = await startProcess({ ...(await place('nothing')), DATABASE_URL: `postgresql://jgrad:secret@127.0.0.1:${port}/jgrad` })
    expect(await away.ended).toBe(1)
    expect(away.said()).toContain(`postgresql://127.0.0.1:${port}/jgrad`)
    expect(away.said()).toContain('(ECONNREFUSED)')
    expect(away.said()).toContain('に接続できません')
    expect(away.said()).not.toContain('secret')
  })

  it('refuses sample people behind a real address', async () => {
    const real = await startProcess({ ...(await place('samples')), ORIGIN: 'https://jgrad.example.jp', SMTP_URL: 'smtp://127.0.0.1:9' })
    expect(await real.ended).toBe(1)
    expect(real.said()).toContain('sample data')
  })

  it('keeps every change it has acknowledged when it is killed in the middle of its work', async () => {
    const empty = await place('nothing')
    const { port, server } = await freePort()
    await new Promise((resolve) => server.close(resolve))
    const url = `http://127.0.0.1:${port}`
    const start = async (): Promise<{ child: ChildProcess; said: () => string }> => {
      const started = await startProcess({ ...empty, PORT: String(port) })
      await expect.poll(started.said, { timeout: 20_000 }).toContain('alex@example.jp')
      return started
    }
    const post = async (path: string, body: unknown, cookie = '') =>
      fetch(url + path, { method: 'POST', headers: { origin: url, cookie }, body: JSON.stringify(body) })

    const first = await start()
    const email = 'hanako@example.jp'
    await post('/api/session/code', { email })
    const said = () => /hanako@example\.jp: (\d{6})/.exec(first.said())?.[1]
    await expect.poll(said).toBeDefined()
    const session = await post('/api/session', { email, code: said() })
    const cookie = session.headers.getSetCookie()[0]?.split(';')[0] ?? ''
    const { account } = (await session.json()) as { account: string }
    const sync = async (changes: unknown[]) =>
      (await (
        await post('/api/sync', { v: 1, request: id(), account, device: 'd', build: '', schema: 1, epoch: null, cursor: 0, changes, left: 0, oldest: null }, cookie)
      ).json()) as { changes: { id: string }[]; results: { id: string }[] }

    const acknowledged: string[] = []
    const write = async (lane: number): Promise<void> => {
      for (let turn = 0; ; turn += 1) {
        const change = set({ type: 'draft', record: 'survey', field: `l${lane}t${turn}` })
        const { results } = await sync([change])
        acknowledged.push(...results.map((result) => result.id))
        if (acknowledged.length >= 60) first.child.kill('SIGKILL')
      }
    }
    const lanes = await Promise.allSettled([write(0), write(1), write(2)])
    expect(lanes.every(({ status }) => status === 'rejected')).toBe(true)
    await start()
    const kept = new Set((await sync([])).changes.map((row) => row.id))
    expect(acknowledged.filter((each) => !kept.has(each))).toEqual([])
    expect(acknowledged.length).toBeGreaterThanOrEqual(60)
  })
})
