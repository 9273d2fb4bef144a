import { person } from './device.ts'

/** Where a person goes on after signing in: an address within the app, never another site's. */

/** The sign-in page, remembering where it was asked for. */
export const signInFrom = (url: string): string => (url === '/' ? '/sign-in' : `/sign-in?back=${encodeURIComponent(url)}`)

/**
 * Reads the address to go back to from what stands in the page's own address; home when it is not one of ours, and for
 * somebody whose first sign-in is still to be gone through.
 */
export function backFrom(asked: string | undefined): string {
  if (person.peek()?.welcome) return '/'
  if (!asked?.startsWith('/')) return '/'
  const url = new URL(asked, location.origin)
  const own = url.origin === location.origin && !url.pathname.startsWith('/sign-in')
  return own ? url.pathname + url.search : '/'
}

/** The same address to go back to, for the next step of signing in. */
export const withBack = (path: string, asked: string | undefined): string =>
  asked === undefined ? path : `${path}?back=${encodeURIComponent(asked)}`
