import { type ReadonlySignal, signal } from '@preact/signals'
import { type ApplicationStanding, applicationStandingSchema } from '../../api/applications.ts'
import { type ApplicationKeeper, newApplication, openApplicationKeeper } from '../../device/application.ts'
import { ask } from '../../device/ask.ts'
import { browserEnvironment } from '../../device/environment.ts'
import type { KeptApplication } from '../../device/storage/application-database.ts'
import { askForBackgroundSync } from '../../device/background-sync.ts'
import type { ApplicationForm } from '../../domain/application/application.ts'
import { filledFrom } from '../../domain/application/fill-in.ts'
import { device } from '../shell/device.ts'
import { keepSafe } from '../shell/safekeeping.ts'

/** The application that is written on this device: on screen at once, and stored while it is typed. */

const current = signal<KeptApplication | null | undefined>(undefined)
const storing = signal<'untouched' | 'saving' | 'saved' | 'failed'>('untouched')
let keeper: ApplicationKeeper | null = null
let opening: Promise<void> | null = null
let stored: KeptApplication | null = null
let writing: Promise<boolean> = Promise.resolve(true)
let timer: ReturnType<typeof setTimeout> | undefined

/** What is kept; null: nothing was written yet, undefined: not known yet. */
export const application: ReadonlySignal<KeptApplication | null | undefined> = current
/** Whether what is on screen is stored on this device. */
export const saving: ReadonlySignal<'untouched' | 'saving' | 'saved' | 'failed'> = storing

const pause = 150
const retry = 2000

const opened = (): ApplicationKeeper => (keeper ??= openApplicationKeeper())

/** Reads what this device keeps, once; what is on screen and not stored is never replaced. */
export function openDraft(): Promise<void> {
  opening ??= reread().then(() => {
    keepSafe(flush, () => (current.peek() === stored ? undefined : current.peek()?.filled))
  })
  return opening
}

async function reread(): Promise<void> {
  const before = current.peek()
  const kept = await opened().read()
  // Typed meanwhile: that is newer.
  if (current.peek() !== before) return
  stored = kept
  current.value = kept
}

/** Stores what is on screen. Resolves to whether it is stored. */
export function flush(): Promise<boolean> {
  clearTimeout(timer)
  writing = writing.then(async () => {
    const kept = current.peek()
    if (kept === stored || kept === undefined) return true
    try {
      await (kept === null ? opened().erase() : opened().write(kept))
      stored = kept
      if (current.peek() === kept) storing.value = kept === null ? 'untouched' : 'saved'
      return true
    } catch (error) {
      console.error('the application could not be stored', error)
      storing.value = 'failed'
      timer = setTimeout(() => void flush(), retry)
      return false
    }
  })
  return writing
}

function put(next: KeptApplication): void {
  current.value = next
  storing.value = 'saving'
  clearTimeout(timer)
  timer = setTimeout(() => void flush(), pause)
}

/** Puts words into fields and stores them soon. Takes back what was said of them before. */
export function fill(fields: Readonly<Record<string, string>>): void {
  const before = current.peek() ?? newApplication(browserEnvironment)
  const filled = Object.fromEntries(Object.entries({ ...before.filled, ...fields }).filter(([, text]) => text !== ''))
  put({ ...before, filled, refused: null, savedAt: Date.now() })
}

/** Seals the form for sending: from here on it is sent by itself. Rejects when it could not be stored. */
export async function seal(form: ApplicationForm): Promise<void> {
  const kept = current.peek()
  if (!kept) return
  put({ ...kept, sealed: form, refused: null, savedAt: Date.now() })
  if (!(await flush())) throw new Error('the sealed application is not stored')
  // The app may be closed the moment after: the browser is asked before anything else.
  await askForBackgroundSync()
}

/** Takes back a form that was not sent yet, to change it. One that may have arrived unheard is another application then. */
export async function unseal(): Promise<void> {
  const kept = current.peek()
  if (!kept?.sealed) return
  put({ ...kept, id: kept.mends ? kept.id : browserEnvironment.newId(), sealed: null })
  await flush()
}

let sending: Promise<void> | null = null
/** Sends what is sealed, if there is a way. Never rejects. */
export function sendNow(): Promise<void> {
  sending ??= send()
    .catch((error: unknown) => console.error('the application could not be sent', error))
    .finally(() => {
      sending = null
    })
  return sending
}

async function send(): Promise<void> {
  await openDraft()
  if (!(await flush())) return
  // Another tab or the worker may have written or sent meanwhile.
  await reread()
  const open = device.peek()
  if (!open || !current.peek()?.sealed) return
  const end = await opened().send(open.door)
  const { mends = null } = (await opened().read()) ?? {}
  if (end === 'refused' && mends !== null) {
    // Changed by somebody else, mostly: what is sent next is to be said over what stands now.
    const asked = await ask(open.door, { method: 'POST', path: '/api/applications/state', body: { number: mends.number }, answer: applicationStandingSchema })
    if (asked.ok) await opened().note(asked.value)
  }
  await reread()
}

/** Keeps where an application stands, as the server just said. */
export async function noteStanding(standing: ApplicationStanding): Promise<void> {
  if (!(await flush())) return
  await opened().note(standing)
  await reread()
}

/** Begins to mend an application that was received: its form stands in the fields again. */
export async function beginMending({ number, rev, form }: ApplicationStanding): Promise<void> {
  const kept = current.peek() ?? newApplication(browserEnvironment)
  put({ ...kept, filled: form ? filledFrom(form) : {}, mends: { number, rev }, sealed: null, refused: null, savedAt: Date.now() })
  await flush()
}

/** Gives up mending: what was received stays as it is. */
export async function stopMending(): Promise<void> {
  const kept = current.peek()
  if (!kept?.mends) return
  put({ ...kept, filled: {}, mends: null, sealed: null, refused: null })
  await flush()
}

/** Erases all of it from this device. */
export async function eraseDraft(): Promise<void> {
  clearTimeout(timer)
  current.value = null
  storing.value = 'saving'
  await flush()
}
