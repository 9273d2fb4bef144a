import { jobTypeName } from '../../src/domain/codes/job-types.ts'
import { inOrder } from '../../src/domain/search/position.ts'
import { lookAt } from './looking.ts'
import { hanako, mover, names, openGroup, saved, write } from './searching.ts'
import { openApiSession } from './session.ts'
import { expect, test } from './setting.ts'
import { readyForOffline, signIn, statusLine } from './steps.ts'
import { wordsOf } from './words.ts'

test('two devices that order one list without a network end with the same list', async ({ server, phone }) => {
  const words = wordsOf('ja')
  const api = await openApiSession(server, hanako)
  // Two of them have the same place already, and one has none.
  await write(api, { a: { name: 'あ', order: 'B' }, b: { name: 'い', order: 'B' }, c: { name: 'う', order: 'D' }, d: { name: 'え' } })
  const phones = [await phone({ online: true, language: 'ja' }), await phone({ online: true, language: 'ja' })]
  // Each press with the list it leads to: the next one is made when nothing moves under it any more.
  const moves = [
    [['う', 'postings:up', ['あ', 'う', 'い', 'え']], ['え', 'postings:up', ['あ', 'う', 'え', 'い']]],
    [['あ', 'postings:down', ['い', 'あ', 'う', 'え']], ['う', 'postings:down', ['い', 'あ', 'え', 'う']]],
  ] as const
  for (const { page } of phones) {
    await signIn(page, server, words, hanako)
    await page.goto('/postings/searches')
    await expect(names(page)).toHaveText(['あ', 'い', 'う', 'え'])
  }
  for (const [index, { page, context }] of phones.entries()) {
    await context.setOffline(true)
    await page.getByRole('button', { name: words('postings:reorder') }).click()
    for (const [name, way, after] of moves[index] ?? []) {
      await mover(page, name, words(way)).click()
      await expect(page.locator('.search-moved')).toHaveText([...after])
    }
  }
  for (const { page, context } of phones) {
    await context.setOffline(false)
    await page.evaluate(() => window.dispatchEvent(new Event('online')))
    await expect(statusLine(page)).toHaveText(words.like('shell:status.allReceived'), { timeout: 30_000 })
  }
  // The list that the server's places make is the list of both.
  await expect(async () => {
    const rows = (await api.feed()).flatMap((row) => (row.kind === 'set' && row.type === 'search' ? [row] : []))
    const last = (record: string, field: string) => rows.findLast((row) => row.record === record && row.field === field)?.value
    const order = inOrder(['a', 'b', 'c', 'd'].map((id) => ({ id, order: last(id, 'order') }))).map(({ id }) => JSON.stringify(last(id, 'name')).slice(1, -1))
    for (const { page } of phones) {
      await page.reload()
      await expect(names(page)).toHaveText(order, { timeout: 2000 })
    }
  }).toPass({ timeout: 60_000 })
})

test('one search changed on two devices without a network keeps both, in words that tell them apart', async ({ server, phone }) => {
  const words = wordsOf('ja')
  const api = await openApiSession(server, hanako)
  await write(api, { a: { name: 'あ', order: 'B' }, b: { name: 'い', order: 'D' } })
  const { page, context } = await phone({ language: 'ja' })
  await signIn(page, server, words, hanako)
  await readyForOffline(page, words)
  await context.setOffline(true)
  await page.goto('/postings/searches/b')
  await openGroup(page, words('search:criterion.jobTypes'))
  await page.getByRole('checkbox', { name: jobTypeName('00015', 'ja') }).check()
  await saved(page, words)
  await page.goto('/postings/searches')
  await page.getByRole('button', { name: words('postings:reorder') }).click()
  await mover(page, 'い', words('postings:up')).click()
  await expect(page.locator('.search-moved')).toHaveText(['い', 'あ'])
  const [order] = (await api.feed()).flatMap((row) => (row.kind === 'set' && row.record === 'b' && row.field === 'order' ? [row.id] : []))
  const change = { kind: 'set' as const, type: 'search', record: 'b', at: Date.now() + 1000 }
  await api.send([
    { ...change, id: crypto.randomUUID(), field: 'jobTypes', value: ['00014'], based: [] },
    { ...change, id: crypto.randomUUID(), field: 'order', value: 'F', based: [order ?? ''] },
  ])
  await context.setOffline(false)
  await page.evaluate(() => window.dispatchEvent(new Event('online')))
  await expect(async () => {
    await page.goto('/me/conflicts')
    await expect(page.locator('.kept-value')).toHaveCount(2, { timeout: 2000 })
  }).toPass({ timeout: 30_000 })
  const about = (field: string) =>
    page.locator('.kept-value').filter({ hasText: words('settings:conflicts.search', { name: 'い', field: words(field) }) })
  const pair = [jobTypeName('00014', 'ja'), jobTypeName('00015', 'ja')].toSorted()
  expect((await about('search:criterion.jobTypes').locator('.kept-words').allInnerTexts()).toSorted()).toEqual(pair)
  const places = about('search:order').locator('.kept-words')
  expect((await places.allInnerTexts()).toSorted()).toEqual([1, 2].map((line) => words('search:line', { line })))
  await lookAt(page)

  // The same pair stands at the field itself, and is settled there.
  await page.goto('/postings/searches/b')
  await openGroup(page, words('search:criterion.jobTypes'))
  const kept = page.locator('.kept-value')
  expect((await kept.locator('.kept-words').allInnerTexts()).toSorted()).toEqual(pair)
  await lookAt(page)
  const other = (await kept.locator('.kept-words').allInnerTexts())[1] ?? ''
  await kept.getByRole('button', { name: words('conflicts:take') }).click()
  await expect(kept).toHaveCount(0)
  for (const name of pair) await expect(page.getByRole('checkbox', { name })).toBeChecked({ checked: name === other })
})
