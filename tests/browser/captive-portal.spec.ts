import { gunzipSync } from 'node:zlib'
import type { Request, Route } from '@playwright/test'
import * as z from 'zod/mini'
import { addressOf, itemOf, questionnaireOf } from './answering.ts'
import { openApiSession, openCampaign } from './session.ts'
import { expect, test } from './setting.ts'
import { readyForOffline, signIn, statusLine } from './steps.ts'
import { wordsOf } from './words.ts'

const page = '<!doctype html><title>Free Wi-Fi</title><h1>Accept the terms</h1>'
const envelopeSchema = z.object({ request: z.string(), account: z.string(), changes: z.array(z.object({ id: z.string() })) })

function envelopeOf(request: Request): z.infer<typeof envelopeSchema> {
  const body = request.postDataBuffer() ?? Buffer.from('{}')
  const zipped = body[0] === 0x1f && body[1] === 0x8b
  return envelopeSchema.parse(JSON.parse((zipped ? gunzipSync(body) : body).toString()))
}

/** An answer that takes everything, as the server would give it, for whom it is told. */
const takesAll = (request: Request, answerTo: { request?: string; account?: string }): string => {
  const sent = envelopeOf(request)
  return JSON.stringify({
    v: 1, request: sent.request, account: sent.account, epoch: 'elsewhere', now: Date.now(),
    results: sent.changes.map(({ id }) => ({ id, outcome: 'applied' })),
    changes: [], cursor: 4_000, more: false, schema: { min: 1, max: 1 }, ...answerTo,
  })
}

const answers: { what: string; answer: (route: Route) => Promise<void> }[] = [
  { what: 'a page with status 200', answer: (route) => route.fulfill({ status: 200, contentType: 'text/html', body: page }) },
  { what: 'a page with status 403', answer: (route) => route.fulfill({ status: 403, contentType: 'text/html', body: page }) },
  {
    what: 'JSON that is cut off',
    answer: (route) =>
      route.fulfill({ contentType: 'application/json', body: takesAll(route.request(), {}).slice(0, 60) }),
  },
  {
    what: 'the answer to another account',
    answer: (route) =>
      route.fulfill({ contentType: 'application/json', body: takesAll(route.request(), { account: 'somebody-else-entirely' }) }),
  },
  {
    what: 'the answer to another request',
    answer: (route) =>
      route.fulfill({ contentType: 'application/json', body: takesAll(route.request(), { request: 'another-request-entirely' }) }),
  },
  {
    what: 'a revocation that names neither request nor account',
    answer: (route) =>
      route.fulfill({
        status: 403,
        contentType: 'application/problem+json',
        body: JSON.stringify({ code: 'device-revoked', message: { ja: '取り消されました', en: 'Revoked' } }),
      }),
  },
]

test('whatever a captive portal answers, nothing is wiped or taken for received, and it recovers', async ({ server, phone }) => {
  const words = wordsOf('ja')
  const campaign = await openCampaign(server.origin)
  const definition = await questionnaireOf(server.origin, campaign)
  const item = itemOf(definition, 'd3', 'text')
  const email = 'hanako@example.jp'
  const api = await openApiSession(server, email)
  const { page: own, context } = await phone({ language: 'ja' })
  await signIn(own, server, words, email)
  await readyForOffline(own, words)

  for (const { what, answer } of answers) {
    await test.step(what, async () => {
      let asked = 0
      await context.route('**/api/**', async (route) => {
        if (!route.request().url().endsWith('/api/sync')) return route.fulfill({ contentType: 'text/html', body: page })
        asked += 1
        return answer(route)
      })
      await own.goto(addressOf(campaign, definition, item.id))
      const field = own.getByLabel(words.of(item.label))
      await field.fill(what)
      await expect(own.getByText(words('survey:page.saved'))).toBeVisible()
      await own.evaluate(() => window.dispatchEvent(new Event('online')))
      await expect.poll(() => asked).toBeGreaterThan(0)
      await expect(statusLine(own)).toHaveText(words.like('shell:status.offlineWaiting', 1))
      await own.reload()
      await expect(field).toHaveValue(what)
      await expect(statusLine(own)).toHaveText(words.like('shell:status.offlineWaiting', 1))

      await context.unroute('**/api/**')
      await own.evaluate(() => window.dispatchEvent(new Event('online')))
      await expect(async () => {
        const row = (await api.feed()).findLast((one) => one.kind === 'set' && one.field === item.id)
        expect(row).toMatchObject({ value: what })
      }).toPass({ timeout: 60_000 })
      await expect(statusLine(own)).toHaveText(words.like('shell:status.allReceived'), { timeout: 60_000 })
    })
  }
  expect((await api.feed()).filter((row) => row.kind === 'conflict')).toEqual([])
})
