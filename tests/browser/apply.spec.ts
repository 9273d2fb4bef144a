import type { Page } from '@playwright/test'
import { languages } from '../../src/domain/language.ts'
import { memberUniversity, outsideUniversity } from '../server/applying.ts'
import { decide } from './deciding.ts'
import { tabTo } from './keyboard.ts'
import { lookAt } from './looking.ts'
import { codeMailedTo, mailsIn } from './mail.ts'
import { expect, test } from './setting.ts'
import { giveUniversities } from './universities.ts'
import { type Words, wordsOf } from './words.ts'

const title = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name })
const field = (page: Page, words: Words, name: string) => page.getByLabel(words(`apply:label.${name}`), { exact: false }).first()
const next = (page: Page, words: Words) => page.getByRole('button', { name: words('apply:next') }).click()

/** Lets this device forget the number, which is asked first: it may stand nowhere else. */
async function lookUpAnother(page: Page, words: Words): Promise<void> {
  await page.getByRole('button', { name: words('apply:status.other') }).click()
  await page.getByRole('button', { name: words('apply:erase.confirm'), exact: true }).click()
}

/** Opens the app once with a network, until its parts and the universities are on the phone. */
async function visitOnce(page: Page, words: Words): Promise<void> {
  await page.goto('/apply/university')
  await expect(field(page, words, 'university')).toBeVisible()
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
  })
  await page.reload()
  await expect(field(page, words, 'university')).toBeVisible()
}

async function chooseUniversity(page: Page, words: Words, typed: string): Promise<void> {
  await field(page, words, 'university').fill(typed)
  await page.getByRole('option').first().click()
}

/** Fills in everything up to the addresses. */
async function fillUpToAddress(page: Page, words: Words): Promise<void> {
  await chooseUniversity(page, words, words.language === 'ja' ? 'みほんとりつ' : 'mihon metro')
  await next(page, words)
  await field(page, words, 'school').fill('理学研究科')
  await field(page, words, 'studentNumber').fill('２５－１２３４５６')
  await next(page, words)
  await page.getByText(words('apply:course.doctoral')).click()
  await field(page, words, 'entryYear').fill('令和7')
  await next(page, words)
  await expect(title(page, words('apply:step.field'))).toBeVisible()
  await next(page, words)
  await field(page, words, 'name').fill('山田 太郎')
  await field(page, words, 'nameKana').fill('やまだ たろう')
  await next(page, words)
  await expect(title(page, words('apply:step.address'))).toBeVisible()
}

