import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { parse } from 'csv-parse/sync'
import { lookAt } from './looking.ts'
import { openOffice } from './office-door.ts'
import { expect, test } from './setting.ts'
import { wordsOf } from './words.ts'

test('the office makes a table of its own out of the statistics and takes it along', async ({ server, phone }) => {
  const words = wordsOf('ja')
  const { page } = await phone({ online: true, language: 'ja', width: 1440, height: 1000 })
  await openOffice(page, server, '/office/statistics/extract')
  const row = (name: string) => page.getByRole('row').filter({ has: page.getByRole('rowheader', { name, exact: true }) })

  // By field at once, everybody first.
  await expect(row(words('statistics:dimension.all'))).toBeVisible()
  await page.getByLabel(words('office-extract:question')).selectOption({ label: words('charts:question.sector') })
  await expect(page.getByRole('columnheader', { name: words('charts:answeredColumn') })).toBeVisible()
  await lookAt(page)

  // Two fields as one, by the keyboard; the others go.
  const rows = page.getByRole('radiogroup', { name: words('office-extract:rows', { dimension: words('statistics:dimension.field') }) })
  await rows.getByLabel(words('office-extract:way.rows.groups')).press('Space')
  await expect(page.getByText(words('office-extract:groups.codesWrong'))).toBeVisible()
  const group = page.getByRole('region', { name: words('office-extract:groups.named', { number: '1' }), exact: true })
  for (const field of ['ライフサイエンス', '情報通信']) await group.getByLabel(field, { exact: true }).press('Space')
  await page.getByLabel(words('office-extract:groups.name')).fill('情報と生命')
  await page.getByLabel(words('office-extract:groups.others')).press('Space')
  await expect(row('情報と生命')).toBeVisible()
  await expect(page.getByRole('rowheader')).toHaveCount(2)
  await lookAt(page)

  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: words('office-extract:save.csv') }).click()])
  await expect(page.getByText(words('office-extract:save.done'))).toBeVisible()
  expect(download.suggestedFilename()).toMatch(/^jgrad-sector-\d+\.csv$/)
  const lines: string[][] = parse(await readFile(await download.path()), { bom: true, relax_column_count: true })
  expect(lines[2]?.[1]).toBe('情報と生命')
  expect(lines.flat()).toContain(words('statistics:note.sample'))
})

test('the office hands out a research file, says to whom and what for, and finds it in the log', async ({ server, phone }) => {
  const words = wordsOf('ja')
  const { page } = await phone({ online: true, language: 'ja', width: 1280, height: 900 })
  await openOffice(page, server, '/office/statistics/research')
  await expect(page.getByRole('heading', { level: 2, name: words('office-research:form') })).toBeVisible()
  await page.getByRole('button', { name: words('office-research:take') }).click()
  await expect(page.getByRole('alert').getByRole('link')).toHaveCount(3)
  await lookAt(page)

  await page.getByLabel(words('office-research:recipient')).fill('研究 花子（見本大学）')
  await page.getByLabel(words('office-research:purpose')).fill('修了後の仕事の研究')
  await page.getByLabel(words('office-research:until')).fill('2099-03-31')
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: words('office-research:take') }).click()])
  expect(download.suggestedFilename()).toMatch(/^jgrad-research-\d+\.zip$/)
  await expect(page.getByText(words('office-research:done'))).toBeVisible()
  const digest = createHash('sha256').update(await readFile(await download.path())).digest('hex')
  await expect(page.getByText(digest)).toBeVisible()
  await expect(page.getByText(words('office-research:frozen.leftOut'))).toBeVisible()
  await lookAt(page)

  await page.goto('/office/audit')
  const entry = page.getByRole('row').filter({ hasText: words('office-audit:deeds.statistics.research-file') })
  await expect(entry).toContainText(digest)
  await expect(entry).toContainText('研究 花子（見本大学）')
})
