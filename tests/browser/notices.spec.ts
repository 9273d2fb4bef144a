import { languages } from '../../src/domain/language.ts'
import { sampleNotices } from '../../src/server/samples/notices.ts'
import { tabTo } from './keyboard.ts'
import { lookAt } from './looking.ts'
import { expect, test } from './setting.ts'
import { readyForOffline, signIn } from './steps.ts'
import { wordsOf } from './words.ts'

const [newest, older] = sampleNotices

for (const language of languages) {
  const words = wordsOf(language)
  const title = words.of(newest?.title ?? { ja: '', en: '' })

  test(`notices are pointed to until they are read, on every device, and can be read offline (${language})`, async ({ server, phone }) => {
    const own = await phone({ language, keeps: true })
    let { page } = own
    await signIn(page, server, words, 'hanako@example.jp')
    await expect(page.getByText(words('attention:notices', { count: 2 }))).toBeVisible()
    await lookAt(page)
    await readyForOffline(page, words)
    await own.close()
    page = await own.open({ offline: true })
    await page.goto('/')
    await page.getByRole('link', { name: words('attention:noticesSee') }).click()
    await expect(page.getByRole('heading', { level: 1, name: words('notices:title') })).toBeVisible()
    const entries = page.locator('.notices li')
    await expect(entries).toHaveText([new RegExp(title.slice(0, 8)), new RegExp(words.of(older?.title ?? { ja: '', en: '' }).slice(0, 8))])
    await expect(entries.first().getByText(words('notices:new'), { exact: true })).toBeVisible()
    await lookAt(page)
    await page.getByRole('link', { name: title }).click()
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
    await lookAt(page)
    await page.getByRole('link', { name: words('notices:back') }).click()
    await expect(entries.first().getByText(words('notices:new'), { exact: true })).toBeHidden()
    await own.context.setOffline(false)
    await page.evaluate(() => window.dispatchEvent(new Event('online')))
    await readyForOffline(page, words)

    const other = await phone({ online: true, language })
    await signIn(other.page, server, words, 'hanako@example.jp')
    await expect(other.page.getByText(words('attention:notices', { count: 1 }))).toBeVisible()
  })

  test(`notices are for everybody, signed in or not (${language})`, async ({ phone }) => {
    const { page } = await phone({ online: true, language, width: 1280, height: 800 })
    await page.goto('/about')
    await tabTo(page, page.getByRole('link', { name: words('public:pages.notices') }))
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 1, name: words('notices:title') })).toBeFocused()
    await tabTo(page, page.getByRole('link', { name: title }))
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
    await page.goBack()
    await expect(page.locator('.notices li').first().getByText(words('notices:new'), { exact: true })).toBeHidden()
    await page.goto('/notices/no-such')
    await expect(page.getByRole('heading', { level: 1, name: words('instead:notFound.title') })).toBeVisible()
  })
}
