import { afterEach, expect, test } from 'vitest'
import type { PushMessage } from '../../../src/api/push.ts'
import { keepSubscribed, type PushDesk } from '../../../src/device/push.ts'
import { openPushed, showPush } from '../../../src/worker/push.ts'
import { hanako, NearServer, openPhone } from '../device/phone.ts'

interface Window {
  url: string
  focused: number
  told: unknown[]
  focus(): Promise<void>
  postMessage(message: unknown): void
}
function windowAt(path: string, mayFocus = true): Window {
  const window: Window = {
    url: `https://jgrad.example.jp${path}`, focused: 0, told: [],
    focus: async () => {
      if (!mayFocus) throw new DOMException('Not allowed to focus a window.', 'InvalidAccessError')
      window.focused += 1
    },
    postMessage: (message) => window.told.push(message),
  }
  return window
}
function pressed(windows: Window[], data: unknown) {
  const opened: string[] = []
  let closed = 0
  const all = { matchAll: async () => windows, openWindow: async (path: string) => opened.push(path) }
  const done = openPushed(all, { data, close: () => void (closed += 1) })
  return { opened, done, closed: () => closed }
}

test('a notification that is pressed goes to its survey in the window that is open, and is gone', async () => {
  const [desk, open] = [windowAt('/office/campaigns'), windowAt('/me')]
  const press = pressed([desk, open], { path: '/survey/2026' })
  await press.done
  expect(open.told).toEqual([{ type: 'OPEN', path: '/survey/2026' }])
  expect([open.focused, desk.focused, desk.told.length, press.opened.length, press.closed()]).toEqual([1, 0, 0, 0, 1])
})

test('with no window of a registrant open it opens one', async () => {
  const press = pressed([windowAt('/office')], { path: '/survey/2026' })
  await press.done
  expect(press.opened).toEqual(['/survey/2026'])
})

test.each([
  'https://elsewhere.example/', '//elsewhere.example/', '/survey/../office', '/survey/2026?x=1', '/me', 5, null, undefined,
])('it goes home for any other address: %s', async (path) => {
  const press = pressed([], { path })
  await press.done
  expect(press.opened).toEqual(['/'])
})

test('a window that may not be brought to the front is told all the same', async () => {
  const open = windowAt('/me', false)
  await pressed([open], { path: '/survey/2026' }).done
  expect(open.told).toEqual([{ type: 'OPEN', path: '/survey/2026' }])
})

/** This device's notifications, with a server that takes every subscription; `known`: the endpoints it was told. */
async function deskOf(server = new NearServer()) {
  const known: string[] = []
  server.answering = ({ method, path, body }, normally) => {
    if (path === '/api/push') return Response.json({ key: 'BKey' })
    if (method !== 'POST' || path !== '/api/push/subscriptions') return normally()
    known.push((body as { endpoint: string }).endpoint)
    return Response.json({ id: 'subscription-1' })
  }
  const { marks, http, signIn } = openPhone(server)
  await signIn()
  const desk: PushDesk = { marks, http }
  return { desk, known, server, wants: () => marks.set('push', { id: 'subscription-1', account: hanako.account }) }
}

/** The browser's side: it has the subscription with this endpoint, or none, and would make one with the next. */
function browserWith(current: string | null, next: string) {
  let endpoint = current
  const made = () => ({ options: { applicationServerKey: null }, unsubscribe: async () => true, toJSON: () => ({ endpoint, keys: { p256dh: 'p', auth: 'a' } }) })
  return {
    getSubscription: async () => (endpoint === null ? null : made()),
    subscribe: async () => {
      endpoint = next
      return made()
    },
  } as unknown as PushManager
}

test('a subscription that the browser replaced or dropped is made again, and the server told of the new one', async () => {
  const { desk, known, wants } = await deskOf()
  await wants()
  await keepSubscribed(desk, browserWith(null, 'https://push.example/new'))
  expect(known).toEqual(['https://push.example/new'])
})

test('nobody is subscribed who did not ask to be, and without a network nothing is lost: the next start makes up for it', async () => {
  const { desk, known, wants, server } = await deskOf()
  await keepSubscribed(desk, browserWith(null, 'https://push.example/new'))
  expect(known).toEqual([])
  await wants()
  const normally = server.answering
  server.answering = () => {
    throw new TypeError('no network')
  }
  await keepSubscribed(desk, browserWith(null, 'https://push.example/new'))
  server.answering = normally
  await keepSubscribed(desk, browserWith(null, 'https://push.example/new'))
  expect(known).toEqual(['https://push.example/new'])
})

const badges: unknown[] = []
afterEach(() => {
  badges.length = 0
  Reflect.deleteProperty(navigator, 'setAppBadge')
})

async function push(desk: PushDesk, message: unknown) {
  const shown: { title: string; tag: string | undefined }[] = []
  const registration = { showNotification: async (title: string, { tag }: NotificationOptions) => void shown.push({ title, tag }) }
  await showPush(registration as unknown as ServiceWorkerRegistration, { json: () => message }, desk)
  return shown
}
const reminder: PushMessage = { v: 1, kind: 'survey', to: 'subscription-1', campaign: '2026', until: '2999-01-01T00:00:00Z' }

test('a reminder puts a mark on the icon; what is for nobody here does not', async () => {
  const { desk, wants } = await deskOf()
  await wants()
  Object.defineProperty(navigator, 'setAppBadge', { configurable: true, value: async (...count: unknown[]) => void badges.push(count) })
  expect(await push(desk, { ...reminder, to: 'somebody-else' })).toMatchObject([{ tag: 'news' }])
  expect(await push(desk, 'no message of ours')).toMatchObject([{ tag: 'news' }])
  expect(badges).toEqual([])
  expect(await push(desk, reminder)).toMatchObject([{ tag: 'survey-2026' }])
  expect(badges).toEqual([[]])
})

test('where the icon can have no mark, the notification is shown all the same', async () => {
  const { desk, wants } = await deskOf()
  await wants()
  expect(await push(desk, reminder)).toMatchObject([{ tag: 'survey-2026' }])
  Object.defineProperty(navigator, 'setAppBadge', { configurable: true, value: () => Promise.reject(new DOMException('no', 'NotAllowedError')) })
  expect(await push(desk, reminder)).toMatchObject([{ tag: 'survey-2026' }])
})

test('kept postings that close soon are told by their number alone, to whom it was meant for, and lead to their list', async () => {
  const { desk, wants } = await deskOf()
  await wants()
  const shown: { body: string | undefined; data: unknown }[] = []
  const registration = { showNotification: async (_: string, { body, data }: NotificationOptions) => void shown.push({ body, data }) }
  const tell = (to: string) =>
    showPush(registration as unknown as ServiceWorkerRegistration, { json: () => ({ v: 1, kind: 'deadlines', to, count: 2, until: '2999-01-01T00:00:00Z' }) }, desk)
  await tell('subscription-1')
  await tell('somebody-else')
  expect(shown[0]).toMatchObject({ body: expect.stringContaining('2件'), data: { path: '/postings/kept' } })
  expect(shown[1]).toMatchObject({ body: expect.not.stringContaining('2件'), data: { path: '/' } })
  const press = pressed([], shown[0]?.data)
  await press.done
  expect(press.opened).toEqual(['/postings/kept'])
})
