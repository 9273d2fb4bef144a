import { languages } from '../../src/domain/language.ts'
import { expect, test } from './setting.ts'
import { publishSurvey, smallSurvey } from './small-survey.ts'
import { signIn } from './steps.ts'
import { wordsOf } from './words.ts'

const day = 24 * 60 * 60_000
const japan = 9 * 60 * 60_000

for (const language of languages) {
  test(`a survey that closes at midnight is said to close on the day that ends then: ${language}`, async ({ server, phone }) => {
    const midnight = Math.ceil((Date.now() + japan) / day) * day - japan + 2 * day
    const survey = smallSurvey()
    await publishSurvey(server, { ...survey, closesAt: new Date(midnight).toISOString() })
    const lastDay = new Intl.DateTimeFormat(language === 'ja' ? 'ja-JP' : 'en-GB', {
      year: 'numeric', month: 'long', day: 'numeric', timeZone: 'Asia/Tokyo',
    }).format(midnight - day / 2)
    const { page } = await phone({ language, online: true })
    await signIn(page, server, wordsOf(language), 'hanako@example.jp')
    await expect(page.locator('.card-until', { hasText: lastDay })).toBeVisible()
    await page.goto(`/survey/${survey.id}`)
    await expect(page.getByRole('definition').filter({ hasText: lastDay })).toContainText('23:59')
  })
}
