import { randomBytes } from 'node:crypto'
import type { Page } from '@playwright/test'
import { drawPushKeys } from '../../src/server/push/keys.ts'
import { lookAt } from './looking.ts'
import { borrowPhone } from './phone.ts'
import { startServer } from './server.ts'
import { openCampaign } from './session.ts'
import { expect, test } from './setting.ts'
import { signIn } from './steps.ts'
import { wordsOf } from './words.ts'

/** A browser's maker has the push service, which no test reaches: the browser is given a subscription as that would give. */
async function subscribesTo(page: Page, endpoint: string): Promise<void> {
  const keys = { p256dh: drawPushKeys().publicKey, auth: randomBytes(16).toString('base64url') }
  await page.addInitScript((given) => {
    // No browser of a test has an icon.
    const put = (count: number) => Promise.resolve(void Object.assign(window, { badge: count }))
    Object.assign(Navigator.prototype, { setAppBadge: put, clearAppBadge: () => put(0) })
    let current: unknown = null
    const options = { applicationServerKey: null }
    PushManager.prototype.getSubscription = () => Promise.resolve(current as PushSubscription | null)
    PushManager.prototype.subscribe = () => {
      current = { options, toJSON: () => given, unsubscribe: () => Promise.resolve(true) }
      return Promise.resolve(current as PushSubscription)
    }
  }, { endpoint, keys })
}

/** How the server named this device's notifications. */
const ownId = (page: Page): Promise<string> =>
  page.evaluate(
    () =>
      new Promise<string>((resolve, reject) => {
        const opening = indexedDB.open('jgrad-device')
        opening.addEventListener('error', () => reject(new Error('no database')))
        opening.addEventListener('success', () => {
          const asked = opening.result.transaction('marks').objectStore('marks').get('push')
          asked.addEventListener('success', () => {
            opening.result.close()
            resolve((asked.result as { value: { id: string } }).value.id)
          })
        })
      }),
  )

/** What the icon says; undefined: nothing was said yet. */
const badge = (page: Page) => page.evaluate(() => (window as { badge?: number }).badge)

const shown = (page: Page) =>
  page.evaluate(async () => {
    const all = await (await navigator.serviceWorker.ready).getNotifications()
    const each = all.map(({ title, body, tag, lang, data }) => ({ title, body, tag, lang, path: (data as { path: string }).path }))
    return each.toSorted((a, b) => b.tag.localeCompare(a.tag))
  })

test('a device that wants notifications shows each push in its language, never whose it is not, and none after signing out', async ({ browser }) => {
  const words = wordsOf('en')
  const keys = drawPushKeys()
  const server = await startServer(undefined, { VAPID_PUBLIC_KEY: keys.publicKey, VAPID_PRIVATE_KEY: keys.privateKey, VAPID_SUBJECT: 'mailto:office@example.jp' })
  const { origin } = server
  const phone = await borrowPhone(browser, { language: 'en', origin })
  try {
    const { page, context } = phone
    await context.grantPermissions(['notifications'], { origin })
    await subscribesTo(page, 'https://fcm.googleapis.com/fcm/send/test')
    const registrations: { registrationId: string; scopeURL: string }[] = []
    const inspector = await context.newCDPSession(page)
    inspector.on('ServiceWorker.workerRegistrationUpdated', (event) => registrations.push(...event.registrations))
    await inspector.send('ServiceWorker.enable')
    await signIn(page, server, words, 'alex@example.jp')
    await page.evaluate(async () => void (await navigator.serviceWorker.ready))

    await expect.poll(() => badge(page)).toBe(1)

    await page.goto('/me')
    const turnOn = page.getByRole('button', { name: words('push:turnOn') })
    await expect(turnOn).toBeVisible()
    await turnOn.scrollIntoViewIfNeeded()
    await lookAt(page)
    await turnOn.click()
    await expect(page.getByText(words('push:on'))).toBeVisible()

    const campaign = await openCampaign(origin)
    const push = async (data: string) => {
      const registrationId = registrations.findLast(({ scopeURL }) => scopeURL === `${origin}/`)?.registrationId ?? ''
      await inspector.send('ServiceWorker.deliverPushMessage', { origin, registrationId, data })
    }
    const message = { v: 1, kind: 'survey', to: await ownId(page), campaign: campaign.id, until: campaign.closesAt }
    const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'Asia/Tokyo' }).format(Date.parse(campaign.closesAt) - 1)
    const reminder = {
      title: words('push:message.title'), body: words('push:message.open', { date: day }), tag: `survey-${campaign.id}`, lang: 'en', path: `/survey/${campaign.id}`,
    }
    const neutral = { title: words('push:message.title'), body: words('push:message.neutral'), tag: 'news', lang: 'en', path: '/' }
    await push(JSON.stringify(message))
    await expect.poll(() => shown(page)).toEqual([reminder])
    // The second takes the place of the first.
    await push(JSON.stringify(message))
    await push('not for anybody to read')
    await expect.poll(() => shown(page)).toEqual([reminder, neutral])

    // Pressed: the worker's own handler, over the notification that is really there, sends the open window to the survey
    // without loading it anew. (A press by a test is not one of the person's: no window comes to the front for it.)
    await page.evaluate(() => Object.assign(window, { same: true }))
    const worker = context.serviceWorkers().find((each) => each.url().startsWith(origin))
    await worker?.evaluate(async (tag) => {
      const self = globalThis as unknown as { registration: ServiceWorkerRegistration; NotificationEvent: new (type: string, init: { notification: Notification | undefined }) => Event; dispatchEvent(event: Event): void }
      const [notification] = await self.registration.getNotifications({ tag })
      self.dispatchEvent(new self.NotificationEvent('notificationclick', { notification }))
    }, reminder.tag)
    await expect(page.getByRole('heading', { level: 1, name: campaign.title.en })).toBeVisible()
    expect(await page.evaluate(() => 'same' in window)).toBe(true)
    await expect.poll(() => shown(page)).toEqual([neutral])

    // To somebody else who was signed in here before: nothing of it is said.
    await page.evaluate(async () => (await (await navigator.serviceWorker.ready).getNotifications()).forEach((each) => each.close()))
    await push(JSON.stringify({ ...message, to: 'somebody-else' }))
    await expect.poll(() => shown(page)).toEqual([neutral])

    await page.goto('/me')
    await page.getByRole('button', { name: words('account:signOut.button') }).click()
    await page.getByRole('dialog').getByRole('button', { name: words('account:signOut.confirm') }).click()
    await expect.poll(() => badge(page)).toBe(0)
    await expect.poll(() => shown(page)).toEqual([])
    await push(JSON.stringify(message))
    await expect.poll(() => shown(page)).toEqual([{ ...neutral }])
  } finally {
    await phone.remove()
    await server.remove()
  }
})
