/** Where a link's token is kept while its page is open: for a reload, and no longer than the tab. */
const name = 'jgrad.answer'

/**
 * The token of the link that led here, or of the one that did before the page was loaded anew; empty: none. It is taken
 * out of the address at once: there it would stay in the history, and be shown to whoever looks on.
 */
export function takeToken(): string {
  const token = location.hash.slice(1)
  if (token === '') return sessionStorage.getItem(name) ?? ''
  history.replaceState(history.state, '', location.pathname)
  sessionStorage.setItem(name, token)
  return token
}

/** Forgets it: it has opened, or opens nothing any more. */
export const forgetToken = (): void => sessionStorage.removeItem(name)
