import { DatabaseSync } from 'node:sqlite'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { myStorySchema } from '../../src/api/my-story.ts'
import { volunteersSchema } from '../../src/api/office-volunteers.ts'
import { sessionSchema } from '../../src/api/session.ts'
import { optionalConsents } from '../../src/domain/account/consent.ts'
import { wholeStory } from '../server/stories/desk.ts'
import { lookAt } from './looking.ts'
import { openOffice } from './office-door.ts'
import type { Server } from './server.ts'
import { expect, test } from './setting.ts'
import { readyForOffline, signIn, statusLine } from './steps.ts'
import { wordsOf } from './words.ts'

const words = wordsOf('ja')
const told = { name: '藤 アレックス', today: '地図の会社で働いています。', text: '三年目に迷いました。\n\n先輩に相談して、続けました。', otherwise: 'もっと早く相談します。' }

const heading = (page: Page, key: string) => page.getByRole('heading', { level: 1, name: words(key), exact: true })
const goOn = (page: Page, key = 'my-story:next') => page.getByRole('button', { name: words(key), exact: true }).click()

/** Writes the whole story, page by page, from the invitation on; `look` at each. */
async function write(page: Page, look: () => Promise<void>): Promise<void> {
  const on = async (step: string) => {
    await expect(heading(page, `my-story:step.${step}.title`)).toBeVisible()
    await look()
  }
  await on('language')
  await page.getByLabel(words('my-story:written.ja'), { exact: true }).check()
  await goOn(page)
  await on('name')
  await page.locator('#my-name-ja').fill(told.name)
  await goOn(page)
  await on('course')
  await page.locator('#my-doctorateIn').fill('20１6')
  await page.locator('#my-fields').fill('地理学')
  await page.locator('#my-fields').press('ArrowDown')
  await page.locator('#my-fields').press('Enter')
  await goOn(page)
  await on('funding')
  await page.getByLabel(words('story:support.dc')).check()
  await goOn(page)
  await on('route')
  for (const stretch of [
    { kind: 'work', from: '2016', to: '', what: '地図の編集', where: '福岡の会社', sector: 'company' },
    { kind: 'course', from: '2012', to: '2016', what: '博士課程', where: '九州の国立大学', sector: null },
  ] as const) {
    await page.getByRole('button', { name: words('my-story:route.add') }).click()
    await expect(heading(page, 'my-story:stretch.title')).toBeVisible()
    await page.getByLabel(words(`story:kind.${stretch.kind}`), { exact: true }).check()
    await page.locator('#my-from').fill(stretch.from)
    await page.locator('#my-to').fill(stretch.to)
    await page.locator('#my-what-ja').fill(stretch.what)
    await page.locator('#my-where-ja').fill(stretch.where)
    if (stretch.sector) await page.locator('#my-sector').selectOption(stretch.sector)
    await look()
    await goOn(page, 'my-story:stretch.done')
    await on('route')
  }
  // In the order of their years, whichever came first.
  await expect(page.locator('.my-list li').first()).toContainText('博士課程')
  await goOn(page)
  await on('today')
  await page.locator('#my-today-ja').fill(told.today)
  await page.locator('#my-sector').selectOption('company')
  await goOn(page)
  await on('text')
  await page.locator('#my-text-ja').fill(told.text)
  await goOn(page)
  await on('otherwise')
  await goOn(page)
  await on('title')
  await goOn(page)
  await expect(heading(page, 'my-story:check.title')).toBeVisible()
  await look()
  // What was left out is named, and its page leads back here.
  await page.getByRole('link', { name: words('my-story:missing.line', { label: words('my-story:field.otherwise') }) }).click()
  await page.locator('#my-otherwise-ja').fill(told.otherwise)
  await goOn(page)
  await expect(heading(page, 'my-story:check.title')).toBeVisible()
  await page.getByRole('link', { name: words('my-story:check.go') }).click()
  await expect(heading(page, 'my-story:consent.title')).toBeVisible()
}

