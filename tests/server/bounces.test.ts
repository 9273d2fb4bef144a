import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { queueMail } from '../../src/server/mail/queue.ts'
import { takeBounce } from '../../src/server/mail/take-bounce.ts'
import { traceOf } from '../../src/server/mail/trace.ts'
import { type House, openHouse } from './house.ts'

const email = 'Hanako.Mihon@university.example.jp'

/** A mail that came in, with the trace and the recipient of one that was sent; the samples follow real mail servers'. */
function arriving(sample: string, { id, recipient = email }: { id: string; recipient?: string }): Buffer {
  const trace = traceOf(id)
  const text = readFileSync(join(import.meta.dirname, 'bounces', `${sample}.eml`), 'latin1')
  const filled = text.replaceAll('{{trace}}', trace).replaceAll('{{TRACE}}', trace.toUpperCase()).replaceAll('{{recipient}}', recipient)
  return Buffer.from(filled.replaceAll('\n', '\r\n'), 'latin1')
}

/** A house where a mail to somebody was sent. */
async function houseWithMail() {
  const house = await openHouse()
  const account = await house.register(email)
  const values = { name: '見本 花子', address: 'https://jgrad.example.jp' }
  const id = await house.store.write((tx) => queueMail(tx, { template: 'welcome', to: email, language: 'ja', values, account }, house.now()))
  await house.deliver()
  return { house, account, id }
}
const take = (house: House, raw: Uint8Array) => takeBounce({ store: house.store, clock: () => house.now() }, raw)
const stateOf = async (house: House, id: string) => {
  const row = await house.store.read((tx) =>
    tx.selectFrom('mails').innerJoin('accounts', 'accounts.id', 'mails.account').select(['state', 'failure', 'bouncedAt']).where('mails.id', '=', id).executeTakeFirstOrThrow(),
  )
  return { ...row, bouncedAt: row.bouncedAt !== null }
}
const untouched = { state: 'sent', failure: null, bouncedAt: false }

describe('a delivery-status mail', () => {
  it.each([
    ['postfix-unknown', 'no-such-address 5.1.1'],
    ['exchange-unknown', 'no-such-address 5.1.10'],
    ['gmail-unknown', 'no-such-address 5.1.1'],
    ['full-in-shift-jis', 'mailbox-full 5.2.2'],
  ])('as %s writes it marks the mail and the account: %s', async (sample, failure) => {
    const { house, id } = await houseWithMail()
    expect(await take(house, arriving(sample, { id }))).toBe('bounced')
    expect(await stateOf(house, id)).toEqual({ state: 'bounced', failure, bouncedAt: true })
  })

  it.each([
    ['postfix-delayed', 'delayed'],
    ['relayed', 'arrived'],
    ['vacation', 'no-report'],
    ['read-receipt', 'no-report'],
  ])('that says something else changes nothing: %s', async (sample, outcome) => {
    const { house, id } = await houseWithMail()
    expect(await take(house, arriving(sample, { id }))).toBe(outcome)
    expect(await stateOf(house, id)).toEqual(untouched)
  })

  it('that comes twice is noted once', async () => {
    const { house, id } = await houseWithMail()
    const raw = arriving('postfix-unknown', { id })
    await take(house, raw)
    const changed = await stateOf(house, id)
    house.pass(60_000)
    expect(await take(house, raw)).toBe('bounced')
    expect(await stateOf(house, id)).toEqual(changed)
  })

  it('about an application marks it, but not one that has another address by now', async () => {
    const { house } = await houseWithMail()
    const { id, other } = await house.store.write(async (tx) => {
      const shared = {
        state: 'unproved', rev: 1, body: '{}', provedAt: null, bouncedAt: null, university: 'u', entryYear: 2026, studentNumber: '1', nameKey: '',
        kanaKey: '', latinKey: '', consent: '{}', words: null, account: null, decidedBy: null, decidedAt: null, createdAt: '', updatedAt: '',
      } as const
      await tx.insertInto('applications').values([{ ...shared, number: 'ONE', address: email.toLowerCase() }, { ...shared, number: 'OTHER', address: 'mended@example.jp' }]).execute()
      const mail = { template: 'welcome', to: email, language: 'ja', values: {} } as const
      return { id: await queueMail(tx, { ...mail, application: 'ONE' }, house.now()), other: await queueMail(tx, { ...mail, application: 'OTHER' }, house.now()) }
    })
    await house.deliver()
    for (const each of [id, other]) expect(await take(house, arriving('exchange-unknown', { id: each }))).toBe('bounced')
    const rows = await house.store.read((tx) => tx.selectFrom('applications').select(['number', 'bouncedAt']).orderBy('number').execute())
    expect(rows).toEqual([{ number: 'ONE', bouncedAt: new Date(house.now()).toISOString() }, { number: 'OTHER', bouncedAt: null }])
  })
})

