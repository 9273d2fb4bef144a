import { takePhone } from './phone.ts'
import { startServer } from './server.ts'
import { readyForOffline, signIn } from './steps.ts'
import { openApiSession } from './session.ts'
import { wordsOf } from './words.ts'
const server = await startServer()
const api = await openApiSession(server, 'hanako@example.jp')
const api2 = await openApiSession(server, 'alex@example.jp')
let n = 0
const set = (record: string, field: string, value: unknown) => ({ id: `x-${crypto.randomUUID()}`, kind: 'set' as const, type: 'search', record, field, value: value as never, based: [], at: Date.now() + n++ })
const seed = [
  set('s1', 'name', '関西の助教（情報系）'), set('s1', 'order', 'B'), set('s1', 'fields', { large: ['00289'], small: ['61030'] }), set('s1', 'jobTypes', ['00014', '00015']), set('s1', 'places', { areas: ['00006'], prefectures: ['00023'] }), set('s1', 'terms', ['1', '3']),
  set('s2', 'name', '企業の研究職'), set('s2', 'order', 'D'), set('s2', 'all', '機械学習 画像'), set('s2', 'institutionTypes', ['00012']), set('s2', 'pay', 7000000),
  set('s3', 'order', 'F'), set('s3', 'jobTypes', ['00013', '99999']), set('s3', 'fields', { large: [], small: ['77777', '99902'] }),
]
await api.send(seed)
await api2.send(seed)
for (const [lang, email, dark, w, h] of [['ja', 'hanako@example.jp', false, 390, 844], ['en', 'alex@example.jp', true, 390, 844], ['ja', 'hanako@example.jp', true, 1280, 800], ['en', 'alex@example.jp', false, 320, 640]] as const) {
  const p = await takePhone({ language: lang, origin: server.origin, dark, width: w, height: h })
  const words = wordsOf(lang)
  const shot = (name: string, full = true) => p.page.screenshot({ path: `/tmp/shots-search/${name}-${lang}-${w}${dark ? '-dark' : ''}.png`, fullPage: full })
  await signIn(p.page, server, words, email)
  await readyForOffline(p.page, words)
  await p.page.goto('/postings')
  await p.page.getByRole('heading', { level: 3 }).first().waitFor()
  await shot('list')
  await p.page.getByRole('button', { name: words('postings:reorder') }).click()
  await shot('order')
  await p.page.goto('/postings/searches/s1')
  await p.page.getByRole('heading', { level: 1 }).waitFor()
  await p.page.waitForSelector('.fold')
  await shot('form')
  await p.page.evaluate(() => { for (const d of document.querySelectorAll('details')) d.open = true })
  await shot('formopen')
  await p.page.goto('/postings/new')
  await p.page.waitForSelector('.fold')
  await p.page.evaluate(() => document.fonts.ready)
  await shot('new')
  if (w === 390) {
    await p.page.locator('summary').nth(2).click()
    await p.page.locator('#search-fields').click()
    await p.page.locator('#search-fields').fill(lang === 'ja' ? 'がく' : 'data')
    await shot('picker', false)
    await p.page.keyboard.press('ArrowDown'); await p.page.keyboard.press('Enter')
    await p.page.waitForTimeout(500)
    await shot('picked', false)
  }
  await p.remove()
}
await server.remove()
