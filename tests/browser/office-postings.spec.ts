import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { languages } from '../../src/domain/language.ts'
import { lineOf, tableOf } from '../server/postings/desk.ts'
import { lookAt } from './looking.ts'
import { openOffice } from './office-door.ts'
import { expect, test } from './setting.ts'
import { wordsOf } from './words.ts'

for (const language of languages) {
  const words = wordsOf(language)

  test(`a file of postings is looked at, mended and taken in; one posting is withdrawn and brought back (${language})`, async ({ server, phone }) => {
    const { page } = await phone({ language, width: 1280, height: 800, online: true })
    const file = join(server.dataDir, 'postings.csv')
    const choose = async (text: string) => {
      writeFileSync(file, text)
      const chooser = page.waitForEvent('filechooser')
      await page.getByLabel(words('office-postings:import.file'), { exact: false }).click()
      await (await chooser).setFiles(file)
      await page.getByRole('button', { name: words('office-postings:import.look') }).click()
    }
    await openOffice(page, server, '/office/postings/import')
    await choose(tableOf(lineOf('browser-1'), lineOf('browser-2', { 公開開始日: '2026-02-30' })))
    await expect(page.getByText(words('office-postings:wrong.date', { value: '2026-02-30' }))).toBeVisible()
    await expect(page.getByRole('button', { name: words('office-postings:import.apply') })).toHaveCount(0)
    await lookAt(page)

    const detail = { 募集終了日: '', 勤務地: '東京都文京区', 研究分野: '情報通信 - 知能情報学', 職種: '助教相当、占い師', 年収: '500万円～700万円', 任期: '任期あり（5年）' }
    await choose(tableOf(lineOf('browser-1', { 求人件名: 'データ科学の助教の公募', ...detail }), lineOf('browser-2', { 求人件名: '分子生物学の研究員' })))
    await expect(page.getByText(words('office-postings:doubt.job-type', { value: '占い師' }))).toBeVisible()
    await lookAt(page)
    await page.getByRole('button', { name: words('office-postings:import.apply') }).click()
    await expect(page.getByText(words('office-postings:done', { added: 2, changed: 0, returned: 0, withdrawn: 0 }))).toBeVisible()

    await page.getByRole('link', { name: words('office-postings:section.list') }).click()
    await page.getByLabel(words('office-postings:words')).fill('ＢＲＯＷＳＥＲ-1 ﾃﾞｰﾀ')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('rowheader')).toHaveCount(1)
    await lookAt(page)
    await page.getByRole('link', { name: 'データ科学の助教の公募' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'データ科学の助教の公募' })).toBeVisible()
    await lookAt(page)
    await page.getByRole('button', { name: words('office-postings:deed.withdraw.button') }).click()
    await page.getByRole('button', { name: words('office-postings:deed.withdraw.button') }).click()
    await expect(page.getByLabel(words('office-postings:reason'), { exact: false })).toBeFocused()
    await page.getByLabel(words('office-postings:reason'), { exact: false }).fill('大学からの連絡')
    await lookAt(page)
    await page.getByRole('button', { name: words('office-postings:deed.withdraw.button') }).click()
    await expect(page.getByText(words('office-postings:deed.withdraw.done'))).toBeVisible()
    await expect(page.getByText(words('office-postings:withdrawnBy.office'))).toBeVisible()
    await expect(page.getByRole('button', { name: words('office-postings:deed.bring-back.button') })).toBeVisible()
  })

  test(`a source is added and mended, and says what came of fetching it (${language})`, async ({ server, phone }) => {
    const { page } = await phone({ language, width: 1280, height: 800, online: true })
    await openOffice(page, server, '/office/postings/sources')
    await expect(page.getByText(words('office-postings:sources.none'))).toBeVisible()
    await lookAt(page)
    await page.getByRole('link', { name: words('office-postings:sources.add') }).click()
    await page.getByLabel(words('office-postings:sources.name'), { exact: false }).fill('見本の機関')
    await page.getByLabel(words('office-postings:sources.address'), { exact: false }).fill('http://localhost/jobs.csv')
    await page.getByRole('button', { name: words('office-postings:sources.save') }).click()
    await expect(page.getByRole('link', { name: words('office-postings:sources.addressWrong') })).toBeVisible()
    await lookAt(page)
    await page.getByLabel(words('office-postings:sources.address'), { exact: false }).fill('https://localhost/jobs.csv')
    await page.getByRole('button', { name: words('office-postings:sources.save') }).click()
    await page.getByRole('button', { name: words('office-postings:sources.pull') }).click()
    await expect(page.getByText(words('office-postings:fetch.private'), { exact: false })).toBeVisible()
    await lookAt(page)
    await page.getByRole('link', { name: words('office-postings:section.sources') }).click()
    await expect(page.getByRole('rowheader', { name: '見本の機関' })).toBeVisible()
    await lookAt(page)
  })
}
