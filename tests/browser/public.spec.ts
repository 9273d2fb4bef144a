import { languages } from '../../src/domain/language.ts'
import { lookAt } from './looking.ts'
import { expect, test } from './setting.ts'
import { enterCode } from './steps.ts'
import { wordsOf } from './words.ts'

const pages = ['about', 'help', 'privacy', 'accessibility', 'contact'] as const

for (const language of languages) {
  const words = wordsOf(language)
  test(`a stranger reads every page from the first one on, and all of them without a network after one visit (${language})`, async ({ server, phone }) => {
    const { page, context } = await phone({ language })
    await page.goto('/')
    await expect(page.getByRole('heading', { level: 1, name: words('public:welcome.title') })).toBeVisible()
    await expect(page.locator('meta[name=description]')).toHaveAttribute('content', words('public:description'))
    await page.evaluate(async () => {
      await navigator.serviceWorker.ready
    })
    for (const name of pages) {
      await page.goto('/')
      await page.getByRole('link', { name: words(`public:pages.${name}`), exact: true }).click()
      const title = page.getByRole('heading', { level: 1, name: words(`guide:${name}.title`) })
      await expect(title).toBeFocused()
      await lookAt(page)
    }
    await server.kill()
    await context.setOffline(true)
    for (const name of pages) {
      await page.goto(`/${name}`)
      await expect(page.getByRole('heading', { level: 1, name: words(`guide:${name}.title`) })).toBeVisible()
    }
    await page.goto('/')
    await expect(page.getByRole('link', { name: words('public:welcome.signIn') })).toBeVisible()
  })
}

test('the answers to questions open and close by keyboard, and the first one stands open', async ({ phone }) => {
  const words = wordsOf('ja')
  const { page } = await phone({ online: true, language: 'ja' })
  await page.goto('/help')
  const answer = (name: string) => page.getByText(words(`guide:help.${name}.answer`).split('\n')[0]?.replace(/^- /, '') ?? '')
  await expect(answer('account')).toBeVisible()
  await expect(answer('shared')).toBeHidden()
  await page.locator('summary').filter({ hasText: words('guide:help.shared.question') }).focus()
  await page.keyboard.press('Enter')
  await expect(answer('shared')).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(answer('shared')).toBeHidden()
})

test('the first page is readable before storage opens, and whoever is signed in never sees it flash by', async ({ server, phone }) => {
  const words = wordsOf('ja')
  const { page } = await phone({ language: 'ja' })
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1, name: words('public:welcome.title') })).toBeVisible()
  const databases = () => page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))
  expect(await databases()).toEqual([])
  await page.getByRole('link', { name: words('public:welcome.signIn') }).click()
  await enterCode(page, server, words, 'hanako@example.jp')
  await expect(page.getByRole('link', { name: words('home:due.begin') })).toBeVisible()

  await page.addInitScript((title) => {
    new MutationObserver(() => {
      if (document.querySelector('h1')?.textContent === title) sessionStorage.setItem('flashed', '1')
    }).observe(document, { childList: true, subtree: true })
  }, words('public:welcome.title'))
  await page.reload()
  await expect(page.getByRole('link', { name: words('home:due.begin') })).toBeVisible()
  expect(await page.evaluate(() => sessionStorage.getItem('flashed'))).toBeNull()
})