test('an application written without a network, with a sign-in ID first, is mended, sent, proved and followed', async ({ server, phone }) => {
  const words = wordsOf('ja')
  test.setTimeout(180_000)
  await giveUniversities(server)
  const own = await phone({ language: 'ja', keeps: true })
  let { page } = own
  await visitOnce(page, words)
  const { context } = own
  await context.setOffline(true)
  await page.goto('/apply')
  await expect(title(page, words('apply:start.title'))).toBeVisible()
  await page.getByRole('link', { name: words('apply:start.begin') }).click()
  await expect(title(page, words('apply:step.university'))).toBeFocused()
  await fillUpToAddress(page, words)

  // The sign-in ID of the university, typed in full width: pointed out when the field is left, without a network.
  const email = field(page, words, 'email')
  await email.fill('１２３４５６７８＠ed.mihon.ac.jp')
  await email.blur()
  const looks = '姓-名@ed.mihon.ac.jp'
  await expect(page.getByText(looks).first()).toBeVisible()
  await expect(page.getByText('12345678@ed.mihon.ac.jp').first()).toBeVisible()
  await next(page, words)
  await expect(page.getByRole('link', { name: words('apply:problem.signInId') })).toBeVisible()

  // The real one ends with the course: it may be used, knowingly. A slip is pointed out, and mended with one tap.
  await email.fill('yamada-taro@ed.mihon.ac.jp')
  await email.blur()
  await expect(page.getByText(words('apply:guard.endsText'))).toBeVisible()
  await email.fill('taro@gmial.com')
  await email.blur()
  await page.getByRole('button', { name: words('apply:guard.take', { address: 'taro@gmail.com' }) }).click()
  await expect(email).toHaveValue('taro@gmail.com')
  await field(page, words, 'universityEmail').fill('yamada-taro@ed.mihon.ac.jp')

  // The phone's battery ends here: what was typed is there again.
  await expect(page.getByText(words('apply:saved.saved'))).toBeVisible()
  await own.kill()
  page = await own.open({ offline: true })
  await page.goto('/apply')
  await page.getByRole('link', { name: words('apply:start.continue') }).click()
  await expect(title(page, words('apply:check.title'))).toBeVisible()
  await expect(page.getByText('taro@gmail.com')).toBeVisible()
  const send = page.getByRole('button', { name: words('apply:check.send') })
  await send.click()
  await expect(page.getByRole('link', { name: words('apply:problem.consent') })).toBeVisible()
  await page.getByLabel(words('apply:check.consentBoth', { university: words.of(memberUniversity.name) })).check()
  await send.click()
  await expect(title(page, words('apply:status.sealedTitle'))).toBeVisible()

  const before = mailsIn(server.dataDir)
  await own.context.setOffline(false)
  await page.evaluate(() => window.dispatchEvent(new Event('online')))
  await expect(title(page, words('apply:state.unproved.title'))).toBeVisible()
  const number = (await page.locator('.receipt-number').textContent()) ?? ''
  expect(number).toMatch(/^([0-9A-Z]{4}-){3}[0-9A-Z]{4}$/)
  const code = await codeMailedTo('taro@gmail.com', server.dataDir, before)
  await page.getByLabel(words('apply:code.label')).first().fill(` ${code.slice(0, 3)} ${code.slice(3)}`)
  await page.getByRole('button', { name: words('apply:code.enter') }).click()
  await expect(title(page, words('apply:state.waiting.title'))).toBeVisible()

  // Another device, with the number from the mail.
  const other = await phone({ online: true, language: 'ja' })
  await other.page.goto('/apply/status')
  await other.page.getByLabel(words('apply:status.number')).fill(number.toLowerCase().replaceAll('-', ' '))
  await other.page.getByRole('button', { name: words('apply:number.look') }).click()
  await expect(title(other.page, words('apply:state.waiting.title'))).toBeVisible()
  await lookUpAnother(other.page, words)
  await other.page.getByLabel(words('apply:status.number')).fill('0000 0000 0000 0000')
  await other.page.getByRole('button', { name: words('apply:number.look') }).click()
  await expect(other.page.getByRole('alert').first()).toBeVisible()
})

