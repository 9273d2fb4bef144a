import type { MiddlewareHandler } from 'hono'
import type { Log } from '../log.ts'

/** One line for each request: method, path, status, milliseconds. No query string, address or cookie. */
export const accessLog =
  (log: Log): MiddlewareHandler =>
  async (c, next) => {
    const started = performance.now()
    await next()
    log.line(`${c.req.method} ${c.req.path} ${c.res.status} ${Math.round(performance.now() - started)} ms`)
  }
