import type { Locator, Page } from '@playwright/test'
import { jgradIdOf } from '../../src/domain/account/jgrad-id.ts'
import { researchFieldName } from '../../src/domain/codes/research-fields.ts'
import { languages } from '../../src/domain/language.ts'
import type { Row } from '../../src/sync/change.ts'
import { tabTo } from './keyboard.ts'
import { lookAt } from './looking.ts'
import { openApiSession } from './session.ts'
import { expect, test } from './setting.ts'
import { readyForOffline, signIn, statusLine } from './steps.ts'
import { type Words, wordsOf } from './words.ts'

const arrive = (page: Page, title: string): Promise<void> => expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
/** The field with this label, whatever stands behind the label. */
const field = (page: Page, name: string): Locator => page.getByRole('textbox', { name }).first()
const months = (page: Page, legend: string): Locator => page.locator('fieldset').filter({ hasText: legend })
/** What stands on the overview under a label. */
const shown = (page: Page, label: string): Locator => page.locator('.value').filter({ has: page.getByText(label, { exact: true }) }).locator('dd')

async function typeMonth(page: Page, words: Words, legend: string, year: string, month: string): Promise<void> {
  await months(page, legend).getByLabel(words('ui:year')).fill(year)
  await months(page, legend).getByLabel(words('ui:month')).fill(month)
}
async function pick(page: Page, label: string, typed: string, name: string): Promise<void> {
  const box = page.getByRole('combobox', { name: label })
  await box.fill(typed)
  await page.getByRole('option', { name, exact: true }).click()
  await expect(box).toHaveValue(name)
}
async function goTo(page: Page, words: Words, group: string): Promise<void> {
  await page.goto(`/me/profile/${group}`)
  await arrive(page, words(`profile:group.${group}`))
}
async function finish(page: Page, words: Words): Promise<void> {
  await page.getByRole('button', { name: words('profile:done') }).click()
  await arrive(page, words('profile:title'))
}
const standing = (feed: readonly Row[], type: string, record?: string): Record<string, unknown> =>
  Object.fromEntries(
    feed.flatMap((row) => (row.kind === 'set' && row.type === type && (record === undefined || row.record === record) ? [[row.field, row.value]] : [])),
  )

test('a profile filled in with no network arrives, folded where it has one writing, and shows on a second device', async ({ server, phone }) => {
  const language = 'en'
  const words = wordsOf(language)
  const email = 'hanako@example.jp'
  const api = await openApiSession(server, email)
  const { page, context } = await phone({ language })
  await signIn(page, server, words, email)
  await readyForOffline(page, words)
  await context.setOffline(true)

  await page.goto('/me')
  await page.getByRole('link', { name: words('settings:profile.link') }).click()
  await arrive(page, words('profile:title'))
  await expect(page.getByText(words('profile:missing.title', { count: 3 }))).toBeVisible()
  await expect(page.getByText(words('profile:why.field')).first()).toBeVisible()
  await expect(page.getByText(words('profile:office.locked'))).toBeVisible()
  await expect(shown(page, words('profile:office.jgradId'))).toHaveText(jgradIdOf(1))

  await page.getByRole('link', { name: words('profile:label.address') }).first().click()
  await pick(page, words('profile:label.country'), '日本', 'Japan')
  await field(page, words('profile:label.postalCode')).fill('１０００ー０１３')
  await pick(page, words('profile:label.prefecture'), 'とうきょう', 'Tokyo')
  await field(page, words('profile:label.city')).fill('千代田区')
  await field(page, words('profile:label.street')).fill('霞が関3-2-2')
  await expect(page.getByText(words('profile:saved.saved'))).toBeVisible()
  await finish(page, words)

  await goTo(page, words, 'course')
  await typeMonth(page, words, words('profile:label.entered'), '令和６', '４')
  await expect(months(page, words('profile:label.entered')).locator('.understood')).toHaveText('April 2024')
  await finish(page, words)

  await goTo(page, words, 'field')
  const small = researchFieldName('17050', language)
  await pick(page, words('profile:label.small'), 'ｂｉｏｇｅｏ', small)
  await expect(page.getByRole('combobox', { name: words('profile:label.large') })).toHaveValue(researchFieldName('01000', language))
  await finish(page, words)

  await goTo(page, words, 'links')
  await field(page, words('profile:label.orcid')).fill('https://orcid.org/００００-0002ー1825-0097')
  await field(page, words('profile:label.researchmap')).fill('https://researchmap.jp/hanako_y/published_papers')
  await finish(page, words)

  await goTo(page, words, 'about')
  await page.getByRole('radio', { name: words('profile:option.gender.own') }).check()
  await field(page, words('profile:option.gender.own')).fill('X')
  await finish(page, words)

  await page.reload()
  await expect(page.getByText(words('profile:missing.none'))).toBeVisible()
  await expect(shown(page, words('profile:label.orcid'))).toHaveText('0000-0002-1825-0097')

  await context.setOffline(false)
  await expect(async () => {
    expect(standing(await api.feed(), 'profile')).toMatchObject({
      address: { country: 'JP', postalCode: '100-0013', prefecture: '00013', city: '千代田区', street: '霞が関3-2-2' },
      dates: { entered: '2024-04' },
      field: { large: '01000', small: '17050' },
      orcid: '0000-0002-1825-0097',
      researchmap: 'hanako_y',
      gender: { choices: ['own'], text: { own: 'X' } },
    })
  }).toPass({ timeout: 30_000 })

  const other = await phone({ online: true, language })
  await signIn(other.page, server, words, email)
  await other.page.goto('/me/profile')
  await expect(shown(other.page, words('profile:label.small'))).toHaveText(small)
  await expect(shown(other.page, words('profile:label.gender'))).toHaveText('X')
})

