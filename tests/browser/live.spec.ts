import type { BrowserContext, Page, Request } from '@playwright/test'
import { answer, askedOf } from './answering.ts'
import { openApiSession, writeKana } from './session.ts'
import { expect, test } from './setting.ts'
import { beginSurvey, enterCode, signIn, statusLine } from './steps.ts'
import { wordsOf } from './words.ts'

const stream = '/api/sync/stream'
const isStream = (request: Request): boolean => new URL(request.url()).pathname === stream

/** Resolves when a page or another one of its browser begins to listen. */
const listens = (context: BrowserContext | Page) => context.waitForEvent('response', (response) => isStream(response.request()))

/** How many syncs leave a phone from now on. */
function countSyncs(page: Page): () => number {
  let syncs = 0
  page.on('request', (request) => {
    if (request.method() === 'POST' && new URL(request.url()).pathname === '/api/sync') syncs += 1
  })
  return () => syncs
}

test('what one phone writes, another shows within a second, without asking', async ({ server, phone }) => {
  const words = wordsOf('en')
  const email = 'alex@example.jp'
  const { item, address } = await askedOf(server, email, 'a1', 'single')
  const [own, other] = [await phone({ online: true, language: 'en' }), await phone({ online: true, language: 'en' })]
  await own.page.clock.install()
  await signIn(own.page, server, words, email)
  await beginSurvey(own.page, words)
  const listening = listens(other.page)
  await signIn(other.page, server, words, email)
  await listening
  await other.page.goto(address)
  await listens(other.page)
  await expect(statusLine(other.page)).toHaveText(words.like('shell:status.allReceived'))

  const syncs = countSyncs(other.page)
  const times: number[] = []
  for (const code of ['left_credits', 'withdrew', 'left_credits', 'withdrew']) {
    const label = words.of(item.options.find((option) => option.code === code)?.label ?? item.label)
    const shown = other.page.getByRole('radio', { name: label, exact: true })
    await answer(own.page, words, item, { [item.id]: code })
    const written = Date.now()
    await expect(shown).toBeChecked()
    times.push(Date.now() - written)
    // Time in which nothing is written: what comes next is a change of its own.
    await own.page.clock.fastForward(3500)
  }
  console.info(`seen on the other phone after ${times.join(', ')} ms`)
  // The machine that runs this may be busy with something else for a moment, but not each time.
  expect(Math.min(...times)).toBeLessThan(1000)
  expect(syncs()).toBe(0)
})

test('of two pages one listens and both show what comes; a page frozen while it listened stands in nobody’s way', async ({ server, phone }) => {
  const words = wordsOf('ja')
  const email = 'hanako@example.jp'
  const api = await openApiSession(server, email)
  const { page, context } = await phone({ online: true, language: 'ja' })
  const begun = listens(page)
  await signIn(page, server, words, email)
  await begun
  await page.goto('/me/profile')

  const beside = await context.newPage()
  const taken = listens(beside)
  const left = page.waitForEvent('requestfailed', isStream)
  await beside.goto('/me/profile')
  await taken
  await left
  await expect(beside.getByRole('heading', { level: 1 })).toBeVisible()
  await writeKana(api, 'ヤマダ ハナコ')
  await expect(page.getByText('ヤマダ ハナコ')).toBeVisible()
  await expect(beside.getByText('ヤマダ ハナコ')).toBeVisible()

  const session = await context.newCDPSession(beside)
  await session.send('Page.setWebLifecycleState', { state: 'frozen' })
  const third = await context.newPage()
  const again = listens(third)
  await third.goto('/me/profile')
  await again
  await writeKana(api, 'スズキ ハナコ')
  await expect(third.getByText('スズキ ハナコ')).toBeVisible()
})

test('a server that is started anew is heard again, and nothing that was written meanwhile is missing', async ({ server, phone }) => {
  const words = wordsOf('ja')
  const email = 'hanako@example.jp'
  const api = await openApiSession(server, email)
  const { page } = await phone({ online: true, language: 'ja' })
  const begun = listens(page)
  await signIn(page, server, words, email)
  await begun
  await page.goto('/me/profile')
  await listens(page)
  await server.stop()
  const again = page.waitForResponse((response) => isStream(response.request()) && response.status() === 200, { timeout: 60_000 })
  await server.start()
  await writeKana(api, 'サトウ ハナコ')
  await again
  await expect(page.getByText('サトウ ハナコ')).toBeVisible({ timeout: 30_000 })
})

test('signing out ends the stream at once; whoever comes next hears nothing of it', async ({ server, phone }) => {
  const words = wordsOf('ja')
  const api = await openApiSession(server, 'hanako@example.jp')
  const { page } = await phone({ online: true, language: 'ja' })
  const begun = listens(page)
  await signIn(page, server, words, 'hanako@example.jp')
  await begun
  await page.goto('/me')
  await listens(page)
  const over = page.waitForEvent('requestfailed', isStream)
  await page.getByRole('button', { name: words('account:signOut.button') }).click()
  await page.getByRole('dialog').getByRole('button', { name: words('account:signOut.confirm') }).click()
  await over
  await expect(page.getByRole('link', { name: words('public:welcome.signIn') }).first()).toBeVisible()
  let asked = 0
  page.on('request', (request) => (asked += isStream(request) ? 1 : 0))
  await writeKana(api, 'ヒミツ')
  expect(asked).toBe(0)

  // Somebody else, on the same phone.
  await page.goto('/sign-in')
  const next = page.waitForEvent('request', isStream)
  await enterCode(page, server, words, 'alex@example.jp')
  expect((await next).headers()['jgrad-account']).not.toBe(api.account)
  const texts = await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name ?? ''))
  expect(texts.filter((name) => name.includes(api.account))).toEqual([])
})