test('somebody who is willing is invited, writes without a network, sends, and takes it back', async ({ server, phone }) => {
  test.setTimeout(300_000)
  const { page, context } = await phone({ language: 'ja' })
  await signIn(page, server, words, 'alex@example.jp')
  await page.goto('/role-models/mine')
  await expect(page.getByText(words('my-story:notWilling.text'))).toBeVisible()
  await lookAt(page)
  const headers = { origin: server.origin }
  const given = await page.request.put('/api/rights/consents', { data: { kind: optionalConsents[0], given: true }, headers })
  expect(given.status()).toBe(200)

  const desk = (await phone({ language: 'ja', width: 1280, height: 800, online: true })).page
  await openOffice(desk, server, '/office/volunteers')
  await expect(desk.getByText(words('office-volunteers:state.new'))).toBeVisible()
  await lookAt(desk)
  await desk.getByRole('checkbox').check()
  await desk.getByRole('button', { name: words('office-volunteers:invite', { count: 1 }) }).click()
  await desk.getByRole('button', { name: words('office-volunteers:ask.confirm'), exact: true }).click()
  await expect(desk.getByText(words('office-volunteers:done', { count: 1 }))).toBeVisible()
  await expect(desk.getByRole('checkbox')).toHaveCount(0)
  await lookAt(desk)

  await page.goto('/')
  await expect(page.getByText(words('attention:story'))).toBeVisible()
  await readyForOffline(page, words)
  await context.setOffline(true)
  await page.goto('/')
  await page.getByRole('link', { name: words('attention:storySee') }).click()
  await expect(heading(page, 'my-story:title')).toBeVisible()
  await lookAt(page)
  await page.getByRole('link', { name: words('my-story:begin') }).click()
  await write(page, () => lookAt(page))
  await page.getByLabel(words('my-story:consent.app')).check()
  await expect(page.getByRole('button', { name: words('my-story:offline.button') })).toHaveAttribute('aria-disabled', 'true')
  await lookAt(page)
  // Nothing of it is the phone's memory alone.
  await page.reload()
  await expect(heading(page, 'my-story:consent.title')).toBeVisible()

  await context.setOffline(false)
  await page.evaluate(() => window.dispatchEvent(new Event('online')))
  const send = page.getByRole('button', { name: words('my-story:consent.send'), exact: true })
  await expect(send).toBeVisible()
  await send.click()
  await expect(page.getByRole('link', { name: words('my-story:consent.empty') })).toBeVisible()
  await lookAt(page)
  await page.getByLabel(words('my-story:consent.app')).check()
  await send.click()
  await expect(page.getByText(words('my-story:standing.received.title'))).toBeVisible()
  await lookAt(page)

  await desk.goto('/office/volunteers')
  await desk.getByRole('link', { name: words('office-volunteers:state.open') }).click()
  await expect(desk.getByRole('heading', { level: 1, name: told.name })).toBeVisible()
  await expect(desk.getByText(words('office-stories:state.draft'), { exact: true })).toBeVisible()
  await expect(desk.locator('.story-state').getByRole('link')).toHaveAttribute('href', /registrants/)
  await expect(desk.locator('#tell-text-ja')).toHaveValue(told.text)
  await lookAt(desk)
  // The office writes on it; what its author sends then stands beside.
  await desk.locator('#tell-title-ja').fill('地図を直す')
  await desk.getByRole('button', { name: words('office-stories:save'), exact: true }).click()
  await expect(desk.getByText(words('office-stories:done.saved'), { exact: true })).toBeVisible()
  await expect(page.getByText(words('my-story:standing.reading.title'))).toBeVisible()
  await page.goto('/role-models/mine/otherwise?from=check')
  await page.locator('#my-otherwise-ja').fill('休むことを怖がりません。')
  // What is typed is stored within a moment: whoever ends the page before that moment is over does not have it.
  await expect(page.getByText(words('my-story:saved.saved'))).toBeVisible()
  await goOn(page)
  await expect(page.getByText('休むことを怖がりません。')).toBeVisible()
  await page.goto('/role-models/mine')
  await expect(page.getByText(words('my-story:standing.changed'))).toBeVisible()
  await page.goto('/role-models/mine/send')
  await page.getByLabel(words('my-story:consent.app')).check()
  await send.click()
  await expect(heading(page, 'my-story:title')).toBeVisible()
  await desk.reload()
  await expect(desk.getByText('休むことを怖がりません。')).toBeVisible()
  await lookAt(desk)
  await desk.getByRole('button', { name: words('office-stories:sent.take') }).click()
  await expect(desk.locator('#tell-otherwise-ja')).toHaveValue('休むことを怖がりません。')
  await expect(desk.locator('#tell-title-ja')).toHaveValue('地図を直す')

  await page.getByRole('button', { name: words('my-story:withdraw.button') }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await lookAt(page)
  await page.getByRole('button', { name: words('my-story:withdraw.confirm') }).last().click()
  await expect(page.getByText(words('my-story:standing.withdrawn.title'))).toBeVisible()
  await expect(statusLine(page)).toHaveText(words.like('shell:status.allReceived'))
  await lookAt(page)
  await desk.reload()
  await expect(desk.getByText(words('office-stories:state.withdrawn'), { exact: true })).toBeVisible()
  // The draft is still theirs.
  await page.goto('/role-models/mine/text')
  await expect(page.locator('#my-text-ja')).toHaveValue(told.text)
})

test('a route begins with what the record tells, and what is removed comes back', async ({ server, phone }) => {
  const { page } = await phone({ language: 'ja', online: true })
  await signIn(page, server, words, 'alex@example.jp')
  await page.request.put('/api/rights/consents', { data: { kind: optionalConsents[0], given: true }, headers: { origin: server.origin } })
  await page.goto('/role-models/mine/route')
  await page.getByRole('button', { name: words('my-story:route.take') }).click()
  await expect(page.getByText(words('my-story:route.taken'))).toBeVisible()
  const stretches = page.locator('.my-list > li')
  const count = await stretches.count()
  expect(count).toBeGreaterThan(0)
  await lookAt(page)
  await page.getByRole('button', { name: words('my-story:route.remove'), exact: true }).first().click()
  await expect(stretches).toHaveCount(count - 1)
  await page.getByRole('button', { name: words('my-story:route.undo') }).click()
  await expect(stretches).toHaveCount(count)
})

/** The endpoints of whoever is signed in on a page, as that page asks them. */
const doorOf = (page: Page, { origin }: Server) => {
  const headers = { origin }
  return {
    session: async () => sessionSchema.parse(await (await page.request.get('/api/session')).json()),
    consent: (given: boolean) => page.request.put('/api/rights/consents', { data: { kind: optionalConsents[0], given }, headers }),
    send: () => page.request.post('/api/stories/mine', { data: { body: wholeStory, consent: { uses: ['app'] } }, headers }),
    story: async () => myStorySchema.parse(await (await page.request.get('/api/stories/mine')).json()).story?.state,
    withdraw: () => page.request.delete('/api/stories/mine', { headers }),
    volunteers: async () => volunteersSchema.parse(await (await page.request.get('/api/office/volunteers')).json()).volunteers,
    invite: (account: string) => page.request.post('/api/office/volunteers/invite', { data: { accounts: [account] }, headers }),
  }
}

test('whoever was invited can refuse more of it as long as no story of theirs is there, begun or taken back', async ({ server, phone }) => {
  const { page } = await phone({ language: 'ja', online: true })
  await signIn(page, server, words, 'alex@example.jp')
  const own = doorOf(page, server)
  await own.consent(true)
  const { account } = await own.session()
  const desk = (await phone({ language: 'ja', width: 1280, height: 800, online: true })).page
  await openOffice(desk, server, '/office')
  const office = doorOf(desk, server)
  expect((await office.invite(account)).status()).toBe(200)

  const [later, never] = ['later', 'never'].map((how) => page.getByRole('button', { name: words(`my-story:invitation.${how}`), exact: true }))
  await page.goto('/role-models/mine/language')
  await page.getByLabel(words('my-story:written.ja'), { exact: true }).check()
  await goOn(page)
  await expect(heading(page, 'my-story:step.name.title')).toBeVisible()
  await page.goto('/role-models/mine')
  await expect(page.getByText(words('my-story:tasks.title'))).toBeVisible()
  await expect(never!).toBeVisible()
  await lookAt(page)
  await later!.click()
  await expect(page.getByText(words('my-story:invitation.declined'))).toBeVisible()
  await page.getByRole('button', { name: words('my-story:invitation.undo') }).click()
  await expect(never!).toBeVisible()

  expect((await own.send()).status()).toBe(200)
  await page.reload()
  await expect(page.getByText(words('my-story:standing.received.title'))).toBeVisible()
  await expect(never!).toHaveCount(0)
  expect((await own.withdraw()).status()).toBe(200)
  await page.reload()
  await expect(page.getByText(words('my-story:standing.withdrawn.title'))).toBeVisible()
  await expect(never!).toBeVisible()
  await lookAt(page)
  await never!.click()
  await expect(page.getByText(words('my-story:invitation.declined'))).toBeVisible()
  await expect(async () => expect(await office.volunteers()).toMatchObject([{ account, declined: 'never', canInvite: false }])).toPass()
})

test('a yes of the survey is taken back under the consents; a story goes with it, and not before it was asked about', async ({ server, phone }) => {
  const { page } = await phone({ language: 'ja', online: true })
  await signIn(page, server, words, 'alex@example.jp')
  const own = doorOf(page, server)
  const { account } = await own.session()
  const database = new DatabaseSync(join(server.dataDir, 'jgrad.sqlite'))
  const at = new Date(Date.now() - 60_000).toISOString()
  database
    .prepare(`insert into submissions (account, campaign, number, hash, state, receivedAt, sealedAt, definition, version, device, answers) values (?, 'c', 'n', 'h', 'received', ?, ?, 'q', 1, 'd', ?)`)
    .run(account, at, at, JSON.stringify({ d4: 'yes' }))
  database.close()
  const state = (key: string) => page.getByText(words(`rights:consents.${key}`), { exact: true })
  const contact = words('rights:consents.role-model-contact')
  const withdraw = page.getByRole('button', { name: contact }).filter({ hasText: words('rights:consents.withdraw') })
  const keep = page.getByRole('button', { name: words('rights:consents.story.keep'), exact: true })

  expect((await own.send()).status()).toBe(200)
  await page.goto('/me/data/consents')
  await expect(state('isGivenInSurvey')).toBeVisible()
  await lookAt(page)
  await withdraw.click()
  await expect(page.getByRole('dialog', { name: words('rights:consents.story.title') })).toBeVisible()
  await lookAt(page)
  await keep.click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(state('isGivenInSurvey')).toBeVisible()
  expect(await own.story()).toBe('received')

  await withdraw.click()
  await page.getByRole('button', { name: words('rights:consents.story.confirm'), exact: true }).click()
  await expect(state('isNotGiven')).toBeVisible()
  expect(await own.story()).toBe('withdrawn')
  // What was never agreed to here is not said to have been.
  const record = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: contact }) }).last()
  await expect(record).toHaveText(words.like('rights:consents.ended'))
  await expect(record).not.toHaveText(words.like('rights:consents.version'))
  await lookAt(page)
  // With no story there any more, agreeing and taking it back are one press each.
  await page.getByRole('button', { name: words('rights:consents.give') }).click()
  await expect(state('isGiven')).toBeVisible()
  await withdraw.click()
  await expect(state('isNotGiven')).toBeVisible()
})
