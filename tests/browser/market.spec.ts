import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { languages } from '../../src/domain/language.ts'
import { tabTo } from './keyboard.ts'
import { lookAt } from './looking.ts'
import { borrowPhone } from './phone.ts'
import { arrive, hanako, openGroup } from './searching.ts'
import { startServer } from './server.ts'
import { expect, test } from './setting.ts'
import { readyForOffline, signIn } from './steps.ts'
import { wordsOf, type Words } from './words.ts'

const hits = (page: Page) => page.locator('.hit-link')
const count = (page: Page) => page.locator('#market-count')

/** How many postings are said to be found, once they are counted. */
async function found(page: Page, words: Words): Promise<number> {
  await expect(count(page)).toHaveText(/\d/)
  await expect(page.locator('.market-hits')).toHaveAttribute('aria-busy', 'false')
  const said = await count(page).innerText()
  expect(said).toMatch(words.like('market:found', 2))
  return Number(said.replace(/\D/g, ''))
}

async function openMarket(page: Page, words: Words): Promise<number> {
  await page.goto('/postings')
  await arrive(page, words('market:title'))
  await expect(hits(page).first()).toBeVisible({ timeout: 60_000 })
  return found(page, words)
}

/** Searches for words, and waits for another number than before. */
async function search(page: Page, words: Words, text: string, before: number): Promise<number> {
  await page.getByLabel(words('market:words')).fill(text)
  await expect(async () => expect(await found(page, words)).not.toBe(before)).toPass()
  return found(page, words)
}

test('offline the market is searched, filtered with counts that come true, scrolled, read, and come back to', async ({ browser }) => {
  const words = wordsOf('ja')
  // With all sample postings: the servers of other tests have a few.
  const server = await startServer()
  await using own = await borrowPhone(browser, { language: 'ja', origin: server.origin })
  await using _ = { [Symbol.asyncDispose]: () => server.remove() }
  const { page } = own
  await signIn(page, server, words, hanako)
  await readyForOffline(page, words)
  const all = await openMarket(page, words)
  expect(all).toBeGreaterThan(1000)
  await expect(page.getByText(words('market:fetchingNewer'))).toBeHidden()
  await own.context.setOffline(true)

  // However the words are written.
  const full = await search(page, words, 'データ', all)
  const half = await search(page, words, 'ﾃﾞｰﾀ　助教', full)
  expect(half).toBeLessThan(full)
  await page.reload()
  await expect(page.getByLabel(words('market:words'))).toHaveValue('ﾃﾞｰﾀ　助教')
  expect(await found(page, words)).toBe(half)

  const dated = page.locator('.hit').filter({ hasText: words.like('market:until') }).first().locator('.hit-link')
  await dated.click()
  await expect(page.locator('.reading-facts')).toBeVisible()
  const marks = page.locator('.reading mark')
  await expect(marks.first()).toBeVisible()
  expect(new Set(await marks.allInnerTexts())).toContain('助教')
  expect(await page.locator('.reading').innerText()).toContain(words('posting:sample'))
  const downloading = page.waitForEvent('download')
  await page.getByRole('button', { name: words('posting:calendar') }).click()
  const download = await downloading
  expect(download.suggestedFilename()).toMatch(/\.ics$/)
  const file = readFileSync(await download.path(), 'utf8')
  expect(file).toMatch(/^BEGIN:VCALENDAR\r\n/)
  expect(file.match(/BEGIN:VALARM/g)).toHaveLength(2)
  await page.getByRole('link', { name: words('posting:back') }).click()
  expect(await found(page, words)).toBe(half)
  await expect(dated).toBeFocused()

  // A number beside a choice is what is found once it is chosen.
  await page.getByRole('button', { name: words('market:clear') }).click()
  expect(await found(page, words)).toBe(all)
  await page.getByRole('link', { name: words('market:filter') }).click()
  await arrive(page, words('filter:title'))
  await openGroup(page, words('search:criterion.jobTypes'))
  const choice = page.locator('.choice').filter({ hasText: '助教相当' })
  const promised = Number((await choice.locator('.choice-aside').innerText()).replace(/\D/g, ''))
  expect(promised).toBeGreaterThan(10)
  await choice.click()
  await page.getByRole('link', { name: words('filter:seeAll', { shown: promised, count: promised }) }).click()
  expect(await found(page, words)).toBe(promised)

  // Kept by one press, run again by another.
  await page.getByRole('button', { name: words('market:save') }).click()
  const saved = page.locator('.saved-chip')
  await expect(saved).toHaveAttribute('aria-pressed', 'true')
  await page.getByRole('button', { name: words('market:clear') }).click()
  expect(await found(page, words)).toBe(all)
  await expect(saved).toHaveAttribute('aria-pressed', 'false')
  await saved.click()
  await expect(saved).toHaveAttribute('aria-pressed', 'true')
  await expect(async () => expect(await found(page, words)).toBe(promised)).toPass()
  await page.getByRole('button', { name: words('market:clear') }).click()
  expect(await found(page, words)).toBe(all)

  // To the five hundredth and back to it; only what is seen is in the page.
  const height = await page.locator('.hit').first().evaluate((row) => row.getBoundingClientRect().height)
  await page.evaluate((to) => window.scrollTo(0, to), height * 500)
  const far = page.locator('.hit[aria-posinset="500"]')
  await expect(far.locator('.hit-title')).toBeVisible()
  await expect(far).toHaveAttribute('aria-setsize', String(all))
  expect(await page.locator('.hit').count()).toBeLessThan(60)
  const title = await far.locator('.hit-title').innerText()
  await far.locator('.hit-link').click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
  await page.goBack()
  await expect(far.locator('.hit-link')).toBeFocused()
  await expect(far).toBeInViewport()

  await page.goto('/postings/S-999999')
  await arrive(page, words('posting:missing.title'))
  await page.getByRole('link', { name: words('posting:back') }).click()
  await arrive(page, words('market:title'))
})

