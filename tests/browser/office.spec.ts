import type { Page } from '@playwright/test'
import { applyTo, comeIn, giveAuthenticator } from './at-the-desk.ts'
import { tabTo } from './keyboard.ts'
import { lookAt } from './looking.ts'
import { codeMailedTo, mailsIn } from './mail.ts'
import { expect, test } from './setting.ts'
import { wordsOf } from './words.ts'

const desks = [
  { language: 'ja', width: 1280, height: 800 },
  { language: 'en', width: 820, height: 1180 },
] as const

/** Opens a place from the menu, which is behind a button where the window is narrow. */
async function goTo(page: Page, words: ReturnType<typeof wordsOf>, place: string): Promise<void> {
  const menu = page.getByRole('button', { name: words('office:places.open') })
  if (await menu.isVisible()) await menu.click()
  await page.getByRole('navigation', { name: words('office:places.label') }).getByRole('link', { name: words(place) }).click()
  await expect(page.getByRole('heading', { level: 1, name: words(place) })).toBeVisible()
}

for (const { language, width, height } of desks) {
  test(`the office at ${width} px, ${language}: coming in with a first passkey, deciding, and what the log has of it`, async ({ server, phone }) => {
    test.slow()
    const words = wordsOf(language)
    await applyTo(server, { name: '山田 花子', nameKana: 'ヤマダ ハナコ', nameLatin: 'Hanako Yamada', email: 'yamada-h@example.org', studentNumber: 'S-9' })
    await applyTo(server, { name: '鈴木 誠', nameKana: 'スズキ マコト', nameLatin: '', email: 'makoto@example.org', studentNumber: 'S-10' })
    await applyTo(server, { name: '', nameKana: '', nameLatin: 'SUZUKI Makoto', email: 'm.suzuki@example.com', studentNumber: 'S-11' })
    const { page, context } = await phone({ online: true, language, width, height })
    await giveAuthenticator(context, page)
    await comeIn(page, server, words, { look: () => lookAt(page) })
    await expect(page.getByRole('rowheader')).toHaveCount(3)
    await lookAt(page)

    // By the keyboard alone: to the second application, opened, decided.
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 1, name: words('office-applications:file.title', { name: '鈴木 誠' }) })).toBeVisible()
    await expect(page.getByText(words('office-applications:reason.same-sound'))).toBeVisible()
    await lookAt(page)
    await tabTo(page, page.getByRole('button', { name: words('office-applications:decide.issue') }))
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog')
    await expect(dialog.getByRole('heading', { name: words('office-applications:ask.issue.title', { count: 1 }) })).toBeVisible()
    await lookAt(page)
    await tabTo(page, dialog.getByRole('button', { name: words('office-applications:ask.issue.confirm') }))
    await page.keyboard.press('Enter')
    await expect(page.getByText(words('office-applications:result.done', { count: 1 }))).toBeVisible()
    await expect(page.getByText(/^JD\d{9}$/)).toBeVisible()
    await lookAt(page)
    await page.keyboard.press('u')
    await expect(page.getByRole('heading', { level: 1, name: words('office-applications:title'), exact: true })).toBeVisible()

    // The namesake in Latin letters is now like somebody who is registered, and is joined to them.
    await page.getByRole('link', { name: 'SUZUKI Makoto' }).click()
    await page.getByRole('button', { name: words('office-applications:decide.join') }).click()
    await dialog.getByRole('button', { name: words('office-applications:ask.join.confirm') }).click()
    await expect(page.getByText(words('office-applications:result.done', { count: 1 }))).toBeVisible()

    await goTo(page, words, 'office-audit:title')
    await expect(page.getByRole('rowheader', { name: words('office-audit:deeds.application.join') })).toBeVisible()
    await lookAt(page)
    await goTo(page, words, 'office-people:title')
    await expect(page.getByRole('rowheader', { name: /office@example\.jp/ })).toBeVisible()
    await lookAt(page)

    // The next time: with a code it is not enough, with the passkey alone it is.
    await page.getByRole('button', { name: words('office:signOut') }).click()
    await expect(page.getByRole('heading', { level: 1, name: words('office-sign-in:title') })).toBeVisible()
    const before = mailsIn(server.dataDir)
    await page.getByLabel(words('office-sign-in:address.label')).fill('office@example.jp')
    await page.getByRole('button', { name: words('office-sign-in:address.send') }).click()
    const code = await codeMailedTo('office@example.jp', server.dataDir, before)
    await page.getByLabel(words('office-sign-in:code.label'), { exact: true }).fill(code)
    await page.getByRole('button', { name: words('office-sign-in:code.enter') }).click()
    await expect(page.getByRole('heading', { level: 1, name: words('office-sign-in:passkey.title') })).toBeVisible()
    // Whoever stands at the door was looked for once: a page that goes on looking may take its last look for the newest.
    const looks: string[] = []
    page.on('request', (request) => {
      if (request.url().endsWith('/api/office/me')) looks.push(request.url())
    })
    await lookAt(page)
    expect(looks).toEqual([])
    await page.getByRole('button', { name: words('office-sign-in:passkey.use') }).press('Enter')
    await expect(page.getByRole('heading', { level: 1, name: words('office-people:title') })).toBeVisible()
    await page.getByRole('button', { name: words('office:signOut') }).click()
    await page.getByRole('button', { name: words('office-sign-in:passkey.use') }).click()
    await expect(page.getByRole('heading', { level: 1, name: words('office-people:title') })).toBeVisible()
  })
}

