import { readFile } from 'node:fs/promises'
import { parse } from 'csv-parse/sync'
import type { Download, Page } from '@playwright/test'
import { sha256 } from '../../src/domain/hash.ts'
import { canonicalJson, type Json } from '../../src/domain/json.ts'
import { languages } from '../../src/domain/language.ts'
import { addEdition, newestEdition } from '../../src/server/store/editions.ts'
import { lookAt } from './looking.ts'
import { openApiSession } from './session.ts'
import { publish } from './publishing.ts'
import { expect, test } from './setting.ts'
import { readyForOffline, signIn } from './steps.ts'
import { wordsOf } from './words.ts'

const people = { ja: 'hanako@example.jp', en: 'alex@example.jp' }
/** Life science. */
const field = '00189'

async function saved(page: Page, press: () => Promise<void>): Promise<{ name: string; bytes: Buffer }> {
  const [download]: [Download, void] = await Promise.all([page.waitForEvent('download'), press()])
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) }
}

for (const language of languages) {
  test(`without a network people read what became of others like them, bar by bar and as numbers, and take it along (${language})`, async ({ server, phone }) => {
    test.setTimeout(240_000)
    const words = wordsOf(language)
    const api = await openApiSession(server, people[language])
    await api.send([{ id: `change-${crypto.randomUUID()}`, kind: 'set', type: 'profile', record: 'me', field: 'field', value: { large: field }, based: [], at: Date.now() }])
    const { page, context } = await phone({ language })
    await signIn(page, server, words, people[language])
    const see = page.getByRole('link', { name: words('attention:statisticsSee') })
    await expect(see).toBeVisible()
    await readyForOffline(page, words)
    const asked: string[] = []
    context.on('request', (request) => asked.push(request.url()))
    await context.setOffline(true)

    // People like me: my field is taken from the record on this device.
    await see.click()
    await expect(page.getByRole('heading', { level: 1, name: words('charts:mine') })).toBeFocused()
    const name = language === 'ja' ? 'ライフサイエンス' : 'Life Science'
    await expect(page.getByText(name).first()).toBeVisible()
    await expect(page.getByRole('heading', { level: 2, name: words('charts:question.sector') })).toBeVisible()
    await expect(page.getByText(words('statistics:note.sample'))).toBeVisible()
    await lookAt(page)

    // Every table is a question.
    await page.getByRole('link', { name: words('charts:back') }).click()
    await expect(page.getByRole('heading', { level: 1, name: words('charts:title') })).toBeFocused()
    await lookAt(page)
    await page.getByRole('link', { name: words('charts:question.sector'), exact: true }).click()
    await expect(page.getByRole('heading', { level: 1, name: words('charts:question.sector') })).toBeFocused()
    await lookAt(page)

    // One stop of the keyboard, and from there bar by bar.
    const bars = page.getByRole('group').getByRole('img')
    await expect(bars).toHaveCount(10)
    await page.getByLabel(words('statistics:dimension.stage'), { exact: true }).focus()
    await expect(async () => {
      await page.keyboard.press('Tab')
      await expect(bars.first()).toBeFocused({ timeout: 100 })
    }).toPass()
    await page.keyboard.press('ArrowDown')
    await expect(bars.nth(1)).toBeFocused()
    await page.keyboard.press('End')
    await expect(bars.last()).toBeFocused()

    // The same in numbers, for my own group by one press, and beside the others with my row marked.
    await page.getByRole('button', { name: words('charts:choose.own') }).click()
    await expect(page.getByLabel(words('statistics:dimension.field'), { exact: true })).toHaveValue(field)
    await page.getByLabel(words('statistics:dimension.stage'), { exact: true }).selectOption('all')
    const table = page.getByRole('table', { name: words('charts:numbersOf', { table: words('statistics:table.sector.title'), people: name }), exact: true })
    await expect(table.getByRole('row')).toHaveCount(11)
    await expect(table.getByText(words('charts:hidden')).first()).toBeVisible()
    await page.getByText(words('charts:compare', { dimension: words('statistics:dimension.field') })).click()
    await expect(page.getByRole('rowheader', { name: words('charts:ownRow') })).toContainText(name)
    await lookAt(page)

    // It goes along as a table, a drawing and a picture, each of which says where it is from.
    const cite = (await page.locator('.statistics-cite').textContent()) ?? ''
    expect(cite).toContain(`${server.origin}/statistics/sector?edition=`)
    const press = (key: string) => saved(page, () => page.getByRole('button', { name: words(key) }).click())
    const csv = await press('charts:save.csv')
    expect(csv.name).toMatch(/^jgrad-sector-\d+-sample\.csv$/)
    expect(Array.from(csv.bytes.subarray(0, 3))).toEqual([0xef, 0xbb, 0xbf])
    const lines: string[][] = parse(csv.bytes, { bom: true, relax_column_count: true })
    expect(lines[0]?.slice(0, 6)).toEqual([words('charts:codeOf', { name: words('statistics:dimension.field') }), words('statistics:dimension.field'), words('charts:codeOf', { name: words('statistics:dimension.stage') }), words('statistics:dimension.stage'), words('charts:sizeColumn'), words('charts:answeredColumn')])
    expect(lines.some((line) => line[0] === field && line[1] === name && line.includes('x'))).toBe(true)
    expect(lines.flat()).toContain(cite)
    const svg = await press('charts:save.svg')
    expect(svg.bytes.toString()).toContain(`<title>${words('charts:question.sector')}</title>`)
    expect(svg.bytes.toString().replaceAll(/<[^>]+>/g, '')).toContain('/statistics/sector?edition=')
    const png = await press('charts:save.png')
    expect(Array.from(png.bytes.subarray(0, 4))).toEqual([0x89, 0x50, 0x4e, 0x47])

    // Nobody was told whose numbers were looked at.
    expect(asked.filter((url) => url.includes(field))).toEqual([])
  })
}