for (const language of languages) {
  const words = wordsOf(language)
  test(`every page of applying can be used by everybody, in both themes, down to 320 px (${language})`, async ({ server, phone }) => {
    test.setTimeout(180_000)
    await giveUniversities(server)
    const { page } = await phone({ online: true, language })
    await page.goto('/')
    await page.getByRole('link', { name: words('public:welcome.apply') }).first().click()
    await expect(title(page, words('apply:start.title'))).toBeFocused()
    await lookAt(page)
    await page.getByRole('link', { name: words('apply:start.begin') }).click()
    await next(page, words)
    await expect(page.getByRole('link', { name: words('apply:problem.empty', { label: words('apply:label.university') }) })).toBeVisible()
    await lookAt(page)
    await chooseUniversity(page, words, words.of(outsideUniversity.name))
    await expect(page.getByText(words('apply:university.notMember', { university: words.of(outsideUniversity.name) }))).toBeVisible()
    await lookAt(page)
    for (const step of ['school', 'course', 'field', 'name', 'address']) {
      await page.goto(`/apply/${step}`)
      await expect(title(page, words(`apply:step.${step}`))).toBeVisible()
      await next(page, words)
      await lookAt(page)
    }
    await page.goto('/apply/check')
    await expect(title(page, words('apply:check.title'))).toBeVisible()
    await lookAt(page)
    await page.goto('/apply/university')
    await fillUpToAddress(page, words)
    const email = field(page, words, 'email')
    for (const typed of ['12345678@ed.mihon.ac.jp', '12345678', 'a1234567@other.ac.jp', 'taro@gmial.com', 'taro@ed.mihon.ac.jp']) {
      await email.fill(typed)
      await email.blur()
      await lookAt(page)
    }
    await page.getByLabel(words('apply:guard.useAnyway')).check()
    await next(page, words)
    await lookAt(page)
    await page.getByLabel(words('apply:check.consentBoth', { university: words.of(memberUniversity.name) })).check()
    const before = mailsIn(server.dataDir)
    await page.getByRole('button', { name: words('apply:check.send') }).click()
    await expect(title(page, words('apply:state.unproved.title'))).toBeVisible()
    await codeMailedTo('taro@ed.mihon.ac.jp', server.dataDir, before)
    await page.getByRole('button', { name: words('apply:code.enter') }).click()
    await expect(page.getByRole('link', { name: words('apply:code.empty') })).toBeVisible()
    await lookAt(page)

    // Before the code came back the address can be mended, under the same number.
    const number = (await page.locator('.receipt-number').textContent()) ?? ''
    await page.getByRole('button', { name: words('apply:status.changeAddress') }).click()
    await email.fill('taro@example.jp')
    const mended = mailsIn(server.dataDir)
    await next(page, words)
    await page.getByLabel(words('apply:check.consentBoth', { university: words.of(memberUniversity.name) })).check()
    await page.getByRole('button', { name: words('apply:check.sendMended') }).click()
    await expect(page.getByText('taro@example.jp')).toBeVisible()
    await expect(page.locator('.receipt-number')).toHaveText(number)
    const code = await codeMailedTo('taro@example.jp', server.dataDir, mended)
    await page.getByLabel(words('apply:code.label')).first().fill(code)
    await page.getByRole('button', { name: words('apply:code.enter') }).click()
    await expect(title(page, words('apply:state.waiting.title'))).toBeVisible()
    await lookAt(page)
    await lookUpAnother(page, words)
    await expect(title(page, words('apply:number.title'))).toBeVisible()
    await lookAt(page)
  })
}

for (const language of languages) {
  const words = wordsOf(language)
  test(`every state of an application says what it is and what to do (${language})`, async ({ server, phone }) => {
    test.setTimeout(180_000)
    await giveUniversities(server)
    const { page } = await phone({ online: true, language })
    await page.goto('/apply/university')
    await fillUpToAddress(page, words)
    await field(page, words, 'email').fill('taro@example.jp')
    await next(page, words)
    const agree = () => page.getByLabel(words('apply:check.consentBoth', { university: words.of(memberUniversity.name) })).check()
    await agree()
    const before = mailsIn(server.dataDir)
    await page.getByRole('button', { name: words('apply:check.send') }).click()
    await expect(title(page, words('apply:state.unproved.title'))).toBeVisible()
    const code = await codeMailedTo('taro@example.jp', server.dataDir, before)
    const look = () => page.getByRole('button', { name: words('apply:status.look') }).click()

    await decide(server, { bouncedAt: new Date().toISOString() })
    await look()
    await expect(page.getByText(words('apply:state.bouncedTitle'))).toBeVisible()
    await lookAt(page)
    await page.getByLabel(words('apply:code.label')).first().fill(code)
    await page.getByRole('button', { name: words('apply:code.enter') }).click()
    await expect(title(page, words('apply:state.waiting.title'))).toBeVisible()

    // The office asks for something, and meanwhile changes its words: what is sent is sent over what it says now.
    await decide(server, { state: 'mending', words: '<b>学籍番号</b>を確かめてください。' })
    await look()
    await expect(page.getByText('<b>学籍番号</b>を確かめてください。')).toBeVisible()
    await lookAt(page)
    await page.getByRole('button', { name: words('apply:status.mend') }).click()
    await page.getByRole('link', { name: words('apply:check.change') }).nth(1).click()
    await field(page, words, 'studentNumber').fill('25-654321')
    await next(page, words)
    await agree()
    await decide(server, { words: '学籍番号と研究科を確かめてください。' })
    await page.getByRole('button', { name: words('apply:check.sendMended') }).click()
    await expect(title(page, words('apply:status.refusedTitle'))).toBeVisible()
    await lookAt(page)
    await page.getByRole('link', { name: words('apply:status.goOnMending') }).click()
    await expect(page.getByText('25-654321')).toBeVisible()
    await page.getByRole('button', { name: words('apply:check.sendMended') }).click()
    await expect(title(page, words('apply:state.waiting.title'))).toBeVisible()

    for (const state of ['refused', 'existing', 'issued'] as const) {
      await decide(server, { state, words: state === 'refused' ? '在籍を確かめられませんでした。' : null })
      await look()
      await expect(title(page, words(`apply:state.${state}.title`))).toBeVisible()
      await lookAt(page)
    }
    // What was typed is gone from this device; the number stays, to look it up.
    await page.reload()
    await expect(title(page, words('apply:state.issued.title'))).toBeVisible()
    await expect(page.getByText('taro@example.jp')).toBeHidden()
  })
}

