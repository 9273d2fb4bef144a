import type { Page } from '@playwright/test'
import type { Campaign } from '../../src/domain/campaign.ts'
import type { Definition, ItemOf } from '../../src/domain/questionnaire/definition.ts'
import { addressOf, answer, itemOf, questionnaireOf } from './answering.ts'
import { lookAt } from './looking.ts'
import type { Phone } from './phone.ts'
import type { Server } from './server.ts'
import { type ApiSession, openApiSession, openCampaign } from './session.ts'
import { expect, test } from './setting.ts'
import { beginSurvey, readyForOffline, signIn } from './steps.ts'
import { type Words, wordsOf } from './words.ts'

const email = 'alex@example.jp'

interface Parted {
  api: ApiSession
  campaign: Campaign
  definition: Definition
  item: ItemOf<'single'>
}

/** Two phones choose differently without a network: `own` `left_credits`, then `other` `withdrew`, which stands. */
async function part(server: Server, words: Words, own: Phone, other: Phone): Promise<Parted> {
  const campaign = await openCampaign(server.origin)
  const definition = await questionnaireOf(server.origin, campaign)
  const item = itemOf(definition, 'a1', 'single')
  const api = await openApiSession(server, email)
  for (const { page } of [own, other]) {
    await signIn(page, server, words, email)
    await readyForOffline(page, words)
  }
  for (const [{ page, context }, code] of [[own, 'left_credits'], [other, 'withdrew']] as const) {
    await context.setOffline(true)
    await beginSurvey(page, words)
    await answer(page, words, item, { a1: code })
    await expect(page.getByText(words('survey:page.saved'))).toBeVisible()
  }
  for (const { page, context } of [own, other]) {
    await context.setOffline(false)
    await page.evaluate(() => window.dispatchEvent(new Event('online')))
  }
  await expect(async () => {
    expect((await api.feed()).filter(({ kind }) => kind === 'conflict')).toHaveLength(1)
  }).toPass()
  for (const { page } of [own, other]) {
    await page.goto(addressOf(campaign, definition, item.id))
    await expect(panel(page, words)).toBeVisible()
  }
  return { api, campaign, definition, item }
}

const panel = (page: Page, words: Words) => page.locator('.kept-value').filter({ hasText: words('conflicts:title') })
const labelOf = (words: Words, item: ItemOf<'single'>, code: string): string =>
  words.of(item.options.find((option) => option.code === code)?.label ?? item.label)
const chosen = (page: Page, words: Words, item: ItemOf<'single'>, code: string) =>
  page.getByRole('radio', { name: labelOf(words, item, code), exact: true })

test('below the question stand both answers with when and where, and one tap swaps them on every device', async ({ server, phone }) => {
  // In English; the tests after it are in Japanese.
  const language = 'en'
  const words = wordsOf(language)
  const [own, other] = [await phone({ language }), await phone({ language })]
  const { api, item } = await part(server, words, own, other)
  const here = panel(own.page, words)
  for (const code of ['left_credits', 'withdrew']) await expect(here.getByText(labelOf(words, item, code), { exact: true })).toBeVisible()
  await expect(here.getByText(words.like('conflicts:written.here'))).toBeVisible()
  await expect(here.getByText(words.like('conflicts:written.elsewhere'))).toBeVisible()
  await lookAt(own.page)
  await expect(chosen(own.page, words, item, 'withdrew')).toBeChecked()

  await own.page.getByRole('button', { name: words('conflicts:take') }).click()
  await expect(chosen(own.page, words, item, 'left_credits')).toBeChecked()
  await expect(own.page.getByText(words('conflicts:did.taken'))).toBeVisible()
  await expect(here).toHaveCount(0)
  await lookAt(own.page)

  await expect(async () => {
    const feed = await api.feed()
    expect(feed.findLast((row) => row.kind === 'set' && row.field === 'a1')).toMatchObject({ value: 'left_credits' })
    expect(feed.findLast(({ kind }) => kind !== 'set')).toMatchObject({ kind: 'remove', type: 'conflict' })
  }).toPass()
  await other.page.evaluate(() => window.dispatchEvent(new Event('online')))
  await expect(chosen(other.page, words, item, 'left_credits')).toBeChecked()
  await expect(panel(other.page, words)).toHaveCount(0)
})

test('a swap and a dismissal are undone by keyboard, without a network, as if they had never been', async ({ server, phone }) => {
  const words = wordsOf('ja')
  const [own, other] = [await phone({ language: 'ja' }), await phone({ language: 'ja' })]
  const { api, item } = await part(server, words, own, other)
  const { page, context } = own
  await context.setOffline(true)
  const revision = (await api.feed()).at(-1)?.rev

  for (const [choice, done] of [['take', 'taken'], ['dismiss', 'dismissed']] as const) {
    await page.getByRole('button', { name: words(`conflicts:${choice}`) }).press('Enter')
    await expect(page.getByText(words(`conflicts:did.${done}`))).toBeVisible()
    // The focus is on the line that tells, and the next stop is the way back.
    await expect(page.locator('.kept-undo')).toBeFocused()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await expect(panel(page, words)).toBeVisible()
    await expect(chosen(page, words, item, 'withdrew')).toBeChecked()
  }
  await context.setOffline(false)
  await readyForOffline(page, words)
  expect((await api.feed()).at(-1)?.rev).toBe(revision)
})

test('the list of all of them settles in the same way, and can be undone there', async ({ server, phone }) => {
  const words = wordsOf('en')
  const [own, other] = [await phone({ language: 'en' }), await phone({ language: 'en' })]
  const { item } = await part(server, words, own, other)
  const { page } = own
  await page.goto('/')
  await page.getByRole('link', { name: words('home:conflictsSee') }).click()
  await expect(page.getByRole('heading', { name: words.of(item.label), exact: true })).toBeVisible()
  await lookAt(page)
  await page.getByRole('button', { name: words('conflicts:dismiss') }).click()
  await expect(page.getByText(words('conflicts:did.dismissed'))).toBeVisible()
  await expect(page.getByText(words('settings:conflicts.none'))).toBeVisible()
  await page.getByRole('button', { name: words('conflicts:undo') }).click()
  await expect(page.getByRole('button', { name: words('conflicts:take') })).toBeVisible()
})
