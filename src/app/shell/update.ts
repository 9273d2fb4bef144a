import { Workbox } from 'workbox-window'
import { reloadOnce } from './reload.ts'
import { announceUpdate } from './update-waits.ts'

/**
 * The worker and its new versions. One that waits is announced and taken when the person says so; silently only at a
 * cold start, before anything was typed, where a reload takes nothing away. Loaded after the first screen is there.
 */

let workbox: Workbox | undefined
let taking = false
/** Another tab took the new version: its worker serves this page already, whose own parts may be gone. */
let superseded = false

/** A controller that changes is not always told to installed apps on iOS (vite-plugin-pwa#937), so a timer stands by. */
const reloadAfter = 4000
const hour = 3_600_000
/** How long after its start a page still counts as just opened. */
const coldStart = 3000

/** The new version takes over, and the page is loaded anew, once, with all words stored. */
function take(): void {
  if (taking || !workbox) return
  taking = true
  if (superseded) {
    void reload()
    return
  }
  workbox.messageSkipWaiting()
  setTimeout(() => void reload(), reloadAfter)
}

/** When words can't be stored the old version goes on, and the person may ask again. */
async function reload(): Promise<void> {
  taking = await reloadOnce()
}

const address = '/sw.js'

/** A policy that lets through the address of our worker and no other. */
function workerAddress(): string | TrustedScriptURL {
  if (!('trustedTypes' in window) || !window.trustedTypes) return address
  const policy = window.trustedTypes.createPolicy('jgrad-worker', {
    createScriptURL: (asked: string) => {
      if (asked !== address) throw new TypeError('not the address of the worker')
      return asked
    },
  })
  return policy.createScriptURL(address)
}

/** Registers the worker and looks for new versions at the start, on coming back, and every hour. Call once. */
export async function watchForUpdates(): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  let touched = false
  for (const type of ['input', 'keydown', 'compositionstart'] as const) {
    addEventListener(type, () => (touched = true), { once: true, capture: true })
  }

  const registered = new Workbox(workerAddress(), { updateViaCache: 'none' })
  workbox = registered
  registered.addEventListener('waiting', ({ wasWaitingBeforeRegister }) => {
    announceUpdate(take)
    if (wasWaitingBeforeRegister === true && !touched && performance.now() < coldStart) take()
  })
  // Only a take-over that was asked for here, or in another tab, changes the code under a running page; the first
  // worker of all takes a page over that is its own version.
  const controlled = navigator.serviceWorker.controller !== null
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    if (taking) void reload()
    else if (controlled) {
      superseded = true
      announceUpdate(take)
    }
  })

  const registration = await registered.register({ immediate: true })
  if (!registration) return
  const look = () => {
    // No network is the usual reason; the next look comes by itself.
    registration.update().catch((error: unknown) => console.info('no look for a new version', error))
  }
  addEventListener('pageshow', look)
  addEventListener('focus', look)
  setInterval(look, hour)
}