test('keys rest while somebody types, and several applications are decided at once', async ({ server, phone }) => {
  const words = wordsOf('ja')
  for (const each of ['一', '二', '三']) {
    await applyTo(server, { name: `佐藤 ${each}`, nameKana: '', nameLatin: '', email: `sato${each.codePointAt(0)}@example.org`, studentNumber: `N-${each.codePointAt(0)}` })
  }
  const { page, context } = await phone({ online: true, language: 'ja', width: 1280, height: 800 })
  await giveAuthenticator(context, page)
  await comeIn(page, server, words)
  await page.keyboard.press('/')
  const field = page.getByLabel(words('office-applications:search.label'))
  await expect(field).toBeFocused()
  await page.keyboard.type('jkxu')
  await expect(field).toHaveValue('jkxu')
  await field.fill('佐藤')
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: '佐藤 一' }).focus()
  await page.keyboard.press('x')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('x')
  await expect(page.getByText(words('office-applications:picked.count', { count: 2 }))).toBeVisible()
  await lookAt(page)
  await page.getByRole('button', { name: words('office-applications:picked.mend') }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: words('office-applications:ask.mend.confirm') }).click()
  await expect(dialog.getByText(words('office-applications:ask.wordsEmpty'))).toBeVisible()
  await lookAt(page)
  await dialog.getByLabel(words('office-applications:ask.words')).fill('入学年度を確かめてください。')
  await dialog.getByRole('button', { name: words('office-applications:ask.mend.confirm') }).click()
  await expect(page.getByText(words('office-applications:result.done', { count: 2 }))).toBeVisible()
  await expect(page.getByRole('rowheader')).toHaveCount(1)
})

test('a registrant is told kindly that this is not for them, and stays signed in', async ({ server, phone }) => {
  const words = wordsOf('en')
  const { page, context } = await phone({ online: true, language: 'en' })
  await giveAuthenticator(context, page)
  await page.goto('/office')
  const before = mailsIn(server.dataDir)
  await page.getByLabel(words('office-sign-in:address.label')).fill('alex@example.jp')
  await page.getByRole('button', { name: words('office-sign-in:address.send') }).click()
  const code = await codeMailedTo('alex@example.jp', server.dataDir, before)
  await page.getByLabel(words('office-sign-in:code.label'), { exact: true }).fill(code)
  await page.getByRole('button', { name: words('office-sign-in:code.enter') }).click()
  await expect(page.getByRole('heading', { level: 1, name: words('office-sign-in:elsewhere.office.title') })).toBeVisible()
  await lookAt(page)
  await page.getByRole('link', { name: words('office-sign-in:elsewhere.app.open') }).click()
  await expect(page).toHaveURL(/\/$/)
})
