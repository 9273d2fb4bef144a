import '../../../../src/office/areas.ts'
import { LocationProvider } from 'preact-iso/router'
import { afterEach, expect, test, vi } from 'vitest'
import type { OfficeStatistics } from '../../../../src/api/statistics.ts'
import { Statistics } from '../../../../src/office/statistics/statistics.tsx'
import { bringTexts, loadArea, t } from '../../../../src/ui/text/text.ts'
import { show } from '../render.tsx'
import { sectors } from '../statistics/sectors.ts'

const now = '2026-11-22T05:00:00.000Z'
const known = (mark: string, anew: number, editions: number): OfficeStatistics => ({
  editions: Array.from({ length: editions }, (_, at) => ({ edition: at + 1, hash: 'a'.repeat(64), href: `/catalogue/statistics/${at + 1}-${'a'.repeat(64)}.json`, publishedAt: now })),
  countedAt: now,
  mark,
  anew,
  preview: { edition: editions + 1, referenceDate: '2026-11-01', publishedAt: now, sample: false, step: 10, leastShown: 20, people: { size: 2400, answered: 1500 }, tables: [sectors] },
})

const json = (status: number, body: unknown) => new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } })

afterEach(() => {
  vi.restoreAllMocks()
})

/** The office's page of statistics before a server of which each answer is told; returns the page and what was posted. */
async function office(answers: { get: () => OfficeStatistics; post: (body: unknown) => Response }) {
  const posted: unknown[] = []
  vi.spyOn(window, 'fetch').mockImplementation((input, init) => {
    const path = input instanceof Request ? input.url : String(input)
    if (path === '/api/catalogue') return Promise.resolve(json(200, { editions: [] }))
    if (path !== '/api/office/statistics') return Promise.reject(new Error(`nobody asks for ${path}`))
    if (init?.method !== 'POST') return Promise.resolve(json(200, answers.get()))
    const body: unknown = JSON.parse(typeof init.body === 'string' ? init.body : '')
    posted.push(body)
    return Promise.resolve(answers.post(body))
  })
  const texts = import.meta.glob<Record<string, unknown>>('../../../../locales/*/office*.json', { import: 'default' })
  bringTexts(Object.fromEntries(Object.entries(texts).map(([path, load]) => [path.slice(3), load])))
  for (const area of ['office', 'office-statistics', 'charts', 'statistics'] as const) await loadArea(area)
  const shown = await show(
    <LocationProvider>
      <Statistics />
    </LocationProvider>,
  )
  const press = (name: string) => shown.getByRole('button', { name }).click()
  return { ...shown, posted, press }
}

test('what would be published is seen as registrants will, and published after it was asked for once more', async () => {
  let current = known('first', 3, 1)
  const page = await office({
    get: () => current,
    post: () => {
      current = known('second', 0, 2)
      return json(200, current)
    },
  })
  await expect.poll(() => page.queryByText(t('charts:question.sector'))).not.toBeNull()
  expect(page.getAllByRole('img')).toHaveLength(10)
  page.press(t('office-statistics:publish'))
  await expect.poll(() => page.queryByRole('dialog')).not.toBeNull()
  expect(page.posted).toEqual([])
  page.press(t('office-statistics:ask.confirm'))
  await expect.poll(() => page.queryByText(t('office-statistics:done', { edition: 2 }))).not.toBeNull()
  expect(page.posted).toEqual([{ mark: 'first' }])
  expect(page.getByText(t('office-statistics:now.nothing'))).toBeTruthy()
  expect(page.queryByRole('button', { name: t('office-statistics:publish') })).toBeNull()
  expect(page.getAllByRole('link').map((link) => link.getAttribute('href'))).toContain(`/catalogue/statistics/2-${'a'.repeat(64)}.json`)
})

test('counts that changed meanwhile are refused, said to be, and shown anew before they can be published', async () => {
  let current = known('first', 3, 0)
  const message = { ja: '画面を開いたあとに変わりました。', en: 'It has changed meanwhile.' }
  const page = await office({
    get: () => current,
    post: (body) => {
      const isOld = JSON.stringify(body) !== JSON.stringify({ mark: 'second' })
      current = known('second', 4, isOld ? 0 : 1)
      return isOld ? json(409, { type: 'about:blank', title: 'x', status: 409, code: 'changed-meanwhile', message }) : json(200, current)
    },
  })
  for (const [mark, said] of [['first', message.ja], ['second', '']] as const) {
    await expect.poll(() => page.queryByRole('button', { name: t('office-statistics:publish') })).not.toBeNull()
    page.press(t('office-statistics:publish'))
    await expect.poll(() => page.queryByRole('dialog')).not.toBeNull()
    page.press(t('office-statistics:ask.confirm'))
    await expect.poll(() => page.posted.at(-1)).toEqual({ mark })
    await expect.poll(() => page.getByRole('alert').textContent).toContain(said)
  }
  await expect.poll(() => page.queryByText(t('office-statistics:done', { edition: 1 }))).not.toBeNull()
})
