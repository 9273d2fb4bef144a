import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { catalogueSchema } from '../../src/api/catalogue.ts'
import { storiesEditionSchema } from '../../src/api/stories.ts'
import { languages } from '../../src/domain/language.ts'
import { photograph, wholeStory } from '../server/stories/desk.ts'
import { lookAt } from './looking.ts'
import { openOffice } from './office-door.ts'
import { expect, test } from './setting.ts'
import { wordsOf } from './words.ts'

const words = wordsOf('ja')

test('a story is written in two languages, read, published for everybody, and is gone from everywhere when it is withdrawn', async ({ server, phone }) => {
  const { page } = await phone({ language: 'ja', width: 1280, height: 800, online: true })
  const anybody = (await phone({ language: 'en', online: true })).page
  const published = async () => {
    const { editions } = catalogueSchema.parse(await (await anybody.request.get('/api/catalogue')).json())
    const answer = await anybody.request.get(editions.find(({ kind }) => kind === 'stories')?.href ?? '')
    return storiesEditionSchema.parse(await answer.json()).stories
  }
  await openOffice(page, server, '/office/stories')
  await expect(page.getByRole('rowheader').first()).toBeVisible()
  await lookAt(page)
  await page.getByRole('button', { name: words('office-stories:begin') }).click()
  await expect(page.getByText(words('office-stories:next.fill'))).toBeVisible()

  for (const part of ['name', 'title', 'today', 'lead', 'text', 'otherwise'] as const) {
    for (const language of languages) {
      const label = words(`office-stories:in.${language}`, { label: words(`office-stories:field.${part}`) })
      await page.getByLabel(label, { exact: true }).fill(wholeStory[part][language])
    }
  }
  // As elements, while it is written.
  await expect(page.getByRole('region', { name: words('office-stories:preview.ja') }).getByRole('heading', { name: '迷った年' })).toBeVisible()
  await expect(page.getByRole('region', { name: words('office-stories:preview.ja') })).toContainText('<script>alert(1)</script>')
  await page.reload()
  await expect(page.getByText(words('office-stories:done.restored'))).toBeVisible()
  await expect(page.locator('#tell-title-en')).toHaveValue(wholeStory.title.en)

  await page.locator('#tell-sector').selectOption('company')
  await page.locator('#tell-country').fill('日本')
  await page.locator('#tell-fields').fill('地理学')
  await page.locator('#tell-fields').press('ArrowDown')
  await page.locator('#tell-fields').press('Enter')
  await page.locator('#tell-doctorateIn').fill('２０１６')
  await page.locator('#tell-route').click()
  await expect(page.locator('#tell-route-0-kind')).toBeFocused()
  await page.locator('#tell-route-0-kind').selectOption('work')
  await page.locator('#tell-route-0-from').fill('2016')
  await page.locator('#tell-route-0-sector').selectOption('company')
  await page.locator('#tell-route').click()
  await page.locator('#tell-route-1-kind').selectOption('course')
  await page.locator('#tell-route-1-from').fill('2012')
  await page.locator('#tell-route-1-to').fill('2016')
  for (const at of [0, 1]) {
    for (const language of languages) {
      await page.locator(`#tell-route-${at}-what-${language}`).fill(`${at} ${language}`)
      await page.locator(`#tell-route-${at}-where-${language}`).fill('X')
    }
  }
  await page.locator('#tell-route-1-up').press('Enter')
  await expect(page.locator('#tell-route-0-from')).toHaveValue('2012')
  await expect(page.locator('#tell-route-0-down')).toBeFocused()
  await page.getByRole('button', { name: words('office-stories:save'), exact: true }).click()
  await expect(page.getByText(words('office-stories:done.saved'), { exact: true })).toBeVisible()

  const file = join(server.dataDir, 'photograph.jpg')
  writeFileSync(file, await photograph())
  const chooser = page.waitForEvent('filechooser')
  await page.getByLabel(words('office-stories:picture.choose'), { exact: false }).click()
  await (await chooser).setFiles(file)
  await expect(page.getByText(words('office-stories:done.picture'))).toBeVisible()
  for (const language of languages) await page.locator(`#tell-alt-${language}`).fill(wholeStory.alt[language])
  await page.locator('#tell-consent-how').selectOption('paper')
  await page.locator('#tell-consent-on').fill('2026-11-20')
  await page.getByLabel(words('office-stories:consent.use.app')).check()
  await page.getByRole('button', { name: words('office-stories:consent.record') }).click()
  await expect(page.getByText(words('office-stories:done.consent'))).toBeVisible()
  await expect(page.getByRole('link', { name: words('office-stories:lacking.consentPicture') })).toBeVisible()
  await page.getByLabel(words('office-stories:consent.use.picture')).check()
  await page.getByRole('button', { name: words('office-stories:consent.record') }).click()
  await expect(page.getByRole('link', { name: words('office-stories:lacking.consentPicture') })).toHaveCount(0)
  await page.getByRole('button', { name: words('office-stories:preview.open') }).click()
  await expect(page.locator('#tell-preview-page img')).toBeVisible()
  await expect(page.locator('#tell-preview-page')).toContainText('2012')
  await page.getByRole('button', { name: words('office-stories:save'), exact: true }).click()
  await expect(page.getByText(words('office-stories:next.review'))).toBeVisible()
  await lookAt(page)

  await page.getByRole('button', { name: words('office-stories:deed.review') }).click()
  await page.getByRole('button', { name: words('office-stories:ask.review.confirm'), exact: true }).click()
  await page.getByRole('button', { name: words('office-stories:deed.publish') }).click()
  const before = await published()
  await page.getByRole('dialog').getByRole('button', { name: words('office-stories:ask.publish.confirm') }).click()
  await expect(page.getByText(words('office-stories:done.publish'), { exact: true })).toBeVisible()
  const [story, ...others] = await published()
  expect(others).toEqual(before)
  expect(story).toMatchObject({ name: wholeStory.name, route: [{ from: 2012 }, { from: 2016 }], picture: { alt: wholeStory.alt } })

  await page.getByRole('button', { name: words('office-stories:deed.withdraw') }).click()
  await page.getByRole('dialog').getByRole('button', { name: words('office-stories:ask.withdraw.confirm') }).click()
  await expect(page.getByText(words('office-stories:done.withdraw'))).toBeVisible()
  expect(await published()).toEqual(before)
  expect((await anybody.request.get(`/catalogue/pictures/${story?.picture?.hash}`)).status()).toBe(404)
  await expect(page.getByLabel(words('office-stories:field.name'), { exact: false })).toHaveCount(0)
  await lookAt(page)
})

test('what somebody else stored meanwhile is not written over unseen', async ({ server, phone }) => {
  const { page } = await phone({ language: 'ja', online: true })
  const other = (await phone({ language: 'ja', online: true })).page
  await openOffice(page, server, '/office/stories')
  await page.getByRole('button', { name: words('office-stories:begin') }).click()
  await expect(page).toHaveURL(/\/office\/stories\/s/)
  await openOffice(other, server, new URL(page.url()).pathname)
  const title = (of: typeof page) => of.locator('#tell-title-ja')
  for (const [who, text] of [[other, '相手の題'], [page, '自分の題']] as const) {
    await title(who).fill(text)
    await who.getByRole('button', { name: words('office-stories:save'), exact: true }).click()
  }
  await expect(page.getByText(words('office-stories:conflict.text'))).toBeVisible()
  await lookAt(page)
  await page.getByRole('button', { name: words('office-stories:conflict.mine') }).click()
  await expect(title(page)).toHaveValue('自分の題')
  await page.getByRole('button', { name: words('office-stories:save'), exact: true }).click()
  await expect(page.getByText(words('office-stories:done.saved'), { exact: true })).toBeVisible()
  await other.reload()
  await expect(title(other)).toHaveValue('自分の題')
})
