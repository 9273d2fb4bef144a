import { copyInstallation, versionMark } from './installation.ts'
import { takePhone } from './phone.ts'
import { startServer } from './server.ts'
import { expect, test } from '@playwright/test'
import { wordsOf } from './words.ts'

test('a new version is offered once, taken when the person says so, and never at the first install', async () => {
  const words = wordsOf('ja')
  const installation = copyInstallation()
  installation.deploy('1')
  const server = await startServer(installation.folder)
  const phone = await takePhone({ language: 'ja', origin: server.origin })
  try {
    const { page } = phone
    const loads: string[] = []
    page.on('load', () => loads.push(page.url()))
    const ready = page.getByText(words('shell:update.ready'))
    await page.goto('/')
    await page.evaluate(async () => {
      await navigator.serviceWorker.ready
    })
    await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller?.state)).toBe('activated')
    await expect(ready).toBeHidden()
    expect(loads).toHaveLength(1)

    installation.deploy('2')
    // Coming back to the app is when it looks for a new version. A person in mid-sentence is asked, never interrupted.
    await page.getByRole('link', { name: words('public:welcome.signIn') }).first().click()
    await page.getByLabel(words('account:signIn.email')).pressSequentially('hana')
    await page.evaluate(() => window.dispatchEvent(new Event('focus')))
    await expect(ready).toBeVisible()
    await expect(ready).toHaveCount(1)
    await expect(page.locator(versionMark)).toHaveAttribute('content', '1')
    await expect(page.getByLabel(words('account:signIn.email'))).toHaveValue('hana')

    await page.getByRole('button', { name: words('shell:update.take') }).click()
    await expect(page.locator(versionMark)).toHaveAttribute('content', '2')
    await expect(ready).toBeHidden()
    expect(loads).toHaveLength(2)
    await expect.poll(() => page.evaluate(() => navigator.serviceWorker.getRegistration().then((own) => own?.waiting ?? null))).toBeNull()
    expect(loads).toHaveLength(2)
  } finally {
    await phone.remove()
    await server.remove()
    installation.remove()
  }
})
