import { languages } from '../../src/domain/language.ts'
import { lookAt } from './looking.ts'
import { letterTo } from './mail.ts'
import { expect, test } from './setting.ts'
import { signIn } from './steps.ts'
import { wordsOf } from './words.ts'

const people = { ja: 'hanako@example.jp', en: 'alex@example.jp' }

for (const language of languages) {
  const words = wordsOf(language)
  test(`mails about surveys are stopped by the link in one, without signing in, and come again by one press (${language})`, async ({ server, phone }) => {
    test.setTimeout(120_000)
    const email = people[language]
    // The sample survey is open, so that its invitation is on its way.
    const link = /\/stop#\S+/.exec(await letterTo(email, server.dataDir, '/stop#'))?.[0] ?? ''
    const { page, context } = await phone({ language })
    const asked: string[] = []
    context.on('request', (request) => asked.push(request.url()))
    await page.goto(link)
    const title = (key: Parameters<typeof words>[0]) => expect(page.getByRole('heading', { level: 1, name: words(key) })).toBeVisible()
    await title('stop:survey.title')
    await expect.poll(() => page.url()).toBe(`${server.origin}/stop`)
    await lookAt(page)
    expect(asked.filter((url) => url.includes('/api/mail-stops') || url.includes(link.slice(6)))).toEqual([])

    await context.setOffline(true)
    await page.getByRole('button', { name: words('stop:button') }).click()
    await expect(page.getByText(words('stop:unreachable'))).toBeVisible()
    await context.setOffline(false)
    await page.getByRole('button', { name: words('stop:button') }).click()
    await title('stop:survey.stoppedTitle')
    await lookAt(page)

    // The same choice stands on the person's own pages.
    await signIn(page, server, words, email)
    await page.goto('/me/data/consents')
    await expect(page.getByText(words('rights:consents.mailsOff'), { exact: true })).toBeVisible()
    await lookAt(page)
    await page.getByRole('button', { name: words('rights:consents.mailsResume') }).click()
    await expect(page.getByText(words('rights:consents.mailsOn'), { exact: true })).toBeVisible()
    await page.getByRole('button', { name: words('rights:consents.mailsStop') }).click()
    await expect(page.getByText(words('rights:consents.mailsStopped'))).toBeVisible()

    await page.goto(link)
    await page.getByRole('button', { name: words('stop:resume') }).click()
    await title('stop:survey.resumedTitle')
    await page.goto('/stop')
    await expect(page.getByText(words('stop:noLink'))).toBeVisible()
  })
}
