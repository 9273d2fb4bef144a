import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, type Page } from '@playwright/test'
import { addressOf, answer, answerAll, itemOf, questionnaireOf } from './answering.ts'
import { takePhone } from './phone.ts'
import { startServer } from './server.ts'
import { openCampaign } from './session.ts'
import { beginSurvey, readyForOffline, signIn } from './steps.ts'
import { wordsOf } from './words.ts'

/** `node tests/browser/screenshots.ts` takes the pictures of the README anew. They are looked at, not compared. */
const folder = fileURLToPath(new URL('screenshots/', import.meta.url))
mkdirSync(folder, { recursive: true })
const take = async (page: Page, name: string): Promise<void> => {
  // Nothing is pointed at, and nothing holds the focus: the page as it lies there.
  await page.mouse.move(0, 0)
  await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur())
  await page.screenshot({ path: `${folder}${name}.png` })
}

const server = await startServer()
const { origin } = server
const campaign = await openCampaign(origin)
const definition = await questionnaireOf(origin, campaign)
const ja = wordsOf('ja')
const en = wordsOf('en')
const hanako = await takePhone({ language: 'ja', origin })
const alex = await takePhone({ language: 'en', origin, dark: true })
const hanakosDesk = await takePhone({ language: 'ja', origin, width: 1280, height: 800 })
const alexsDesk = await takePhone({ language: 'en', origin, width: 1280, height: 800 })
const title = (page: Page, name: string): Promise<void> => expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
try {
  await hanako.page.goto('/sign-in')
  await title(hanako.page, ja('account:signIn.title'))
  await take(hanako.page, 'sign-in-ja-light-phone')
  await signIn(hanako.page, server, ja, 'hanako@example.jp')
  await readyForOffline(hanako.page, ja)
  await take(hanako.page, 'home-ja-light-phone')

  await signIn(hanakosDesk.page, server, ja, 'hanako@example.jp')
  await beginSurvey(hanakosDesk.page, ja)
  for (const item of definition.pages[0]?.items ?? []) await answer(hanakosDesk.page, ja, item, { a1: 'enrolled' })
  await hanakosDesk.page.getByRole('button', { name: ja('survey:page.next') }).click()
  await hanakosDesk.page.goto('/')
  await expect(hanakosDesk.page.getByRole('link', { name: ja('home:due.continue') })).toBeVisible()
  await readyForOffline(hanakosDesk.page, ja)
  await take(hanakosDesk.page, 'home-ja-light-desktop')
  await hanakosDesk.close()

  await hanako.page.goto(`/survey/${campaign.id}`)
  await title(hanako.page, ja.of(campaign.title))
  await hanako.page.goto(`/survey/${campaign.id}/page/${definition.pages[0]?.id ?? ''}`)
  await answerAll(hanako.page, ja, definition, campaign, { a1: 'enrolled', d3: '博士課程の学生にも、研究に使える時間を。' })
  await readyForOffline(hanako.page, ja)
  await take(hanako.page, 'check-ja-light-phone')
  await hanako.page.goto(addressOf(campaign, definition, 'a5'))
  await hanako.page.getByRole('radio').nth(1).check()
  await expect(hanako.page.getByText(ja('survey:page.saved'))).toBeVisible()
  await take(hanako.page, 'question-ja-light-phone')
  await hanako.page.goto(`/survey/${campaign.id}/check`)
  await hanako.page.getByRole('button', { name: ja('sending:check.send') }).click()
  await title(hanako.page, ja('receipt:receivedTitle'))
  await readyForOffline(hanako.page, ja)
  await take(hanako.page, 'receipt-ja-light-phone')

  await signIn(alex.page, server, en, 'alex@example.jp')
  await beginSurvey(alex.page, en)
  await alex.page.getByRole('radio', { checked: true }).waitFor()
  await take(alex.page, 'question-en-dark-phone')

  await signIn(alexsDesk.page, server, en, 'alex@example.jp')
  await beginSurvey(alexsDesk.page, en)
  await answerAll(alexsDesk.page, en, definition, campaign, { a1: 'completed', c1: 'yes' })
  const satisfaction = itemOf(definition, 'c21', 'matrix')
  await alexsDesk.page.goto(addressOf(campaign, definition, satisfaction.id))
  await title(alexsDesk.page, en.of(satisfaction.label))
  await readyForOffline(alexsDesk.page, en)
  await take(alexsDesk.page, 'survey-en-light-desktop')
} finally {
  for (const phone of [hanako, alex, hanakosDesk, alexsDesk]) await phone.remove()
  await server.remove()
}
