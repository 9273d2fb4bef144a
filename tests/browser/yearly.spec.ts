import { join } from 'node:path'
import type { Campaign } from '../../src/domain/campaign.ts'
import type { Json } from '../../src/domain/json.ts'
import type { Definition } from '../../src/domain/questionnaire/definition.ts'
import { publishCampaign, publishFigures, publishQuestionnaire } from '../../src/server/catalogue/publish.ts'
import { openStore } from '../../src/server/store/store.ts'
import type { Change } from '../../src/sync/change.ts'
import { lookAt } from './looking.ts'
import type { Server } from './server.ts'
import { type ApiSession, openApiSession } from './session.ts'
import { expect, test } from './setting.ts'
import { readyForOffline, signIn } from './steps.ts'
import { wordsOf } from './words.ts'

const day = 24 * 60 * 60_000
const at = (days: number) => new Date(Date.now() + days * day).toISOString()
const choice = (code: string, ja: string, en: string) => ({ code, label: { ja, en } })

/** Three questions: one that the record answers, one that was answered last year, and a new one. */
const definition: Definition = {
  id: 'cycle',
  version: 1,
  title: { ja: '毎年の調査', en: 'The yearly survey' },
  sections: [{ id: 'course', title: { ja: '課程', en: 'Course' } }, { id: 'work', title: { ja: '仕事', en: 'Work' } }],
  pages: [
    { id: 'status', section: 'course', items: [{ id: 'a1', type: 'single', required: true, prefill: 'profile.status', label: { ja: '今の状況', en: 'Your status' }, options: [choice('enrolled', '在学中', 'Enrolled'), choice('completed', '修了', 'Completed')] }] },
    { id: 'job', section: 'work', items: [{ id: 'c1', type: 'single', required: true, lastYear: true, label: { ja: '働く場所', en: 'Where you work' }, options: [choice('university', '大学', 'At a university'), choice('company', '会社', 'At a company')] }] },
    { id: 'wish', section: 'work', items: [{ id: 'c2', type: 'text', required: false, maxLength: 100, label: { ja: 'ひとこと', en: 'A word' } }] },
  ],
}
const campaign = (id: string, en: string, ja: string, opens: number): Campaign => ({
  id, title: { ja, en }, definition: { id: 'cycle', version: 1 }, referenceDate: at(opens).slice(0, 10), opensAt: at(opens), closesAt: at(opens + 20), graceUntil: at(opens + 50),
})
const last = campaign('last', 'Last year', '昨年の調査', -365)
const now = campaign('now', 'This year', '今年の調査', -1)

async function publish(server: Server): Promise<void> {
  const store = await openStore({ kind: 'sqlite', path: join(server.dataDir, 'jgrad.sqlite') })
  try {
    await store.write(async (tx) => {
      await publishQuestionnaire(tx, definition, Date.now())
      for (const one of [last, now]) await publishCampaign(tx, one, Date.now())
      const figures = [{ item: 'a1', base: 1240, counts: { enrolled: 640, completed: 600 } }, { item: 'c1', base: 900, counts: { university: 890, company: null } }]
      await publishFigures(tx, { campaign: 'last', title: last.title, definition: last.definition, publishedAt: at(-200), answered: 1240, figures }, Date.now())
    })
  } finally {
    await store.close()
  }
}

const answered = (api: ApiSession, of: string, fields: Record<string, Json>) =>
  api.send(
    Object.entries(fields).map(([field, value]): Change => ({ id: crypto.randomUUID(), kind: 'set', type: 'draft', record: of, field, value, based: [], at: Date.now() - 300 * day })),
  )

test("nothing has changed: one press, only what is new is asked, and one's own place is shown, without a network", async ({ server, phone }) => {
  const language = 'en'
  const words = wordsOf(language)
  const email = 'alex@example.jp'
  await publish(server)
  const api = await openApiSession(server, email)
  await answered(api, 'last', { a1: 'enrolled', c1: 'company' })
  const { page, context } = await phone({ language })
  await signIn(page, server, words, email)
  await readyForOffline(page, words)
  await context.setOffline(true)

  await page.goto('/survey/now')
  const tasks = page.locator('.task')
  await expect(tasks).toHaveCount(3)
  await expect(tasks.first()).toContainText(words('yearly:tasks.new'))
  await lookAt(page)
  // One tap, right where the survey begins; the record stands there in a few lines, and a part opens in place.
  const course = page.locator('details', { has: page.getByRole('heading', { name: words('profile:group.course'), exact: true }) })
  await course.locator('summary').click()
  await expect(course.getByRole('link', { name: `${words('profile:change')} ${words('profile:group.course')}` })).toBeVisible()
  await lookAt(page)
  await page.getByRole('button', { name: words('yearly:record.nothingChanged') }).click()
  await expect(tasks.first()).toContainText(words('yearly:tasks.done'))
  await expect(page.getByText(words('yearly:record.settled', { count: 1 }))).toBeVisible()
  await page.getByRole('button', { name: words('yearly:record.undo') }).click()
  await page.getByRole('link', { name: words('yearly:record.whole') }).click()
  await lookAt(page)
  // A part is corrected on its own page, and the way back leads here.
  await page.getByRole('link', { name: `${words('profile:change')} ${words('profile:group.course')}` }).click()
  await page.getByRole('button', { name: words('profile:done') }).click()
  await page.getByRole('button', { name: words('yearly:record.nothingChanged') }).click()
  await expect(page.getByText(words('yearly:record.settled', { count: 1 }))).toBeVisible()
  await lookAt(page)
  await page.getByRole('button', { name: words('yearly:record.undo') }).click()
  await page.getByRole('button', { name: words('yearly:record.nothingChanged') }).click()
  await page.getByRole('link', { name: words('yearly:record.toQuestions') }).click()

  // The first page asks what the record says: it is passed over. The next shows last year's answer.
  await page.waitForURL('**/page/job')
  await expect(page.getByText(words('survey:page.lastYear'), { exact: true })).toBeVisible()
  await expect(page.getByRole('radio', { name: words.of({ ja: '会社', en: 'At a company' }) })).toBeChecked()
  await lookAt(page)
  await page.getByRole('button', { name: words('survey:page.next') }).click()
  await page.getByRole('button', { name: words('survey:page.toCheck') }).click()
  await expect(page.locator('.answer').first()).toContainText(words('survey:page.prefilled'))
  await page.getByRole('button', { name: words('sending:check.send') }).click()

  await expect(page.getByText(words('yearly:thanks.same', { share: 48, base: '1,240' }))).toBeVisible()
  await expect(page.getByText(words('yearly:thanks.few', { base: 900 }))).toBeVisible()
  await page.locator('.own-place summary').first().click()
  await lookAt(page)
  await context.setOffline(false)
  await expect(page.getByRole('heading', { level: 1, name: words('receipt:receivedTitle') })).toBeVisible({ timeout: 30_000 })
  const received = await api.submission('now')
  expect(received).toMatchObject({ answers: { a1: 'completed', c1: 'company' } })
})
