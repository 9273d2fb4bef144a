import { addressOf, itemOf, questionnaireOf } from './answering.ts'
import { tabTo } from './keyboard.ts'
import { lookAt } from './looking.ts'
import { letterTo } from './mail.ts'
import { openApiSession, openCampaign } from './session.ts'
import { expect, test } from './setting.ts'
import { readyForOffline, signIn } from './steps.ts'
import { wordsOf } from './words.ts'

const alex = 'alex@example.jp'

for (const language of ['ja', 'en'] as const) {
  test(`a lost device is signed out from another one: it wipes at its next contact, and sets unsent words aside: ${language}`, async ({ server, phone }) => {
    const words = wordsOf(language)
    const campaign = await openCampaign(server.origin)
    const definition = await questionnaireOf(server.origin, campaign)
    const item = itemOf(definition, 'd3', 'text')
    const lost = await phone({ language })
    await signIn(lost.page, server, words, alex)
    await readyForOffline(lost.page, words)
    await lost.context.setOffline(true)
    await lost.page.goto(addressOf(campaign, definition, item.id))
    await lost.page.getByLabel(words.of(item.label)).fill('まだ届いていない言葉')
    await expect(lost.page.getByText(words('survey:page.saved'))).toBeVisible()

    const own = await phone({ online: true, language })
    await signIn(own.page, server, words, alex)
    await letterTo(alex, server.dataDir, '/me/devices')
    await own.page.goto('/me/devices')
    await expect(own.page.getByText(words('devices:here'), { exact: true })).toHaveCount(1)
    await lookAt(own.page)
    await tabTo(own.page, own.page.getByRole('button', { name: `${words('devices:signOut')} Linux, Chrome` }))
    await own.page.keyboard.press('Enter')
    await expect(own.page.getByRole('dialog').getByText(words('devices:confirm.unsent'))).toBeVisible()
    await lookAt(own.page)
    await own.page.getByRole('dialog').getByRole('button', { name: words('devices:confirm.signOut') }).click()
    await expect(own.page.getByText(words('devices:done'))).toBeVisible()
    await expect(own.page.getByRole('listitem').filter({ hasText: 'Chrome' })).toHaveCount(1)

    // Until it speaks to the server, the lost one knows nothing; then everything goes but what was not sent.
    await lost.context.setOffline(false)
    await expect(lost.page.getByText(words('storage:setAside.title'))).toBeVisible({ timeout: 30_000 })
    const saved = lost.page.waitForEvent('download')
    await lost.page.getByRole('button', { name: words('storage:setAside.save') }).click()
    const file = await (await saved).createReadStream()
    let text = ''
    for await (const chunk of file) text += String(chunk)
    expect(text).toContain('まだ届いていない言葉')
    const notebooks = () =>
      lost.page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name ?? '').filter((name) => name.startsWith('jgrad-notebook-')))
    await expect.poll(notebooks).toEqual([])
    expect(JSON.stringify(await (await openApiSession(server, alex)).feed())).not.toContain('まだ届いていない言葉')
  })
}

test('all other devices are signed out at once, and this one stays', async ({ server, phone }) => {
  const words = wordsOf('ja')
  const first = await phone({ online: true, language: 'ja' })
  await signIn(first.page, server, words, alex)
  const second = await phone({ online: true, language: 'ja' })
  await signIn(second.page, server, words, alex)
  await second.page.goto('/me/devices')
  await second.page.getByRole('button', { name: words('devices:signOutOthers') }).click()
  await second.page.getByRole('dialog').getByRole('button', { name: words('devices:confirm.signOut') }).click()
  await expect(second.page.getByText(words('devices:done'))).toBeVisible()
  await expect(second.page.getByRole('button', { name: words('devices:signOutOthers') })).toHaveCount(0)
  await first.page.goto('/')
  await expect(first.page.getByRole('link', { name: words('public:welcome.signIn') }).first()).toBeVisible()
  await expect(second.page.getByText(words('devices:here'), { exact: true })).toBeVisible()
})
