import type { Page } from '@playwright/test'
import { type Finger, giveFinger } from './authenticator.ts'
import { tabTo } from './keyboard.ts'
import { lookAt } from './looking.ts'
import { letterTo } from './mail.ts'
import { expect, test } from './setting.ts'
import { enterCode, signIn } from './steps.ts'
import { type Words, wordsOf } from './words.ts'

const alex = 'alex@example.jp'

/** On the page of passkeys: adds one with the proposed name. */
async function add(page: Page, words: Words, finger: Finger): Promise<void> {
  await finger.ready(true)
  await page.goto('/me/passkeys')
  await page.getByRole('button', { name: words('devices:passkeys.add.button') }).click()
  await expect(page.getByText(words('devices:passkeys.done.added'))).toBeVisible()
  await finger.ready(false)
}

async function signOut(page: Page, words: Words): Promise<void> {
  await page.goto('/me')
  await page.getByRole('button', { name: words('account:signOut.button') }).click()
  const gone = page.waitForResponse((response) => response.request().method() === 'DELETE')
  await page.getByRole('dialog').getByRole('button', { name: words('account:signOut.confirm') }).click()
  await gone
}

const greeting = (page: Page, words: Words) =>
  page.getByRole('heading', { level: 1, name: words('home:greeting', { name: 'Alex Martin' }) })

test('a passkey is added, named anew, used and removed', async ({ server, phone }) => {
  const language = 'en'
  const words = wordsOf(language)
  const { page } = await phone({ online: true, language })
  const finger = await giveFinger(page)
  await signIn(page, server, words, alex)
  await page.goto('/me/passkeys')
  await expect(page.getByRole('heading', { name: words('devices:passkeys.add.first') })).toBeVisible()
  await expect(page.getByLabel(words('devices:passkeys.name'))).toHaveValue('Linux, Chrome')
  await lookAt(page)
  await add(page, words, finger)
  expect(await finger.count()).toBe(1)
  await letterTo(alex, server.dataDir, '/me/passkeys')
  await expect(page.getByText(words('devices:passkeys.never'))).toBeVisible()
  await lookAt(page)

  await page.getByRole('button', { name: words('devices:passkeys.rename.button') }).click()
  await page.getByRole('dialog').getByLabel(words('devices:passkeys.name')).fill('机の上の電話')
  await lookAt(page)
  await page.getByRole('dialog').getByRole('button', { name: words('devices:passkeys.rename.confirm') }).click()
  await expect(page.getByRole('heading', { name: '机の上の電話' })).toBeVisible()

  await signOut(page, words)
  await page.goto('/sign-in')
  await lookAt(page)
  await finger.ready(true)
  await page.getByRole('button', { name: words('account:signIn.passkey'), exact: true }).click()
  await expect(greeting(page, words)).toBeVisible()

  await page.goto('/me/passkeys')
  await page.getByRole('button', { name: words('devices:passkeys.remove.button') }).click()
  await expect(page.getByRole('dialog').getByRole('heading', { name: words('devices:passkeys.remove.title', { name: '机の上の電話' }) })).toBeVisible()
  await page.getByRole('dialog').getByRole('button', { name: words('devices:passkeys.remove.confirm') }).click()
  await expect(page.getByText(words('devices:passkeys.done.removed'))).toBeVisible()
  await expect(page.getByRole('heading', { name: '机の上の電話' })).toHaveCount(0)
})

test('the browser offers the passkey below the address field, and choosing it there is enough', async ({ server, phone }) => {
  const words = wordsOf('ja')
  const { page } = await phone({ online: true, language: 'ja' })
  const finger = await giveFinger(page)
  await signIn(page, server, words, alex)
  await add(page, words, finger)
  await signOut(page, words)
  const asked = page.waitForResponse('**/api/session/passkey/options')
  await finger.ready(true)
  await page.goto('/sign-in')
  await asked
  // What a person would tap in the list below the field, the virtual authenticator does by itself.
  await expect(greeting(page, words)).toBeVisible()
})