test('jobs and studies stand in order, and what was removed comes back, on both devices', async ({ server, phone }) => {
  const language = 'ja'
  const words = wordsOf(language)
  const email = 'hanako@example.jp'
  const api = await openApiSession(server, email)
  const { page, context } = await phone({ online: true, language })
  await signIn(page, server, words, email)
  await page.goto('/me/profile')
  await arrive(page, words('profile:title'))
  await context.setOffline(true)
  const add = async (name: string, from: [string, string], to?: [string, string]): Promise<void> => {
    await page.getByRole('button', { name: words('profile:career.add.job') }).click()
    await arrive(page, words('profile:career.new.job'))
    await field(page, words('profile:job.organisation')).fill(name)
    await typeMonth(page, words, words('profile:label.from'), ...from)
    if (to) await typeMonth(page, words, words('profile:label.to'), ...to)
    await finish(page, words)
  }
  const names = page.locator('.career-name')
  await add('㈱髙﨑製作所', ['昭和63', '4'], ['平成元', '1'])
  await add('見本研究所', ['令和元', '5'])
  await add('見本大学', ['2015', '4'], ['2019', '4'])
  await expect(names).toHaveText(['見本研究所', '見本大学', '㈱髙﨑製作所'])
  await expect(page.locator('.career-range')).toHaveText([
    '2019年5月（令和元年5月）～現在', '2015年4月（平成27年4月）～2019年4月（平成31年4月）', '1988年4月（昭和63年4月）～1989年1月（平成元年1月）',
  ])

  // An edit changes the place.
  await page.locator('.career').filter({ hasText: '見本大学' }).getByRole('link').click()
  await arrive(page, words('profile:career.edit.job'))
  await typeMonth(page, words, words('profile:label.to'), '', '')
  await typeMonth(page, words, words('profile:label.from'), '2020', '4')
  await finish(page, words)
  await expect(names).toHaveText(['見本大学', '見本研究所', '㈱髙﨑製作所'])

  // Removed and brought back before anything was sent.
  const remove = (name: string) =>
    page.locator('.career').filter({ hasText: name }).getByRole('button', { name: words('profile:career.remove') }).click()
  const undo = page.getByRole('button', { name: words('profile:career.undo') })
  await remove('㈱髙﨑製作所')
  await expect(page.locator('.removal')).toContainText(words('profile:career.removed', { name: '㈱髙﨑製作所' }))
  await expect(names).toHaveText(['見本大学', '見本研究所'])
  await undo.click()
  await expect(names).toHaveText(['見本大学', '見本研究所', '㈱髙﨑製作所'])
  await context.setOffline(false)
  await expect(statusLine(page)).toHaveText(words.like('shell:status.allReceived'))

  // Removed for good, as far as the server knows, and brought back after that.
  await remove('見本研究所')
  await expect(async () => expect((await api.feed()).at(-1)).toMatchObject({ kind: 'remove', type: 'career' })).toPass({ timeout: 30_000 })
  const other = await phone({ online: true, language })
  await signIn(other.page, server, words, email)
  await other.page.goto('/me/profile')
  await expect(other.page.locator('.career-name')).toHaveText(['見本大学', '㈱髙﨑製作所'])
  await expect(undo).toBeVisible()
  await undo.click()
  await expect(page.locator('.removal')).toContainText(words('profile:career.restored', { name: '見本研究所' }))
  await expect(names).toHaveText(['見本大学', '見本研究所', '㈱髙﨑製作所'])
  await expect(async () => {
    await other.page.reload()
    await expect(other.page.locator('.career-name')).toHaveText(['見本大学', '見本研究所', '㈱髙﨑製作所'], { timeout: 2_000 })
  }).toPass({ timeout: 30_000 })
  expect((await api.feed()).filter(({ kind }) => kind === 'conflict')).toEqual([])
})