test('whoever is not signed in reads all tables, and is told of an address of another edition', async ({ phone }) => {
  const words = wordsOf('ja')
  const { page } = await phone({ online: true, language: 'ja' })
  await page.goto('/about')
  await page.getByRole('link', { name: words('public:pages.statistics'), exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: words('charts:title') })).toBeVisible()
  await page.getByRole('link', { name: words('charts:question.response') }).click()
  await expect(page.getByRole('heading', { level: 1, name: words('charts:question.response') })).toBeVisible()
  await lookAt(page)
  await page.goto('/statistics/income?edition=999')
  await expect(page.getByText(words.like('charts:otherEdition'))).toBeVisible()
  await page.goto('/statistics/me')
  await expect(page.getByText(words('charts:me.signIn'))).toBeVisible()
  await lookAt(page)
})

test('an address that cites an edition shows that one, and leads to the newest', async ({ server, phone }) => {
  const words = wordsOf('en')
  await server.stop()
  await publish(server.dataDir, async (tx) => {
    const first = await newestEdition(tx, 'statistics')
    const body = canonicalJson({ ...(JSON.parse(first?.body ?? '') as { [key: string]: Json }), edition: 2, referenceDate: '2027-05-01' })
    await addEdition(tx, { kind: 'statistics', edition: 2, hash: await sha256(body), bytes: body.length, body }, '2027-05-01T00:00:00.000Z')
  }, Date.now())
  await server.start()
  const { page } = await phone({ online: true, language: 'en' })
  await page.goto('/statistics/sector?edition=1')
  await expect(page.getByText(words('charts:citedEdition', { edition: 1 }))).toBeVisible()
  await expect(page.locator('.statistics-cite')).toContainText('edition=1')
  await lookAt(page)
  await page.getByRole('link', { name: words('charts:seeNewest', { edition: 2 }) }).click()
  await expect(page.locator('.statistics-cite')).toContainText('edition=2')
  await expect(page.getByText(words('charts:citedEdition', { edition: 1 }))).toBeHidden()
})
