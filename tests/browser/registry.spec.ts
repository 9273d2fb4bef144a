import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { languages } from '../../src/domain/language.ts'
import { lookAt } from './looking.ts'
import { mailsTo } from './mail.ts'
import { openOffice } from './office-door.ts'
import { expect, test } from './setting.ts'
import { wordsOf } from './words.ts'

const header = '氏名,フリガナ,英字氏名,学籍番号,研究科・専攻,入学年度,修了予定年月,メールアドレス,大学のメールアドレス\n'

for (const language of languages) {
  const words = wordsOf(language)
  const desk = { language, width: 1280, height: 800 } as const

  test(`a university's list is looked at, mended, and taken in; whoever is in it is found (${language})`, async ({ server, phone }) => {
    const { page } = await phone({ ...desk, online: true })
    const file = join(server.dataDir, 'people.csv')
    const choose = async (text: string) => {
      writeFileSync(file, header + text)
      await page.getByLabel(words('office-imports:university'), { exact: false }).selectOption('sample')
      // As a person does: pressing the field, and choosing a file that may be the one that was chosen before.
      const chooser = page.waitForEvent('filechooser')
      await page.getByLabel(words('office-imports:file'), { exact: false }).click()
      await (await chooser).setFiles(file)
      await page.getByRole('button', { name: words('office-imports:look') }).click()
    }
    await openOffice(page, server, '/office/imports')
    await choose('田中 一郎,タナカ イチロウ,,D-100,理学研究科,2024,2027-03,12345678@ed.sample-u.example.jp,\n')
    await expect(page.getByText(words('office-imports:wrong.sign-in-id', { value: '12345678@ed.sample-u.example.jp' }))).toBeVisible()
    await expect(page.getByRole('button', { name: words.like('office-imports:invite') })).toHaveCount(0)
    await lookAt(page)

    await choose('田中 一郎,タナカ イチロウ,,D-100,理学研究科,2024,2027-03,ichiro@example.com,\nやまだ,ヤマダ ハナコ,,D-101,理学研究科,2024,2027-03,other@example.com,\n')
    const also = page.getByRole('checkbox', { name: words('office-imports:alsoBox') })
    await expect(also).not.toBeChecked()
    await lookAt(page)
    const before = mailsTo('ichiro@example.com', server.dataDir)
    await page.getByRole('button', { name: words('office-imports:invite', { count: '1' }) }).click()
    await expect(page.getByText(words('office-imports:done.registrations', { added: 1, changed: 0 }))).toBeVisible()
    expect(mailsTo('ichiro@example.com', server.dataDir)).toBe(before + 1)

    await page.getByRole('link', { name: words('office:places.registrants'), exact: true }).click()
    await page.getByLabel(words('office-registrants:words')).fill('tanaka ichirou')
    await page.keyboard.press('Enter')
    await page.getByRole('link', { name: '田中 一郎' }).click()
    await expect(page.getByRole('heading', { level: 1, name: '田中 一郎' })).toBeVisible()
    await expect(page.getByText(words('office-registrants:standingName.invited'))).toBeVisible()
    expect(page.url()).not.toContain('tanaka')
    await lookAt(page)

    await page.getByRole('button', { name: words('office-registrants:deed.correct.button'), exact: true }).click()
    await page.getByLabel(words('office-registrants:field.studentNumber')).fill('D-200')
    await page.getByRole('button', { name: words('office-registrants:deed.correct.confirm') }).click()
    await expect(page.getByRole('alert').filter({ hasText: words('office-registrants:wrong.reason') })).toBeFocused()
    await page.getByLabel(words('office-registrants:reason'), { exact: false }).fill('大学からの連絡')
    await lookAt(page)
    await page.getByRole('button', { name: words('office-registrants:deed.correct.confirm') }).click()
    await expect(page.getByText(words('office-registrants:deed.correct.done'))).toBeVisible()
    await expect(page.getByText('D-200')).toBeVisible()
  })

  test(`somebody to whom mail came back is found by it, and the page says so (${language})`, async ({ server, phone }) => {
    const { page } = await phone({ ...desk, online: true })
    await openOffice(page, server, '/office/registrants')
    const database = new DatabaseSync(join(server.dataDir, 'jgrad.sqlite'))
    database.exec(`update accounts set bouncedAt = '2026-11-20T03:00:00.000Z' where address = 'taro@example.ac.jp'`)
    database.close()
    await page.getByLabel(words('office-registrants:bounced.label'), { exact: true }).selectOption('bounced')
    await page.getByRole('button', { name: words('office-registrants:search'), exact: true }).click()
    await expect(page.getByRole('rowheader')).toHaveCount(1)
    await lookAt(page)
    await page.getByRole('rowheader').getByRole('link').click()
    await expect(page.getByText(words('office-registrants:bounced.text'))).toBeVisible()
    await expect(page.getByRole('heading', { name: 'taro@example.ac.jp' })).toBeVisible()
    await lookAt(page)
  })

  test(`a university's pattern is tried before it is saved, and a notice reaches everybody (${language})`, async ({ server, phone }) => {
    const { page } = await phone({ ...desk, online: true })
    await openOffice(page, server, '/office/universities')
    await lookAt(page)
    await page.getByLabel(words('office-universities:search')).fill('みほん')
    await page.getByRole('link', { name: language === 'ja' ? '見本大学（サンプル）' : 'Sample University' }).click()
    await page.getByRole('button', { name: words('office-universities:addPattern') }).click()
    await page.getByLabel(words('office-universities:signInId'), { exact: false }).last().fill('s{digits:7}@sample-u.example.jp')
    await page.getByLabel(words('office-universities:try')).fill('Ｓ1234567@sample-u.example.jp')
    await expect(page.getByText(words('office-universities:tried.pattern', { number: 2 }))).toBeVisible()
    await lookAt(page)
    await page.getByRole('button', { name: words('office-universities:save') }).click()
    await expect(page.getByText(words('office-universities:saved'))).toBeVisible()

    await page.getByRole('link', { name: words('office:places.notices'), exact: true }).click()
    await expect(page.getByRole('link', { name: words('office-notices:write') })).toBeVisible()
    await lookAt(page)
    await page.getByRole('link', { name: words('office-notices:write') }).click()
    await page.getByLabel(words('office-notices:field.title.ja')).fill('休みます')
    await page.getByLabel(words('office-notices:field.text.ja')).fill('一行目\n\n二行目')
    await page.getByRole('button', { name: words('office-notices:publish') }).click()
    await expect(page.getByRole('alert').filter({ hasText: words('office-notices:empty.title.en') })).toBeFocused()
    await page.getByLabel(words('office-notices:field.title.en')).fill('We are closed')
    await page.getByLabel(words('office-notices:field.text.en')).fill('<b>One</b>')
    await lookAt(page)
    await page.getByRole('button', { name: words('office-notices:publish') }).click()
    await page.getByRole('dialog').getByRole('button', { name: words('office-notices:ask.publish.confirm') }).click()
    await expect(page.getByText(words('office-notices:done.published'), { exact: true })).toBeVisible()
    const catalogue = await page.request.get('/api/catalogue')
    const { editions } = (await catalogue.json()) as { editions: { kind: string; href: string }[] }
    const read = await page.request.get(editions.find(({ kind }) => kind === 'notices')?.href ?? '')
    expect(await read.text()).toContain('We are closed')
  })
}
