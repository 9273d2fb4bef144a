import type { Locator, Page } from '@playwright/test'
import { jobTypeName } from '../../src/domain/codes/job-types.ts'
import { languages } from '../../src/domain/language.ts'
import { tabTo } from './keyboard.ts'
import { lookAt } from './looking.ts'
import { arrive, hanako, lineOf, mover, names, openGroup, saved, write } from './searching.ts'
import { openApiSession } from './session.ts'
import { expect, test } from './setting.ts'
import { readyForOffline, signIn, statusLine } from './steps.ts'
import { wordsOf, type Words } from './words.ts'

/** Makes a search with a name and one word, and returns to the list. */
async function make(page: Page, words: Words, name: string, word: string): Promise<void> {
  await page.getByRole('link', { name: words('postings:new') }).click()
  await arrive(page, words('criteria:titleNew'))
  await page.getByLabel(words('search:name')).fill(name)
  await page.getByLabel(words('search:criterion.all')).fill(word)
  await saved(page, words)
  await page.getByRole('link', { name: words('criteria:list') }).click()
  await arrive(page, words('postings:title'))
}

test('a search made, changed, copied, ordered and removed without a network is the same on a second device', async ({ server, phone }) => {
  const words = wordsOf('ja')
  const api = await openApiSession(server, hanako)
  const own = await phone({ language: 'ja' })
  const { page } = own
  await signIn(page, server, words, hanako)
  await readyForOffline(page, words)
  await own.context.setOffline(true)

  await page.getByRole('link', { name: words('shell:places.postings') }).click()
  await page.getByRole('link', { name: words('market:noSaved') }).click()
  await arrive(page, words('postings:title'))
  await expect(page.getByText(words('postings:empty.title'))).toBeVisible()
  await page.getByRole('link', { name: words('postings:new') }).click()
  await page.getByLabel(words('search:name')).fill('関西の助教')
  await page.getByLabel(words('search:criterion.all')).fill('機械学習　データ')
  await openGroup(page, words('search:criterion.fields'))
  const field = page.getByRole('combobox', { name: words('criteria:field') })
  await field.click()
  await field.pressSequentially('ﾃﾞｰﾀﾍﾞｰｽ')
  await page.getByRole('option', { name: 'データベース', exact: true }).click()
  await field.pressSequentially('informatics')
  await page.getByRole('option', { name: '情報通信', exact: true }).click()
  await openGroup(page, words('search:criterion.jobTypes'))
  await page.getByRole('checkbox', { name: jobTypeName('00014', 'ja') }).check()
  await openGroup(page, words('search:criterion.places'))
  await page.getByRole('checkbox', { name: '近畿' }).check()
  await openGroup(page, words('criteria:work'))
  await page.getByLabel(words('criteria:payLabel')).selectOption({ label: words('search:pay', { amount: 500 }) })
  await saved(page, words)
  const address =
    'https://jrecin.jst.go.jp/seek/SeekJorSearch?fn=0&ln=0&keyword_and=%E6%A9%9F%E6%A2%B0%E5%AD%A6%E7%BF%92+%E3%83%87%E3%83%BC%E3%82%BF' +
    '&bgCode=00289&smCode=60080&area=00006&jobkind=00014&wageValue=5000000'
  await expect(page.getByRole('link', { name: words('search:open') })).toHaveAttribute('href', address)
  const meaning = page.locator('.search-meaning')
  await expect(meaning).toContainText('情報通信またはデータベース')
  await expect(meaning).toContainText(words('search:pay', { amount: 500 }))

  // Loaded anew, without a network, everything stands there.
  await page.reload()
  await expect(page.getByLabel(words('search:name'))).toHaveValue('関西の助教')
  await expect(page.getByRole('link', { name: words('search:open') })).toHaveAttribute('href', address)
  await page.getByRole('link', { name: words('criteria:list') }).click()
  await make(page, words, '企業', '画像')
  await make(page, words, '海外', 'Europe')
  await expect(names(page)).toHaveText(['関西の助教', '企業', '海外'])

  await lineOf(page, '関西の助教').getByRole('button', { name: words('postings:copy') }).click()
  const copy = words('postings:copyName', { name: '関西の助教' })
  await expect(names(page)).toHaveText(['関西の助教', copy, '企業', '海外'])
  await expect(lineOf(page, copy).getByRole('link', { name: words('search:open') })).toHaveAttribute('href', address)
  await lineOf(page, copy).getByRole('link', { name: words('postings:edit') }).click()
  await arrive(page, words('criteria:title'))
  await page.getByRole('button', { name: words('ui:removeCode', { name: 'データベース' }), includeHidden: true }).waitFor({ state: 'attached' })
  await openGroup(page, words('search:criterion.fields'))
  await page.getByRole('button', { name: words('ui:removeCode', { name: 'データベース' }) }).click()
  await expect(page.getByRole('button', { name: words('ui:removeCode', { name: '情報通信' }) })).toBeFocused()
  await page.getByLabel(words('search:name')).fill('関西の助教（広く）')
  await saved(page, words)
  await page.getByRole('link', { name: words('criteria:list') }).click()

  // Two quick presses are two lines. The line moves away from under a pointer, so these are pressed where they are.
  await page.getByRole('button', { name: words('postings:reorder') }).click()
  const up = mover(page, '海外', words('postings:up'))
  await up.evaluate((button: HTMLButtonElement) => {
    button.click()
    button.click()
  })
  await expect(page.locator('.search-moved')).toHaveText(['関西の助教', '海外', '関西の助教（広く）', '企業'])
  await up.click()
  await expect(page.locator('.search-moved')).toHaveText(['海外', '関西の助教', '関西の助教（広く）', '企業'])
  await expect(page.getByText(words('postings:moved', { name: '海外', place: 1 }))).toBeAttached()
  await page.getByRole('button', { name: words('postings:reorderDone') }).click()

  await lineOf(page, '企業').getByRole('button', { name: words('postings:remove') }).click()
  await expect(names(page)).toHaveText(['海外', '関西の助教', '関西の助教（広く）'])
  await expect(page.getByRole('button', { name: words('postings:undo') })).toBeFocused()
  await page.getByRole('button', { name: words('postings:undo') }).click()
  await expect(names(page)).toHaveText(['海外', '関西の助教', '関西の助教（広く）', '企業'])
  await lineOf(page, '関西の助教').getByRole('button', { name: words('postings:remove') }).click()
  await expect(names(page)).toHaveText(['海外', '関西の助教（広く）', '企業'])

  await own.context.setOffline(false)
  await page.evaluate(() => window.dispatchEvent(new Event('online')))
  await expect(statusLine(page)).toHaveText(words.like('shell:status.allReceived'), { timeout: 30_000 })
  expect((await api.feed()).filter(({ kind }) => kind === 'conflict')).toEqual([])

  const other = await phone({ online: true, language: 'ja' })
  await signIn(other.page, server, words, hanako)
  await expect(statusLine(other.page)).toHaveText(words.like('shell:status.allReceived'))
  await other.page.goto('/postings/searches')
  await expect(names(other.page)).toHaveText(['海外', '関西の助教（広く）', '企業'])

  // What was removed there after it had been received comes back everywhere.
  await lineOf(other.page, '海外').getByRole('button', { name: words('postings:remove') }).click()
  await expect(statusLine(other.page)).toHaveText(words.like('shell:status.allReceived'))
  await expect(async () => {
    await page.reload()
    await expect(names(page)).toHaveText(['関西の助教（広く）', '企業'], { timeout: 2000 })
  }).toPass({ timeout: 30_000 })
  await other.page.getByRole('button', { name: words('postings:undo') }).click()
  await expect(names(other.page)).toHaveText(['海外', '関西の助教（広く）', '企業'])
  await expect(async () => {
    await page.reload()
    await expect(names(page)).toHaveText(['海外', '関西の助教（広く）', '企業'], { timeout: 2000 })
  }).toPass({ timeout: 30_000 })
})

