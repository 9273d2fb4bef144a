import { computed, type ReadonlySignal, signal } from '@preact/signals'
import { useEffect, useState } from 'preact/hooks'
import type { Device, Notebook, Person, SyncState } from '../../device/device.ts'

/** The device as signals: what components read and re-render by. */

const opened = signal<Device | null>(null)
/** The device does not tell what changed: this counts its calls, and what is read from it is read again. */
const changes = signal(0)

/** Null until the device is open. */
export const device: ReadonlySignal<Device | null> = opened

/** The notebook of whoever is signed in here; null: nobody, undefined: not known yet. */
export const notebook: ReadonlySignal<Notebook | null | undefined> = computed(() => {
  void changes.value
  return opened.value?.notebook()
})

/** Who is signed in here; null: nobody, undefined: not known yet. */
export const person: ReadonlySignal<Person | null | undefined> = computed(() => {
  // The notebook stays the same when something new is known of its person.
  void changes.value
  const open = notebook.value
  return open ? open.person : open
})

/** What the status line is made from; null until the device is open. */
export const syncState: ReadonlySignal<SyncState | null> = computed(() => {
  void changes.value
  return opened.value?.sync() ?? null
})

/** Now in milliseconds, by the server's clock as far as it is known: a phone's own may be a year off. */
export const now = (): number => Date.now() + (opened.peek()?.sync().skew ?? 0)

/** The address a sign-in code was asked for; null: none. */
export const codeAsked: ReadonlySignal<string | null> = computed(() => {
  void changes.value
  return opened.value?.codeAsked() ?? null
})

/** A small preference of this device. Subscribes the component that reads it. */
export function preference(name: string): string | null {
  void changes.value
  return opened.value?.preference(name) ?? null
}

/** Remembers a small preference of this device. */
export async function prefer(name: string, value: string): Promise<void> {
  await opened.value?.prefer(name, value)
  changes.value++
}

/** Whether the browser emptied the storage of somebody who was signed in here. */
export const storageLost: ReadonlySignal<boolean> = computed(() => {
  void changes.value
  return opened.value?.storageLost() ?? false
})

/**
 * How far opening the device is. `newer`: a newer app wrote what is there; `damaged`: parts of it are missing. Both are
 * left as they are. `failed`: anything else.
 */
type Opening = 'opening' | 'open' | 'newer' | 'damaged' | 'failed'
const progress = signal<Opening>('opening')
/** How far opening the device is. */
export const opening: ReadonlySignal<Opening> = progress

/** Says that the device's storage can't be opened, and why. */
export function failToOpen(error: unknown): void {
  const name = error instanceof Error ? error.name : ''
  progress.value = name === 'NewerDatabase' ? 'newer' : name === 'DamagedDatabase' ? 'damaged' : 'failed'
}

/** Makes an opened device the one that all signals speak of. */
export function adopt(open: Device): void {
  open.watch(() => {
    changes.value++
  })
  opened.value = open
  progress.value = 'open'
}

/**
 * What `load` gives, loaded again whenever what it follows changed; undefined until the first time. `about` names what
 * it is loaded for: another name starts over. A failure to load is thrown into the error boundary, but for a notebook
 * that was taken away meanwhile: who is signed in changes then, and it is loaded anew.
 */
export function useLoaded<T>(
  about: string,
  follows: readonly ('notebook' | 'catalogue')[],
  load: (open: Device, notebook: Notebook | null) => Promise<T>,
): T | undefined {
  const [state, setState] = useState<{ about: string; value?: T; error?: unknown }>({ about })
  const open = device.value
  const book = notebook.value
  useEffect(() => {
    if (!open || book === undefined) return undefined
    let gone = false
    let latest = 0
    const run = () => {
      const own = ++latest
      load(open, book).then(
        (value) => {
          if (!gone && own === latest) setState({ about, value })
        },
        (error: unknown) => {
          if (!gone && own === latest && Object(error).name !== 'DatabaseClosedError') setState({ about, error })
        },
      )
    }
    run()
    const unwatch = follows.map((source) => (source === 'catalogue' ? open.catalogue.watch(run) : book?.watch(run)))
    return () => {
      gone = true
      for (const stop of unwatch) stop?.()
    }
    // `about` stands for what is loaded; the functions themselves are new at every render.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [open, book, about])
  if (state.about !== about) return undefined
  if ('error' in state) throw state.error
  return state.value
}
