import type { Page } from '@playwright/test'
import { giveAuthenticator } from './at-the-desk.ts'
import { tabTo } from './keyboard.ts'
import { lookAt } from './looking.ts'
import { codeMailedTo, mailsIn } from './mail.ts'
import { openOffice } from './office-door.ts'
import type { Server } from './server.ts'
import { expect, test } from './setting.ts'
import { type Words, wordsOf } from './words.ts'

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true })

/** Comes in for the first time by the address in the invitation: a code, then a passkey of this device. */
async function comeWithInvitation(page: Page, server: Server, words: Words, email: string): Promise<void> {
  await page.goto('/university')
  await expect(heading(page, words('office-sign-in:coordinator.title'))).toBeVisible()
  await lookAt(page)
  const before = mailsIn(server.dataDir)
  await page.getByLabel(words('office-sign-in:address.label')).fill(email)
  await page.getByRole('button', { name: words('office-sign-in:address.send') }).click()
  await expect(heading(page, words('office-sign-in:code.title'))).toBeVisible()
  const code = await codeMailedTo(email, server.dataDir, before)
  await page.getByLabel(words('office-sign-in:code.label'), { exact: true }).fill(code)
  await page.getByRole('button', { name: words('office-sign-in:code.enter') }).click()
  await expect(heading(page, words('office-sign-in:first.title'))).toBeVisible()
  await lookAt(page)
  await page.getByRole('button', { name: words('office-sign-in:first.add') }).click()
}

for (const { language, width, university } of [
  { language: 'ja', width: 390, university: '見本大学（サンプル）' },
  { language: 'en', width: 1280, university: 'Sample University' },
] as const) {
  test(`a coordinator at ${width} px, ${language}: invited, in with a passkey, the own figures, and no page of the office`, async ({ server, phone }) => {
    test.slow()
    const words = wordsOf(language)
    const email = 'desk@example.ac.jp'
    const office = await phone({ online: true, language, width: 1280, height: 800 })
    await openOffice(office.page, server, '/office/people')
    const form = office.page.locator('form').filter({ has: office.page.getByRole('heading', { name: words('office-people:coordinators.invite.title') }) })
    await form.getByRole('button', { name: words('office-people:invite.send') }).click()
    await expect(form.getByRole('link', { name: words('office-people:coordinators.invite.universityMissing') })).toBeVisible()
    await lookAt(office.page)
    await form.getByLabel(words('office-people:coordinators.university')).selectOption({ label: university })
    await form.getByLabel(words('office-people:invite.name')).fill('教務 一')
    // An address that a registrant has: what to do is said at the field.
    await form.getByLabel(words('office-people:invite.email')).fill('hanako@example.jp')
    await form.getByRole('button', { name: words('office-people:invite.send') }).click()
    await expect(form.getByRole('link', { name: words('problems:address-taken') })).toBeVisible()
    await form.getByLabel(words('office-people:invite.email')).fill(email)
    await form.getByRole('button', { name: words('office-people:invite.send') }).click()
    await expect(office.page.getByRole('rowheader', { name: email })).toBeVisible()
    await lookAt(office.page)

    const { page, context } = await phone({ online: true, language, width, height: 844 })
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await giveAuthenticator(context, page)
    await comeWithInvitation(page, server, words, email)
    await expect(heading(page, words('office-coordinator:title', { university }))).toBeVisible()
    await expect(page.getByRole('img', { name: words('office-coordinator:chart') }).first()).toBeVisible()
    await expect(page.getByRole('navigation')).toHaveCount(0)
    await page.getByText(words('office-coordinator:seeDays')).last().click()
    await expect(page.getByRole('row')).not.toHaveCount(0)
    await lookAt(page)

    // By the keyboard: a text to send, in both languages.
    await tabTo(page, page.getByRole('button', { name: words('office-coordinator:copy') }).first())
    await page.keyboard.press('Enter')
    await expect(page.getByText(words('office-coordinator:copied'))).toBeVisible()
    const copied = await page.evaluate(() => navigator.clipboard.readText())
    expect(copied).toContain('http://localhost')
    expect(copied).toContain('回答')
    expect(copied).toContain('Survey of doctoral graduates')
    const saving = page.waitForEvent('download')
    await page.getByRole('button', { name: words('office-coordinator:save') }).click()
    const file = await (await saving).createReadStream()
    const text = (await file.toArray()).join('')
    expect(text).toContain(university)
    expect(text).not.toContain('@')

    // The office is closed to them, and says where their own place is.
    await page.goto('/office/people')
    await expect(heading(page, words('office-sign-in:elsewhere.office.title'))).toBeVisible()
    await lookAt(page)
    const refused = await page.request.get('/api/office/people')
    expect([refused.status(), ((await refused.json()) as { code: string }).code]).toEqual([403, 'not-office'])
    await page.getByRole('link', { name: words('office-sign-in:elsewhere.toUniversity.open') }).click()
    await expect(heading(page, words('office-coordinator:title', { university }))).toBeVisible()

    // Removed by the office, they are out at once; a press finds it out.
    const row = office.page.getByRole('row').filter({ hasText: email })
    await row.getByRole('button', { name: words('office-people:remove.button') }).click()
    await office.page.getByRole('dialog').getByRole('button', { name: words('office-people:remove.confirm') }).click()
    await expect(office.page.getByRole('rowheader', { name: email })).toHaveCount(0)
    await page.reload()
    await expect(heading(page, words('office-sign-in:coordinator.title'))).toBeVisible()
  })
}

test('a coordinator who signs in where registrants do is shown the way', async ({ server, phone }) => {
  const words = wordsOf('ja')
  const { page } = await phone({ online: true, language: 'ja' })
  const before = mailsIn(server.dataDir)
  await page.goto('/sign-in')
  await page.getByLabel(words('account:signIn.email')).fill('university@example.jp')
  await page.getByRole('button', { name: words('account:signIn.send') }).click()
  await expect(heading(page, words('account:code.title'))).toBeVisible()
  await page.getByLabel(words('account:code.code')).first().fill(await codeMailedTo('university@example.jp', server.dataDir, before))
  await page.getByRole('button', { name: words('account:code.enter') }).click()
  await expect(heading(page, words('instead:coordinator.title'))).toBeVisible()
  await lookAt(page)
  await page.getByRole('link', { name: words('instead:coordinator.open') }).click()
  await expect(heading(page, words('office-sign-in:first.title'))).toBeVisible()
})
