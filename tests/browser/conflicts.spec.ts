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

/**
 * Two devices choose differently without a network: `own` `left_credits`, then `other` `withdrew`, which stands. Left out,
 * the other one is a session over HTTP: for what is seen on one phone alone.
 */
async function part(server: Server, words: Words, own: Phone, other?: Phone): Promise<Parted> {
  const campaign = await openCampaign(server.origin)
  const definition = await questionnaireOf(server.origin, campaign)
  const item = itemOf(definition, 'a1', 'single')
  const api = await openApiSession(server, email)
  const phones = other === undefined ? [own] : [own, other]
  for (const { page } of phones) {
    await signIn(page, server, words, email)
    await beginSurvey(page, words)
    await expect(chosen(page, words, item, 'withdrew')).toBeVisible()
  }
  for (const [index, { page, context }] of phones.entries()) {
    await context.setOffline(true)
    await answer(page, words, item, { a1: index === 0 ? 'left_credits' : 'withdrew' })
    await expect(page.getByText(words('survey:page.saved'))).toBeVisible()
  }
  if (other === undefined) {
    await api.send([{ id: crypto.randomUUID(), kind: 'set', type: 'draft', record: campaign.id, field: 'a1', value: 'withdrew', based: [], at: Date.now() }])
  }
  for (const { page, context } of phones) {
    await context.setOffline(false)
    await page.evaluate(() => window.dispatchEvent(new Event('online')))
  }
  await expect(async () => {
    expect((await api.feed()).filter(({ kind }) => kind === 'conflict')).toHaveLength(1)
  }).toPass()
  for (const { page } of phones) {
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
  const [own, other] = [await phone({ online: true, language }), await phone({ online: true, language })]
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
  const own = await phone({ language: 'ja' })
  const { api, item } = await part(server, words, own)
  const { page, context } = own
  await readyForOffline(page, words)
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
  const own = await phone({ online: true, language: 'en' })
  const { item } = await part(server, words, own)
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
