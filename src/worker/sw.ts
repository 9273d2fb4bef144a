/// <reference lib="webworker" />
import { type PrecacheEntry, cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching'
import { NavigationRoute, registerRoute } from 'workbox-routing'
import { endSittingInBackground, syncInBackground } from '../device/background.ts'
import { keepSubscribed, openPushDesk } from '../device/push.ts'
import { openPushed, showPush } from './push.ts'

declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: (PrecacheEntry | string)[] }

/** Background Sync is not part of the platform's typed events yet (WICG draft). */
interface SyncEvent extends ExtendableEvent {
  readonly tag: string
}

cleanupOutdatedCaches()
precacheAndRoute(self.__WB_MANIFEST)

// Pages only. What the server says (/api), what it publishes (/catalogue) and a missing file (/assets) are never
// answered from here: an intercepted /api would also cut event streams. The office and the coordinators' place are kept nowhere: their page comes from
// where their parts do.
registerRoute(
  new NavigationRoute(createHandlerBoundToURL('index.html'), {
    denylist: [/^\/(?:api|catalogue|assets|office|university)(?:\/|$)/, /\/[^/?]+\.[^/]+$/],
  }),
)

self.addEventListener('message', (event) => {
  // The person, or a cold start with nothing typed, decides when a new version takes over: never the worker itself.
  const type = (event.data as { type?: unknown } | null)?.type
  if (type === 'SKIP_WAITING') void self.skipWaiting()
  if (type === 'LEFT') event.waitUntil(endSittingInBackground(anyPage))
})

const anyPage = async () => (await self.clients.matchAll({ type: 'window', includeUncontrolled: true })).length > 0

self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

self.addEventListener('sync', (event) => {
  const { tag } = event as SyncEvent
  if (tag === 'outbox') (event as SyncEvent).waitUntil(syncInBackground())
})

self.addEventListener('push', (event) => event.waitUntil(showPush(self.registration, event.data)))
self.addEventListener('notificationclick', (event) => event.waitUntil(openPushed(self.clients, event.notification)))
// The browser replaced or dropped the subscription. Without a network now, the app does this at its next start.
self.addEventListener('pushsubscriptionchange', (event) => (event as ExtendableEvent).waitUntil(keepSubscribed(openPushDesk(), self.registration.pushManager)))
