import type { Page } from '@playwright/test'
import { dateInJapan } from '../../src/domain/business-days.ts'
import { languages } from '../../src/domain/language.ts'
import { publishPostings } from '../../src/server/catalogue/postings/publish-postings.ts'
import { placeOf, readConfig } from '../../src/server/config.ts'
import type { Services } from '../../src/server/services.ts'
import type { Tx } from '../../src/server/store/schema.ts'
import { openStore } from '../../src/server/store/store.ts'
import { madeUp, putPostings } from '../postings/made-up.ts'
import { lookAt as lookAtIt } from './looking.ts'
let shot = 0
async function lookAt(page: Page) {
  await page.waitForTimeout(300)
  const lang = await page.evaluate(() => document.documentElement.lang)
  shot++
  for (const [w, h] of [[390, 844], [1280, 900]] as const) for (const theme of ['light', 'dark'] as const) {
    await page.setViewportSize({ width: w, height: h }); await page.emulateMedia({ colorScheme: theme })
    await page.screenshot({ path: `/tmp/kept-shots/${lang}-${shot}-${w}-${theme}.png`, fullPage: true })
  }
  await page.setViewportSize({ width: 390, height: 844 }); await page.emulateMedia({ colorScheme: null })
  await lookAtIt(page)
}
import { borrowPhone } from './phone.ts'
import { arrive, hanako } from './searching.ts'
import { startServer } from './server.ts'
import { expect, test } from './setting.ts'
import { readyForOffline, signIn, statusLine } from './steps.ts'
import { wordsOf, type Words } from './words.ts'

const day = 24 * 60 * 60_000
const people = { ja: hanako, en: 'alex@example.jp' }

/** Does something to the postings of a place that no server serves just now, and publishes them. */
async function publish(dataDir: string, work: (tx: Tx) => Promise<unknown>, now: number): Promise<void> {
  const read = readConfig({ DATA_DIR: dataDir })
  if (!read.ok) throw new Error(read.problem.code)
  const store = await openStore(placeOf(read.config))
  await store.write(work)
  await publishPostings({ store, clock: () => now } as Services)
  await store.close()
}

const saved = (page: Page, words: Words) => expect(page.getByText(words('kept:saved'))).toBeVisible()
const own = { state: '#kept-state', deadline: '#kept-deadline', note: '#kept-note' }

for (const language of languages) {
  const words = wordsOf(language)
  test(`a kept posting is read with what was written beside it, offline and when it is gone (${language})`, async ({ browser }) => {
    test.setTimeout(240_000)
    const server = await startServer()
    const phone = await borrowPhone(browser, { language, origin: server.origin })
    try {
      const { page, context } = phone
      await signIn(page, server, words, people[language])
      await server.stop()
      await publish(server.dataDir, (tx) => putPostings(tx, [madeUp(7)], new Date().toISOString()), Date.now())
      await server.start()
      await page.goto('/postings/kept')
      await arrive(page, words('kept:title'))
      await expect(page.getByText(words('kept:empty.title'))).toBeVisible()
      await lookAt(page)
      await page.goto('/postings')
      await expect(page.locator('.hit-link').first()).toBeVisible({ timeout: 60_000 })
      await readyForOffline(page, words)
      await expect(async () => {
        await page.goto('/postings/T-000007')
        await expect(page.getByRole('button', { name: words('kept:keep.button') })).toBeVisible({ timeout: 2000 })
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
          await tx.updateTable('postings').set({ state: 'withdrawn', withdrawnBy: 'office', updatedAt: new Date(later).toISOString() }).where('id', '=', 'T-000007').execute()
          await putPostings(tx, [madeUp(8)], new Date(later).toISOString())
        },
        later,
      )
      await server.start()
      await page.reload()
      await expect(page.locator('.kept-row')).toContainText(words('kept:standing.withdrawn'), { timeout: 60_000 })
      await context.setOffline(true)
      await page.locator('.kept-row a').click()
      await expect(page.getByRole('heading', { level: 2, name: words('kept:withdrawnTitle') })).toBeVisible()
      expect(await page.locator('.reading-text').first().innerText()).toBe(text)
      await expect(page.locator(own.note)).toHaveValue('推薦状を頼む')
      await lookAt(page)

      await page.getByRole('button', { name: words('kept:keep.remove') }).click()
      await expect(title).toHaveText(words('kept:keep.removed'))
      await lookAt(page)
      await page.getByRole('button', { name: words('kept:keep.undo') }).click()
      await expect(page.locator(own.note)).toHaveValue('推薦状を頼む')
    } finally {
      await phone.remove()
      await server.remove()
    }
  })
}
