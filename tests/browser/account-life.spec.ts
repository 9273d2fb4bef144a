import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { copySchema } from '../../src/api/copy.ts'
import { giveFinger } from './authenticator.ts'
import { takePhone } from './phone.ts'
import { codeIn, type PostOffice } from './post-office.ts'
import { openRealInstallation } from './real-installation.ts'
import { expect, test } from './setting.ts'
import { type Words, wordsOf } from './words.ts'

/**
 * One account from its application to its closure, on an installation as a country runs it: lists taken in by the
 * command, real mail, the office at its desk, the person on a phone.
 */

const office = 'chief@office.example.jp'
const first = 'taro@example.com'
const later = 'taro@example.org'

const arrive = (page: Page, name: string | RegExp) => expect(page.getByRole('heading', { level: 1, name, exact: true })).toBeVisible()
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

/** What a university's office and the ministry send, as spreadsheets write it. */
function lists(folder: string): { universities: string; members: string } {
  const universities = join(folder, 'universities.csv')
  const members = join(folder, 'members.csv')
  writeFileSync(universities, '\uFEFF学校コード,学校種,学校名\r\nF113110100017,F1(大学),東京都立大学\r\nF101110100010,F1(大学),見本大学\r\n')
  writeFileSync(members, '学校コード,学校名,英語名,ドメイン,加入日\r\nF113110100017,東京都立大学,Tokyo Metropolitan University,tmu.ac.jp,2022-11-01\r\n')
  return { universities, members }
}

/** On the phone with no network: the form, with a sign-in ID where an address belongs, mended and sealed. */
async function fillInOffline(page: Page, words: Words): Promise<void> {
  const field = (name: string) => page.getByLabel(words(`apply:label.${name}`), { exact: false }).first()
  const next = () => page.getByRole('button', { name: words('apply:next') }).click()
  await page.goto('/apply')
  await page.getByRole('link', { name: words('apply:start.begin') }).click()
  await field('university').fill('東京都立')
  await page.getByRole('option').first().click()
  await next()
  await field('school').fill('理学研究科 物理学専攻')
  await field('studentNumber').fill('24-98765')
  await next()
  await page.getByText(words('apply:course.doctoral')).click()
  await field('entryYear').fill('2024')
  await next()
  await arrive(page, words('apply:step.field'))
  await next()
  await field('name').fill('山田 太郎')
  await field('nameKana').fill('やまだ たろう')
  await next()
  await field('email').fill('１２３４５６７８＠ed.tmu.ac.jp')
  await field('email').blur()
  await expect(page.getByText('@ed.tmu.ac.jp').first()).toBeVisible()
  await next()
  await expect(page.getByRole('link', { name: words('apply:problem.signInId') })).toBeVisible()
  await field('email').fill(first)
  await next()
  await arrive(page, words('apply:check.title'))
  await page.getByLabel(words('apply:check.consent')).check()
  await page.getByRole('button', { name: words('apply:check.send') }).click()
  await arrive(page, words('apply:status.sealedTitle'))
}

/** At the desk: in with a code and a first passkey, then the one application there is. */
async function issueAtTheDesk(page: Page, post: PostOffice, words: Words): Promise<void> {
  const finger = await giveFinger(page)
  await finger.ready(true)
  await page.goto('/office')
  await page.getByLabel(words('office-sign-in:address.label')).fill(office)
  await button(page, words('office-sign-in:address.send')).click()
  await page.getByLabel(words('office-sign-in:code.label'), { exact: true }).fill(codeIn(await post.mailTo(office, /^\d{6}\n/)))
  await button(page, words('office-sign-in:code.enter')).click()
  await button(page, words('office-sign-in:first.add')).click()
  await arrive(page, words('office-applications:title'))
  await page.getByRole('link', { name: '山田 太郎' }).click()
  await button(page, words('office-applications:decide.issue')).click()
  await page.getByRole('dialog').getByRole('button', { name: words('office-applications:ask.issue.confirm') }).click()
  await expect(page.getByText(words('office-applications:result.done', { count: 1 }))).toBeVisible()
}

/** On a phone, in with a code from the mail. */
async function signIn(page: Page, post: PostOffice, words: Words, email: string): Promise<void> {
  await page.goto('/sign-in')
  const before = post.mails.length
  await page.getByLabel(words('account:signIn.email')).fill(email)
  await button(page, words('account:signIn.send')).click()
  const mail = await post.mailTo(email, /^\d{6}\n/, before)
  await page.getByLabel(words('account:code.code')).first().fill(codeIn(mail))
  await button(page, words('account:code.enter')).click()
}

/** Closes the account: asked twice, and for a tick. */
async function close(page: Page, words: Words): Promise<void> {
  await page.goto('/me/data/close')
  await page.getByRole('link', { name: words('rights:close.next') }).click()
  await page.getByLabel(words('rights:close.understood')).check()
  await button(page, words('rights:close.close')).click()
  await expect(page.getByRole('heading', { name: words('rights:close.closing') })).toBeVisible()
}

