import { DatabaseSync } from 'node:sqlite'
import type { Page } from '@playwright/test'
import { codeMailedTo, mailsIn, mailsTo } from './mail.ts'
import { lookAt } from './looking.ts'
import type { Server } from './server.ts'
import { expect, test } from './setting.ts'
import { wordsOf } from './words.ts'

const office = 'office@example.jp'
const bounced = 'a-mail-that-bounced'

/**
 * Signs the office's sample person in and writes the session down as one that a passkey began, as if it had; puts two
 * mails into the outbox.
 */
async function beAtWork(page: Page, server: Server): Promise<void> {
  const { request } = page.context()
  const headers = { origin: server.origin }
  const before = mailsIn(server.dataDir)
  await request.post('/api/session/code', { data: { email: office }, headers })
  const code = await codeMailedTo(office, server.dataDir, before)
  await request.post('/api/session', { data: { email: office, code }, headers })

  const database = new DatabaseSync(`${server.dataDir}/jgrad.sqlite`, { timeout: 5000 })
  // Nobody is invited to the sample survey meanwhile.
  database.exec(`update sessions set method = 'passkey'; update campaigns set state = 'closed'; delete from mails`)
  const account = database.prepare('select id from accounts where address = ?').get('hanako@example.jp')
  const put = database.prepare(
    `insert into mails (id, account, application, template, recipient, language, subject, text, secret, state, attempts, "dueAt", "createdAt", "sentAt", failure)
     values (?, ?, null, 'welcome', ?, 'ja', 'JGRAD', ?, 0, ?, 1, '2026-11-20T00:00:00.000Z', ?, null, ?)`,
  )
  put.run(bounced, String(account?.['id']), 'hanako@example.jp', '見本の本文です。\n', 'bounced', '2026-11-20T00:00:00.000Z', 'no-such-address 550 5.1.1')
  put.run('another-mail', null, 'd25-0001@very-long-name-of-a-department.university.example.jp', '', 'failed', '2026-11-21T00:00:00.000Z', 'unreachable ECONNECTION')
  database.close()
}

for (const language of ['ja', 'en'] as const) {
  test(`the office sees why a mail did not arrive and sends it again (${language})`, async ({ phone, server }) => {
    const words = wordsOf(language)
    const { page } = await phone({ online: true, language, width: 1280, height: 900 })
    await beAtWork(page, server)
    const before = mailsTo('hanako@example.jp', server.dataDir)

    await page.goto('/office/mails')
    const rows = page.getByRole('row').filter({ has: page.getByRole('rowheader') })
    await expect(rows).toHaveCount(2)
    await lookAt(page)

    await page.getByLabel(words('office-mails:outbox.text')).fill('HANAKO')
    await page.keyboard.press('Enter')
    await expect(rows).toHaveCount(1)
    await expect(rows.first()).toContainText(words('office-mails:state.bounced'))
    await expect(rows.first()).toContainText(words('office-mails:failure.no-such-address'))
    expect(new URL(page.url()).search).toBe('')

    await rows.first().getByRole('link').press('Enter')
    await expect(page.getByText('見本の本文です。')).toBeVisible()
    await lookAt(page)
    await page.getByRole('button', { name: words('office-mails:one.resend') }).press('Enter')
    await expect(page.getByText(words('office-mails:one.sentAgain'))).toBeVisible()
    expect(new URL(page.url()).pathname).not.toContain(bounced)
    // To her alone: the server may write to others by itself meanwhile.
    await expect.poll(() => mailsTo('hanako@example.jp', server.dataDir)).toBe(before + 1)

    await page.getByRole('link', { name: words('office-mails:one.back') }).click()
    await expect(page.getByLabel(words('office-mails:outbox.text'))).toHaveValue('HANAKO')
    await expect(rows).toHaveCount(2)
  })

  test(`the office reads what each mail says to readers of either language (${language})`, async ({ phone, server }) => {
    const words = wordsOf(language)
    const { page } = await phone({ online: true, language, width: 820, height: 1180 })
    await beAtWork(page, server)
    await page.goto('/office/mails/templates')
    await page.getByRole('navigation', { name: words('office-mails:templates.list') }).getByRole('link', { name: words('mail:welcome.subject') }).click()
    const english = page.getByRole('button', { name: words('office-mails:templates.for.en') })
    await english.click()
    await expect(english).toHaveAttribute('aria-pressed', 'true')
    await expect(page.getByText(/^1234 5678 9012\s+Dear /)).toBeVisible()
    await lookAt(page)
  })
}
