import type { Page } from '@playwright/test'
import { openApiSession } from './session.ts'
import { lookAt } from './looking.ts'
import { expect, test } from './setting.ts'
import { publishSurvey, receivedFor, smallQuestionnaire, smallSurvey } from './small-survey.ts'
import { readyForOffline, signIn } from './steps.ts'
import { type Words, wordsOf } from './words.ts'

const campaign = smallSurvey()
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name })

/** How many values lie beside others on this device, waiting for the person to settle them. */
const conflicts = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const name = (await indexedDB.databases()).find((each) => each.name?.startsWith('jgrad-notebook'))?.name ?? ''
    return new Promise<number>((resolve, reject) => {
      const opening = indexedDB.open(name)
      opening.addEventListener('error', () => reject(new Error('no notebook')))
      opening.addEventListener('success', () => {
        const asked = opening.result.transaction('conflicts').objectStore('conflicts').count()
        asked.addEventListener('success', () => {
          opening.result.close()
          resolve(asked.result)
        })
      })
    })
  })

/** Answers from the page that is open to the last one: the choice of the first question, and of the second where asked. */
async function answerShort(page: Page, words: Words, choices: readonly [string, string]): Promise<void> {
  const [first, place] = smallQuestionnaire(1).pages.flatMap(({ items }) => items)
  for (const [at, item] of [first, place].entries()) {
    if (item?.type !== 'single') throw new Error('the short survey asks something else')
    const option = item.options.find(({ code }) => code === choices[at])
    if (!option) continue
    await page.getByRole('radio', { name: words.of(option.label), exact: true }).check()
    await page.getByRole('button', { name: words('survey:page.next') }).click()
  }
}

async function begin(page: Page, words: Words): Promise<void> {
  await page.goto(`/survey/${campaign.id}`)
  await page.getByRole('link', { name: words('survey:start.begin') }).click()
  await page.waitForURL('**/page/*')
}

async function send(page: Page, words: Words): Promise<void> {
  await page.getByRole('button', { name: words('survey:page.toCheck') }).click()
  await page.getByRole('button', { name: words('sending:check.send') }).click()
}

test('two phones seal different answers without a network: the person sees what differs, chooses, and one row counts', async ({ server, phone }) => {
  const words = wordsOf('ja')
  const email = 'alex@example.jp'
  await publishSurvey(server, campaign)
  const [own, other] = [await phone({ language: 'ja' }), await phone({ language: 'ja' })]
  for (const { page } of [own, other]) {
    await signIn(page, server, words, email)
    await readyForOffline(page, words)
  }
  for (const [index, { page, context }] of [own, other].entries()) {
    await context.setOffline(true)
    await begin(page, words)
    await answerShort(page, words, index === 0 ? ['yes', 'home'] : ['no', ''])
    await send(page, words)
    await expect(heading(page, words('receipt:unsentTitle'))).toBeVisible()
  }
  // A seal that is not on its way yet can be opened again.
  await own.page.getByRole('button', { name: words('receipt:reopen') }).click()
  await own.page.getByRole('button', { name: words('sending:check.send') }).click()
  await own.context.setOffline(false)
  await expect(heading(own.page, words('receipt:receivedTitle'))).toBeVisible({ timeout: 30_000 })

  await other.context.setOffline(false)
  await expect(heading(other.page, words('receipt:differsTitle'))).toBeVisible({ timeout: 30_000 })
  await expect(other.page.getByRole('heading', { level: 3 })).toHaveText(['今、仕事をしていますか。', '働く場所はどこですか。'])
  await lookAt(other.page)
  await expect.poll(() => conflicts(other.page)).toBe(1)
  await other.page.getByRole('button', { name: words('receipt:choice.replace') }).click()
  await expect(heading(other.page, words('receipt:receivedTitle'))).toBeVisible({ timeout: 30_000 })
  await lookAt(other.page)

  const received = await receivedFor(server, campaign.id)
  expect(received.counts).toMatchObject([{ answers: JSON.stringify({ a1: 'no' }), state: 'received' }])
  expect(received.replaced).toBe(1)
  // What was chosen there is not asked again as an answer that was also changed elsewhere: on neither phone.
  for (const { page } of [other, own]) await expect.poll(() => conflicts(page), { timeout: 30_000 }).toBe(0)
  // The first phone learns it, and shows what counts now.
  await own.page.reload()
  await own.page.locator('.sent-answers summary').click()
  await expect(own.page.locator('.answer-words').first()).toHaveText('していない', { timeout: 30_000 })
})

