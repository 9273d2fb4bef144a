import { expect, type Page, test } from '@playwright/test'
import { type SearchSite, serveSearchPage } from '../bench/search-site.ts'
import { postingsOfBench } from '../bench/search-page/postings.ts'
import { benchDay, everything, wishesOver } from '../bench/search-page/wishes.ts'
import { foldedText, matches } from '../../src/domain/search/match.ts'

/** The search on the phone in a real browser, with its worker and the browser's own file system, on a page that does nothing else. */

let site: SearchSite
let guarded: SearchSite
test.beforeAll(async () => {
  site = await serveSearchPage()
  guarded = await serveSearchPage({ guarded: true })
})
test.afterAll(() => {
  site.close()
  guarded.close()
})

const count = 400
const postings = postingsOfBench(0, count)
const wishes = wishesOver(postings)
const open = postings.filter((posting) => matches(everything.criteria, posting, benchDay)).length

async function visit(page: Page, origin = site.origin): Promise<Page> {
  await page.goto(origin)
  await page.waitForFunction(() => 'bench' in window)
  return page
}
const store = (page: Page, many = count) => page.evaluate(([all, edition]) => window.bench.store(all, edition, all), [many, 1] as const)
const openOurs = (page: Page) => page.evaluate((wish) => window.bench.openOurs(wish), everything)
const told = (page: Page) => page.evaluate(() => window.bench.told())
const files = (page: Page) => page.evaluate(() => window.bench.files())
const untilIndexed = (page: Page) => expect.poll(async () => (await told(page)).at(-1), { timeout: 60_000 }).toMatchObject({ making: false, total: open })

async function answersRight(page: Page): Promise<void> {
  for (const wish of wishes.filter((_, at) => at % 5 === 0)) {
    const { total } = await page.evaluate((asked) => window.bench.ask(asked), wish)
    expect(total, JSON.stringify(wish.criteria)).toBe(postings.filter((posting) => matches(wish.criteria, posting, wish.today)).length)
  }
}

test('an index is made under the policy of our own pages, and is what the next start answers from', async ({ page }) => {
  await visit(page, guarded.origin)
  await store(page)
  await openOurs(page)
  expect((await told(page))[0]).toEqual({ edition: 1, total: null, making: true })
  await untilIndexed(page)
  await answersRight(page)
  expect(await files(page)).toHaveLength(1)
  await visit(page, guarded.origin)
  await openOurs(page)
  expect((await told(page))[0]).toEqual({ edition: 1, total: null, making: false })
  await answersRight(page)
})

test('two tabs search the same, while one makes the index and when both read it', async ({ context }) => {
  const [first, second] = [await visit(await context.newPage()), await visit(await context.newPage())]
  await store(first)
  await Promise.all([openOurs(first), openOurs(second)])
  await Promise.all([untilIndexed(first), untilIndexed(second)])
  await Promise.all([answersRight(first), answersRight(second)])
  expect(await files(first)).toHaveLength(1)
})

test('an index that another tab holds for itself alone is read all the same', async ({ page, context }) => {
  await visit(page)
  await store(page)
  await openOurs(page)
  await untilIndexed(page)
  const other = await visit(await context.newPage())
  await page.close()
  const hold = () =>
    other.evaluate(async () => {
      const script = `onmessage = async () => {
        try {
          const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('postings-index')
          for await (const file of folder.values()) self.held = await file.createSyncAccessHandle()
          postMessage(self.held !== undefined)
        } catch {
          postMessage(false)
        }
      }`
      const worker = new Worker(URL.createObjectURL(new Blob([script], { type: 'text/javascript' })))
      return new Promise<boolean>((resolve) => {
        worker.addEventListener('message', ({ data }) => resolve(data === true))
        worker.postMessage(null)
      })
    })
  // Until the tab that was closed has let go of it.
  await expect.poll(hold).toBe(true)
  const reading = await visit(await context.newPage())
  await openOurs(reading)
  expect((await told(reading))[0]).toMatchObject({ making: false })
  await answersRight(reading)
})

test('an index that was begun before the tab was closed is made anew', async ({ context }) => {
  const first = await visit(await context.newPage())
  await store(first, 3000)
  await openOurs(first)
  await expect.poll(() => files(first)).toHaveLength(1)
  await first.close()
  const second = await visit(await context.newPage())
  await store(second)
  await openOurs(second)
  await untilIndexed(second)
  await answersRight(second)
  await expect.poll(() => files(second)).toHaveLength(1)
})

test('an index that was cut is made anew', async ({ page }) => {
  await visit(page)
  await store(page)
  await openOurs(page)
  await untilIndexed(page)
  await visit(page)
  await page.evaluate(() => window.bench.cut())
  await openOurs(page)
  expect((await told(page))[0]).toMatchObject({ making: true })
  await untilIndexed(page)
  await answersRight(page)
})

test('words of any length and kind are borne', async ({ page }) => {
  await visit(page)
  await store(page)
  await openOurs(page)
  await untilIndexed(page)
  const text = postings.map(foldedText).join('\n').split('\n').find((part) => part.length > 300) ?? ''
  for (const all of ['公'.repeat(50_000), text, `\ud842${'あ'.repeat(100)}`, 'ー・　', '\u202e\u0661', ' ']) {
    const wish = { criteria: { ...everything.criteria, all }, today: benchDay }
    const { total } = await page.evaluate((asked) => window.bench.ask(asked), wish)
    expect(total).toBe(postings.filter((posting) => matches(wish.criteria, posting, benchDay)).length)
  }
})
