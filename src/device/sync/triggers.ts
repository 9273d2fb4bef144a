/**
 * Calls `wake` whenever something hints that the network may be there again, and `leave` when the page may be about to
 * go. No hint is trusted to come: an installed app on iOS resumes with `pageshow` or `focus` alone, and `online` only
 * says that some network is up.
 */
export function watchForNetwork(wake: () => void, leave: () => void): void {
  addEventListener('online', wake)
  addEventListener('pageshow', wake)
  addEventListener('focus', wake)
  addEventListener('pagehide', leave)
  document.addEventListener('visibilitychange', () => (document.visibilityState === 'visible' ? wake() : leave()))
}
