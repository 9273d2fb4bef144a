import type { ComponentChildren } from 'preact'

/** The one heading of the page. */
export const PageTitle = ({ children }: { children: ComponentChildren }) => (
  <h1 class="page-title" tabIndex={-1}>
    {children}
  </h1>
)

/**
 * Brings the focus to the page's heading, and the page to its top: to be called after each navigation, so that a
 * screen reader and the keyboard go along. False when there is no heading yet.
 */
export function focusTitle(): boolean {
  const title = document.querySelector<HTMLElement>('main h1')
  if (!title) return false
  title.focus({ preventScroll: true })
  window.scrollTo(0, 0)
  return true
}