for (const language of languages) {
  const words = wordsOf(language)
  test(`every screen of the profile can be used by everybody, in both themes, down to 320 px (${language})`, async ({ server, phone }) => {
    test.setTimeout(180_000)
    const { page } = await phone({ online: true, language })
    await signIn(page, server, words, 'alex@example.jp')
    await page.goto('/me/profile')
    await arrive(page, words('profile:title'))
    await expect(page.locator('.career-name')).toHaveCount(1)
    await lookAt(page)
    await page.getByRole('button', { name: words('profile:career.remove') }).click()
    await expect(page.getByRole('button', { name: words('profile:career.undo') })).toBeVisible()
    await lookAt(page)
    for (const group of ['name', 'address', 'course', 'support', 'field', 'degree', 'links', 'about']) {
      await goTo(page, words, group)
      await lookAt(page)
    }
    await goTo(page, words, 'links')
    await field(page, words('profile:label.orcid')).fill('0000-0002-1825-0098')
    await page.getByRole('button', { name: words('profile:done') }).click()
    await expect(page.getByRole('alert')).toBeFocused()
    await lookAt(page)
    for (const kind of ['job', 'study']) {
      await page.goto(`/me/profile/${kind}/new-1`)
      await arrive(page, words(`profile:career.new.${kind}`))
      await lookAt(page)
    }
  })
}

test('names in any script are kept to the letter, and what is wrong is said without losing a word', async ({ server, phone }) => {
  const words = wordsOf('ja')
  const email = 'alex@example.jp'
  const api = await openApiSession(server, email)
  const { page } = await phone({ online: true, language: 'ja' })
  await signIn(page, server, words, email)
  const done = page.getByRole('button', { name: words('profile:done') })

  const name = page.locator('#p-name')
  for (const text of ['محمد بن عبد الله', 'สมชาย ใจดี', 'A', '葛󠄀'.repeat(200), '<b>Robert</b> & "x"', '㈱髙﨑𠮷 \uFA10']) {
    await goTo(page, words, 'name')
    await name.fill(text)
    await finish(page, words)
    await expect(shown(page, words('profile:label.name'))).toHaveText(text)
    await expect(async () => expect(standing(await api.feed(), 'profile')['name']).toBe(text)).toPass({ timeout: 30_000 })
  }

  await goTo(page, words, 'name')
  await name.fill('あ'.repeat(201))
  await page.locator('#p-nameKana').fill('山田')
  await done.click()
  await expect(page.getByRole('alert')).toBeFocused()
  await expect(page.locator('#p-name-error')).toContainText(words('profile:problem.too-long', { max: 200 }))
  await expect(page.locator('#p-nameKana-error')).toContainText(words('profile:problem.not-kana'))
  // Mended, an error goes at once; leaving with the other one keeps what was typed.
  await name.fill('あ')
  await expect(page.locator('#p-name-error')).toHaveCount(0)
  await page.getByRole('link', { name: words('profile:back') }).click()
  await arrive(page, words('profile:title'))
  await expect(page.getByText(words('profile:unclear'), { exact: true })).toBeVisible()
  await expect(shown(page, words('profile:label.nameKana')).first()).toHaveText('山田')

  await page.goto('/me/profile/job/early')
  await typeMonth(page, words, words('profile:label.from'), '令和元年', '5')
  await typeMonth(page, words, words('profile:label.to'), '昭和63', '12')
  await done.click()
  await expect(page.locator('#c-to-error')).toContainText(words('profile:problem.end-before-start'))
  await expect(async () => expect(standing(await api.feed(), 'career', 'early')).toEqual({ kind: 'job', from: '2019-05', to: '1988-12' })).toPass({ timeout: 30_000 })
})

test('the profile with the keyboard alone: a page changed, a job removed and brought back', async ({ server, phone }) => {
  const words = wordsOf('en')
  const { page } = await phone({ online: true, language: 'en', width: 1280, height: 800 })
  await signIn(page, server, words, 'alex@example.jp')
  const press = async (target: Locator): Promise<void> => {
    await tabTo(page, target)
    await page.keyboard.press('Enter')
  }
  const title = page.getByRole('heading', { level: 1 })
  await page.goto('/me')
  await press(page.getByRole('link', { name: words('settings:profile.link') }))
  await expect(title).toBeFocused()
  await press(page.getByRole('link', { name: words('profile:label.degree') }))
  await expect(title).toHaveText(words('profile:group.degree'))
  await tabTo(page, field(page, words('profile:label.title')))
  await page.keyboard.type('Doctor of Engineering')
  await page.keyboard.press('Enter')
  await arrive(page, words('profile:title'))
  await expect(shown(page, words('profile:label.title'))).toHaveText('Doctor of Engineering')

  await press(page.getByRole('button', { name: words('profile:career.remove') }))
  await expect(page.locator('.career')).toHaveCount(0)
  await expect(page.locator('.removal')).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: words('profile:career.undo') })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.locator('.career-name')).toHaveText('Sample Materials GmbH')
})
