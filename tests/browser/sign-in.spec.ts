import { lookAt } from './looking.ts'
import { codeMailedTo, mailsIn, mailsTo } from './mail.ts'
import { expect, test } from './setting.ts'
import { wordsOf } from './words.ts'

const email = 'alex@example.jp'

test('leaving for the mail and coming back leads to the code field, and the code is taken as it was pasted', async ({ server, phone }) => {
  const words = wordsOf('ja')
  const own = await phone({ language: 'ja', keeps: true })
  await own.page.goto('/sign-in')
  const before = mailsIn(server.dataDir)
  // Typed with the Japanese input method still on: full-width letters and a space at the end.
  await own.page.getByLabel(words('account:signIn.email')).fill('ａｌｅｘ＠ｅｘａｍｐｌｅ．ｊｐ　')
  await own.page.getByRole('button', { name: words('account:signIn.send') }).click()
  await expect(own.page.getByRole('heading', { level: 1, name: words('account:code.title') })).toBeVisible()
  const code = await codeMailedTo(email, server.dataDir, before)

  // The browser was closed for the mail app; the app opens at the code again, knowing where it was sent.
  await own.close()
  const page = await own.open()
  await page.goto('/sign-in')
  await expect(page.getByText(email)).toBeVisible()
  const field = page.getByLabel(words('account:code.code')).first()
  await expect(field).toHaveAttribute('autocomplete', 'one-time-code')
  const fullWidth = code.replaceAll(/\d/g, (digit) => String.fromCodePoint((digit.codePointAt(0) ?? 0) + 0xfee0))
  await field.fill(` ${fullWidth.slice(0, 3)}　${fullWidth.slice(3)} `)
  await page.getByRole('button', { name: words('account:code.enter') }).click()
  await expect(page.getByRole('heading', { level: 1, name: words('home:greeting', { name: 'Alex Martin' }) })).toBeVisible()
})

test('a wrong code says what to do, and the right one still works', async ({ server, phone }) => {
  const words = wordsOf('en')
  const { page } = await phone({ online: true, language: 'en' })
  await page.goto('/sign-in')
  const before = mailsIn(server.dataDir)
  await page.getByLabel(words('account:signIn.email')).fill(email)
  await page.getByRole('button', { name: words('account:signIn.send') }).click()
  const code = await codeMailedTo(email, server.dataDir, before)
  const field = page.getByLabel(words('account:code.code')).first()
  await field.fill(code === '123456' ? '654321' : '123456')
  await page.getByRole('button', { name: words('account:code.enter') }).click()
  await expect(page.getByRole('link', { name: words('account:problem.wrongCode') })).toBeVisible()
  await field.fill(code)
  await page.getByRole('button', { name: words('account:code.enter') }).click()
  await expect(page.getByRole('heading', { level: 1, name: words('home:greeting', { name: 'Alex Martin' }) })).toBeVisible()
})

test('an address that nobody registered gets the same screen, and no mail', async ({ server, phone }) => {
  const words = wordsOf('ja')
  const { page } = await phone({ online: true, language: 'ja' })
  await page.goto('/sign-in')
  await page.getByLabel(words('account:signIn.email')).fill('nobody@example.jp')
  await page.getByRole('button', { name: words('account:signIn.send') }).click()
  await expect(page.getByRole('heading', { level: 1, name: words('account:code.title') })).toBeVisible()
  expect(mailsTo('nobody@example.jp', server.dataDir)).toBe(0)
})

test('whoever has a code already is asked for no other, and may paste the twelve digits of a first mail', async ({ server, phone }) => {
  const words = wordsOf('ja')
  const asking = await phone({ online: true, language: 'ja' })
  const before = mailsIn(server.dataDir)
  await asking.page.goto('/sign-in')
  await asking.page.getByLabel(words('account:signIn.email')).fill(email)
  await asking.page.getByRole('button', { name: words('account:signIn.send') }).click()
  const code = await codeMailedTo(email, server.dataDir, before)

  const { page } = await phone({ online: true, language: 'ja' })
  const mails = mailsTo(email, server.dataDir)
  await page.goto('/sign-in')
  await page.getByLabel(words('account:signIn.email')).fill(email)
  await page.getByRole('button', { name: words('account:signIn.haveCode') }).click()
  await expect(page.getByText(words('account:code.atHandHint'))).toBeVisible()
  await lookAt(page)
  const field = page.getByLabel(words('account:code.code')).first()
  await field.fill('1234 5678 9012')
  await page.getByRole('button', { name: words('account:code.enter') }).click()
  await expect(page.getByRole('link', { name: words('account:problem.wrongCode') })).toBeVisible()
  await field.fill(code)
  await page.getByRole('button', { name: words('account:code.enter') }).click()
  await expect(page.getByRole('heading', { level: 1, name: words('home:greeting', { name: 'Alex Martin' }) })).toBeVisible()
  expect(mailsTo(email, server.dataDir)).toBe(mails)
})
