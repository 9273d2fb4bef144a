import type { Page } from '@playwright/test'
import { addressOf, answer, itemOf, questionnaireOf } from './answering.ts'
import { arrived, openApiSession, openCampaign } from './session.ts'
import { expect, test } from './setting.ts'
import { beginSurvey, enterCode, readyForOffline, signInByHand, statusLine } from './steps.ts'
import { wordsOf } from './words.ts'
import { lookAt } from './looking.ts'

const email = 'alex@example.jp'

/** Empties what browsers empty by themselves; cookies that a server set stay. */
async function empty(page: Page, origin: string): Promise<void> {
  const client = await page.context().newCDPSession(page)
  await client.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb,local_storage' })
}

/**
 * Fills the device, or makes room again. Chromium looks at a quota only now and then, so one that is overridden fails
 * some write some time later: here the very next ones fail, as a full device's do.
 */
async function setFull(page: Page, full: boolean): Promise<void> {
  await page.evaluate((full) => {
    const store: { put?: unknown } = IDBObjectStore.prototype
    const kept = window as unknown as { roomy?: unknown }
    kept.roomy ??= store.put
    store.put = full
      ? () => {
          throw new DOMException('no room', 'QuotaExceededError')
        }
      : kept.roomy
  }, full)
}

test('storage that the browser emptied is noticed: the person is told what is safe, and it all comes back', async ({ server, phone }) => {
  const words = wordsOf('ja')
  const campaign = await openCampaign(server.origin)
  const item = itemOf(await questionnaireOf(server.origin, campaign), 'a1', 'single')
  const api = await openApiSession(server, email)
  const { page } = await phone({ language: 'ja', keeps: true })
  await signInByHand(page, server, words, email)
  await readyForOffline(page, words)
  await beginSurvey(page, words)
  await answer(page, words, item, { a1: 'withdrew' })
  // What had not been received when the storage went would be gone: that is what the person is told.
  await arrived(api, item.id, 'withdrew')

  await page.goto('about:blank')
  await empty(page, server.origin)
  await page.goto('/')
  await page.getByRole('link', { name: words('public:welcome.signIn') }).click()
  await expect(page.getByText(words('storage:lost.safe'))).toBeVisible()
  await expect(page.getByText(words('storage:lost.gone'))).toBeVisible()
  await lookAt(page)
  // Said again until somebody signs in, and to nobody after that.
  await page.reload()
  await expect(page.getByText(words('storage:lost.safe'))).toBeVisible()

  await enterCode(page, server, words, email)
  await page.getByRole('link', { name: words('home:due.continue') }).click()
  await page.goto(`/survey/${campaign.id}/page/a1`)
  const option = item.options.find(({ code }) => code === 'withdrew')
  await expect(page.getByRole('radio', { name: words.of(option?.label ?? item.label), exact: true })).toBeChecked()
})

test('nobody is told of lost storage on a device that is new, or after signing out', async ({ server, phone }) => {
  const words = wordsOf('en')
  const { page } = await phone({ language: 'en', keeps: true })
  const asked = page.waitForResponse('**/api/session/device')
  await page.goto('/sign-in')
  expect(await (await asked).json()).toEqual({ signedInBefore: false })
  await expect(page.getByText(words('storage:lost.title'))).toHaveCount(0)
  await enterCode(page, server, words, email)
  await expect(page.getByRole('link', { name: words('home:due.begin') })).toBeVisible()

  await page.goto('/me')
  await page.getByRole('button', { name: words('account:signOut.button') }).click()
  const signedOut = page.waitForResponse((response) => response.request().method() === 'DELETE')
  await page.getByRole('dialog').getByRole('button', { name: words('account:signOut.confirm') }).click()
  await signedOut
  await page.goto('about:blank')
  await empty(page, server.origin)
  const askedAgain = page.waitForResponse('**/api/session/device')
  await page.goto('/sign-in')
  expect(await (await askedAgain).json()).toEqual({ signedInBefore: false })
  await expect(page.getByText(words('storage:lost.title'))).toHaveCount(0)
})

