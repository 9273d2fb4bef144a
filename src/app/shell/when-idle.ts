/**
 * Runs `work` once the first screen has settled; returns how to call it off. Safari has no idle callbacks: there a timer
 * leaves time for a paint.
 */
export function whenIdle(work: () => void): () => void {
  if (!('requestIdleCallback' in window)) {
    const timer = setTimeout(work, 500)
    return () => clearTimeout(timer)
  }
  const asked = requestIdleCallback(work, { timeout: 5000 })
  return () => cancelIdleCallback(asked)
}