test('one account from its application to its closure', async () => {
  test.setTimeout(300_000)
  // The office works in Japanese, the applicant in English.
  const language = 'en'
  const words = wordsOf(language)
  await using installation = await openRealInstallation(office)
  const { server, post } = installation
  const { universities, members } = lists(server.dataDir)
  installation.office('universities', universities, '--apply')
  installation.office('members', members, '--apply')
  await using own = await takePhone({ language, origin: server.origin })
  await using desk = await takePhone({ language: 'ja', origin: server.origin, width: 1280, height: 800 })
  await using lost = await takePhone({ language, origin: server.origin })
  const { page } = own

  await page.goto('/apply/university')
  await expect(page.getByLabel(words('apply:label.university'), { exact: false }).first()).toBeVisible()
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  await page.reload()
  await expect(page.getByLabel(words('apply:label.university'), { exact: false }).first()).toBeVisible()
  await own.context.setOffline(true)
  await fillInOffline(page, words)
  expect(post.mails.filter(({ to }) => to.includes(first))).toEqual([])

  await own.context.setOffline(false)
  await page.evaluate(() => window.dispatchEvent(new Event('online')))
  await arrive(page, words('apply:state.unproved.title'))
  await page.getByLabel(words('apply:code.label')).first().fill(codeIn(await post.mailTo(first, /^\d{6}\n/)))
  await button(page, words('apply:code.enter')).click()
  await arrive(page, words('apply:state.waiting.title'))

  await issueAtTheDesk(desk.page, post, wordsOf('ja'))
  const welcome = await post.mailTo(first, /^\d{4} \d{4} \d{4}\n/)
  expect(welcome.text).toContain(server.origin)
  await page.reload()
  await arrive(page, words('apply:state.issued.title'))

  await page.goto('/sign-in')
  await page.getByLabel(words('account:signIn.email')).fill(first)
  await button(page, words('account:signIn.haveCode')).click()
  await page.getByLabel(words('account:code.code')).first().fill(codeIn(welcome))
  await button(page, words('account:code.enter')).click()
  await arrive(page, words('welcome:hello.title', { name: '山田 太郎' }))
  const jgradId = (await page.getByText(/^JD\d{9}$/).textContent()) ?? ''
  await page.getByRole('link', { name: words('welcome:hello.next') }).click()
  await expect(page.getByText('24-98765')).toBeVisible()
  await page.getByLabel(words('welcome:facts.right')).check()
  await button(page, words('welcome:facts.next')).click()
  await page.getByLabel(words('welcome:agree.registry')).check()
  await button(page, words('welcome:agree.send')).click()
  await arrive(page, words('welcome:next.title'))
  await post.mailTo(first, new RegExp(jgradId))

  const finger = await giveFinger(page)
  await finger.ready(true)
  await page.getByRole('link', { name: words('welcome:next.passkeyLink') }).click()
  await button(page, words('devices:passkeys.add.button')).click()
  await expect(page.getByText(words('devices:passkeys.done.added'))).toBeVisible()
  expect(await finger.count()).toBe(1)
  await finger.ready(false)

  await page.goto('/me/address')
  await page.getByLabel(words('address:change.label')).fill(later)
  const asked = post.mails.length
  await button(page, words('address:change.send')).click()
  await page.getByLabel(words('address:code.label')).first().fill(codeIn(await post.mailTo(later, /^\d{6}\n/, asked)))
  await button(page, words('address:code.enter')).click()
  await expect(page.getByRole('heading', { name: words('address:changed.title') })).toBeVisible()
  expect((await post.mailTo(first, /\/address\/undo#/)).text).toContain(`${server.origin}/address/undo#`)

  await signIn(lost.page, post, words, later)
  await expect(lost.page.getByRole('heading', { level: 1, name: words('home:greeting', { name: '山田 太郎' }) })).toBeVisible()
  await page.goto('/me/devices')
  await button(page, words('devices:signOutOthers')).click()
  await page.getByRole('dialog').getByRole('button', { name: words('devices:confirm.signOut') }).click()
  await expect(page.getByText(words('devices:done'))).toBeVisible()
  await lost.page.goto('/')
  await expect(lost.page.getByRole('link', { name: words('public:welcome.signIn') }).first()).toBeVisible()
  const notebooks = () => lost.page.evaluate(async () => (await indexedDB.databases()).filter(({ name }) => name?.startsWith('jgrad-notebook-')).length)
  await expect.poll(notebooks).toBe(0)

  await page.goto('/me/data')
  const download = page.waitForEvent('download')
  await button(page, words('rights:copy.button')).click()
  const copy = copySchema.parse(JSON.parse(readFileSync(await (await download).path(), 'utf8')))
  expect(copy.account).toMatchObject({ email: later, jgradId, entryYear: 2024 })
  expect(copy.addressChanges).toHaveLength(1)
  expect(copy.applications).toHaveLength(1)

  const closing = post.mails.length
  await close(page, words)
  await post.mailTo(later, new RegExp(server.origin), closing)
  await page.goto('/')
  await expect(page.getByRole('heading', { name: words('closing:title') })).toBeVisible()
})
