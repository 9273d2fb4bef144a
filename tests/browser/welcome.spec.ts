import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Page } from '@playwright/test'
import { jgradIdOf } from '../../src/domain/account/jgrad-id.ts'
import { tabTo } from './keyboard.ts'
import { lookAt } from './looking.ts'
import { codeMailedTo, letterTo, mailsIn } from './mail.ts'
import { expect, test } from './setting.ts'
import { enterCode, readyForOffline } from './steps.ts'
import { type Words, wordsOf } from './words.ts'

const email = 'newcomer@example.jp'
const arrive = (page: Page, title: string | RegExp) => expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
const hello = (words: Words) => words('welcome:hello.title', { name: '鈴木 みどり' })

test('the first sign-in goes through the record and agreeing, and only agreeing needs the network', async ({ server, phone }) => {
  const language = 'ja'
  const words = wordsOf(language)
  test.setTimeout(240_000)
  const own = await phone({ language, keeps: true })
  let { page } = own
  await page.goto('/sign-in?back=%2Fpostings')
  await enterCode(page, server, words, email)
  await arrive(page, hello(words))
  await expect(page.getByText(jgradIdOf(4), { exact: true })).toBeVisible()
  await lookAt(page)
  await readyForOffline(page, words)

  // The browser was closed in between, and there is no network: it goes on where it has to.
  await own.close()
  page = await own.open({ offline: true })
  await page.goto('/')
  await arrive(page, hello(words))
  await page.getByRole('link', { name: words('welcome:hello.next') }).click()
  await arrive(page, words('welcome:facts.title'))
  await expect(page.getByText('S-0004')).toBeVisible()
  const goOn = page.getByRole('button', { name: words('welcome:facts.next') })
  await goOn.click()
  await expect(page.getByRole('link', { name: words('welcome:problem.verdict') })).toBeVisible()
  await page.getByLabel(words('welcome:facts.wrong')).check()
  await page.getByLabel(words('welcome:wish.entryYear')).fill('いつか')
  await goOn.click()
  await expect(page.getByRole('link', { name: words('welcome:problem.entryYear') })).toBeVisible()
  await lookAt(page)
  await page.getByLabel(words('welcome:wish.entryYear')).fill('２０２４')
  await expect(page.getByText(words('profile:saved.saved'))).toBeVisible()
  await page.reload()
  await expect(page.getByLabel(words('welcome:wish.entryYear'))).toHaveValue('２０２４')
  await goOn.click()
  await arrive(page, words('welcome:agree.title'))
  const send = page.getByRole('button', { name: words('welcome:agree.send') })
  await send.click()
  await expect(page.getByRole('link', { name: words('welcome:problem.agree') })).toBeVisible()
  await lookAt(page)
  await page.getByLabel(words('welcome:agree.registry')).check()
  await send.click()
  await expect(page.getByText(words('welcome:problem.offline'))).toBeVisible()

  await own.context.setOffline(false)
  // The university has a text of its own, which only the server can tell of.
  await send.click()
  await page.getByLabel(words.like('welcome:agree.university')).check()
  await send.click()
  await arrive(page, words('welcome:next.title'))
  await lookAt(page)
  await letterTo(email, server.dataDir, jgradIdOf(4))
  await page.getByRole('link', { name: words('welcome:next.home') }).click()
  await expect(page.getByRole('link', { name: words('home:due.begin') })).toBeVisible()
  await page.goto('/welcome')
  await expect(page.getByRole('link', { name: words('home:due.begin') })).toBeVisible()
  const database = new DatabaseSync(join(server.dataDir, 'jgrad.sqlite'))
  expect(database.prepare('select field, value from corrections').all()).toMatchObject([{ field: 'entryYear', value: '2024' }])
  database.close()
})

test('somebody a university entered may decline, and nothing is left on the phone either', async ({ server, phone }) => {
  const language = 'en'
  const words = wordsOf(language)
  const database = new DatabaseSync(join(server.dataDir, 'jgrad.sqlite'))
  database.exec('pragma busy_timeout = 5000')
  database.prepare("update accounts set standing = 'invited' where address = ?").run(email)
  const { page } = await phone({ online: true, language })
  await page.goto('/sign-in')
  await enterCode(page, server, words, email)
  await arrive(page, hello(words))
  await expect(page.getByText(words.like('welcome:hello.invited'))).toBeVisible()
  await page.goto('/welcome/agree')
  await page.getByRole('button', { name: words('welcome:decline.button') }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await lookAt(page)
  await page.getByRole('button', { name: words('welcome:decline.cancel') }).click()
  await page.getByRole('button', { name: words('welcome:decline.button') }).click()
  await page.getByRole('button', { name: words('welcome:decline.confirm') }).click()
  await arrive(page, words('welcome:declined.title'))
  await lookAt(page)
  expect(database.prepare('select id from accounts where address = ?').all(email)).toEqual([])
  database.close()
  await expect.poll(() => page.evaluate(async () => (await indexedDB.databases()).filter(({ name }) => name?.startsWith('jgrad-notebook')).length)).toBe(0)
  await page.goto('/')
  await expect(page.getByRole('link', { name: words('public:welcome.signIn') }).first()).toBeVisible()
})

test('the first sign-in is gone through with the keyboard alone, and on another device it is done then', async ({ server, phone }) => {
  const words = wordsOf('en')
  const other = await phone({ online: true, language: 'en' })
  await other.page.goto('/sign-in')
  await enterCode(other.page, server, words, email)
  await arrive(other.page, hello(words))

  const { page } = await phone({ online: true, language: 'en', width: 1280, height: 800 })
  const title = page.getByRole('heading', { level: 1 })
  await page.goto('/sign-in')
  await tabTo(page, page.getByLabel(words('account:signIn.email')))
  const before = mailsIn(server.dataDir)
  await page.keyboard.type(email)
  await page.keyboard.press('Enter')
  const code = await codeMailedTo(email, server.dataDir, before)
  await tabTo(page, page.getByLabel(words('account:code.code')).first())
  await page.keyboard.type(code)
  await page.keyboard.press('Enter')
  await expect(title).toHaveText(hello(words))
  await expect(title).toBeFocused()
  await tabTo(page, page.getByRole('link', { name: words('welcome:hello.next') }))
  await page.keyboard.press('Enter')
  await expect(title).toHaveText(words('welcome:facts.title'))
  await expect(title).toBeFocused()
  await tabTo(page, page.getByLabel(words('welcome:facts.right')))
  await page.keyboard.press('Space')
  await tabTo(page, page.getByRole('button', { name: words('welcome:facts.next') }))
  await page.keyboard.press('Enter')
  await expect(title).toHaveText(words('welcome:agree.title'))
  await expect(title).toBeFocused()
  for (const agreed of [page.getByLabel(words('welcome:agree.registry')), page.getByLabel(words.like('welcome:agree.university'))]) {
    await tabTo(page, agreed)
    await page.keyboard.press('Space')
  }
  await tabTo(page, page.getByRole('button', { name: words('welcome:agree.send') }))
  await page.keyboard.press('Enter')
  await expect(title).toHaveText(words('welcome:next.title'))
  await expect(title).toBeFocused()

  await other.page.goto('/')
  await expect(other.page.getByRole('link', { name: words('home:due.begin') })).toBeVisible()
})