describe('a forged delivery-status mail', () => {
  it('about a mail that nobody sent is refused', async () => {
    const { house, id } = await houseWithMail()
    const guessed = Buffer.alloc(18, 7).toString('base64url')
    expect(await take(house, arriving('postfix-unknown', { id: guessed }))).toBe('unknown')
    expect(await stateOf(house, id)).toEqual(untouched)
  })

  it('by whoever knows the Message-ID alone is refused unless it names the recipient', async () => {
    const { house, id } = await houseWithMail()
    expect(await take(house, arriving('gmail-unknown', { id, recipient: 'somebody.else@example.jp' }))).toBe('forged')
    expect(await stateOf(house, id)).toEqual(untouched)
  })

  it('about a mail that was not handed over yet is refused', async () => {
    const { house } = await houseWithMail()
    const id = await house.store.write((tx) => queueMail(tx, { template: 'welcome', to: email, language: 'ja', values: {} }, house.now()))
    expect(await take(house, arriving('postfix-unknown', { id }))).toBe('forged')
  })

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['bytes of any kind', Buffer.from(Array.from({ length: 5000 }, (_, at) => (at * 7919) % 256))],
    ['a report with nothing in it', Buffer.from('Content-Type: multipart/report; boundary=x\r\n\r\n--x\r\nContent-Type: message/delivery-status\r\n\r\n\r\n--x--')],
    ['more than any mail server sends back', Buffer.alloc(10 * 1024 * 1024 + 1, 'a')],
    ['parts in parts without an end', Buffer.from(Array.from({ length: 400 }, (_, at) => `Content-Type: multipart/report; boundary=b${at}\r\n\r\n--b${at}\r\n`).join(''))],
  ])('that is %s does no harm', async (_, raw) => {
    const { house, id } = await houseWithMail()
    expect(await take(house, raw)).toMatch(/^(no-report|unknown|unreadable)$/)
    expect(await stateOf(house, id)).toEqual(untouched)
  })
})

describe('npm run office -- bounce', () => {
  const run = (house: House, input: Buffer) =>
    spawnSync(process.execPath, [join(import.meta.dirname, '../../src/server/office.ts'), 'bounce'], {
      input,
      encoding: 'utf8',
      env: { PATH: process.env['PATH'], DATA_DIR: house.folder, ...(house.databaseUrl === null ? {} : { DATABASE_URL: house.databaseUrl }) },
    })

  it('reads one mail from standard input, beside the running server, and says what it did without a name', async () => {
    const { house, id } = await houseWithMail()
    const done = run(house, arriving('postfix-unknown', { id }))
    expect(done).toMatchObject({ status: 0, stderr: '' })
    expect(done.stdout).toContain('did not arrive')
    expect(done.stdout.toLowerCase()).not.toContain('hanako')
    expect(await stateOf(house, id)).toMatchObject({ state: 'bounced', bouncedAt: true })
  })

  it('refuses what is about no mail of ours with a clear line', async () => {
    const { house } = await houseWithMail()
    const done = run(house, arriving('postfix-unknown', { id: Buffer.alloc(18, 7).toString('base64url') }))
    expect(done).toMatchObject({ status: 1, stdout: '' })
    expect(done.stderr).toContain('No mail was sent that this report could be about.')
  })

  it('asks the mail server to come back later when there is no database', async () => {
    const { house, id } = await houseWithMail()
    const done = spawnSync(process.execPath, [join(import.meta.dirname, '../../src/server/office.ts'), 'bounce'], {
      input: arriving('postfix-unknown', { id }),
      encoding: 'utf8',
      env: { PATH: process.env['PATH'], DATA_DIR: house.folder, DATABASE_URL: 'postgresql://127.0.0.1:1/jgrad' },
    })
    expect(done.status).toBe(75)
  })
})