test('a saved search opens the same search on JREC-IN, in a tab that knows nothing of ours', async ({ server, phone }) => {
  const words = wordsOf('en')
  const api = await openApiSession(server, hanako)
  await write(api, { one: { name: 'Wide', order: 'V', any: 'data bio', fields: { large: ['L99999'], small: ['99902'] }, terms: ['1', '3'], sort: '1' } })
  const { page, context } = await phone({ online: true, language: 'en' })
  const asked: { url: string; referer: string | undefined }[] = []
  await context.route('https://jrecin.jst.go.jp/**', (route) => {
    asked.push({ url: route.request().url(), referer: route.request().headers()['referer'] })
    return route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>JREC-IN</title>' })
  })
  await signIn(page, server, words, hanako)
  await page.goto('/postings/searches')
  const opened = context.waitForEvent('page')
  await lineOf(page, 'Wide').getByRole('link', { name: words('search:open') }).click()
  const tab = await opened
  await tab.waitForLoadState()
  const url = 'https://jrecin.jst.go.jp/seek/SeekJorSearch?fn=0&ln=1&keyword_or=data+bio&bgCode=99999&smCode=99902&jobterm=1&jobterm=3&sort=1'
  expect(asked).toEqual([{ url, referer: undefined }])
  expect(await tab.evaluate(() => window.opener)).toBeNull()
})

