import type { Language } from '../../src/domain/language.ts'
import { contentHash } from '../../src/domain/submission.ts'
import { answerAll, questionnaireOf } from './answering.ts'
import { arriveInBackground } from './background-sync.ts'
import { openApiSession, openCampaign } from './session.ts'
import { expect, test } from './setting.ts'
import { beginSurvey, enterCode, readyForOffline, signInByHand } from './steps.ts'
import { wordsOf } from './words.ts'

const people: { language: Language; email: string; wishes: Record<string, string> }[] = [
  { language: 'ja', email: 'hanako@example.jp', wishes: { a1: 'enrolled', d3: '博士課程の学生にも、研究に使える時間を。' } },
  { language: 'en', email: 'alex@example.jp', wishes: { a1: 'completed', c1: 'yes', d3: 'Please keep in touch with us abroad.' } },
]

for (const { language, email, wishes } of people) {
  test(`a survey finished offline arrives by itself, and the receipt reaches both devices (${language})`, async ({ server, phone }) => {
    test.setTimeout(240_000)
    const words = wordsOf(language)
    const campaign = await openCampaign(server.origin)
    const definition = await questionnaireOf(server.origin, campaign)
    const api = await openApiSession(server, email)

    const own = await phone({ language, keeps: true })
    await signInByHand(own.page, server, words, email)
    await readyForOffline(own.page, words)
    await own.close()

    // No network, no server, and the browser starts from nothing.
    await server.kill()
    const page = await own.open({ offline: true })
    await beginSurvey(page, words)
    const answers = await answerAll(page, words, definition, campaign, wishes)
    await page.getByRole('button', { name: words('sending:check.send') }).click()
    await expect(page.getByRole('heading', { level: 1, name: words('receipt:unsentTitle') })).toBeVisible()
    await expect(page.getByText(words('receipt:unsent'))).toBeVisible()

    await arriveInBackground(own, {
      comeBack: () => server.start(),
      arrived: async () => (await api.submission(campaign.id)) !== null,
    })

    const received = await api.submission(campaign.id)
    expect(received?.answers).toEqual(answers)
    expect(received?.receipt.state).toBe('received')
    expect(received?.receipt.hash).toBe(await contentHash({ campaign: campaign.id, definition: campaign.definition, answers }))
    const number = received?.receipt.number ?? 'no receipt'

    const again = await own.context.newPage()
    await again.goto('/')
    await expect(again.getByText(number)).toBeVisible()

    const other = await phone({ online: true, language })
    await other.page.goto('/')
    await other.page.getByRole('link', { name: words('public:welcome.signIn') }).first().click()
    await enterCode(other.page, server, words, email)
    await expect(other.page.getByText(number)).toBeVisible()
    // What was sent from the first can be read on the second.
    await other.page.getByRole('link', { name: words('home:sealed.see') }).click()
    await other.page.getByText(words('receipt:answers')).click()
    await expect(other.page.locator('.answer').getByText(wishes['d3'] ?? 'no comment')).toBeVisible()
  })
}
