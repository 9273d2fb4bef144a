let asked = false

/**
 * Asks the browser to keep this site's storage even when space runs short. Asked once a visit, and only when a first
 * word was saved: before that there is nothing to keep, and browsers weigh how much a site is used.
 */
export async function askToPersist(): Promise<void> {
  if (asked) return
  asked = true
  await navigator.storage?.persist?.()
}