test('who has no postings yet and no network is told what to do, and gets them with the next network', async ({ server, phone }) => {
  const words = wordsOf('en')
  const { page, context } = await phone({ online: true, language: 'en' })
  await context.route('**/catalogue/**', (route) => (route.request().url().includes('pieces') ? route.abort() : route.continue()))
  await signIn(page, server, words, hanako)
  await page.goto('/postings')
  await expect(page.getByText(words('market:problem.offline')).or(page.getByText(words('market:problem.cut')))).toBeVisible({ timeout: 60_000 })
  await lookAt(page)
  await context.unroute('**/catalogue/**')
  await page.getByRole('button', { name: words('market:again') }).click()
  await expect(hits(page).first()).toBeVisible({ timeout: 60_000 })
})

test('with the keyboard alone a posting is found, read, and the list come back to', async ({ server, phone }) => {
  const words = wordsOf('en')
  const { page } = await phone({ online: true, language: 'en', width: 1280, height: 800 })
  await signIn(page, server, words, hanako)
  const all = await openMarket(page, words)
  await tabTo(page, page.getByLabel(words('market:words')))
  await page.keyboard.type('research')
  await expect(async () => expect(await found(page, words)).not.toBe(all)).toPass()
  const third = page.locator('.hit[aria-posinset="3"] .hit-link')
  await tabTo(page, third)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  await page.goBack()
  await expect(third).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(page.locator('.hit[aria-posinset="4"] .hit-link')).toBeFocused()
})

for (const language of languages) {
  const words = wordsOf(language)
  test(`every screen of the postings can be used by everybody, in both themes, down to 320 px (${language})`, async ({ server, phone }) => {
    const { page } = await phone({ online: true, language })
    await signIn(page, server, words, hanako)
    const all = await openMarket(page, words)
    await lookAt(page)
    await search(page, words, words.of({ ja: '研究', en: 'research' }), all)
    await page.getByRole('button', { name: words('market:save') }).click()
    await expect(page.locator('.saved-chip')).toBeVisible()
    await lookAt(page)
    await hits(page).first().click()
    await expect(page.locator('.reading-facts')).toBeVisible()
    await lookAt(page)
    await page.getByRole('link', { name: words('posting:back') }).click()
    await search(page, words, 'zzzzzz', all)
    await expect(page.getByText(words('market:none.title'))).toBeVisible()
    await lookAt(page)
    await page.getByRole('link', { name: words('market:filter') }).click()
    await arrive(page, words('filter:title'))
    await page.locator('details').first().waitFor()
    await page.evaluate(() => {
      for (const group of document.querySelectorAll('details')) group.open = true
    })
    await lookAt(page)
    await page.goto('/postings/unknown')
    await arrive(page, words('posting:missing.title'))
    await lookAt(page)
  })
}
