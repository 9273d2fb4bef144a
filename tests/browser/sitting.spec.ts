import type { Page } from '@playwright/test'
import { addressOf, itemOf, questionnaireOf } from './answering.ts'
import { lookAt } from './looking.ts'
import type { Server } from './server.ts'
import { openCampaign } from './session.ts'
import { expect, test } from './setting.ts'
import { enterCode, signInByHand, statusLine } from './steps.ts'
import { type Words, wordsOf } from './words.ts'

const hanako = 'hanako@example.jp'
const alex = 'alex@example.jp'

/** Signs in on a computer that others use too. */
async function sitDown(page: Page, server: Server, words: Words, email: string): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel(words('account:sharing.label')).check()
  await enterCode(page, server, words, email)
  await expect(page.getByRole('link', { name: words('home:due.begin') })).toBeVisible()
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
  })
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true)
}

const notebooks = (page: Page): Promise<string[]> =>
  page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name ?? '').filter((name) => name.startsWith('jgrad-notebook-')))
const signInLink = (page: Page, words: Words) => page.getByRole('link', { name: words('public:welcome.signIn') }).first()

test('closing the last page of a sitting leaves nothing', async ({ server, phone }) => {
  const language = 'en'
  const words = wordsOf(language)
  const { page, context } = await phone({ language, keeps: true })
  // An empty page keeps the browser running.
  const empty = await context.newPage()
  await sitDown(page, server, words, hanako)
  await expect(statusLine(page)).toHaveText(words('shell:status.shared'))
  await lookAt(page)
  expect(await notebooks(page)).toHaveLength(1)

  // Loaded anew, it goes on; and so it does while another page is open.
  await page.reload()
  await expect(page.getByRole('link', { name: words('home:due.begin') })).toBeVisible()
  const beside = await context.newPage()
  await beside.goto('/me')
  await expect(beside.getByRole('button', { name: words('account:signOut.button') })).toBeVisible()
  await expect(beside.getByRole('heading', { name: words('settings:install.title') })).toHaveCount(0)
  await page.close()
  await beside.reload()
  await expect(beside.getByRole('button', { name: words('account:signOut.button') })).toBeVisible()

  const ended = context.waitForEvent('response', (response) => response.request().method() === 'DELETE')
  await beside.close()
  await ended
  await empty.goto('/me')
  await expect(empty.getByText(words('settings:signedOut'))).toBeVisible()
  expect(await notebooks(empty)).toEqual([])
  expect((await context.cookies()).filter(({ name }) => name.startsWith('jgrad'))).toEqual([])
})

test('a browser that ended without a word shows nothing of the person when it is opened again, not even offline', async ({ server, phone }) => {
  const words = wordsOf('ja')
  const own = await phone({ language: 'ja', keeps: true })
  await sitDown(own.page, server, words, hanako)
  await own.kill()
  const page = await own.open({ offline: true })
  const seen: string[] = []
  await page.exposeFunction('note', (text: string) => seen.push(text))
  await page.addInitScript(() => {
    const { note } = window as unknown as { note: (text: string) => void }
    new MutationObserver(() => note(document.body?.textContent ?? '')).observe(document, { childList: true, subtree: true, characterData: true })
  })
  await page.goto('/')
  await expect(signInLink(page, words)).toBeVisible()
  await expect.poll(() => notebooks(page)).toEqual([])
  expect(seen.filter((text) => text.includes('花子'))).toEqual([])

  // The next person signs in, once the server has heard that the first is gone.
  await own.context.setOffline(false)
  await signInByHand(page, server, words, alex)
  await expect(page.getByRole('heading', { level: 1, name: words('home:greeting', { name: 'Alex Martin' }) })).toBeVisible()
})

test('what was not sent is said, asked about before the page is closed, and never left behind', async ({ server, phone }) => {
  const words = wordsOf('ja')
  const campaign = await openCampaign(server.origin)
  const definition = await questionnaireOf(server.origin, campaign)
  const item = itemOf(definition, 'd3', 'text')
  const { page, context } = await phone({ language: 'ja' })
  const empty = await context.newPage()
  await page.addInitScript(() => {
    const { storage } = navigator
    storage.persist = () => {
      document.documentElement.dataset['persisted'] = 'asked'
      return Promise.resolve(true)
    }
  })
  await sitDown(page, server, words, hanako)
  await page.goto(addressOf(campaign, definition, item.id))
  await context.setOffline(true)
  await page.getByLabel(words.of(item.label)).fill('花子だけの秘密')
  await expect(page.getByText(words('survey:page.saved'))).toBeVisible()
  await expect(statusLine(page)).toHaveText(words('shell:status.sharedWaiting', { count: 1 }))
  await expect(page.locator('html')).not.toHaveAttribute('data-persisted')
  expect(await page.evaluate(async () => {
    const { sync } = (await navigator.serviceWorker.ready) as unknown as { sync: { getTags(): Promise<string[]> } }
    return sync.getTags()
  })).toEqual([])

  const asked = page.waitForEvent('dialog')
  await page.close({ runBeforeUnload: true })
  const dialog = await asked
  expect(dialog.type()).toBe('beforeunload')
  const closed = page.waitForEvent('close')
  await dialog.accept()
  await closed
  await empty.goto('/')
  await expect(signInLink(empty, words)).toBeVisible()
  await expect.poll(() => notebooks(empty)).toEqual([])
})

test('a computer of one’s own keeps everything, as before', async ({ server, phone }) => {
  const words = wordsOf('ja')
  const { page, context } = await phone({ language: 'ja' })
  const empty = await context.newPage()
  await signInByHand(page, server, words, hanako)
  await page.close()
  await empty.goto('/')
  await expect(empty.getByRole('link', { name: words('home:due.begin') })).toBeVisible()
})