test('a questionnaire revised under a draft says what that does to the answers, once, and they are sent for the new version', async ({ server, phone }) => {
  const words = wordsOf('en')
  await publishSurvey(server, campaign)
  const { page } = await phone({ online: true, language: 'en' })
  await signIn(page, server, words, 'alex@example.jp')
  await begin(page, words)
  await answerShort(page, words, ['yes', 'home'])
  await page.getByLabel('Anything to add?').fill('No.')
  await expect(page.getByText(words('survey:page.saved'))).toBeVisible()

  await publishSurvey(server, { ...campaign, definition: { id: 'short', version: 2 } })
  await page.goto('/')
  await expect(async () => {
    await page.goto(`/survey/${campaign.id}`)
    await expect(heading(page, words('sending:moved.title'))).toBeVisible({ timeout: 2000 })
  }).toPass({ timeout: 30_000 })
  await expect(page.getByText(words('sending:moved.fate.reworded'))).toBeVisible()
  await expect(page.getByText(words('sending:moved.fate.lost'))).toBeVisible()
  await expect(page.getByText(words('sending:moved.new', { count: 1 }))).toBeVisible()
  await lookAt(page)
  await page.getByRole('button', { name: words('sending:moved.goOn') }).click()
  await page.reload()
  await page.getByRole('link', { name: words('survey:start.continue') }).click()
  await page.getByRole('radio', { name: 'At a company', exact: true }).check()
  await page.getByRole('button', { name: words('survey:page.next') }).click()
  // Changed to "no", the place is no longer asked: checking says that it is left out.
  await page.getByRole('button', { name: words('survey:page.toCheck') }).click()
  await page.getByRole('link', { name: /Do you have paid work now/ }).click()
  await page.getByRole('radio', { name: 'No', exact: true }).check()
  await page.getByRole('button', { name: words('survey:page.toCheck') }).click()
  await expect(page.getByRole('heading', { name: words('sending:leftOut.title') })).toBeVisible()
  await lookAt(page)
  await page.getByRole('button', { name: words('sending:check.send') }).click()
  await expect(heading(page, words('receipt:receivedTitle'))).toBeVisible({ timeout: 30_000 })
  expect((await receivedFor(server, campaign.id)).counts).toMatchObject([{ answers: JSON.stringify({ a1: 'no', a3: 'No.' }), version: 2 }])

  // On paper: the receipt and the answers, and nothing to press.
  await page.emulateMedia({ media: 'print' })
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')))
  await expect(page.getByText('Do you have paid work now?')).toBeVisible()
  await expect(page.getByRole('button')).toHaveCount(0)
})

test('a survey closed while answers were sealed without a network counts them as late, and says so', async ({ server, phone }) => {
  const words = wordsOf('ja')
  const email = 'hanako@example.jp'
  await publishSurvey(server, campaign)
  const api = await openApiSession(server, email)
  const { page, context } = await phone({ language: 'ja' })
  await signIn(page, server, words, email)
  await readyForOffline(page, words)
  await context.setOffline(true)
  await begin(page, words)
  await answerShort(page, words, ['no', ''])
  await send(page, words)
  await expect(heading(page, words('receipt:unsentTitle'))).toBeVisible()
  await publishSurvey(server, { ...campaign, closesAt: new Date().toISOString() })
  await context.setOffline(false)
  await expect(page.getByText(words('receipt:late'))).toBeVisible({ timeout: 30_000 })
  expect((await api.submission(campaign.id))?.receipt.state).toBe('late')
})
