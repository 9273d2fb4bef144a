/**
 * Keeps the text of every field over the way back to a page that the browser has kept: WebKit empties each field without
 * autocompletion then, unless its text is its default too, and tells nobody. Call once.
 */
export function keepTextsOnTheWayBack(): void {
  addEventListener('pagehide', () => {
    for (const field of document.querySelectorAll('input')) field.defaultValue = field.value
  })
}
