import { addressOf, answerAll, itemOf, questionnaireOf } from './answering.ts'
import { openApiSession, openCampaign } from './session.ts'
import { expect, test } from './setting.ts'
import { beginSurvey, signIn } from './steps.ts'
import { wordsOf } from './words.ts'

test('answers that the server refuses are named, mended where they were given, and sent again', async ({ server, phone }) => {
  test.setTimeout(240_000)
  const words = wordsOf('ja')
  const email = 'hanako@example.jp'
  const campaign = await openCampaign(server.origin)
  const definition = await questionnaireOf(server.origin, campaign)
  const api = await openApiSession(server, email)
  const { page, context } = await phone({ online: true, language: 'ja' })
  // A server whose rules are newer than this app's: it alone finds fault with this answer.
  const country = itemOf(definition, 'a6', 'country')
  await context.route('**/api/submissions/**', (route) =>
    route.fulfill({
      status: 422,
      contentType: 'application/problem+json',
      body: JSON.stringify({
        code: 'answers-refused', message: { ja: '…', en: '…' }, refused: [{ field: country.id, code: 'not-an-option' }],
      }),
    }),
  )
  await signIn(page, server, words, email)
  await beginSurvey(page, words)
  const answers = await answerAll(page, words, definition, campaign)
  const send = page.getByRole('button', { name: words('sending:check.send') })
  await send.click()

  await expect(page.getByRole('heading', { level: 1, name: words('receipt:refusedTitle') })).toBeVisible()
  await expect(page.getByRole('listitem').filter({ hasText: words.of(country.label) })).toBeVisible()
  await page.goto('/survey')
  await expect(page.getByText(words('surveys:refused'))).toBeVisible()
  await page.goto(`/survey/${campaign.id}/sent`)
  await page.getByRole('button', { name: words('receipt:mend') }).click()
  await expect(page.getByRole('combobox', { name: words.of(country.label) })).toBeVisible()
  expect(new URL(page.url()).pathname).toBe(addressOf(campaign, definition, country.id))

  await context.unroute('**/api/submissions/**')
  await page.getByRole('button', { name: words('survey:page.toCheck') }).click()
  await send.click()
  await expect(page.getByRole('heading', { level: 1, name: words('receipt:receivedTitle') })).toBeVisible()
  expect((await api.submission(campaign.id))?.answers).toEqual(answers)
})
