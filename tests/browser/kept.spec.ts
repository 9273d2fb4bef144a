import type { Page } from '@playwright/test'
import { dateInJapan } from '../../src/domain/business-days.ts'
import { madeUp, putPostings } from '../postings/made-up.ts'
import { lookAt } from './looking.ts'
import { borrowPhone } from './phone.ts'
import { publish } from './publishing.ts'
import { arrive } from './searching.ts'
import { startServer } from './server.ts'
import { expect, test } from './setting.ts'
import { readyForOffline, signIn, statusLine } from './steps.ts'
import { wordsOf, type Words } from './words.ts'

const day = 24 * 60 * 60_000

const saved = (page: Page, words: Words) => expect(page.getByText(words('kept:saved'))).toBeVisible()
const own = { state: '#kept-state', deadline: '#kept-deadline', note: '#kept-note' }

test('a kept posting is read with what was written beside it, offline and when it is gone', async ({ browser }) => {
  const words = wordsOf('en')
  test.setTimeout(240_000)
  const server = await startServer()
  const phone = await borrowPhone(browser, { language: 'en', origin: server.origin })
  try {
    const { page, context } = phone
    await signIn(page, server, words, 'alex@example.jp')
    await server.stop()
    await publish(server.dataDir, (tx) => putPostings(tx, [madeUp(5)], new Date().toISOString()), Date.now())
    await server.start()
    await page.goto('/postings/kept')
    await arrive(page, words('kept:title'))
    await expect(page.getByText(words('kept:empty.title'))).toBeVisible()
    await lookAt(page)
    await page.goto('/postings')
    await expect(page.locator('.hit-link').first()).toBeVisible({ timeout: 60_000 })
    await readyForOffline(page, words)
    await expect(async () => {
      await page.goto('/postings/T-000005')
      await expect(page.getByRole('button', { name: words('kept:keep.button') })).toBeVisible({ timeout: 2000 })
      // What is kept with its texts can be read without them coming again.
      await expect(page.locator('.reading-text').first()).toBeVisible({ timeout: 2000 })
    }).toPass({ timeout: 60_000 })

    const name = await page.locator('h1').innerText()

    // Kept, let go, brought back, all without a network.
    await context.setOffline(true)
    await page.getByRole('button', { name: words('kept:keep.button') }).click()
    const toOwn = page.getByRole('link', { name: words('kept:keep.open') })
    await expect(toOwn).toBeFocused()
    await lookAt(page)
    await page.getByRole('button', { name: words('kept:keep.remove') }).click()
    await page.getByRole('button', { name: words('kept:keep.undo') }).click()
    await toOwn.click()
    const title = page.locator('h1')
    await expect(title).toHaveText(name)
    const text = await page.locator('.reading-text').first().innerText()
    await page.locator(own.state).selectOption('applying')
    const tomorrow = dateInJapan(Date.now() + day)
    await page.locator(own.deadline).fill(tomorrow)
    await page.locator(own.note).fill('推薦状を頼む')
    await saved(page, words)
    await lookAt(page)
    await page.goto('/')
    await expect(page.getByRole('link', { name })).toBeVisible()
    await lookAt(page)
    await page.goto('/postings/kept')
    await expect(page.getByRole('heading', { level: 2, name: words('kept:state.applying') })).toBeVisible()
    await page.getByLabel(words('kept:remind.mail')).check()
    await lookAt(page)
    await context.setOffline(false)
    await page.evaluate(() => window.dispatchEvent(new Event('online')))
    await expect(statusLine(page)).toHaveText(words.like('shell:status.allReceived'), { timeout: 30_000 })

    await server.stop()
    const later = Date.now() + 60_000
    await publish(
      server.dataDir,
      async (tx) => {
        await tx.updateTable('postings').set({ state: 'withdrawn', withdrawnBy: 'office', updatedAt: new Date(later).toISOString() }).where('id', '=', 'T-000005').execute()
        await putPostings(tx, [madeUp(10)], new Date(later).toISOString())
      },
      later,
    )
    await server.start()
    await page.reload()
    await expect(page.locator('.kept-row')).toContainText(words('kept:standing.withdrawn'), { timeout: 60_000 })
    await context.setOffline(true)
    await page.locator('.kept-row a').click()
    await expect(page.getByRole('heading', { level: 2, name: words('kept:withdrawnTitle') })).toBeVisible()
    await expect(page.locator('.reading-deadline')).toHaveCount(0)
    expect(await page.locator('.reading-text').first().innerText()).toBe(text)
    await expect(page.locator(own.note)).toHaveValue('推薦状を頼む')
    await lookAt(page)

    await page.getByRole('button', { name: words('kept:keep.remove') }).click()
    await expect(title).toHaveText(words('kept:keep.removed'))
    await expect(page.getByRole('button', { name: words('kept:keep.undo') })).toBeFocused()
    await lookAt(page)
    await page.getByRole('button', { name: words('kept:keep.undo') }).click()
    await expect(page.locator(own.note)).toHaveValue('推薦状を頼む')
  } finally {
    await phone.remove()
    await server.remove()
  }
})