test('on a full device the words stay on screen, the person is told and can take them away, and they are stored once there is room', async ({ server, phone }) => {
  const words = wordsOf('ja')
  const campaign = await openCampaign(server.origin)
  const definition = await questionnaireOf(server.origin, campaign)
  const item = itemOf(definition, 'd3', 'text')
  const api = await openApiSession(server, email)
  const { page } = await phone({ language: 'ja', keeps: true })
  await signInByHand(page, server, words, email)
  await beginSurvey(page, words)
  await readyForOffline(page, words)
  // The page of that question is asked of everybody.
  await page.goto(addressOf(campaign, definition, item.id))
  const field = page.getByLabel(words.of(item.label))
  await expect(field).toBeVisible()

  await setFull(page, true)
  const text = '研究の時間がもっとほしい。'.repeat(40)
  await field.fill(text)
  await expect(statusLine(page)).toHaveText(words('shell:status.notStoring'))
  await expect(page.getByRole('alert').filter({ hasText: words('survey:page.failed') })).toBeVisible()
  await expect(field).toHaveValue(text)
  await lookAt(page)
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: words('shell:broken.export') }).click()
  const stream = await (await download).createReadStream()
  const file = (await stream.toArray()).map(String).join('')
  expect(JSON.parse(file)).toMatchObject({ unstored: [{ type: 'draft', record: campaign.id, fields: { d3: text } }] })

  await setFull(page, false)
  await expect(page.getByText(words('survey:page.saved'))).toBeVisible()
  await expect(async () => {
    expect((await api.feed()).findLast((row) => row.kind === 'set' && row.field === 'd3')).toMatchObject({ value: text })
  }).toPass()
})

for (const [what, version, why] of [['a newer app wrote', 20, 'newer'], ['lost parts of', 10, 'damaged']] as const) {
  test(`a notebook that this device ${what} is left alone, and what it holds can be exported (${why})`, async ({ server, phone }) => {
    const words = wordsOf('en')
    const { page, context } = await phone({ language: 'en', keeps: true })
    await signInByHand(page, server, words, email)
    await readyForOffline(page, words)
    const account = (await openApiSession(server, email)).account
    // From a page of the same origin that runs nothing of ours.
    await page.goto('/favicon.svg')
    await page.evaluate(
      ({ name, version }) =>
        new Promise<void>((resolve, reject) => {
          const doomed = version === 10 ? indexedDB.deleteDatabase(name) : null
          const open = () => {
            const request = indexedDB.open(name, version)
            request.addEventListener('upgradeneeded', () => {
              request.result.createObjectStore('later').put('kept word', 'key')
            })
            request.addEventListener('success', () => {
              request.result.close()
              resolve()
            })
            request.addEventListener('error', () => reject(request.error ?? new Error('not opened')))
          }
          if (doomed) doomed.addEventListener('success', open)
          else open()
        }),
      { name: `jgrad-notebook-${account}`, version },
    )
    await context.setOffline(true)
    await page.goto('/')
    await expect(page.getByRole('heading', { level: 1, name: words(`storage:${why}.title`) })).toBeVisible()
    await lookAt(page)
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: words('shell:broken.export') }).click()
    const stream = await (await download).createReadStream()
    expect((await stream.toArray()).map(String).join('')).toContain('kept word')
    await context.setOffline(false)
    if (why === 'newer') {
      await expect(page.getByRole('button', { name: words('storage:update') })).toBeVisible()
      return
    }
    await page.getByRole('button', { name: words('storage:afresh.begin') }).click()
    await page.getByRole('link', { name: words('public:welcome.signIn') }).click()
    await enterCode(page, server, words, email)
    await expect(page.getByRole('link', { name: words('home:due.begin') })).toBeVisible()
  })
}
