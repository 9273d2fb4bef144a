import type { Page } from '@playwright/test'
import { tabTo } from './keyboard.ts'
import { lookAt } from './looking.ts'
import { arrive, hanako } from './searching.ts'
import { expect, test } from './setting.ts'
import { signIn } from './steps.ts'
import { wordsOf } from './words.ts'

const rows = (page: Page) => page.locator('.columns-list .hit-link')
const title = (page: Page) => page.locator('.reading h1, h1').first()

test('on a wide screen postings are read beside the list that they were found in', async ({ server, phone }) => {
  const words = wordsOf('ja')
  const { page } = await phone({ online: true, language: 'ja', width: 1440, height: 900 })
  await signIn(page, server, words, hanako)
  await page.goto('/postings')
  await arrive(page, words('market:title'))
  const list = page.locator('.hits .hit-link')
  await expect(list.nth(8)).toBeVisible({ timeout: 60_000 })
  await expect(page.locator('.market-hits[aria-busy="false"]')).toBeVisible()
  await expect(page.locator('.columns')).toHaveCount(0)
  const seventh = page.locator('.hit[aria-posinset="7"] .hit-link')
  await seventh.scrollIntoViewIfNeeded()
  const name = await seventh.locator('.hit-title').innerText()
  await seventh.click()

  // The page is the posting's: its heading has the focus, and its row is marked in the list.
  await expect(title(page)).toHaveText(name)
  await expect(title(page)).toBeFocused()
  const current = rows(page).and(page.locator('[aria-current="page"]'))
  await expect(current.locator('.hit-title')).toHaveText(name)
  await expect(current).toBeInViewport()
  await lookAt(page)

  // The next one: the list stays where it is.
  const frameAt = () => page.locator('.columns-list').evaluate((frame) => frame.scrollTop)
  const next = page.locator('.columns-list .hit[aria-posinset="8"] .hit-link')
  const second = await next.locator('.hit-title').innerText()
  await tabTo(page, next)
  const before = await frameAt()
  expect(before).toBeGreaterThan(0)
  await page.keyboard.press('Enter')
  await expect(title(page)).toHaveText(second)
  await expect(title(page)).toBeFocused()
  await expect(current.locator('.hit-title')).toHaveText(second)
  expect(await frameAt()).toBe(before)

  // Back in the list, at the row that was read last.
  await page.getByRole('link', { name: words('posting:back') }).click()
  await expect(page.locator('.hit[aria-posinset="8"] .hit-link')).toBeFocused()

  // Where there is no room the posting has the page for itself; more room brings the list back.
  await page.goBack()
  await expect(title(page)).toHaveText(second)
  await page.setViewportSize({ width: 900, height: 900 })
  await expect(page.locator('.columns')).toHaveCount(0)
  await expect(title(page)).toHaveText(second)
  await page.setViewportSize({ width: 1440, height: 900 })
  await expect(current.locator('.hit-title')).toHaveText(second)
})
