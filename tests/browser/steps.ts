import { expect, type Locator, type Page } from '@playwright/test'
import { mailsIn, codeMailedTo } from './mail.ts'
import type { Server } from './server.ts'
import type { Words } from './words.ts'

/** Signs in by the mailed code, from the first page on, until the home page has the survey. */
export async function signIn(page: Page, server: Server, words: Words, email: string): Promise<void> {
  await page.goto('/')
  await page.getByRole('link', { name: words('public:welcome.signIn') }).first().click()
  await enterCode(page, server, words, email)
  await expect(page.getByRole('link', { name: words('home:due.begin') })).toBeVisible()
}

/** From the home page to the first question. */
export async function beginSurvey(page: Page, words: Words): Promise<void> {
  await page.goto('/')
  await page.getByRole('link', { name: words('home:due.begin') }).click()
  await page.getByRole('link', { name: words('survey:start.begin') }).click()
  await page.waitForURL('**/page/*')
}

/** On the sign-in page: asks for a code and enters it. */
export async function enterCode(page: Page, server: Server, words: Words, email: string): Promise<void> {
  const before = mailsIn(server.dataDir)
  await page.getByLabel(words('account:signIn.email')).fill(email)
  await page.getByRole('button', { name: words('account:signIn.send') }).click()
  const code = await codeMailedTo(email, server.dataDir, before)
  await page.getByLabel(words('account:code.code'), { exact: false }).first().fill(code)
  await page.getByRole('button', { name: words('account:code.enter') }).click()
}

/**
 * Waits until the app would open without a network: the worker is active (which it is only once everything is in its
 * cache) and the notebook has come. Whether something that was just written has been received can't be told so: for a
 * moment the line still tells of the time before it. `arrived` asks the server.
 */
export async function readyForOffline(page: Page, words: Words): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
  })
  await expect(statusLine(page)).toHaveText(words.like('shell:status.allReceived'))
}

/** The one line that says what is stored and what is received. */
export const statusLine = (page: Page): Locator => page.locator('.status-words')
