import { addressOf, answer, itemOf, questionnaireOf } from './answering.ts'
import { arrived, openApiSession, openCampaign } from './session.ts'
import { expect, test } from './setting.ts'
import { enterCode, readyForOffline, signInByHand, statusLine } from './steps.ts'
import { wordsOf } from './words.ts'

const hanako = 'hanako@example.jp'
const alex = 'alex@example.jp'

test('an expired session says how much waits for a sign-in, loses nothing, and sends it afterwards', async ({ server, phone }) => {
  const words = wordsOf('ja')
  const campaign = await openCampaign(server.origin)
  const definition = await questionnaireOf(server.origin, campaign)
  const api = await openApiSession(server, hanako)
  const own = await phone({ language: 'ja', keeps: true })
  await signInByHand(own.page, server, words, hanako)
  await readyForOffline(own.page, words)

  await own.context.clearCookies()
  const given: Record<string, unknown> = {}
  for (const item of [itemOf(definition, 'd1', 'single'), itemOf(definition, 'd3', 'text'), itemOf(definition, 'a5', 'single')]) {
    await own.page.goto(addressOf(campaign, definition, item.id))
    Object.assign(given, await answer(own.page, words, item))
    await expect(own.page.getByText(words('survey:page.saved'))).toBeVisible()
  }
  await expect(statusLine(own.page)).toHaveText(words('shell:status.signedOutWaiting', { count: 3 }))

  // The app opens and works as before, whatever became of the session.
  await own.close()
  const page = await own.open()
  await page.goto(addressOf(campaign, definition, 'd3'))
  await expect(page.getByLabel(words.of(itemOf(definition, 'd3', 'text').label))).toHaveValue(String(given['d3']))
  await expect(statusLine(page)).toHaveText(words('shell:status.signedOutWaiting', { count: 3 }))
  expect((await api.feed()).filter((row) => row.kind === 'set' && row.type === 'draft')).toEqual([])

  await page.getByRole('link', { name: words('shell:signIn'), exact: true }).first().click()
  await enterCode(page, server, words, hanako)
  await expect(statusLine(page)).toHaveText(words.like('shell:status.allReceived'))
  await expect(page).toHaveURL(new RegExp(`${addressOf(campaign, definition, 'd3')}$`))
  const arrived = (await api.feed()).filter((row) => row.kind === 'set').filter(({ type }) => type === 'draft')
  expect(Object.fromEntries(arrived.map(({ field, value }) => [field, value]))).toEqual(given)
})

test('after signing out without a network, nothing of the first person is shown or sent to the next', async ({ server, phone }) => {
  const words = wordsOf('ja')
  const campaign = await openCampaign(server.origin)
  const definition = await questionnaireOf(server.origin, campaign)
  const item = itemOf(definition, 'd3', 'text')
  const apiOfHanako = await openApiSession(server, hanako)
  const apiOfAlex = await openApiSession(server, alex)
  const { page, context } = await phone({ language: 'ja' })
  await signInByHand(page, server, words, hanako)
  await page.goto(addressOf(campaign, definition, item.id))
  await page.getByLabel(words.of(item.label)).fill('届いた言葉')
  await arrived(apiOfHanako, item.id, '届いた言葉')
  await readyForOffline(page, words)

  await context.setOffline(true)
  await page.getByLabel(words.of(item.label)).fill('花子だけの秘密')
  await expect(page.getByText(words('survey:page.saved'))).toBeVisible()
  await page.goto('/me')
  await page.getByRole('button', { name: words('account:signOut.button') }).click()
  await expect(page.getByRole('dialog').getByText(words('account:signOut.waits', { count: 1 }))).toBeVisible()
  await page.getByRole('button', { name: words('account:signOut.confirmAnyway') }).click()
  const welcome = page.getByRole('link', { name: words('public:welcome.signIn') }).first()
  await expect(welcome).toBeVisible()
  const requests: string[] = []
  context.on('request', (request) => {
    const { pathname } = new URL(request.url())
    if (pathname.startsWith('/api/')) requests.push(`${request.method()} ${pathname}`)
  })
  await page.goto('/')
  await expect(welcome).toBeVisible()
  const stored = await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name ?? ''))
  expect(stored.filter((name) => name.includes(apiOfHanako.account))).toEqual([])

  // Back online, the server learns of it before anything else is asked.
  await context.setOffline(false)
  await welcome.click()
  await enterCode(page, server, words, alex)
  await expect(page.getByRole('link', { name: words('home:due.begin') })).toBeVisible()
  expect(requests[0]).toBe('DELETE /api/session')
  const bar = requests.findLastIndex((request) => request === 'DELETE /api/session')
  expect(requests.slice(0, bar).filter((request) => request !== 'DELETE /api/session')).toEqual([])

  await page.goto(addressOf(campaign, definition, item.id))
  await expect(page.getByLabel(words.of(item.label))).toHaveValue('')
  await expect(statusLine(page)).toHaveText(words.like('shell:status.allReceived'))
  expect(JSON.stringify(await apiOfAlex.feed())).not.toMatch(/言葉|秘密/)
  const left = (await apiOfHanako.feed()).findLast((row) => row.kind === 'set' && row.field === item.id)
  expect(left).toMatchObject({ value: '届いた言葉' })
})
