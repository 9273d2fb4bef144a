import { expect, type Page, test } from '@playwright/test'
import { copyInstallation, type Installation, versionMark } from './installation.ts'
import { borrowPhone } from './phone.ts'
import { type Server, startServer } from './server.ts'
import { openCampaign } from './session.ts'
import { readyForOffline, signIn } from './steps.ts'
import { wordsOf } from './words.ts'

const words = wordsOf('ja')
let installation: Installation
let server: Server
test.beforeEach(async () => {
  installation = copyInstallation()
  installation.deploy('1')
  server = await startServer(installation.folder)
})
test.afterEach(async () => {
  await server.remove()
  installation.remove()
})

/** Every place there is a screen for. Two that follow each other never have the same title. */
const places = (campaign: string): string[] => [
  '/me', '/survey', '/postings', '/postings/filter', '/postings/searches', '/postings/new', '/notices', '/me/profile', '/me/install', '/me/conflicts', '/me/sync', '/me/devices', '/me/passkeys',
  '/me/address', '/me/data', `/survey/${campaign}`, '/about', '/help', '/privacy', '/accessibility', '/contact', '/apply', '/nowhere', '/',
]

/** Goes there as a link within the app does: nothing is loaded anew but what the screen needs. */
const go = (page: Page, path: string): Promise<void> =>
  page.evaluate((to) => {
    history.pushState(null, '', to)
    dispatchEvent(new PopStateEvent('popstate'))
  }, path)

/** Waits for a screen other than the one before; returns its title. */
async function arriveAfter(page: Page, before: string): Promise<string> {
  const title = page.locator('main h1').first()
  await expect(title).not.toHaveText(before)
  await expect(title).not.toHaveText(words('shell:broken.title'))
  return title.innerText()
}

const countLoads = (page: Page): (() => number) => {
  let loads = 0
  page.on('load', () => (loads += 1))
  return () => loads
}

test('while a version is open and the next one is deployed, every screen of it opens, from what the device has kept', async ({ browser }) => {
  const campaign = await openCampaign(server.origin)
  await using phone = await borrowPhone(browser, { language: 'ja', origin: server.origin })
  const { page } = phone
  await signIn(page, server, words, 'alex@example.jp')
  await readyForOffline(page, words)
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller?.state)).toBe('activated')
  await page.reload()
  await expect(page.locator('main h1').first()).toBeVisible()

  installation.deployAnew('2')
  const loads = countLoads(page)
  let title = await page.locator('main h1').first().innerText()
  for (const place of places(campaign.id)) {
    await go(page, place)
    title = await arriveAfter(page, title)
    await expect(page.locator(versionMark)).toHaveAttribute('content', '1')
  }
  expect(loads()).toBe(0)
})

test('a part that is gone with its version loads the page anew, once, into the new version and the same screen', async ({ browser }) => {
  // Nothing is kept on this device, as in private windows of some browsers.
  await using phone = await borrowPhone(browser, { language: 'ja', origin: server.origin, online: true })
  const { page } = phone
  await page.goto('/')
  await expect(page.locator('main h1').first()).toBeVisible()
  // What comes ahead has come: a version is not deployed at one blow here, and nobody is to be caught between its files.
  await page.waitForLoadState('networkidle')
  installation.deployAnew('2')
  const loads = countLoads(page)
  let title = await page.locator('main h1').first().innerText()
  for (const place of ['/apply', '/me/install', '/sign-in', '/nowhere']) {
    await go(page, place)
    title = await arriveAfter(page, title)
    expect(new URL(page.url()).pathname).toBe(place)
  }
  await expect(page.locator(versionMark)).toHaveAttribute('content', '2')
  expect(loads()).toBe(1)
})

test('when another tab took the new version, one that is still the old shows every screen or is loaded anew once', async ({ browser }) => {
  const campaign = await openCampaign(server.origin)
  await using phone = await borrowPhone(browser, { language: 'ja', origin: server.origin })
  const { page, context } = phone
  await signIn(page, server, words, 'alex@example.jp')
  await readyForOffline(page, words)
  const beside = await context.newPage()
  await beside.goto('/me')
  await expect(beside.locator('main h1').first()).toBeVisible()

  installation.deployAnew('2')
  await beside.evaluate(() => window.dispatchEvent(new Event('focus')))
  await beside.getByRole('button', { name: words('shell:update.take') }).click()
  await expect(beside.locator(versionMark)).toHaveAttribute('content', '2')

  // What this version had kept went with it.
  const loads = countLoads(page)
  let title = await page.locator('main h1').first().innerText()
  for (const place of places(campaign.id)) {
    await go(page, place)
    title = await arriveAfter(page, title)
  }
  expect(loads()).toBeLessThanOrEqual(1)
})

test('a part that is missing from the new version too is said so: the page is not loaded again and again', async ({ browser }) => {
  await using phone = await borrowPhone(browser, { language: 'ja', origin: server.origin, online: true })
  const { page, context } = phone
  await context.route(/\/assets\/apply-[^/]*\.js$/, (route) => route.fulfill({ status: 404, body: '' }))
  await page.goto('/')
  await expect(page.locator('main h1').first()).toBeVisible()
  const loads = countLoads(page)
  await go(page, '/apply')
  await expect(page.getByRole('heading', { level: 1, name: words('shell:broken.title') })).toBeVisible()
  expect(loads()).toBe(1)
  // Everything else can still be gone to.
  await go(page, '/about')
  await arriveAfter(page, words('shell:broken.title'))
  expect(loads()).toBe(1)
})
