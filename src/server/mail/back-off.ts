const minute = 60_000
const hour = 60 * minute
/** How long a mail is tried, in milliseconds. */
export const patience = 72 * hour

/**
 * When a mail is tried again that was not taken at the given try (1 is the first): a minute later, then after ever longer
 * spans, six hours at most. Null when three days have passed since it was written: then it has failed.
 */
export function nextTry(attempt: number, createdAt: number, now: number): number | null {
  const wait = Math.min(minute * 3 ** (attempt - 1), 6 * hour)
  const next = now + wait
  return now - createdAt >= patience ? null : Math.min(next, createdAt + patience)
}
