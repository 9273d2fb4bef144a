import type { BrowserContext, Page } from '@playwright/test'
import type { Client } from '../server/house.ts'
import { deskOf, photograph, publishedStory, storyFrom, wholeStory } from '../server/stories/desk.ts'
import { lookAt } from './looking.ts'
import { openOffice } from './office-door.ts'
import type { Server } from './server.ts'
import { expect, test } from './setting.ts'
import { readyForOffline, signIn } from './steps.ts'
import { wordsOf } from './words.ts'

/** The office's endpoints as its own page asks them. */
async function officeOf(context: BrowserContext, { origin }: Server): Promise<Client> {
  const cookie = (await context.cookies(origin)).map(({ name, value }) => `${name}=${value}`).join('; ')
  const request: Client['request'] = (method, path, body) => {
    const sent = body instanceof Uint8Array ? Uint8Array.from(body) : JSON.stringify(body)
    return fetch(origin + path, { method, headers: { cookie, 'sec-fetch-site': 'same-origin' }, ...(body === undefined ? {} : { body: sent }) })
  }
  return { request } as unknown as Client
}

/** Whether the catalogue's database of this phone tells of a story with this title, how many pictures it has, and what of the catalogue a cache holds. */
const heldBy = (page: Page, title: string): Promise<{ told: boolean; pictures: number; cached: string[] }> =>
  page.evaluate(async (title) => {
    const settled = <T>(asked: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        asked.addEventListener('success', () => resolve(asked.result))
        asked.addEventListener('error', () => reject(asked.error ?? new Error('no reason given')))
      })
    const database = await settled(indexedDB.open('jgrad-catalogue'))
    const all = (store: string): Promise<unknown[]> => settled(database.transaction(store).objectStore(store).getAll())
    const [editions, pictures] = [await all('editions'), await all('pictures')]
    database.close()
    const cached: string[] = []
    for (const name of await caches.keys()) cached.push(...(await (await caches.open(name)).keys()).map(({ url }) => url))
    return { told: JSON.stringify(editions).includes(title), pictures: pictures.length, cached: cached.filter((url) => url.includes('/catalogue/')) }
  }, title)

test('a story goes from the office to a phone, is read without a network in both languages and kept; taken back, it is gone from the phone', async ({ server, phone }) => {
  test.setTimeout(240_000)
  const [ja, en] = [wordsOf('ja'), wordsOf('en')]
  const desk = await phone({ language: 'ja', width: 1280, height: 800, online: true })
  await openOffice(desk.page, server, '/office')
  const office = await officeOf(desk.context, server)
  const story = await publishedStory(office, { picture: await photograph() })

  const { page, context } = await phone({ language: 'ja' })
  await signIn(page, server, ja, 'hanako@example.jp')
  await readyForOffline(page, ja)
  await expect(async () => expect(await heldBy(page, wholeStory.title.ja)).toEqual({ told: true, pictures: 1, cached: [] })).toPass()

  await context.setOffline(true)
  await page.goto('/')
  await page.getByRole('link', { name: ja('shell:places.roleModels') }).click()
  await expect(page.getByRole('heading', { level: 1, name: ja('role-models:title') })).toBeVisible()
  await expect(page.locator('.story-row').first().locator('img')).toBeVisible()
  await lookAt(page)
  await page.getByRole('link', { name: wholeStory.title.ja }).click()
  await expect(page.getByRole('heading', { level: 1, name: wholeStory.title.ja })).toBeVisible()
  // The picture is a picture, and not the words in its place.
  const picture = page.getByRole('img', { name: wholeStory.alt.ja })
  await expect(picture).toBeVisible()
  expect(await picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0)
  await expect(page.getByRole('heading', { name: '迷った年' })).toBeVisible()
  await lookAt(page)
  await page.getByRole('button', { name: ja('shell:otherLanguage') }).click()
  await expect(page.getByRole('heading', { level: 1, name: wholeStory.title.en })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'A year of doubt' })).toBeVisible()
  await page.getByRole('button', { name: en('role-models:keep.button'), exact: true }).click()
  await expect(page.getByRole('button', { name: en('role-models:keep.letGo') })).toBeFocused()
  await page.goto('/role-models/kept')
  await expect(page.getByRole('link', { name: wholeStory.title.en })).toBeVisible()

  // The person takes their consent back while the page that shows it is open.
  await page.goto(`/role-models/${story.id}`)
  await expect(page.getByRole('img', { name: wholeStory.alt.en })).toBeVisible()
  await storyFrom(deskOf(office).deed(await storyFrom(deskOf(office).open(story.id)), 'withdraw'))
  await context.setOffline(false)
  await page.evaluate(() => window.dispatchEvent(new Event('online')))
  await expect(page.getByRole('heading', { level: 1, name: en('role-models:gone.title') })).toBeVisible()
  await expect(page.getByRole('img', { name: wholeStory.alt.en })).toBeHidden()
  expect(await heldBy(page, wholeStory.title.ja)).toEqual({ told: false, pictures: 0, cached: [] })
  await page.goto('/role-models/kept')
  await expect(page.getByText(en('role-models:keptPage.withdrawn'))).toBeVisible()
  await lookAt(page)
  await page.getByRole('button', { name: en('role-models:keep.letGo') }).click()
  await expect(page.getByText(en('role-models:keptPage.empty'))).toBeVisible()
})
