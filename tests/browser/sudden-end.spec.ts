import { addressOf, itemOf, questionnaireOf } from './answering.ts'
import { openCampaign } from './session.ts'
import { expect, test } from './setting.ts'
import { readyForOffline, signIn } from './steps.ts'
import { wordsOf } from './words.ts'

test('a browser killed 300 ms after the last key has the text when it starts again', async ({ server, phone }) => {
  const words = wordsOf('ja')
  const campaign = await openCampaign(server.origin)
  const definition = await questionnaireOf(server.origin, campaign)
  const item = itemOf(definition, 'd3', 'text')
  const own = await phone({ language: 'ja', keeps: true })
  await signIn(own.page, server, words, 'hanako@example.jp')
  await readyForOffline(own.page, words)

  // Without a network, so that nothing but this device can have kept it.
  await own.context.setOffline(true)
  await own.page.goto(addressOf(campaign, definition, item.id))
  const text = 'I had 27 hours a week for research.'
  await own.page.getByLabel(words.of(item.label)).pressSequentially(text, { delay: 20 })
  // The promise under test is a time: 300 ms after the last key, everything is on the disk.
  await new Promise((resolve) => setTimeout(resolve, 300))
  await own.kill()

  const page = await own.open({ offline: true })
  await page.goto(addressOf(campaign, definition, item.id))
  await expect(page.getByLabel(words.of(item.label))).toHaveValue(text)
})
