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
