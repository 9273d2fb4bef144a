import { gunzipSync } from 'node:zlib'
import type { Page, Request } from '@playwright/test'
import { answer, askedOf } from './answering.ts'
import { comeIn, giveAuthenticator } from './at-the-desk.ts'
import { lookAt } from './looking.ts'
import { arrived } from './session.ts'
import { expect, test } from './setting.ts'
import { beginSurvey, signIn, statusLine } from './steps.ts'
import { wordsOf } from './words.ts'

const email = 'alex@example.jp'

interface Envelope {
  changes: { id: string }[]
}
/** What a phone sent, inflated. */
function sentIn(request: Request): Envelope {
  const bytes = request.postDataBuffer() ?? Buffer.from('{}')
  return JSON.parse((request.headers()['content-encoding'] === 'gzip' ? gunzipSync(bytes) : bytes).toString()) as Envelope
}

/** Makes everything that waits on a phone older, as if it had been written some minutes ago. */
const growOld = (page: Page, minutes: number): Promise<void> =>
  page.evaluate(async (span) => {
    const name = (await indexedDB.databases()).find((each) => each.name?.startsWith('jgrad-notebook-'))?.name ?? ''
    await new Promise<void>((resolve) => {
      const opening = indexedDB.open(name)
      opening.addEventListener('success', () => {
        const change = opening.result.transaction('pending', 'readwrite')
        const cursors = change.objectStore('pending').openCursor()
        cursors.addEventListener('success', () => {
          const cursor = cursors.result
          if (!cursor) return
          const entry = cursor.value as { change: { at: number } }
          cursor.update({ ...entry, change: { ...entry.change, at: entry.change.at - span } })
          cursor.continue()
        })
        change.addEventListener('complete', () => {
          opening.result.close()
          resolve()
        })
      })
    })
  }, minutes * 60_000)

test('what can’t be sent says for how long, why, and what to do; the log names nobody', async ({ server, phone }) => {
  const language = 'en'
  test.slow()
  const words = wordsOf(language)
  const { campaign, item, address, api } = await askedOf(server, email, 'a1', 'single')
  const { page, context } = await phone({ online: true, language })
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await signIn(page, server, words, email)
  await beginSurvey(page, words)
  await answer(page, words, item, { [item.id]: 'left_credits' })
  await arrived(api, item.id, 'left_credits')
  await page.goto(`/survey/${campaign.id}`)
  await expect(page.getByText(words('surveys:draft.received'), { exact: true })).toBeVisible()

  await context.route('**/api/sync', (route) => route.fulfill({ status: 502, contentType: 'text/html', body: 'bad gateway' }))
  await page.goto(address)
  await answer(page, words, item, { [item.id]: 'withdrew' })
  await expect(page.getByText(words('survey:page.saved'))).toBeVisible()
  await page.goto(`/survey/${campaign.id}`)
  await expect(page.getByText(words('surveys:draft.stored', { count: 1 }), { exact: true })).toBeVisible()
  await lookAt(page)
  await growOld(page, 11)
  await page.reload()
  await expect(statusLine(page)).toHaveText(words('shell:status.stuck', { count: 1 }))
  await page.getByRole('link', { name: words('shell:status.see') }).click()
  await expect(page.getByRole('heading', { level: 1, name: words('settings:sync.title') })).toBeVisible()
  await expect(page.getByText(words('settings:sync.why.unreachable'))).toBeVisible()
  await page.getByRole('button', { name: words('settings:log.copy') }).click()
  await expect(page.getByText(words('settings:log.copied'))).toBeVisible()
  const log = await page.evaluate(() => navigator.clipboard.readText())
  expect(log).toMatch(/^build: \w+/)
  expect(log).toContain('answer.502.unreachable')
  expect(log).toContain('round.done')
  for (const own of [email, api.account, campaign.id, 'Alex', 'withdrew']) expect(log).not.toContain(own)
  await lookAt(page)
  const file = page.waitForEvent('download')
  await page.getByRole('button', { name: words('settings:export.button') }).click()
  await file

  await context.unroute('**/api/sync')
  await page.getByRole('button', { name: words('settings:sync.again') }).click()
  await expect(page.getByText(words('settings:sync.arrived'), { exact: true })).toBeVisible()
  await arrived(api, item.id, 'withdrew')
})

test('a change that the server refuses stays at its field, with the reason and the way to mend it', async ({ server, phone }) => {
  const words = wordsOf('ja')
  const { item, address, api } = await askedOf(server, email, 'a1', 'single')
  const { page, context } = await phone({ online: true, language: 'ja' })
  await signIn(page, server, words, email)
  await beginSurvey(page, words)
  // A server whose rules are newer than this app's.
  await context.route('**/api/sync', async (route) => {
    const sent = sentIn(route.request())
    if (sent.changes.length === 0) return route.continue()
    const headers = { ...route.request().headers() }
    delete headers['content-encoding']
    delete headers['content-length']
    const normally = await route.fetch({ headers, postData: JSON.stringify({ ...sent, changes: [] }) })
    const results = sent.changes.map(({ id }) => ({ id, outcome: 'refused', code: 'invalid' }))
    return route.fulfill({ json: { ...((await normally.json()) as object), results } })
  })
  await answer(page, words, item, { [item.id]: 'withdrew' })
  const title = page.getByText(words('conflicts:refused.title'))
  await expect(title).toBeVisible()
  await expect(page.getByText(words('conflicts:refused.invalid'))).toBeVisible()
  await expect(statusLine(page)).toHaveText(words('shell:status.refused', { count: 1 }))
  await lookAt(page)
  await page.goto('/me/sync')
  await expect(page.getByText(words('conflicts:refused.invalid'))).toBeVisible()
  await lookAt(page)
  await page.goto(address)
  await page.getByRole('button', { name: words('conflicts:refused.mend') }).click()
  await expect(title).toHaveCount(0)
  const option = item.options.find(({ code }) => code === 'withdrew')
  await expect(page.getByRole('radio', { name: words.of(option?.label ?? item.label), exact: true })).toBeChecked()

  await context.unroute('**/api/sync')
  await answer(page, words, item, { [item.id]: 'left_credits' })
  await arrived(api, item.id, 'left_credits')
  await expect(statusLine(page)).toHaveText(words.like('shell:status.allReceived'))
})

for (const [language, width] of [['ja', 1280], ['en', 820]] as const) {
  test(`the office sees how many devices wait, and not what: ${language}`, async ({ server, phone }) => {
    const words = wordsOf(language)
    const { page, context } = await phone({ online: true, language, width, height: 900 })
    await giveAuthenticator(context, page)
    await comeIn(page, server, words)
    const registrant = await phone({ online: true, language })
    // A phone that has kept something back for hours.
    await registrant.context.route('**/api/sync', (route) => {
      const headers = { ...route.request().headers() }
      delete headers['content-encoding']
      delete headers['content-length']
      return route.continue({ headers, postData: JSON.stringify({ ...sentIn(route.request()), left: 2, oldest: 2 * 3_600_000 }) })
    })
    await signIn(registrant.page, server, words, email)
    await page.goto('/office/queues')
    await expect(page.getByRole('heading', { level: 1, name: words('office-queues:title') })).toBeVisible()
    await expect(async () => {
      await page.getByRole('button', { name: words('office-queues:again') }).click()
      await expect(page.getByText(words('office-queues:somebody', { count: 1 }))).toBeVisible({ timeout: 1000 })
    }).toPass()
    await lookAt(page)
  })
}
