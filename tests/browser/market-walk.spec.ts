import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { dateInJapan } from '../../src/domain/business-days.ts'
import { lineOf, tableOf } from '../server/postings/desk.ts'
import { openOffice } from './office-door.ts'
import { arrive, openGroup } from './searching.ts'
import { expect, test } from './setting.ts'
import { readyForOffline, signIn } from './steps.ts'
import { wordsOf } from './words.ts'

const day = 24 * 60 * 60_000

test("a posting goes from the office's file to a phone without a network, is found, kept, and read after its last day", async ({ server, phone }) => {
  // The office works in Japanese, the reader in English.
  const said = wordsOf('ja')
  const words = wordsOf('en')
  test.setTimeout(300_000)
  const desk = await phone({ language: 'ja', width: 1280, height: 800, online: true })
  const file = join(server.dataDir, 'postings.csv')
  const title = '氷床コアの年代決定にあたる助教の公募'
  writeFileSync(
    file,
    tableOf(
      lineOf('walk-1', { 求人件名: title, 職種: '助教相当', 勤務地: '北海道札幌市', 仕事内容・職務内容: 'ドーム基地のコアを読む', 募集終了日: dateInJapan(Date.now() + day) }),
      lineOf('walk-2', { 求人件名: '氷床の博物館の解説員', 職種: 'コミュニケーター相当', 勤務地: '東京都', 募集終了日: '' }),
    ),
  )
  await openOffice(desk.page, server, '/office/postings/import')
  const chooser = desk.page.waitForEvent('filechooser')
  await desk.page.getByLabel(said('office-postings:import.file'), { exact: false }).click()
  await (await chooser).setFiles(file)
  await desk.page.getByRole('button', { name: said('office-postings:import.look') }).click()
  await desk.page.getByRole('button', { name: said('office-postings:import.apply') }).click()
  await expect(desk.page.getByText(said('office-postings:done', { added: 2, changed: 0, returned: 0, withdrawn: 0 }))).toBeVisible()

  const { page, context } = await phone({ language: 'en' })
  await signIn(page, server, words, 'alex@example.jp')
  await readyForOffline(page, words)
  // What came in is published within a minute.
  await expect(async () => {
    await page.goto('/postings')
    await page.getByLabel(words('market:words')).fill('氷床　ｺｱ')
    await expect(page.locator('.hit-link')).toHaveCount(1, { timeout: 10_000 })
  }).toPass({ timeout: 150_000 })

  await context.setOffline(true)
  // By a word that two have, then by the kind of work, in the number that was promised.
  await page.getByLabel(words('market:words')).fill('氷床')
  await expect(page.locator('.hit-link')).toHaveCount(2)
  await page.getByRole('link', { name: words('market:filter') }).click()
  await arrive(page, words('filter:title'))
  await openGroup(page, words('search:criterion.jobTypes'))
  const choice = page.locator('.choice').filter({ hasText: words.of({ ja: '助教相当', en: 'Assistant professor' }) })
  await expect(choice.locator('.choice-aside')).toHaveText('1')
  await choice.click()
  await page.getByRole('link', { name: words('filter:seeAll', { shown: 1, count: 1 }) }).click()
  await page.locator('.hit-link').click()
  await expect(page.locator('h1')).toHaveText(title)
  await page.getByRole('button', { name: words('kept:keep.button') }).click()
  await expect(page.getByRole('link', { name: words('kept:keep.open') })).toBeVisible()

  // Three days later, still without a network.
  await page.clock.setFixedTime(Date.now() + 3 * day)
  await page.goto('/postings')
  await page.getByLabel(words('market:words')).fill('氷床')
  await expect(page.locator('.hit-link')).toHaveCount(0)
  await page.goto('/postings/kept')
  await expect(page.locator('.kept-row')).toContainText(words('kept:standing.closed'))
  await page.locator('.kept-row a').click()
  await expect(page.locator('h1')).toHaveText(title)
  await expect(page.getByRole('heading', { level: 2, name: words('kept:closedTitle') })).toBeVisible()
  await expect(page.getByText('ドーム基地のコアを読む')).toBeVisible()
})
