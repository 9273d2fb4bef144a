import { effect } from '@preact/signals'
import type { Device, Notebook } from '../../device/device.ts'
import { keepSubscribed, openPushDesk } from '../../device/push.ts'
import { language } from '../../ui/text/text.ts'
import { device, notebook, now, prefer, preference } from './device.ts'
import { followFreshHits, freshHits } from './fresh-hits.ts'
import { standings } from './standing.ts'

/** Follows what reminds a person outside the app's own pages: the badge on its icon, and notifications. Call once. */
export function followReminders(): void {
  goWhereNotified()
  followFreshHits()
  // The worker can't read where the page keeps the choice.
  effect(() => {
    const chosen = language.value
    if (device.value && preference('language') !== chosen) {
      prefer('language', chosen).catch((error: unknown) => console.warn('the language of notifications could not be kept', error))
    }
  })
  effect(() => {
    const open = device.value
    const book = notebook.value
    if (!open || book === undefined) return undefined
    if (!book || book.person.scope !== undefined || open.sync().shared) {
      show(0)
      return undefined
    }
    restore()
    return follow(open, book)
  })
}

/** Keeps the badge at the number of surveys that are open and not answered here, and of postings that are new. Returns how to stop. */
function follow(open: Device, book: Notebook): () => void {
  let gone = false
  let surveys = 0
  const showAll = () => {
    const fresh = [...freshHits.peek().values()].reduce((sum, count) => sum + count, 0)
    if (!gone) show(surveys + fresh)
  }
  const look = () => {
    standings(open, book, now()).then(
      (all) => {
        surveys = all.filter(({ phase, sealed }) => phase === 'open' && (!sealed || sealed.state === 'refused')).length
        showAll()
      },
      (error: unknown) => console.warn('the badge could not be counted', error),
    )
  }
  look()
  const stops = [open.catalogue.watch(look), book.watch(look), freshHits.subscribe(showAll)]
  document.addEventListener('visibilitychange', look)
  return () => {
    gone = true
    for (const stop of stops) stop()
    document.removeEventListener('visibilitychange', look)
  }
}

/** Browsers without a badge, or that allow none, show the survey on the home page all the same. */
function show(count: number): void {
  if (!('setAppBadge' in navigator)) return
  const shown = count > 0 ? navigator.setAppBadge(count) : navigator.clearAppBadge()
  shown.catch((error: unknown) => console.info('the icon has no badge', error))
}

function restore(): void {
  if (!('Notification' in window) || Notification.permission !== 'granted') return
  const keep = async () => {
    const manager = (await navigator.serviceWorker?.getRegistration())?.pushManager
    if (manager) await keepSubscribed(openPushDesk(), manager)
  }
  keep().catch((error: unknown) => console.warn('the subscription could not be looked after', error))
}

/** A notification was pressed while this window was open: it goes there as a link would, so that what was typed is stored. */
function goWhereNotified(): void {
  navigator.serviceWorker?.addEventListener('message', ({ data }: MessageEvent<{ type?: unknown; path?: unknown } | null>) => {
    if (data?.type !== 'OPEN' || typeof data.path !== 'string' || data.path === location.pathname) return
    history.pushState(null, '', data.path)
    dispatchEvent(new PopStateEvent('popstate'))
  })
}
