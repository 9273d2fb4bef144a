import type { Context } from 'hono'
import type { Config } from '../config.ts'

/** Whom a passkey is for, and the one page it may be used from. */
export interface RelyingParty {
  id: string
  origin: string
}

/**
 * The installation as passkeys know it. On a laptop that is `localhost`, on whatever port was asked: browsers give
 * numbers for an address no passkeys.
 */
export function relyingParty(c: Context, { origin }: Pick<Config, 'origin'>): RelyingParty {
  if (origin !== null) return { id: new URL(origin).hostname, origin }
  const port = /:(\d+)$/.exec(c.req.header('host') ?? '')?.[1]
  return { id: 'localhost', origin: port === undefined ? 'http://localhost' : `http://localhost:${port}` }
}
