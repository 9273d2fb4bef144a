import { openOffice } from './office-door.ts'
import { lookAt } from './looking.ts'
import { expect, test } from './setting.ts'
import { wordsOf } from './words.ts'

test('the office writes a questionnaire, tries it, mends it, publishes it, and goes on with version 2', async ({ server, phone }) => {
  const language = 'en'
  test.slow()
  const words = wordsOf(language)
  const say = (key: string, params?: Record<string, string | number>) => words(`office-questionnaires:${key}`, params)
  const { page } = await phone({ online: true, language, width: 1280, height: 900 })
  await openOffice(page, server, '/office/questionnaires')
  await lookAt(page)
  const press = (key: string, params?: Record<string, string | number>) => page.getByRole('button', { name: say(key, params), exact: true }).click()
  const fill = async (id: string, ja: string, en: string) => {
    await page.locator(`#${id}-ja`).fill(ja)
    await page.locator(`#${id}-en`).fill(en)
  }
  const outline = page.getByRole('navigation', { name: say('outline.label') })

  await page.getByRole('link', { name: say('begin') }).click()
  await page.getByLabel(say('begins.id')).fill('after')
  await lookAt(page)
  await press('begins.do')
  await fill('whole-title', '修了後の調査', 'After the doctorate')
  await fill('whole-sections-0-title', '仕事', 'Work')

  // Three questions; the second is for those who work.
  await press('outline.addItem', { number: 1 })
  await fill('item-label', '働いていますか', 'Do you work?')
  await fill('item-options-0-label', 'はい', 'Yes')
  await fill('item-options-1-label', 'いいえ', 'No')
  await press('page.addPage')
  await press('outline.addItem', { number: 2 })
  await page.locator('#item-type').selectOption('number')
  await fill('item-label', '週に何時間ですか', 'How many hours a week?')
  await page.locator('#item-min').fill('１')
  await page.locator('#item-max').fill('90')
  await page.locator('#item-showIf-add').click()
  await page.getByRole('checkbox', { name: words.of({ ja: 'はい', en: 'Yes' }), exact: true }).check()
  await expect(page.locator('.condition-words')).toContainText(words.of({ ja: 'はい', en: 'Yes' }))
  await lookAt(page)
  await press('outline.addItem', { number: 2 })
  await page.locator('#item-type').selectOption('longText')
  await fill('item-label', 'ひとこと', 'Anything else')
  await page.getByRole('radio', { name: say('item.requirements.never') }).check()
  await expect(page.getByText(say('check.fine')).first()).toBeVisible()

  // Up by the keyboard, and back.
  await outline.getByRole('button', { name: /^q3/ }).focus()
  await page.keyboard.press('Alt+ArrowUp')
  await expect(page.getByText(say('said.moved', { page: 2, number: 1 }))).toBeVisible()
  await expect(outline.getByRole('button', { name: /^q3/ })).toBeFocused()
  await press('undo')
  await expect(outline.locator('.outline-item').last()).toContainText('q3')

  // Tried in the other language, without leaving one's own.
  await outline.getByRole('button', { name: say('whole.title') }).click()
  await press('preview.open')
  const otherWords = wordsOf('ja')
  await page.getByRole('radio', { name: say('japanese'), exact: true }).check()
  const frame = page.frameLocator('.preview-frame')
  await expect(frame.getByRole('heading', { level: 1 })).toHaveText(otherWords.of({ ja: '仕事', en: 'Work' }))
  await frame.getByRole('button', { name: otherWords('office-questionnaires:preview.next') }).click()
  await expect(frame.getByRole('alert')).toBeVisible()
  await frame.getByRole('radio', { name: otherWords.of({ ja: 'はい', en: 'Yes' }) }).check()
  await frame.getByRole('button', { name: otherWords('office-questionnaires:preview.next') }).click()
  await expect(frame.getByText(otherWords.of({ ja: '週に何時間ですか', en: 'How many hours a week?' }))).toBeVisible()
  await lookAt(page)
  await press('preview.close')
  await expect(page.getByRole('heading', { level: 1, name: words.of({ ja: '修了後の調査', en: 'After the doctorate' }) })).toBeVisible()

  // Broken: it says what is wrong, leads there, and is not published.
  await outline.getByRole('button', { name: /^q1/ }).click()
  await page.locator('#item-label-en').fill('')
  await expect(page.getByText(say('problems', { count: 1 })).first()).toBeVisible()
  await press('publish.open')
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('heading', { name: say('publish.notYet', { version: 1 }) })).toBeVisible()
  await dialog.getByRole('button', { name: say('publish.backToIt') }).click()
  await page.getByText(say('problems', { count: 1 })).click()
  await lookAt(page)
  await page.locator('.problem-list').first().getByRole('button').click()
  await expect(page.locator('#item-label-en')).toBeFocused()
  await page.keyboard.type('Are you employed?')
  await expect(page.getByText(say('check.fine')).first()).toBeVisible()

  // All of it is there after a reload, and is published.
  await expect(page.locator('.saving-line')).toContainText(words.like('office-questionnaires:saving.saved'))
  await page.reload()
  await press('publish.open')
  await expect(dialog.getByRole('heading', { name: say('publish.title', { version: 1 }) })).toBeVisible()
  await lookAt(page)
  await dialog.getByRole('button', { name: say('publish.do') }).click()
  await expect(page.getByText(say('done.published', { version: 1 }))).toBeVisible()
  await lookAt(page)

  // The next version: what was published keeps its id and kind.
  await press('next', { version: 2 })
  await outline.getByRole('button', { name: /^q1/ }).click()
  await expect(page.getByText(say('item.fixed', { id: 'q1', type: say('type.single') }))).toBeVisible()
  await page.locator('#item-help-ja').fill('主な仕事について')
  await page.locator('#item-help-en').fill('Your main job')
  await expect(page.getByText(say('check.fine')).first()).toBeVisible()
  await press('publish.open')
  await dialog.getByRole('button', { name: say('publish.do') }).click()
  await expect(page.getByText(say('done.published', { version: 2 }))).toBeVisible()
  await page.getByRole('link', { name: say('version', { version: 1 }) }).click()
  await expect(page.getByText(say('frozen'))).toBeVisible()
  await expect(page.locator('.reading-item')).toHaveCount(3)
  await lookAt(page)
})
