/**
 * Whether somebody was signed in when the app last ran here. It is known before storage is open, so that a stranger
 * reads the first page at once and nobody who is signed in sees it flash by. Only what is shown meanwhile hangs on it.
 */
const name = 'jgrad.somebody'

/** Whether the first page should wait for the notebook. */
export function expectsSomebody(): boolean {
  try {
    return localStorage.getItem(name) !== null
  } catch (error) {
    console.warn('whether somebody is signed in is not readable', error)
    return true
  }
}

/** Remembers for the next start whether somebody is signed in. */
export function expectSomebody(expected: boolean): void {
  try {
    if (expected) localStorage.setItem(name, '1')
    else localStorage.removeItem(name)
  } catch (error) {
    console.warn('whether somebody is signed in is not stored', error)
  }
}

const gestures = ['pointerdown', 'pointermove', 'touchstart', 'wheel', 'keydown', 'click'] as const

/**
 * Resolves when the notebook is wanted: at once, but for a first visit of somebody unknown to a page that shows nothing
 * of it. There it is left alone until the person does something, so that reading is not kept waiting for it.
 */
export function whenNotebookIsWanted(needless: boolean): Promise<void> {
  const firstVisit = 'serviceWorker' in navigator && navigator.serviceWorker.controller === null
  if (!needless || !firstVisit || expectsSomebody()) return Promise.resolve()
  return new Promise((resolve) => {
    const wanted = () => {
      for (const gesture of gestures) removeEventListener(gesture, wanted, true)
      resolve()
    }
    for (const gesture of gestures) addEventListener(gesture, wanted, { capture: true, passive: true })
  })
}
