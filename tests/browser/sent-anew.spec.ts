import type { Page } from '@playwright/test'
import { optionalConsents } from '../../src/domain/account/consent.ts'
import type { Json } from '../../src/domain/json.ts'
import type { StoryBody } from '../../src/domain/story/draft.ts'
import { wholeStory } from '../server/stories/desk.ts'
import { lookAt } from './looking.ts'
import { openOffice } from './office-door.ts'
import type { Server } from './server.ts'
import { openApiSession } from './session.ts'
import { expect, test } from './setting.ts'
import { signIn } from './steps.ts'
import { wordsOf } from './words.ts'

const words = wordsOf('ja')
const email = 'alex@example.jp'
const save = (page: Page) => page.getByRole('button', { name: words('office-stories:save'), exact: true })

const consent = async (page: Page, server: Server, given: boolean): Promise<void> => {
  const answer = await page.request.put('/api/rights/consents', { data: { kind: optionalConsents[0], given }, headers: { origin: server.origin } })
  expect(answer.status()).toBe(200)
}

test('what an author sends while a clerk is writing is neither lost nor written over unseen', async ({ server, phone }) => {
  const author = (await phone({ language: 'ja', online: true })).page
  await signIn(author, server, words, email)
  await consent(author, server, true)
  const send = async (body: StoryBody) => {
    const answer = await author.request.post('/api/stories/mine', { data: { body, consent: { uses: ['app'] } }, headers: { origin: server.origin } })
    expect(answer.status()).toBe(200)
  }
  await send(wholeStory)
  const { page } = await phone({ language: 'ja', width: 1280, height: 800, online: true })
  await openOffice(page, server, '/office/stories')
  await page.getByRole('link', { name: wholeStory.name.ja }).first().click()
  await expect(page.locator('#tell-text-ja')).toHaveValue(wholeStory.text.ja)
  await page.locator('#tell-text-en').fill('In the third year I doubted.')

  const newer = { ...wholeStory, text: { ja: '三年目は、休むことを選びました。', en: '' } }
  await send(newer)
  await save(page).click()
  const notice = page.getByRole('alert').filter({ has: page.getByRole('button') })
  await expect(notice).toContainText(words('office-stories:conflict.sent'))
  await expect(notice).toContainText(newer.text.ja)
  await expect(notice.getByRole('button').last()).toBeInViewport()
  await lookAt(page)
  await notice.getByRole('button', { name: words('office-stories:conflict.mine') }).click()
  await expect(notice).toHaveCount(0)
  // It is still known not to be in it after a reload.
  await page.reload()
  await expect(page.getByText(words('office-stories:done.restored'))).toBeVisible()
  await save(page).click()
  await expect(page.getByText(words('office-stories:done.saved'), { exact: true })).toBeVisible()
  const beside = page.locator('#tell-sent')
  await expect(beside).toContainText(newer.text.ja)
  await lookAt(page)
  await beside.getByRole('button', { name: words('office-stories:sent.take') }).click()
  await expect(page.locator('#tell-text-ja')).toHaveValue(newer.text.ja)
  await expect(page.locator('#tell-text-en')).toHaveValue('In the third year I doubted.')

  const close = await author.request.post('/api/rights/closure', { data: { understood: true }, headers: { origin: server.origin } })
  expect(close.status()).toBe(200)
  await page.reload()
  await expect(page.getByText(words('office-stories:next.leaving'))).toBeVisible()
  await lookAt(page)
})

/** Writes the story into the notebook, as another device of the same person would have done. */
async function writeDraft(server: Server, { route, ...body }: StoryBody): Promise<void> {
  const api = await openApiSession(server, email)
  const set = (record: string, fields: Record<string, Json>) =>
    Object.entries(fields).map(([field, value]) => ({ id: `change-${crypto.randomUUID()}`, kind: 'set' as const, type: 'setting', record, field, value, based: [], at: Date.now() }))
  const texts = (['name', 'today', 'text', 'otherwise'] as const).map((part) => [`${part}.ja`, body[part].ja])
  const { sector, fields, doctorateIn, support } = body
  await api.send([
    ...set('my-story', { written: 'ja', sector, fields: [...fields], doctorateIn, support: [...support], ...(Object.fromEntries(texts) as Record<string, string>) }),
    ...route.flatMap((stretch, at) => {
      const { kind, from, to, what, where } = stretch
      return set(`my-story-${at}`, { kind, from, to, sector: stretch.sector, 'what.ja': what.ja, 'where.ja': where.ja })
    }),
  ])
}

test('a story that was withdrawn elsewhere does not come back unasked, and can be sent again', async ({ server, phone }) => {
  const { page, context } = await phone({ language: 'ja', online: true })
  await signIn(page, server, words, email)
  await consent(page, server, true)
  await writeDraft(server, wholeStory)
  const send = page.getByRole('button', { name: words('my-story:consent.send'), exact: true })
  const agreeAndSend = async () => {
    await page.getByLabel(words('my-story:consent.app')).check()
    await send.click()
  }
  await page.goto('/role-models/mine')
  await expect(page.getByRole('link', { name: words('my-story:tasks.check') })).toBeVisible()
  await page.goto('/role-models/mine/send')
  await agreeAndSend()
  await expect(page.getByText(words('my-story:standing.received.title'))).toBeVisible()

  // The consent is taken back elsewhere, and given again: this phone learns what to send on.
  await consent(page, server, false)
  await expect(page.getByText(words('my-story:standing.withdrawn.title'))).toBeVisible()
  await consent(page, server, true)
  await page.goto('/role-models/mine/send')
  await agreeAndSend()
  await expect(page.getByText(words('my-story:standing.received.title'))).toBeVisible()

  // It is withdrawn elsewhere, and the news of it have not come yet.
  await context.route('**/api/sync**', () => {})
  const asked = page.waitForResponse('**/api/stories/mine')
  await page.goto('/role-models/mine/send')
  await (await asked).finished()
  await expect(send).toBeVisible()
  expect((await page.request.delete('/api/stories/mine', { headers: { origin: server.origin } })).status()).toBe(200)
  await agreeAndSend()
  await expect(page.getByText(words('my-story:missed.refused'))).toBeVisible()
  const story = async () => ((await (await page.request.get('/api/stories/mine')).json()) as { story: { state: string } }).story.state
  expect(await story()).toBe('withdrawn')
  await lookAt(page)
  await context.unroute('**/api/sync**')
  // Nothing written is lost, and once the phone knows, it can be sent.
  await page.goto('/role-models/mine')
  await expect(page.getByText(words('my-story:standing.withdrawn.title'))).toBeVisible()
  await page.goto('/role-models/mine/text')
  await expect(page.locator('#my-text-ja')).toHaveValue(wholeStory.text.ja)
  await page.goto('/role-models/mine/send')
  await agreeAndSend()
  await expect(page.getByText(words('my-story:standing.received.title'))).toBeVisible()
  expect(await story()).toBe('received')
})
