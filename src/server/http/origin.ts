import type { MiddlewareHandler } from 'hono'
import { problem } from './problem.ts'

const safe = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses every unsafe request that was not made by our own page. The browser's word is Sec-Fetch-Site; where it has
 * none, Origin must be ours. A request that carries neither is refused too: no page of ours sends it. Content types
 * count for nothing here (hono/csrf lets JSON from other sites through).
 */
export const ownOriginOnly =
  (origin: string | null): MiddlewareHandler =>
  async (c, next) => {
    if (!safe.has(c.req.method) && !isOwn(c.req.raw.headers, origin)) return problem('other-origin')
    return next()
  }

function isOwn(headers: Headers, origin: string | null): boolean {
  const site = headers.get('sec-fetch-site')
  if (site !== null) return site === 'same-origin'
  const from = headers.get('origin')
  if (from === null) return false
  const host = headers.get('host')
  return from === origin || (host !== null && (from === `http://${host}` || from === `https://${host}`))
}