test('somebody without a mouse gets from the first page to the check', async ({ server, phone }) => {
  const words = wordsOf('ja')
  await giveUniversities(server)
  const { page } = await phone({ online: true, language: 'ja', width: 1280, height: 800 })
  const { keyboard } = page
  const press = async (name: string) => {
    await tabTo(page, page.getByRole('button', { name }))
    await keyboard.press('Enter')
  }
  await page.goto('/apply')
  await tabTo(page, page.getByRole('link', { name: words('apply:start.begin') }))
  await keyboard.press('Enter')
  await expect(title(page, words('apply:step.university'))).toBeFocused()
  await tabTo(page, field(page, words, 'university'))
  await keyboard.type('見本都立')
  await keyboard.press('ArrowDown')
  await keyboard.press('Enter')
  await press(words('apply:next'))
  await expect(title(page, words('apply:step.school'))).toBeFocused()
  await tabTo(page, field(page, words, 'school'))
  await keyboard.type('理学研究科')
  await tabTo(page, field(page, words, 'studentNumber'))
  await keyboard.type('25-1')
  await keyboard.press('Enter')
  await expect(title(page, words('apply:step.course'))).toBeFocused()
  await tabTo(page, page.getByLabel(words('apply:course.doctoral')))
  await keyboard.press('Space')
  await tabTo(page, field(page, words, 'entryYear'))
  await keyboard.type('2025')
  await keyboard.press('Enter')
  await press(words('apply:next'))
  await tabTo(page, field(page, words, 'name'))
  await keyboard.type('山田 太郎')
  await keyboard.press('Enter')
  await tabTo(page, field(page, words, 'email'))
  await keyboard.type('a1234567@other.ac.jp')
  await keyboard.press('Tab')
  const confirm = page.getByLabel(words('apply:guard.isRight', { address: 'a1234567@other.ac.jp' }))
  await expect(confirm).toBeVisible()
  await tabTo(page, confirm)
  await keyboard.press('Space')
  await press(words('apply:next'))
  await expect(title(page, words('apply:check.title'))).toBeFocused()
})

test('what was written can be erased from the device, and the sign-in page leads here', async ({ server, phone }) => {
  const words = wordsOf('ja')
  await giveUniversities(server)
  const { page } = await phone({ online: true, language: 'ja' })
  await page.goto('/sign-in')
  await page.getByRole('link', { name: words('account:signIn.apply') }).click()
  await expect(title(page, words('apply:start.title'))).toBeFocused()
  await page.goto('/apply/school')
  await field(page, words, 'school').fill('理学研究科')
  await expect(page.getByText(words('apply:saved.saved'))).toBeVisible()
  await page.goto('/apply')
  await page.getByRole('button', { name: words('apply:erase.button') }).click()
  await page.getByRole('button', { name: words('apply:erase.confirm'), exact: true }).click()
  await expect(page.getByRole('link', { name: words('apply:start.begin') })).toBeVisible()
  await page.goto('/apply/school')
  await expect(field(page, words, 'school')).toHaveValue('')
})
