import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { copySchema } from '../../src/api/copy.ts'
import { tabTo } from './keyboard.ts'
import { lookAt } from './looking.ts'
import { openApiSession } from './session.ts'
import { expect, test } from './setting.ts'
import { readyForOffline, signIn } from './steps.ts'
import { wordsOf } from './words.ts'

const arrive = (page: Page, title: string): Promise<void> => expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()

test('a person takes a copy, reads the history, asks for a correction and chooses consents', async ({ server, phone }) => {
  const language = 'en'
  const words = wordsOf(language)
  test.setTimeout(240_000)
  const { page, context } = await phone({ language })
  await signIn(page, server, words, 'hanako@example.jp')
  await readyForOffline(page, words)
  await page.goto('/me/profile/field')
  await page.goto('/me/profile/degree')
  await page.locator('#p-degree-title').fill('博士（理学）')
  await page.locator('#p-degree-title').blur()
  // The line that says that all is received may still be the one of before.
  await expect(page.getByText(words('profile:saved.saved'))).toBeVisible()
  await readyForOffline(page, words)

  await page.goto('/me/data')
  await arrive(page, words('rights:title'))
  await lookAt(page)
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: words('rights:copy.button') }).click()
  const copy = JSON.parse(readFileSync(await (await download).path(), 'utf8')) as Record<string, unknown>
  expect(copySchema.parse(copy).account.email).toBe('hanako@example.jp')
  expect(copy['onlyOnThisDevice']).toEqual({ unstored: [], waiting: [], refused: [], sealed: [] })
  expect(JSON.stringify(copy)).toContain('博士（理学）')
  await expect(page.getByText(words('rights:copy.done'))).toBeVisible()

  await page.getByRole('link', { name: words('rights:copy.print') }).click()
  await arrive(page, words('rights:print.title'))
  await expect(page.getByText('hanako@example.jp').first()).toBeVisible()
  await expect(page.getByText('博士（理学）').first()).toBeVisible()
  await lookAt(page)

  await page.goto('/me/data/history')
  await arrive(page, words('rights:go.history'))
  await expect(page.getByRole('heading', { name: words('profile:label.degree') })).toBeVisible()
  await expect(page.getByText(words('rights:history.here')).first()).toBeVisible()
  await expect(page.getByText(words('rights:history.office')).first()).toBeVisible()
  await lookAt(page)

  await page.goto('/me/data/corrections')
  await arrive(page, words('rights:go.corrections'))
  await lookAt(page)
  // By keyboard alone, from the list to the office and back.
  const fact = words('rights:fact.entryYear')
  await tabTo(page, page.getByRole('link', { name: fact }))
  await page.keyboard.press('Enter')
  await arrive(page, words('rights:corrections.formTitle', { field: fact }))
  await tabTo(page, page.getByRole('button', { name: words('rights:corrections.send') }))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toContainText(words('rights:corrections.problem.empty', { field: fact }))
  await lookAt(page)
  await tabTo(page, page.getByLabel(words('rights:corrections.value', { field: fact })))
  await page.keyboard.type('２０２３')
  await tabTo(page, page.getByRole('button', { name: words('rights:corrections.send') }))
  await page.keyboard.press('Enter')
  await arrive(page, words('rights:go.corrections'))
  await expect(page.getByText(words('rights:corrections.sent'))).toBeVisible()
  await expect(page.getByText(words('rights:corrections.state.asked'), { exact: true })).toBeVisible()
  await lookAt(page)
  await page.getByRole('button', { name: words('rights:corrections.takeBack') }).click()
  await expect(page.getByText(words('rights:corrections.state.taken-back'), { exact: true })).toBeVisible()

  await page.goto('/me/data/corrections/expectedCompletion')
  await arrive(page, words('rights:corrections.formTitle', { field: words('rights:fact.expectedCompletion') }))
  await lookAt(page)

  await page.goto('/me/data/consents')
  await arrive(page, words('rights:go.consents'))
  await page.getByRole('button', { name: words('rights:consents.role-model-contact') }).click()
  await expect(page.getByText(words('rights:consents.gave'))).toBeVisible()
  await expect(page.getByText(words('rights:consents.isGiven'), { exact: true })).toBeVisible()
  await lookAt(page)

  // Without a network it says so, and offers what this device holds.
  await context.setOffline(true)
  await page.goto('/me/data/history')
  await expect(page.getByRole('heading', { name: words('rights:need.offlineTitle') })).toBeVisible()
  await lookAt(page)
  const own = page.waitForEvent('download')
  await page.getByRole('button', { name: words('rights:need.export') }).click()
  expect(readFileSync(await (await own).path(), 'utf8')).toContain('hanako@example.jp')
  await context.setOffline(false)
  await page.getByRole('button', { name: words('rights:need.again') }).click()
  await expect(page.getByRole('heading', { name: words('profile:label.degree') })).toBeVisible()
})

test('an account is closed after being asked twice, says so on every device, and is kept by one press', async ({ server, phone }) => {
  const language = 'ja'
  const words = wordsOf(language)
  test.setTimeout(240_000)
  const first = await phone({ language })
  await signIn(first.page, server, words, 'hanako@example.jp')
  const { page } = first
  const other = await openApiSession(server, 'hanako@example.jp')
  await readyForOffline(page, words)
  await page.goto('/me/data')
  await page.getByRole('link', { name: words('rights:go.close'), exact: true }).click()
  await arrive(page, words('rights:close.title'))
  await expect(page.getByRole('heading', { name: words('rights:close.keepsTitle') })).toBeVisible()
  await lookAt(page)
  await page.getByRole('link', { name: words('rights:close.next') }).click()
  await arrive(page, words('rights:close.confirmTitle'))
  await lookAt(page)
  await page.getByRole('button', { name: words('rights:close.close'), exact: true }).click()
  await expect(page.getByRole('alert')).toContainText(words('rights:close.understoodEmpty'))
  await lookAt(page)
  await page.getByLabel(words('rights:close.understood')).check()
  await page.getByRole('button', { name: words('rights:close.close'), exact: true }).click()
  await expect(page.getByRole('heading', { name: words('rights:close.closing') })).toBeVisible()
  await lookAt(page)
  const closesAt = (await other.feed()).findLast((row) => row.kind === 'set' && row.type === 'setting')
  expect(closesAt).toMatchObject({ field: 'closesAt', value: expect.stringMatching(/^\d{4}-/) })

  await page.goto('/')
  await expect(page.getByRole('heading', { name: words('closing:title') })).toBeVisible()
  await lookAt(page)
  // Known without a network too; keeping the account needs one, and says so.
  await first.context.setOffline(true)
  await page.reload()
  await page.getByRole('button', { name: words('closing:keep') }).click()
  await expect(page.getByText(words('closing:offline'))).toBeVisible()
  await first.context.setOffline(false)
  await page.getByRole('button', { name: words('closing:keep') }).click()
  await expect(page.getByRole('heading', { name: words('closing:title') })).toBeHidden()
  await page.goto('/me/data/close')
  await expect(page.getByRole('link', { name: words('rights:close.next') })).toBeVisible()
})
