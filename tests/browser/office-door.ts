import { DatabaseSync } from 'node:sqlite'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { codeMailedTo, mailsIn } from './mail.ts'
import type { Server } from './server.ts'

/**
 * Opens the office as somebody who signed in with a passkey before: the session is begun with a code over HTTP, and its
 * method written into the server's database. How a passkey is made and used has tests of its own.
 */
export async function openOffice(page: Page, server: Server, path: string, email = 'office@example.jp'): Promise<void> {
  const before = mailsIn(server.dataDir)
  const headers = { origin: server.origin }
  expect((await page.request.post('/api/session/code', { data: { email }, headers })).status()).toBe(202)
  const code = await codeMailedTo(email, server.dataDir, before)
  expect((await page.request.post('/api/session', { data: { email, code }, headers })).status()).toBe(200)
  const database = new DatabaseSync(join(server.dataDir, 'jgrad.sqlite'))
  database.exec(`update sessions set method = 'passkey'`)
  database.close()
  await page.goto(path)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
}