test('the address of a search on JREC-IN, pasted, becomes a saved search', async ({ server, phone }) => {
  const words = wordsOf('ja')
  const api = await openApiSession(server, hanako)
  const { page } = await phone({ online: true, language: 'ja' })
  await signIn(page, server, words, hanako)
  await page.goto('/postings/new')
  await openGroup(page, words('criteria:paste.title'))
  const field = page.getByLabel(words('criteria:paste.label'))
  await field.fill('https://example.jp/')
  await expect(page.getByText(words('criteria:paste.wrong'))).toBeVisible()
  await field.fill('https://jrecin.jst.go.jp/seek/SeekJorSearch?_bgCode=1&fn=0&keyword_not=%E5%AD%A6%E9%95%B7&jobkind=00015&jobkind=00014&page=1&dispcount=50')
  await expect(page.getByText(words('criteria:paste.done'))).toBeVisible()
  await expect(page.locator('.search-meaning')).toContainText('学長')
  await saved(page, words)
  await expect(async () => {
    const fields = (await api.feed()).flatMap((row) => (row.kind === 'set' && row.type === 'search' ? [[row.field, row.value]] : []))
    expect(Object.fromEntries(fields)).toMatchObject({ none: '学長', jobTypes: ['00015', '00014'], order: expect.any(String) })
  }).toPass({ timeout: 30_000 })
})

test('whatever a search holds, it is shown, can be changed, and nothing of it is lost', async ({ server, phone }) => {
  const words = wordsOf('ja')
  const api = await openApiSession(server, hanako)
  const thousand = Array.from({ length: 1000 }, (_, index) => String(20_000 + index))
  const long = 'اسم '.repeat(50).trim()
  await write(api, {
    thousand: { name: '<b>千の分野</b>', order: 'B', fields: { large: [], small: thousand }, jobTypes: ['00013', '00014'] },
    long: { name: long, order: 'C', all: '髙﨑𠮷㈱ '.repeat(40) },
    odd: { name: { not: 'a name' }, order: ['not', 'a', 'place'], jobTypes: 'none', pay: 'much', places: null, newer: 'field' },
  })
  const { page } = await phone({ online: true, language: 'ja' })
  await signIn(page, server, words, hanako)
  await page.goto('/postings/searches')
  await expect(names(page)).toHaveText(['<b>千の分野</b>', long, words('postings:unnamed')])
  await lookAt(page)
  await lineOf(page, '<b>千の分野</b>').getByRole('link', { name: words('postings:edit') }).click()
  await expect(page.getByText(words('criteria:cut'))).toBeVisible()
  await openGroup(page, words('search:criterion.fields'))
  await expect(page.getByText(words('ui:codesFull', { count: 100 }))).toBeVisible()
  await expect(page.getByText(words('ui:codesOver', { count: 900 }))).toBeVisible()
  await openGroup(page, words('search:criterion.jobTypes'))
  await lookAt(page)
  const gone = page.getByRole('checkbox', { name: words('search:gone', { code: '00013' }) })
  await expect(gone).toBeChecked()
  await page.getByRole('checkbox', { name: jobTypeName('00015', 'ja') }).check()
  await page.getByRole('button', { name: words('ui:removeCode', { name: words('search:gone', { code: '20000' }) }) }).click()
  await expect(page.getByText(words('ui:codesOver', { count: 899 }))).toBeVisible()
  const href = await page.getByRole('link', { name: words('search:open') }).getAttribute('href')
  expect(href?.match(/smCode=/g)).toHaveLength(100)
  expect(href).toContain('jobkind=00013')
  await saved(page, words)
  await expect(async () => {
    const rows = (await api.feed()).filter((row) => row.kind === 'set' && row.record === 'thousand')
    const value = (field: string) => rows.findLast((row) => row.kind === 'set' && row.field === field)
    expect(value('fields')).toMatchObject({ value: { large: [], small: thousand.slice(1) } })
    expect(value('jobTypes')).toMatchObject({ value: expect.arrayContaining(['00013', '00014', '00015']) })
  }).toPass({ timeout: 30_000 })

  await page.goto('/postings/searches/long')
  await expect(page.locator('#search-name-error')).toContainText(words('criteria:nameTooLong', { max: 100 }))
  await openGroup(page, words('criteria:words'))
  await expect(page.getByText(words('criteria:tooLong', { max: 100 }))).toBeVisible()
  await page.getByLabel(words('search:criterion.any')).fill('長'.repeat(30_000))
  await expect(page.getByText(words('criteria:notStored'))).toBeVisible()
  await lookAt(page)
  await page.getByLabel(words('search:criterion.any')).fill('短い')
  await expect(page.getByText(words('criteria:notStored'))).toBeHidden()
  await saved(page, words)
  await page.goto('/postings/searches/odd')
  await arrive(page, words('criteria:title'))
  await page.getByLabel(words('search:name')).fill('直した名前')
  await saved(page, words)
  await expect(async () => {
    const odd = (await api.feed()).filter((row) => row.kind === 'set' && row.record === 'odd')
    const last = new Map(odd.map((row) => (row.kind === 'set' ? [row.field, row.value] : ['', null])))
    expect(last.get('name')).toBe('直した名前')
    expect([last.get('pay'), last.get('jobTypes'), last.get('newer')]).toEqual(['much', 'none', 'field'])
  }).toPass({ timeout: 30_000 })
  expect((await api.feed()).filter((row) => row.kind === 'set' && row.type === 'search' && JSON.stringify(row.value).length > 20_000)).toEqual([])
})

