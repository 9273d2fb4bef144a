import { answer, answerAll, itemOf, questionnaireOf } from './answering.ts'
import { invite } from './inviting.ts'
import { lookAt } from './looking.ts'
import { arrived, openApiSession, openCampaign } from './session.ts'
import { expect, test } from './setting.ts'
import { enterCode, readyForOffline } from './steps.ts'
import { wordsOf } from './words.ts'

test('a link in a mail is answered without signing in, on two devices and offline, and signing in afterwards shows everything', async ({ server, phone }) => {
  test.setTimeout(240_000)
  const [language, email] = ['ja', 'hanako@example.jp'] as const
  const words = wordsOf(language)
  const campaign = await openCampaign(server.origin)
  const definition = await questionnaireOf(server.origin, campaign)
  const api = await openApiSession(server, email)
  const invited = invite(server, email, campaign.id)
  const [firstPage] = definition.pages
  const begin = { name: words('answer:open') }

  // What looks through mails follows the link, runs its scripts and waits: nothing is opened, nothing used up.
  const tablet = await phone({ online: true, language, width: 820, height: 1180 })
  await tablet.page.goto(invited.link)
  await expect(tablet.page.getByRole('button', begin)).toBeVisible()
  expect(new URL(tablet.page.url()).hash).toBe('')
  await tablet.page.reload()
  await expect(tablet.page.getByRole('button', begin)).toBeVisible()
  expect([invited.openedAt(), invited.cameByLink()]).toEqual([null, 0])

  const own = await phone({ language })
  const { page } = own
  await page.goto(invited.link)
  await expect(page.getByRole('heading', { level: 1, name: words.of(campaign.title) })).toBeVisible()
  await lookAt(page)
  await page.getByRole('button', begin).click()
  await page.waitForURL(`**/survey/${campaign.id}/page/${firstPage?.id}`)
  expect(invited.openedAt()).not.toBeNull()
  const given = await answer(page, words, itemOf(definition, 'a1', 'single'), { a1: 'enrolled' })
  await arrived(api, 'a1', given['a1'] ?? null)

  // The other device goes on where this one is, and is shown that survey alone.
  await page.goto(`/survey/${campaign.id}`)
  await page.getByText(words('answer:elsewhere.title')).click()
  await page.getByRole('button', { name: words('answer:elsewhere.show') }).click()
  const code = await page.locator('.answer-code').innerText()
  await lookAt(page)
  await tablet.page.goto('/answer/code')
  await tablet.page.getByLabel(words('answer:code.label'), { exact: false }).first().fill(code.toLowerCase())
  await lookAt(tablet.page)
  await tablet.page.getByRole('button', { name: words('answer:code.enter') }).click()
  await expect(tablet.page.getByRole('link', { name: words('survey:start.continue') })).toBeVisible()
  await tablet.page.goto('/me/profile')
  await expect(tablet.page.getByRole('heading', { level: 1, name: words('answer:closedPage.title') })).toBeVisible()
  await lookAt(tablet.page)

  // Somebody else's link, followed on this device, mixes nothing of the two.
  const others = invite(server, 'alex@example.jp', campaign.id)
  await tablet.page.goto(others.link)
  await expect(tablet.page.getByRole('heading', { level: 1, name: words('answer:other.title') })).toBeVisible()
  expect(others.openedAt()).toBeNull()

  await page.goto(`/survey/${campaign.id}/page/${firstPage?.id}`)
  await readyForOffline(page, words)
  await own.context.setOffline(true)
  const answers = await answerAll(page, words, definition, campaign, { a1: 'enrolled' })
  await page.getByRole('button', { name: words('sending:check.send') }).click()
  await expect(page.getByRole('heading', { level: 1, name: words('receipt:unsentTitle') })).toBeVisible()
  // The link once more, without a network: what was begun here goes on.
  await page.goto(invited.link)
  await page.getByRole('link', { name: words('answer:toSurvey') }).click()
  await expect(page.getByRole('heading', { level: 1, name: words('receipt:unsentTitle') })).toBeVisible()
  await own.context.setOffline(false)
  await expect(page.getByRole('heading', { level: 1, name: words('receipt:receivedTitle') })).toBeVisible()
  const received = await api.submission(campaign.id)
  expect(received?.answers).toEqual(answers)
  await tablet.page.goto(invited.link)
  await expect(tablet.page.getByText(received?.receipt.number ?? 'no receipt')).toBeVisible()

  // Home is this very page for whoever came by a link: what there is to do instead is said.
  await expect(page.getByText(words('answer:after.close'))).toBeVisible()
  await expect(page.getByRole('link', { name: words('receipt:home') })).toHaveCount(0)
  await page.getByRole('link', { name: words('answer:signIn') }).click()
  await enterCode(page, server, words, email)
  await expect(page.getByText(received?.receipt.number ?? 'no receipt')).toBeVisible()
  await page.goto('/me/profile')
  await expect(page.getByRole('heading', { level: 1, name: words('profile:title') })).toBeVisible()
  const jgradId = (await api.feed()).flatMap((row) => (row.kind === 'set' && row.field === 'jgradId' && typeof row.value === 'string' ? [row.value] : []))
  await page.goto('/me')
  await expect(page.getByText(jgradId[0] ?? 'no JGRAD-ID')).toBeVisible()
})
