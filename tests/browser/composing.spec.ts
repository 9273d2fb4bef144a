import type { CDPSession, Page } from '@playwright/test'
import type { Change } from '../../src/sync/change.ts'
import { addressOf, itemOf, questionnaireOf } from './answering.ts'
import { openApiSession, openCampaign } from './session.ts'
import { expect, test } from './setting.ts'
import { signIn } from './steps.ts'
import { wordsOf } from './words.ts'

const hanako = 'hanako@example.jp'

/** Types as a Japanese input method does: the reading letter by letter, then its conversion, still open. */
async function compose(cdp: CDPSession, reading: string, converted: string): Promise<void> {
  for (let end = 1; end <= reading.length; end += 1) {
    await cdp.send('Input.imeSetComposition', { text: reading.slice(0, end), selectionStart: end, selectionEnd: end })
  }
  await cdp.send('Input.imeSetComposition', { text: converted, selectionStart: converted.length, selectionEnd: converted.length })
}

/** The Enter that takes a conversion, as browsers report it: a key whose code is 229, whatever it is (UI Events, 5.3). */
async function enterInComposition(cdp: CDPSession): Promise<void> {
  const key = { key: 'Process', code: 'Enter', windowsVirtualKeyCode: 229 }
  await cdp.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key })
  await cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key, key: 'Enter', windowsVirtualKeyCode: 13 })
}

const caretOf = (page: Page, field: string): Promise<number | null> =>
  page.getByLabel(field).evaluate((input) => (input instanceof HTMLTextAreaElement ? input.selectionStart : null))

test('Japanese composed in an answer arrives as it was composed, through a switch of language in its middle', async ({ server, phone }) => {
  const ja = wordsOf('ja')
  const en = wordsOf('en')
  const campaign = await openCampaign(server.origin)
  const definition = await questionnaireOf(server.origin, campaign)
  const item = itemOf(definition, 'd3', 'text')
  const api = await openApiSession(server, hanako)
  const { page, context } = await phone({ online: true, language: 'ja' })
  await signIn(page, server, ja, hanako)
  await page.goto(addressOf(campaign, definition, item.id))
  const inJapanese = page.getByLabel(ja.of(item.label))
  const inEnglish = page.getByLabel(en.of(item.label))
  await inJapanese.click()
  const cdp = await context.newCDPSession(page)

  await compose(cdp, 'けんきゅう', '研究')
  await cdp.send('Input.insertText', { text: '研究' })
  await compose(cdp, 'じかん', '時間')
  await expect(inJapanese).toHaveValue('研究時間')

  // In the middle of the second word.
  await page.getByRole('button', { name: ja('shell:otherLanguage') }).first().click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await expect(inEnglish).toBeFocused()
  await expect(inEnglish).toHaveValue('研究時間')
  expect(await caretOf(page, en.of(item.label))).toBe(4)
  await compose(cdp, 'じかん', '時間')
  await cdp.send('Input.insertText', { text: '時間' })
  await expect(inEnglish).toHaveValue('研究時間')
  await page.keyboard.type('!')
  await expect(inEnglish).toHaveValue('研究時間!')

  await expect(async () => {
    const row = (await api.feed()).findLast((one) => one.kind === 'set' && one.type === 'draft' && one.field === item.id)
    expect(row).toMatchObject({ value: '研究時間!' })
  }).toPass()
})

test('what another device writes while Japanese is composed takes no character from it, and is offered afterwards', async ({ server, phone }) => {
  const words = wordsOf('ja')
  const campaign = await openCampaign(server.origin)
  const definition = await questionnaireOf(server.origin, campaign)
  const item = itemOf(definition, 'd3', 'text')
  const api = await openApiSession(server, hanako)
  const { page, context } = await phone({ online: true, language: 'ja' })
  await signIn(page, server, words, hanako)
  await page.goto(addressOf(campaign, definition, item.id))
  const field = page.getByLabel(words.of(item.label))
  await field.click()
  const cdp = await context.newCDPSession(page)
  await compose(cdp, 'けんきゅう', '研究')
  await expect(field).toHaveValue('研究')

  // An hour ago by its clock: what is written here wins, and the other is kept.
  const other: Change = { id: `change-${crypto.randomUUID()}`, kind: 'set', type: 'draft', record: campaign.id, field: item.id, value: '机で書いた言葉', based: [], at: Date.now() - 3_600_000 }
  await api.send([other])
  await expect.poll(() => hasReceived(page, api.account, other.id)).toBe(true)
  await expect(field).toHaveValue('研究')
  await compose(cdp, 'けんきゅうしゃ', '研究者')
  await expect(field).toHaveValue('研究者')
  await cdp.send('Input.insertText', { text: '研究者' })
  await page.keyboard.type('!')
  await expect(field).toHaveValue('研究者!')

  await expect(async () => {
    const feed = await api.feed()
    expect(feed.findLast((row) => row.kind === 'set' && row.field === item.id)).toMatchObject({ value: '研究者!' })
    expect(feed.findLast((row) => row.kind === 'conflict')).toMatchObject({ loser: { value: '机で書いた言葉' } })
  }).toPass()
  await expect(page.getByText('机で書いた言葉')).toBeVisible()
  await expect(field).toHaveValue('研究者!')
})

/** Whether this device has been told of a change. */
const hasReceived = (page: Page, account: string, id: string): Promise<boolean> =>
  page.evaluate(
    ({ name, id }) =>
      new Promise<boolean>((resolve, reject) => {
        const opening = indexedDB.open(name)
        opening.addEventListener('error', () => reject(opening.error ?? new Error('not opened')))
        opening.addEventListener('success', () => {
          const rows = opening.result.transaction('rows').objectStore('rows').getAll()
          rows.addEventListener('success', () => {
            opening.result.close()
            resolve((rows.result as { id: string }[]).some((row) => row.id === id))
          })
        })
      }),
    { name: `jgrad-notebook-${account}`, id },
  )

test('the Enter that takes a conversion sends nothing', async ({ server, phone }) => {
  const words = wordsOf('ja')
  const { page, context } = await phone({ online: true, language: 'ja' })
  await page.goto('/')
  await page.getByRole('link', { name: words('public:welcome.signIn') }).first().click()
  const asked: string[] = []
  page.on('request', (request) => {
    // The page itself asks what it takes to offer a passkey; that is nobody's Enter.
    if (request.method() === 'POST' && !request.url().endsWith('/passkey/options')) asked.push(request.url())
  })
  const field = page.getByLabel(words('account:signIn.email'))
  await field.click()
  const cdp = await context.newCDPSession(page)
  await compose(cdp, 'はなこ', '花子')
  await enterInComposition(cdp)
  await cdp.send('Input.insertText', { text: '花子' })
  // Safari ends the composition first and reports its Enter afterwards.
  await enterInComposition(cdp)
  await expect(field).toHaveValue('花子')
  await expect(page.locator('[aria-invalid=true]')).toHaveCount(0)

  // A real Enter does send: here, the complaint about the address.
  await page.keyboard.press('Enter')
  await expect(page.locator('[aria-invalid=true]')).toHaveCount(1)
  expect(server.origin).toContain('http')
  expect(asked).toEqual([])
})
