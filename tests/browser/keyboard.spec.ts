import type { Locator, Page } from '@playwright/test'
import { countryName } from '../../src/domain/codes/countries.ts'
import type { Item } from '../../src/domain/questionnaire/definition.ts'
import { questionnaireOf } from './answering.ts'
import { tabTo } from './keyboard.ts'
import { codeMailedTo, mailsIn } from './mail.ts'
import { openApiSession, openCampaign } from './session.ts'
import { expect, test } from './setting.ts'
import { wordsOf, type Words } from './words.ts'

async function answerByKeyboard(page: Page, words: Words, item: Item): Promise<void> {
  const group = page.locator('fieldset').filter({ hasText: words.of(item.label) })
  switch (item.type) {
    case 'single':
      // A group is one stop; the arrows move within it. One that is answered from the record stays as it is.
      if ((await group.getByRole('radio', { checked: true }).count()) > 0) return
      await tabTo(page, group.getByRole('radio').first())
      return page.keyboard.press('Space')
    case 'multi':
      await tabTo(page, group.getByRole('checkbox').first())
      return page.keyboard.press('Space')
    case 'country': {
      const field = page.getByRole('combobox', { name: words.of(item.label) })
      await tabTo(page, field)
      const name = countryName('JP', words.language)
      await page.keyboard.insertText(name)
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Enter')
      return expect(field).toHaveValue(name)
    }
    default:
      throw new Error(`the required item ${item.id} is of a type that this test has no keys for`)
  }
}

test('from signing in to the receipt with the keyboard alone', async ({ server, phone }) => {
  const words = wordsOf('en')
  const email = 'hanako@example.jp'
  const campaign = await openCampaign(server.origin)
  const definition = await questionnaireOf(server.origin, campaign)
  const api = await openApiSession(server, email)
  const { page } = await phone({ online: true, language: 'en', width: 1280, height: 800 })
  const press = async (target: Locator): Promise<void> => {
    await tabTo(page, target)
    await page.keyboard.press('Enter')
  }
  const title = page.getByRole('heading', { level: 1 })

  await page.goto('/')
  await press(page.getByRole('link', { name: words('public:welcome.signIn') }).first())
  await tabTo(page, page.getByLabel(words('account:signIn.email')))
  const before = mailsIn(server.dataDir)
  await page.keyboard.type(email)
  await page.keyboard.press('Enter')
  const code = await codeMailedTo(email, server.dataDir, before)
  await tabTo(page, page.getByLabel(words('account:code.code')).first())
  await page.keyboard.type(code)
  await page.keyboard.press('Enter')

  await press(page.getByRole('link', { name: words('home:due.begin') }))
  await expect(title).toBeFocused()
  await press(page.getByRole('link', { name: words('survey:start.begin') }))
  for (;;) {
    await page.waitForURL(/\/(page\/\w+|check)$/)
    await expect(title).toBeFocused()
    const address = page.url()
    if (address.endsWith('/check')) break
    const asked = definition.pages.find(({ id }) => address.endsWith(`/page/${id}`))
    for (const item of asked?.items ?? []) if (item.required) await answerByKeyboard(page, words, item)
    await press(page.locator('button[type=submit]'))
    await page.waitForURL((url) => url.href !== address)
  }
  await press(page.getByRole('button', { name: words('sending:check.send') }))
  await expect(title).toHaveText(words('receipt:receivedTitle'))
  await expect(page.getByText((await api.submission(campaign.id))?.receipt.number ?? 'no receipt')).toBeVisible()
})
