import { type ReadonlySignal, signal } from '@preact/signals'

/** Chromium's own offer to install, kept until the person asks for it (WICG, not in the DOM types). */
export interface InstallPrompt extends Event {
  prompt(): Promise<{ outcome: 'accepted' | 'dismissed' }>
}

const offered = signal<InstallPrompt | null>(null)
const standalone = signal(false)

/** The browser's offer to install; null where there is none, or once it was used. */
export const installPrompt: ReadonlySignal<InstallPrompt | null> = offered
/** Whether this runs as an installed app. */
export const installed: ReadonlySignal<boolean> = standalone

/** Which way of installing to show. */
export type Platform = 'ios' | 'android' | 'desktop'

/** Tells the platform from what the browser says of itself; an iPad calls itself a Macintosh but has touch. */
export function platformOf(userAgent: string, touchPoints: number): Platform {
  if (/iPhone|iPad|iPod/.test(userAgent) || (userAgent.includes('Macintosh') && touchPoints > 1)) return 'ios'
  return userAgent.includes('Android') ? 'android' : 'desktop'
}

/** This device's platform. */
export const platform = (): Platform => platformOf(navigator.userAgent, navigator.maxTouchPoints)

/** Keeps the browser's offer for later. Call at the very start: it is made once, early. */
export function watchForInstall(): void {
  standalone.value = matchMedia('(display-mode: standalone)').matches
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault()
    offered.value = event as InstallPrompt
  })
  addEventListener('appinstalled', () => {
    offered.value = null
    standalone.value = true
  })
}

/** Shows the browser's own question. Resolves to whether the person agreed. */
export async function install(): Promise<boolean> {
  const prompt = offered.value
  if (!prompt) return false
  // It can be shown once only.
  offered.value = null
  return (await prompt.prompt()).outcome === 'accepted'
}
