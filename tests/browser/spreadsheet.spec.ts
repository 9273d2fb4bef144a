import { readFile } from 'node:fs/promises'
import { question, smallForm, workbook } from '../server/office/workbook.ts'
import { lookAt } from './looking.ts'
import { openOffice } from './office-door.ts'
import { expect, test } from './setting.ts'
import { wordsOf } from './words.ts'

const wrong = ['select_one yn', 'a2', '在学中ですか', 'Are you enrolled?', '', "${a1} = 'yes' and"] as const
const right = [...wrong.slice(0, 5), "${a1} = 'no'"]
const file = (survey: readonly (readonly string[])[]) => ({
  name: 'tiny.xlsx',
  mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  buffer: Buffer.from(workbook(smallForm(survey))),
})

test('the office takes a questionnaire from a spreadsheet: the wrong row is named, mended, taken in, saved again, and a changed one is looked at', async ({ server, phone }) => {
  test.slow()
  const words = wordsOf('ja')
  const { page } = await phone({ online: true, language: 'ja', width: 1280, height: 900 })
  await openOffice(page, server, '/office/questionnaires/new')
  await page.getByRole('radio', { name: words('office-questionnaires:begins.ways.file') }).check()
  await page.locator('#begin-file').setInputFiles(file([question, wrong]))
  await expect(page.getByRole('row').filter({ hasText: 'survey・4行・relevant' })).toBeVisible()
  await page.getByText(words('office-xlsform:help.title')).click()
  await lookAt(page)

  await page.locator('#begin-file').setInputFiles(file([question, right]))
  await expect(page.getByText(words('office-xlsform:read', { count: 2 }))).toBeVisible()
  await expect(page.locator('#begin-id')).toHaveValue('tiny')
  await page.getByRole('button', { name: words('office-questionnaires:begins.do'), exact: true }).click()
  await expect(page.getByRole('navigation', { name: words('office-questionnaires:outline.label') })).toContainText('在学中ですか')

  await page.getByText(words('office-questionnaires:more.title')).click()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: words('office-xlsform:download') }).click()
  const saved = await download
  expect(saved.suggestedFilename()).toBe('tiny-1.xlsx')
  const report = page.getByRole('heading', { name: words('office-xlsform:changes.title') }).locator('..')
  const content = await readFile(await saved.path())
  await page.locator('#more-file').setInputFiles({ ...file([]), buffer: content })
  await expect(report).toContainText(words('office-xlsform:changes.none'))
  await page.locator('#more-file').setInputFiles(file([question]))
  await expect(report).toContainText(words('office-xlsform:changes.removed', { count: 1, ids: 'a2' }))
  await lookAt(page)
  await page.getByRole('button', { name: words('office-questionnaires:more.replace') }).click()
  await expect(page.getByRole('navigation', { name: words('office-questionnaires:outline.label') })).not.toContainText('在学中ですか')
})
