import en from '../../locales/en/push.json'
import ja from '../../locales/ja/push.json'
import { type PushMessage, pushMessageSchema } from '../api/push.ts'
import { isForOwner, openPushDesk, type PushDesk } from '../device/push.ts'
import type { Language } from '../domain/language.ts'

const texts = { ja, en }
const names = { 'push:message.title': 'title', 'push:message.open': 'open', 'push:message.postings': 'postings', 'push:message.deadlines': 'deadlines', 'push:message.neutral': 'neutral' } as const

/** A text of a message in a language: the worker has these few at hand, and no page to load others. */
const say = (language: Language, key: keyof typeof names): string => texts[language].message[names[key]]

interface Shown {
  title: string
  options: NotificationOptions & { data: { path: string } }
  /** Whether it is about something to do: the icon says so too. */
  due?: boolean
}

/** What came with a push, as far as it is read. */
interface PushData {
  json(): unknown
}

/** The open pages of this app, as far as they are needed here. */
interface Pages {
  matchAll(which: { type: 'window'; includeUncontrolled: boolean }): Promise<readonly { url: string; focus(): Promise<unknown>; postMessage(message: unknown): void }[]>
  openWindow(path: string): Promise<unknown>
}

/** The message in a push, or null when it can't be read as one of ours. */
function messageOf(data: PushData | null): PushMessage | null {
  try {
    const parsed = pushMessageSchema.safeParse(data?.json())
    return parsed.success ? parsed.data : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

const longDate = (language: Language, instant: number): string =>
  new Intl.DateTimeFormat(language === 'ja' ? 'ja-JP' : 'en-GB', { year: 'numeric', month: 'long', day: 'numeric', timeZone: 'Asia/Tokyo' }).format(instant)

/** What a push is shown as: the survey, or how many postings are new, to whom it was meant for, else that there is something to see, and nothing more. */
async function read(desk: PushDesk, data: PushData | null, now: number): Promise<Shown> {
  const language = await languageOf(desk)
  const message = messageOf(data)
  const look = { lang: language, icon: '/icons/192.png', badge: '/icons/192.png' }
  const title = say(language, 'push:message.title')
  if (message === null || Date.parse(message.until) <= now || !(await isForOwner(desk, message.to))) {
    return { title, options: { ...look, tag: 'news', body: say(language, 'push:message.neutral'), data: { path: '/' } } }
  }
  if (message.kind !== 'survey') {
    const { kind, count } = message
    const body = say(language, `push:message.${kind}`).replace('{{count}}', new Intl.NumberFormat(language).format(count))
    return { title, options: { ...look, tag: kind, body, data: { path: kind === 'postings' ? '/postings' : '/postings/kept' } }, due: true }
  }
  // The day that ends when it closes.
  const date = longDate(language, Date.parse(message.until) - 1)
  const body = say(language, 'push:message.open').replace('{{date}}', date)
  return { title, options: { ...look, tag: `survey-${message.campaign}`, body, data: { path: `/survey/${message.campaign}` } }, due: true }
}

async function languageOf({ marks }: PushDesk): Promise<Language> {
  const chosen = (await marks.get('preferences'))?.['language']
  return chosen === 'en' || chosen === 'ja' ? chosen : 'ja'
}

/** Shows one notification, whatever came: browsers take the permission away from whoever is pushed to and shows none. */
export async function showPush(registration: ServiceWorkerRegistration, data: PushData | null, desk = openPushDesk()): Promise<void> {
  const { title, options, due } = await read(desk, data, Date.now()).catch((error: unknown): Shown => {
    console.error('a push could not be read', error)
    return { title: say('ja', 'push:message.title'), options: { tag: 'news', body: say('ja', 'push:message.neutral'), data: { path: '/' } } }
  })
  await registration.showNotification(title, options)
  if (due) await markIcon()
}

/** How much there is to do only the app can count, at its next start: until then the mark has no number. */
async function markIcon(): Promise<void> {
  if (!('setAppBadge' in navigator)) return
  await navigator.setAppBadge().catch((error: unknown) => console.info('the icon has no badge', error))
}

/**
 * Goes to what a notification is about: in a window that is open, so that nothing typed there is lost, else in a new one.
 * No address but a survey's or the first page's is ever gone to.
 */
export async function openPushed(pages: Pages, notification: Pick<Notification, 'close' | 'data'>): Promise<void> {
  notification.close()
  const path = (notification.data as { path?: unknown } | null)?.path
  const wanted = typeof path === 'string' && /^\/(postings(\/kept)?|survey\/[A-Za-z0-9_-]+)?$/.test(path) ? path : '/'
  const windows = await pages.matchAll({ type: 'window', includeUncontrolled: true })
  const open = windows.find(({ url }) => !/^\/(office|university)(\/|$)/.test(new URL(url).pathname))
  if (!open) {
    await pages.openWindow(wanted)
    return
  }
  // Told first: where a window may not be brought to the front, it is at the right place when the person gets there.
  open.postMessage({ type: 'OPEN', path: wanted })
  await open.focus().catch((error: unknown) => console.info('the window could not be brought to the front', error))
}
