import { effect } from '@preact/signals'
import type { Device, Notebook } from '../../device/device.ts'
import { keepSubscribed, openPushDesk } from '../../device/push.ts'
import { language } from '../../ui/text/text.ts'
import { device, notebook, now, prefer, preference } from './device.ts'
import { followFreshHits, freshHits } from './fresh-hits.ts'
import { kept } from './kept.ts'
import { standings } from './standing.ts'

/** Follows what reminds a person outside the app's own pages: the badge on its icon, and notifications. Call once. */
export function followReminders(): void {
  goWhereNotified()
  effect(() => {
    const book = notebook.value
    const found = kept.value.filter(({ entry }) => entry.about.type === 'posting' || entry.about.type === 'setting')
    if (!book || found.length === 0) return
    import('./unasked.ts')
      .then(({ settleUnaskedOnes }) => settleUnaskedOnes(book, found))
      .catch((error: unknown) => console.warn('what nobody need be asked about could not be settled', error))
  })
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

/** So long what closes soon is not counted again: a notebook in which somebody types changes many times a second. */
const countedFor = 10_000

/**
 * Keeps the badge at the number of surveys that are open and not answered here, of kept postings that close soon, and of
 * postings that are new. Returns how to stop.
 */
function follow(open: Device, book: Notebook): () => void {
  let gone = false
  let found = 0
  let due: { at: number; count: Promise<number> } | undefined
  let again: ReturnType<typeof setTimeout> | undefined
  const countDue = (): Promise<number> => {
    const age = due ? Date.now() - due.at : countedFor
    if (!due || age >= countedFor) due = { at: Date.now(), count: countDuePostings(book) }
    // What changed since is counted when the time has come.
    else again ??= setTimeout(look, countedFor - age)
    return due.count
  }
  const showAll = () => {
    const fresh = [...freshHits.peek().values()].reduce((sum, count) => sum + count, 0)
    if (!gone) show(found + fresh)
  }
  const look = () => {
    clearTimeout(again)
    again = undefined
    Promise.all([standings(open, book, now()), countDue()]).then(
      ([all, closing]) => {
        found = all.filter(({ phase, sealed }) => phase === 'open' && (!sealed || sealed.state === 'refused')).length + closing
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
    clearTimeout(again)
    for (const stop of stops) stop()
    document.removeEventListener('visibilitychange', look)
  }
}

/** How many kept postings close soon. Nothing more is loaded for whoever keeps none. */
async function countDuePostings(book: Notebook): Promise<number> {
  if ((await book.list('posting')).size === 0) return 0
  return (await (await import('./due-postings.ts')).duePostings(book)).length
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
