import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { answerAll, questionnaireOf } from './answering.ts'
import { takePhone } from './phone.ts'
import { startServer } from './server.ts'
import { openCampaign } from './session.ts'
import { beginSurvey, readyForOffline, signIn } from './steps.ts'
import { wordsOf } from './words.ts'

/** `node tests/browser/screenshots.ts` takes the pictures of the README anew. They are looked at, not compared. */
const folder = fileURLToPath(new URL('screenshots/', import.meta.url))
mkdirSync(folder, { recursive: true })
const take = (page: Page, name: string): Promise<Buffer> => page.screenshot({ path: `${folder}${name}.png` })

const server = await startServer()
const campaign = await openCampaign(server.origin)
const definition = await questionnaireOf(server.origin, campaign)
const ja = wordsOf('ja')
const en = wordsOf('en')
const hanako = await takePhone({ language: 'ja', origin: server.origin })
const alex = await takePhone({ language: 'en', origin: server.origin, dark: true })
const desk = await takePhone({ language: 'ja', origin: server.origin, width: 1280, height: 800 })
try {
  await signIn(hanako.page, server, ja, 'hanako@example.jp')
  await readyForOffline(hanako.page, ja)
  await take(hanako.page, 'home-ja-light-phone')

  await signIn(alex.page, server, en, 'alex@example.jp')
  await beginSurvey(alex.page, en)
  await alex.page.getByRole('radio').first().check()
  await alex.page.getByText(en('survey:page.saved')).waitFor()
  await take(alex.page, 'survey-en-dark-phone')

  await signIn(desk.page, server, ja, 'hanako@example.jp')
  await beginSurvey(desk.page, ja)
  await answerAll(desk.page, ja, definition, campaign)
  await readyForOffline(desk.page, ja)
  await take(desk.page, 'check-ja-light-desktop')
} finally {
  for (const phone of [hanako, alex, desk]) await phone.remove()
  await server.remove()
}
