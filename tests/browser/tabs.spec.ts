import type { BrowserContext, CDPSession, Page } from '@playwright/test'
import { syncLock } from '../../src/device/sync/lock.ts'
import { askedOf } from './answering.ts'
import { arrived, openApiSession, writeKana } from './session.ts'
import { expect, test } from './setting.ts'
import { readyForOffline, signIn, statusLine } from './steps.ts'
import { wordsOf } from './words.ts'

const email = 'hanako@example.jp'

/** The id under which the browser knows the worker of this origin. */
function registrationOf(cdp: CDPSession, origin: string): Promise<string> {
  return new Promise((resolve, reject) => {
    cdp.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const own = registrations.find(({ scopeURL, isDeleted }) => scopeURL.startsWith(origin) && !isDeleted)
      if (own !== undefined) resolve(own.registrationId)
    })
    cdp.send('ServiceWorker.enable').catch(reject)
  })
}

const comeOnline = (page: Page) => page.evaluate(() => void window.dispatchEvent(new Event('online')))

async function everybodyAtOnce(context: BrowserContext, pages: readonly Page[], origin: string): Promise<void> {
  const [page] = pages
  if (page === undefined) throw new Error('no page')
  const cdp = await context.newCDPSession(page)
  const registrationId = await registrationOf(cdp, origin)
  await context.setOffline(false)
  const worker = cdp.send('ServiceWorker.dispatchSyncEvent', { origin, registrationId, tag: 'outbox', lastChance: false })
  await Promise.all([worker, ...pages.map(comeOnline), ...pages.map(comeOnline)])
}

test('two tabs and the worker that sync at the same moment have one effect, and both tabs show all of it', async ({ server, phone }) => {
  const words = wordsOf('ja')
  const { item, address, api } = await askedOf(server, email, 'd3', 'text')
  const { page, context } = await phone({ language: 'ja' })
  await signIn(page, server, words, email)
  await readyForOffline(page, words)
  const beside = await context.newPage()
  const field = (at: Page) => at.getByLabel(words.of(item.label))
  for (const tab of [page, beside]) {
    await tab.goto(address)
    await expect(field(tab)).toBeVisible()
  }

  await context.setOffline(true)
  await field(page).fill('一つめの言葉')
  await expect(page.getByText(words('survey:page.saved'))).toBeVisible()
  await expect(field(beside)).toHaveValue('一つめの言葉')
  await everybodyAtOnce(context, [page, beside], server.origin)
  await arrived(api, item.id, '一つめの言葉')

  // A field that somebody is in is not changed under their hands.
  await field(page).blur()
  await field(beside).fill('二つめの言葉')
  await everybodyAtOnce(context, [page, beside], server.origin)
  await arrived(api, item.id, '二つめの言葉')
  await expect(field(page)).toHaveValue('二つめの言葉')
  await expect(field(beside)).toHaveValue('二つめの言葉')
  const feed = await api.feed()
  const told = feed.filter((row) => row.kind === 'set' && row.type === 'draft' && row.field === item.id)
  expect(new Set(told.map(({ id }) => id)).size).toBe(told.length)
  expect(feed.filter(({ kind }) => kind === 'conflict')).toEqual([])
})

test('a page that was frozen in the middle of a sync holds up what another writes for two minutes at most', async ({ server, phone }) => {
  const words = wordsOf('ja')
  const { item, address, api } = await askedOf(server, email, 'd3', 'text')
  const { page, context } = await phone({ online: true, language: 'ja' })
  await signIn(page, server, words, email)
  await expect(statusLine(page)).toHaveText(words.like('shell:status.allReceived'))
  const frozen = await context.newPage()
  await frozen.goto('/favicon.svg')
  await frozen.evaluate(
    (name) => new Promise<void>((held) => void navigator.locks.request(name, { steal: true }, () => new Promise(() => held())).catch(() => undefined)),
    syncLock,
  )
  await (await context.newCDPSession(frozen)).send('Page.setWebLifecycleState', { state: 'frozen' })

  await page.clock.install()
  await page.goto(address)
  await page.getByLabel(words.of(item.label)).fill('待たされない言葉')
  let passed = 0
  await expect
    .poll(
      async () => {
        await page.clock.runFor(1_000)
        passed += 1
        return (await api.feed()).some((row) => row.kind === 'set' && row.value === '待たされない言葉')
      },
      { timeout: 60_000, intervals: [20] },
    )
    .toBe(true)
  // By the clock of the page: seconds.
  expect(passed).toBeLessThan(120)
})

/**
 * What the browser does to a page that it keeps for the way back. Playwright can't follow a page into that cache and out
 * of it: here the page is frozen as it is there, and told of both as the cache tells it.
 */
async function whileKept(page: Page, meanwhile: () => Promise<void>): Promise<void> {
  const cdp = await page.context().newCDPSession(page)
  await page.evaluate(() => void dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })))
  await cdp.send('Page.setWebLifecycleState', { state: 'frozen' })
  await meanwhile()
  await cdp.send('Page.setWebLifecycleState', { state: 'active' })
  await page.evaluate(() => void dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })))
}

test('a page that the browser kept and gives back shows what was written elsewhere, and nothing once its person has signed out', async ({ server, phone }) => {
  const words = wordsOf('ja')
  const api = await openApiSession(server, email)
  const { page, context } = await phone({ online: true, language: 'ja' })
  await signIn(page, server, words, email)
  await expect(statusLine(page)).toHaveText(words.like('shell:status.allReceived'))
  const beside = await context.newPage()
  await beside.goto('/me')
  await expect(beside.getByRole('button', { name: words('account:signOut.button') })).toBeVisible()
  await page.goto('/me/profile')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()

  await whileKept(page, async () => {
    await writeKana(api, 'スズキ ハナコ')
  })
  await expect(page.getByText('スズキ ハナコ')).toBeVisible()

  await whileKept(page, async () => {
    await beside.getByRole('button', { name: words('account:signOut.button') }).click()
    await beside.getByRole('dialog').getByRole('button', { name: words('account:signOut.confirm') }).click()
    await expect(beside.getByRole('link', { name: words('settings:signIn') }).first()).toBeVisible()
  })
  await expect(page.getByText('スズキ ハナコ')).toHaveCount(0)
  await expect(page.getByText('花子')).toHaveCount(0)
})
