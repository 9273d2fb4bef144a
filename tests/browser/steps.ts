import { expect, type Locator, type Page } from '@playwright/test'
import { sessionSchema } from '../../src/api/session.ts'
import { mailsIn, codeMailedTo } from './mail.ts'
import type { Server } from './server.ts'
import type { Words } from './words.ts'

/**
 * Opens the app as somebody who has signed in on this device, and waits until the home page has the survey. The code is
 * asked for and given over HTTP, and what signing in leaves on the device is written there: every screen of the way costs
 * half a second of computing more for each phone. How a person goes it is looked at by the tests that are about it.
 */
export async function signIn(page: Page, server: Server, words: Words, email: string): Promise<void> {
  const before = mailsIn(server.dataDir)
  const headers = { origin: server.origin }
  expect((await page.request.post('/api/session/code', { data: { email }, headers })).status()).toBe(202)
  const code = await codeMailedTo(email, server.dataDir, before)
  const signedIn = await page.request.post('/api/session', { data: { email, code }, headers })
  expect(signedIn.status()).toBe(200)
  const person = { ...sessionSchema.parse(await signedIn.json()), email }
  // A page of the same origin without the app, which would note meanwhile that nobody is there.
  await page.goto('/api/health')
  await page.evaluate(leaveMarks, { person, device: crypto.randomUUID() })
  await page.goto('/')
  await expect(page.getByRole('link', { name: words('home:due.begin') })).toBeVisible()
}

/** In the browser: notes who signed in, in the database and the version that `device-database.ts` gives it. */
async function leaveMarks({ person, device }: { person: object; device: string }): Promise<void> {
  const ended = <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      request.addEventListener('success', () => resolve(request.result))
      request.addEventListener('error', () => reject(request.error ?? new Error('no database')))
    })
  const opening = indexedDB.open('jgrad-device', 10)
  opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore('marks', { keyPath: 'name' }))
  const database = await ended(opening)
  const marks = database.transaction('marks', 'readwrite').objectStore('marks')
  if ((await ended(marks.get('device'))) === undefined) await ended(marks.put({ name: 'device', value: device }))
  for (const name of ['emptiness', 'codeAsked', 'sessionEnded']) await ended(marks.delete(name))
  await ended(marks.put({ name: 'person', value: person }))
  database.close()
  // What `somebody.ts` keeps for the next start: not to wait for a first gesture before the notebook is opened.
  localStorage.setItem('jgrad.somebody', '1')
}

/** Signs in as a person does, by the mailed code, from the first page on, until the home page has the survey. */
export async function signInByHand(page: Page, server: Server, words: Words, email: string): Promise<void> {
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
