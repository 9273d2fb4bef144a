import type { MiddlewareHandler } from 'hono'
import { alertOneClickPath } from '../alerts/one-click.ts'
import { oneClickPath } from '../campaigns/one-click.ts'
import type { Log } from '../log.ts'

/**
 * One line for each request: method, path, status, milliseconds. No query string, address or cookie. The path is logged
 * as it was sent: decoded, a line break in it would forge a line of its own. A token in a path is left out: whoever reads
 * the log must not get to use it.
 */
export const accessLog =
  (log: Log): MiddlewareHandler =>
  async (c, next) => {
    const started = performance.now()
    await next()
    log.line(`${c.req.method} ${withoutToken(new URL(c.req.url).pathname)} ${c.res.status} ${Math.round(performance.now() - started)} ms`)
  }

const withoutToken = (path: string): string => {
  const before = [oneClickPath, alertOneClickPath].find((one) => path.startsWith(`${one}/`))
  return before === undefined ? path : `${before}/…`
}
