import type { Page } from '@playwright/test'
import { languages } from '../../src/domain/language.ts'
import { answerAll, questionnaireOf } from './answering.ts'
import { lookAt } from './looking.ts'
import { mailsIn, codeMailedTo } from './mail.ts'
import { openCampaign } from './session.ts'
import { expect, test } from './setting.ts'
import { beginSurvey, readyForOffline, signIn } from './steps.ts'
import { wordsOf } from './words.ts'

/** The title of the page, which is there once the page is. */
const arrive = (page: Page, title: string): Promise<void> =>
  expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()

for (const language of languages) {
  const words = wordsOf(language)
  test(`every screen before signing in can be used by everybody, in both themes, down to 320 px (${language})`, async ({ server, phone }) => {
    const { page } = await phone({ online: true, language })
    await page.goto('/')
    await arrive(page, words('public:welcome.title'))
    await lookAt(page)
    for (const [path, title] of [['/nowhere', 'instead:notFound.title'], ['/me', 'settings:title'], ['/me/install', 'install:title']] as const) {
      await page.goto(path)
      await arrive(page, words(title))
      await lookAt(page)
    }

    await page.goto('/sign-in')
    await arrive(page, words('account:signIn.title'))
    await lookAt(page)
    const send = page.getByRole('button', { name: words('account:signIn.send') })
    await send.click()
    await expect(page.getByRole('link', { name: words('account:problem.addressEmpty') })).toBeVisible()
    await lookAt(page)
    const before = mailsIn(server.dataDir)
    await page.getByLabel(words('account:signIn.email')).fill('hanako@example.jp')
    await send.click()
    await arrive(page, words('account:code.title'))
    await lookAt(page)
    await codeMailedTo('hanako@example.jp', server.dataDir, before)
    await page.getByLabel(words('account:code.code')).first().fill('12')
    await page.getByRole('button', { name: words('account:code.enter') }).click()
    await expect(page.getByRole('link', { name: words('account:problem.codeShape') })).toBeVisible()
    await lookAt(page)
  })

  test(`every screen of somebody signed in can be used by everybody, in both themes, down to 320 px (${language})`, async ({ server, phone }) => {
    test.setTimeout(300_000)
    const { page, context } = await phone({ language })
    const campaign = await openCampaign(server.origin)
    const definition = await questionnaireOf(server.origin, campaign)
    await signIn(page, server, words, 'alex@example.jp')
    await lookAt(page)
    await readyForOffline(page, words)
    await page.goto('/survey')
    await arrive(page, words('survey:title'))
    await lookAt(page)
    await page.goto('/me')
    await arrive(page, words('settings:title'))
    await lookAt(page)
    await page.getByRole('button', { name: words('account:signOut.button') }).click()
    await expect(page.getByRole('dialog')).toBeVisible()
    await lookAt(page)
    await page.goto('/me/install')
    await arrive(page, words('install:title'))
    await lookAt(page)
    await page.goto('/me/conflicts')
    await arrive(page, words('settings:conflicts.title'))
    await lookAt(page)

    await page.goto(`/survey/${campaign.id}`)
    await arrive(page, words.of(campaign.title))
    await lookAt(page)
    await beginSurvey(page, words)
    // Nothing answered but what the record gives: the errors of required questions.
    await page.goto(`/survey/${campaign.id}/page/a5`)
    await page.locator('button[type=submit]').click()
    await expect(page.locator('[aria-invalid=true]').first()).toBeVisible()
    await lookAt(page)
    await page.goto(`/survey/${campaign.id}/check`)
    await arrive(page, words('sending:check.title'))
    await lookAt(page)

    await page.goto(`/survey/${campaign.id}/page/${definition.pages[0]?.id ?? ''}`)
    await answerAll(page, words, definition, campaign, { a1: 'completed', c1: 'yes' }, () => lookAt(page))
    await lookAt(page)
    await context.setOffline(true)
    await page.getByRole('button', { name: words('sending:check.send') }).click()
    await arrive(page, words('receipt:unsentTitle'))
    // Among the answers is that they look for another job.
    await expect(page.getByRole('link', { name: words('receipt:jobsLink') })).toHaveAttribute('href', '/postings/new')
    await expect(page.getByRole('heading', { level: 2, name: words('charts:sent.title') })).toBeVisible()
    await lookAt(page)
    await context.setOffline(false)
    await page.evaluate(() => window.dispatchEvent(new Event('online')))
    await arrive(page, words('receipt:receivedTitle'))
    await lookAt(page)
    await page.goto('/')
    await expect(page.getByText(words('home:sealed.received'))).toBeVisible()
    await lookAt(page)
  })
}

test('a screen that some people could not use is found', async ({ page }) => {
  await page.setContent('<!doctype html><html lang="ja"><title>x</title><main><h1>x</h1><img src="data:,"></main>')
  await expect(lookAt(page)).rejects.toThrow('image-alt')
  await page.setContent('<!doctype html><html lang="ja"><title>x</title><main><h1>x</h1><p style="width: 400px">x</p></main>')
  await expect(lookAt(page)).rejects.toThrow('320 px')
})
