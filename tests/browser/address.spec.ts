import type { Page } from '@playwright/test'
import { jgradIdOf } from '../../src/domain/account/jgrad-id.ts'
import { tabTo } from './keyboard.ts'
import { lookAt } from './looking.ts'
import { codeMailedTo, letterTo, mailsIn } from './mail.ts'
import { expect, test } from './setting.ts'
import { enterCode, signIn, statusLine } from './steps.ts'
import { wordsOf } from './words.ts'

const old = 'taro@example.ac.jp'
const lasting = 'taro@example.com'
const arrive = (page: Page, title: string) => expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()

test('an address that ends is changed, everywhere, and changed back from where it was', async ({ server, phone }) => {
  const language = 'en'
  const words = wordsOf(language)
  test.setTimeout(240_000)
  const { page } = await phone({ online: true, language })
  await signIn(page, server, words, old)
  const other = await phone({ online: true, language })
  await signIn(other.page, server, words, old)

  await expect(page.getByRole('heading', { name: words('attention:address.half-year') })).toBeVisible()
  await lookAt(page)
  await page.getByRole('link', { name: words('attention:address.see') }).click()
  await arrive(page, words('address:title'))
  await expect(page.getByRole('heading', { name: words('address:phase.half-year') })).toBeVisible()
  await lookAt(page)
  const field = page.getByLabel(words('address:change.label'))
  const send = page.getByRole('button', { name: words('address:change.send') })
  await field.fill('20123456')
  await send.click()
  await expect(page.getByRole('link', { name: words('address:problem.no-address') })).toBeVisible()
  await lookAt(page)
  await field.fill('20123456@ed.tmu.ac.jp')
  await send.click()
  await expect(page.getByRole('link', { name: words('address:problem.sign-in-id') })).toBeVisible()
  await field.fill('taro@gmial.com')
  await field.blur()
  await page.getByRole('button', { name: words('address:change.take', { address: 'taro@gmail.com' }) }).click()
  await expect(field).toHaveValue('taro@gmail.com')
  await field.fill('other@example.ac.jp')
  await field.blur()
  await expect(page.getByText(words('address:problem.ends'))).toBeVisible()
  const before = mailsIn(server.dataDir)
  await field.fill('ｔａｒｏ＠example.com')
  await send.click()
  const code = await codeMailedTo(lasting, server.dataDir, before)
  await expect(page.getByText(lasting)).toBeVisible()
  await lookAt(page)
  // Away to the mail, and back.
  await page.reload()
  const codeField = page.getByLabel(words('address:code.label')).first()
  await codeField.fill(code === '000000' ? '111111' : '000000')
  await page.getByRole('button', { name: words('address:code.enter') }).click()
  await expect(codeField).toHaveAttribute('aria-invalid', 'true')
  await codeField.fill(code)
  await page.getByRole('button', { name: words('address:code.enter') }).click()
  await expect(page.getByRole('heading', { name: words('address:changed.title') })).toBeVisible()
  await expect(page.locator('.address').first()).toHaveText(lasting)
  await lookAt(page)

  await other.page.goto('/')
  await expect(other.page.getByRole('heading', { name: words('attention:address.half-year') })).toBeHidden()
  await other.page.goto('/me')
  await expect(other.page.getByText(lasting)).toBeVisible()
  await expect(other.page.getByText(jgradIdOf(3))).toBeVisible()

  // The old address: opening the link does nothing yet, and leaves nothing in the bar.
  // By its path: the server of this test was started on any port, and does not know by which address it is reached.
  const link = /\/address\/undo#\S+/.exec(await letterTo(old, server.dataDir, '/address/undo#'))?.[0] ?? ''
  const third = await phone({ online: true, language })
  const asked: string[] = []
  third.context.on('request', (request) => asked.push(request.url()))
  await third.page.goto(link)
  await arrive(third.page, words('address:undo.title'))
  await expect.poll(() => third.page.url()).toBe(`${server.origin}/address/undo`)
  await lookAt(third.page)
  await page.reload()
  await expect(page.locator('.address').first()).toHaveText(lasting)
  await third.page.getByRole('button', { name: words('address:undo.button') }).click()
  await arrive(third.page, words('address:undo.doneTitle'))
  await expect(third.page.getByText(old)).toBeVisible()
  await lookAt(third.page)
  expect(asked.filter((url) => url.includes(link.split('#')[1] ?? link))).toEqual([])
  await letterTo(lasting, server.dataDir, old)

  // Whoever was signed in elsewhere no longer is.
  await page.goto('/')
  await expect(page.getByRole('link', { name: words('public:welcome.signIn') }).first()).toBeVisible()
  await third.page.getByRole('link', { name: words('address:undo.signIn') }).click()
  await enterCode(third.page, server, words, old)
  await expect(third.page.getByRole('link', { name: words('home:due.begin') })).toBeVisible()
})

test('an address that stays is said to stay, offline too, and not asked about again', async ({ server, phone }) => {
  const language = 'ja'
  const words = wordsOf(language)
  const { page, context } = await phone({ online: true, language })
  await signIn(page, server, words, old)
  await page.goto('/me')
  await expect(page.getByText(words('settings:account.ends.half-year'))).toBeVisible()
  await lookAt(page)
  await page.getByRole('link', { name: words('settings:account.address') }).click()
  await arrive(page, words('address:title'))
  await context.setOffline(true)
  await page.getByRole('button', { name: words('address:stays.say') }).click()
  await expect(page.getByRole('heading', { name: words('address:stays.said') })).toBeVisible()
  await page.getByLabel(words('address:change.label')).fill(lasting)
  await page.getByRole('button', { name: words('address:change.send') }).click()
  await expect(page.getByText(words('address:problem.offline'))).toBeVisible()
  await context.setOffline(false)
  await page.goto('/')
  await expect(statusLine(page)).toHaveText(words.like('shell:status.allReceived'))
  await expect(page.getByText(words('attention:notices', { count: 2 }))).toBeVisible()
  await expect(page.getByRole('heading', { name: words('attention:address.half-year') })).toBeHidden()
})

test('an address is changed with the keyboard alone', async ({ server, phone }) => {
  const words = wordsOf('en')
  const { page } = await phone({ online: true, language: 'en', width: 1280, height: 800 })
  await signIn(page, server, words, 'alex@example.jp')
  await page.goto('/me/address')
  await tabTo(page, page.getByLabel(words('address:change.label')))
  const before = mailsIn(server.dataDir)
  await page.keyboard.type('alex@example.com')
  await page.keyboard.press('Enter')
  const code = await codeMailedTo('alex@example.com', server.dataDir, before)
  await expect(page.getByRole('heading', { level: 2, name: words('address:code.title') })).toBeFocused()
  await tabTo(page, page.getByLabel(words('address:code.label')).first())
  await page.keyboard.type(code)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: words('address:changed.title') })).toBeVisible()
})