test('a passkey that is put off, unknown or removed leaves the code, and no button that does nothing', async ({ server, phone }) => {
  const words = wordsOf('ja')
  const { page } = await phone({ online: true, language: 'ja' })
  // What a person does with the browser's own window, which a test can't reach: close it, or wait until it gives up.
  await page.addInitScript(() => {
    const { credentials } = navigator
    const get = credentials.get.bind(credentials)
    credentials.get = (options) =>
      options?.mediation === 'conditional' ? get(options) : Promise.reject(new DOMException('put off', 'NotAllowedError'))
  })
  await page.goto('/sign-in')
  const button = page.getByRole('button', { name: words('account:signIn.passkey'), exact: true })
  for (const _ of ['first', 'again']) {
    await button.click()
    await expect(page.getByText(words('account:problem.passkeyCancelled'))).toBeVisible()
    await expect(button).not.toHaveAttribute('aria-disabled')
  }
  await lookAt(page)
  await enterCode(page, server, words, alex)
  await expect(greeting(page, words)).toBeVisible()
})

test('a passkey that was removed here says so, and the code still works', async ({ server, phone }) => {
  const words = wordsOf('en')
  const { page } = await phone({ online: true, language: 'en' })
  const finger = await giveFinger(page)
  await signIn(page, server, words, alex)
  await add(page, words, finger)
  await page.getByRole('button', { name: words('devices:passkeys.remove.button') }).click()
  await page.getByRole('dialog').getByRole('button', { name: words('devices:passkeys.remove.confirm') }).click()
  await expect(page.getByText(words('devices:passkeys.done.removed'))).toBeVisible()
  await signOut(page, words)
  await page.goto('/sign-in')
  await finger.ready(true)
  await page.getByRole('button', { name: words('account:signIn.passkey'), exact: true }).click()
  await expect(page.getByText(words('account:problem.passkeyRefused'))).toBeVisible()
  await finger.ready(false)
  await enterCode(page, server, words, alex)
  await expect(greeting(page, words)).toBeVisible()
})

test('whoever is asked for a passkey and would rather have a code gets one, with no word of the passkey', async ({ server, phone }) => {
  const words = wordsOf('en')
  const { page } = await phone({ online: true, language: 'en' })
  await giveFinger(page)
  await page.goto('/sign-in')
  await page.getByRole('button', { name: words('account:signIn.passkey'), exact: true }).click()
  await expect(page.getByRole('button', { name: words('account:signIn.passkeyWaits') })).toBeVisible()
  await enterCode(page, server, words, alex)
  await expect(greeting(page, words)).toBeVisible()
})

test('a browser without passkeys offers none, and one that is offline says what needs a network', async ({ server, phone }) => {
  const words = wordsOf('ja')
  const { page, context } = await phone({ language: 'ja' })
  await page.addInitScript(() => Reflect.deleteProperty(window, 'PublicKeyCredential'))
  await page.goto('/sign-in')
  await expect(page.getByRole('button', { name: words('account:signIn.send') })).toBeVisible()
  await expect(page.getByRole('button', { name: words('account:signIn.passkey'), exact: true })).toHaveCount(0)
  await enterCode(page, server, words, alex)
  await expect(greeting(page, words)).toBeVisible()
  await page.goto('/me/passkeys')
  await expect(page.getByText(words('devices:passkeys.problem.impossible'))).toBeVisible()
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
  })
  await context.setOffline(true)
  await page.goto('/me/devices')
  await expect(page.getByText(words('devices:unanswered.offline'))).toBeVisible()
  await lookAt(page)
  await context.setOffline(false)
  await page.getByRole('button', { name: words('devices:unanswered.again') }).click()
  await expect(page.getByText(words('devices:here'), { exact: true })).toBeVisible()
})

test('everything is reached with the keyboard alone', async ({ server, phone }) => {
  const words = wordsOf('ja')
  const { page } = await phone({ online: true, language: 'ja' })
  const finger = await giveFinger(page)
  await signIn(page, server, words, alex)
  await page.goto('/me/passkeys')
  await finger.ready(true)
  await tabTo(page, page.getByLabel(words('devices:passkeys.name')))
  await page.keyboard.press('Enter')
  await expect(page.getByText(words('devices:passkeys.done.added'))).toBeVisible()
  await tabTo(page, page.getByRole('button', { name: words('devices:passkeys.remove.button') }))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(page.getByRole('button', { name: words('devices:passkeys.remove.button') })).toBeFocused()
  await page.goto('/me/devices')
  await expect(page.getByText(words('devices:here'), { exact: true })).toBeVisible()
})