for (const language of languages) {
  const words = wordsOf(language)
  test(`every screen of the saved searches can be used by everybody, in both themes, down to 320 px (${language})`, async ({ server, phone }) => {
    const { page } = await phone({ online: true, language })
    await page.goto('/postings/searches')
    await arrive(page, words('instead:signInFirst.title'))
    await signIn(page, server, words, 'alex@example.jp')
    await page.goto('/postings/searches')
    await expect(page.getByText(words('postings:empty.title'))).toBeVisible()
    await lookAt(page)
    await make(page, words, words.of({ ja: '関西の助教', en: 'Kansai' }), 'data')
    await make(page, words, words.of({ ja: '企業の研究職', en: 'Companies' }), 'AI')
    await lookAt(page)
    await page.getByRole('button', { name: words('postings:reorder') }).click()
    await lookAt(page)
    await page.getByRole('button', { name: words('postings:reorderDone') }).click()
    await page.getByRole('button', { name: words('postings:remove') }).last().click()
    await expect(page.getByRole('button', { name: words('postings:undo') })).toBeVisible()
    await lookAt(page)

    await page.goto('/postings/new')
    await arrive(page, words('criteria:titleNew'))
    await page.waitForURL(/searches/)
    await page.locator('details').first().waitFor()
    await page.evaluate(() => {
      for (const group of document.querySelectorAll('details')) group.open = true
    })
    const field = page.getByRole('combobox', { name: words('criteria:field') })
    await field.click()
    await expect(page.getByRole('option').first()).toBeVisible()
    await lookAt(page)
    await page.getByRole('option').first().click()
    await field.press('Escape')
    await saved(page, words)
    await lookAt(page)
    await page.goto('/postings/searches/no/where')
    await arrive(page, words('instead:notFound.title'))
  })
}

test('with the keyboard alone a search is made, moved, removed and brought back', async ({ server, phone }) => {
  const words = wordsOf('en')
  const { page } = await phone({ online: true, language: 'en', width: 1280, height: 800 })
  await signIn(page, server, words, hanako)
  await page.goto('/postings/searches')
  const press = async (target: Locator): Promise<void> => {
    await target.waitFor()
    await tabTo(page, target)
    await page.keyboard.press('Enter')
  }
  for (const name of ['First', 'Second']) {
    await press(page.getByRole('link', { name: words('postings:new') }))
    await arrive(page, words('criteria:titleNew'))
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
    await tabTo(page, page.getByLabel(words('search:name')))
    await page.keyboard.type(name)
    await press(page.locator('summary').filter({ hasText: words('search:criterion.fields') }))
    await tabTo(page, page.getByRole('combobox', { name: words('criteria:field') }))
    await page.keyboard.type('datab')
    await page.keyboard.press('Enter')
    const chip = page.getByRole('button', { name: words('ui:removeCode', { name: 'Database' }) })
    await expect(chip).toBeVisible()
    // Enter in a text sends no form and leads nowhere.
    await page.keyboard.press('Escape')
    await saved(page, words)
    await press(page.getByRole('link', { name: words('criteria:list') }))
    await arrive(page, words('postings:title'))
  }
  await press(page.getByRole('button', { name: words('postings:reorder') }))
  const up = mover(page, 'Second', words('postings:up'))
  await press(up)
  await expect(page.locator('.search-moved')).toHaveText(['Second', 'First'])
  await expect(up).toBeFocused()
  await press(page.getByRole('button', { name: words('postings:reorderDone') }))
  await press(lineOf(page, 'Second').getByRole('button', { name: words('postings:remove') }))
  await expect(page.getByRole('button', { name: words('postings:undo') })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(names(page)).toHaveText(['Second', 'First'])
  await expect(lineOf(page, 'Second').getByRole('link', { name: 'Second', exact: true })).toBeFocused()
})
