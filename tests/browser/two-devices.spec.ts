import type { Page } from '@playwright/test'
import { answer, askedOf } from './answering.ts'
import { arrived } from './session.ts'
import { expect, test } from './setting.ts'
import { beginSurvey, enterCode, readyForOffline, signIn } from './steps.ts'
import { wordsOf } from './words.ts'

test('two devices change one answer without a network: one value stands, the other is kept on both', async ({ server, phone }) => {
  const words = wordsOf('ja')
  const email = 'alex@example.jp'
  const { campaign, item, api } = await askedOf(server, email, 'a1', 'single')
  const own = await phone({ language: 'ja' })
  const other = await phone({ language: 'ja' })
  for (const { page } of [own, other]) {
    await signIn(page, server, words, email)
    await readyForOffline(page, words)
  }

  // Neither is what the record already says: that would be shown, and nothing to write.
  const chosen = ['left_credits', 'withdrew']
  for (const [index, { page, context }] of [own, other].entries()) {
    await context.setOffline(true)
    await beginSurvey(page, words)
    await answer(page, words, item, { [item.id]: chosen[index] ?? '' })
    await expect(page.getByText(words('survey:page.saved'))).toBeVisible()
  }
  for (const { context } of [own, other]) await context.setOffline(false)

  await expect(async () => {
    const feed = await api.feed()
    const values = feed.filter((row) => row.kind === 'set' && row.type === 'draft' && row.field === item.id)
    const conflicts = feed.filter((row) => row.kind === 'conflict')
    const last = values.at(-1)
    expect(conflicts).toHaveLength(1)
    expect(conflicts[0]).toMatchObject({ about: { type: 'draft', record: campaign.id, field: item.id }, winner: last?.id })
    const stands = last?.kind === 'set' ? last.value : null
    const kept = conflicts[0]?.kind === 'conflict' ? conflicts[0].loser.value : null
    expect(new Set([stands, kept])).toEqual(new Set(chosen))
  }).toPass({ timeout: 30_000 })

  // Both devices show the same pair, the value that stands first.
  const pairs: string[] = []
  for (const { page } of [own, other]) {
    await page.goto('/me')
    await page.getByRole('link', { name: words('settings:conflicts.link', { count: 1 }) }).click()
    await expect(page.getByRole('heading', { level: 1, name: words('settings:conflicts.title') })).toBeVisible()
    await expect(page.getByRole('button', { name: words('conflicts:take') })).toHaveCount(1)
    pairs.push(await valuesShown(page))
  }
  expect(pairs[0]).toBe(pairs[1])

  // Settled here, it is settled there.
  await own.page.getByRole('button', { name: words('conflicts:take') }).click()
  await expect(own.page.getByText(words('settings:conflicts.none'))).toBeVisible()
  await expect(async () => {
    expect((await api.feed()).findLast(({ kind }) => kind !== 'set')).toMatchObject({ kind: 'remove', type: 'conflict' })
  }).toPass()
  await other.page.reload()
  await expect(other.page.getByText(words('settings:conflicts.none'))).toBeVisible()

  async function valuesShown(page: Page): Promise<string> {
    const labels = item.options.filter(({ code }) => chosen.includes(code)).map(({ label }) => words.of(label))
    const text = await page.locator('main').innerText()
    for (const label of labels) expect(text).toContain(label)
    return labels.toSorted((a, b) => text.indexOf(a) - text.indexOf(b)).join()
  }
})

test('twelve savings of one answer without a network make no conflict', async ({ server, phone }) => {
  const words = wordsOf('ja')
  const email = 'hanako@example.jp'
  const { campaign, item, api } = await askedOf(server, email, 'a1', 'single')
  const { page, context } = await phone({ language: 'ja' })
  await signIn(page, server, words, email)
  await beginSurvey(page, words)
  await answer(page, words, item, { [item.id]: 'withdrew' })
  await arrived(api, item.id, 'withdrew')
  await readyForOffline(page, words)

  await context.setOffline(true)
  const codes = item.options.map(({ code }) => code)
  let last = ''
  for (let time = 0; time < 12; time += 1) {
    last = codes[time % codes.length] ?? ''
    await answer(page, words, item, { [item.id]: last })
    await expect(page.getByText(words('survey:page.saved'))).toBeVisible()
    // Each one is stored on its own: opened anew, the page shows it.
    await page.reload()
    const option = item.options.find(({ code }) => code === last)
    await expect(page.getByRole('radio', { name: words.of(option?.label ?? item.label), exact: true })).toBeChecked()
  }
  await context.setOffline(false)

  await expect(async () => {
    const feed = await api.feed()
    expect(feed.findLast((row) => row.kind === 'set' && row.field === item.id)).toMatchObject({ value: last, record: campaign.id })
    expect(feed.filter((row) => row.kind === 'conflict')).toEqual([])
  }).toPass({ timeout: 30_000 })
})

test('what one device writes, the other shows', async ({ server, phone }) => {
  const words = wordsOf('en')
  const email = 'alex@example.jp'
  const { item, address, api } = await askedOf(server, email, 'a1', 'single')
  const own = await phone({ online: true, language: 'en' })
  await signIn(own.page, server, words, email)
  await beginSurvey(own.page, words)
  await answer(own.page, words, item, { [item.id]: 'left_credits' })
  await arrived(api, item.id, 'left_credits')

  const other = await phone({ online: true, language: 'en' })
  await other.page.goto('/')
  await other.page.getByRole('link', { name: words('public:welcome.signIn') }).first().click()
  await enterCode(other.page, server, words, email)
  await other.page.getByRole('link', { name: words('home:due.continue') }).click()
  await expect(other.page.getByText(words.like('survey:start.done'))).toBeVisible()
  await other.page.goto(address)
  const option = item.options.find(({ code }) => code === 'left_credits')
  await expect(other.page.getByRole('radio', { name: words.of(option?.label ?? item.label), exact: true })).toBeChecked()
})
