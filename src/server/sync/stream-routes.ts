import { Hono } from 'hono'
import { accountHeader } from '../../api/account-header.ts'
import { streamQuerySchema } from '../../api/stream.ts'
import { sessionOf } from '../accounts/session.ts'
import type { Bindings } from '../http/bindings.ts'
import { fieldOf } from '../http/body.ts'
import { networkOfRequest } from '../http/network.ts'
import { problem } from '../http/problem.ts'
import type { Services } from '../services.ts'
import { schemaSpan } from './exchange.ts'
import type { Streams } from './streams.ts'

/** When somebody who was turned away for want of room may come again, in seconds. */
const comeAgain = '60'

/** `GET /api/sync/stream`. */
export function streamRoutes(services: Services, streams: Streams): Hono<Bindings> {
  const routes = new Hono<Bindings>()

  routes.get('/', async (c) => {
    const session = await sessionOf(c, services)
    if (!session) return problem('not-signed-in')
    const account = c.req.header(accountHeader)
    if (account === undefined) return problem('bad-request', { field: accountHeader })
    const parsed = streamQuerySchema.safeParse(c.req.query())
    if (!parsed.success) return problem('bad-request', { field: fieldOf(parsed.error) })
    // Refused as a sync would be; the device asks that one, which echoes what makes it act.
    if (account !== session.account) return problem('other-account')
    if (session.erasedAt !== null) return problem('account-erased')
    if (session.revokedAt !== null) return problem('device-revoked')
    if (Number(parsed.data.schema) < schemaSpan.min) return problem('update-needed')
    const stream = streams.open({
      session: session.id,
      account,
      scope: session.scope,
      network: networkOfRequest(c, services.config),
      epoch: parsed.data.epoch,
      cursor: Number(parsed.data.cursor),
    })
    if (!stream) return problem('too-many-requests', {}, { 'retry-after': comeAgain })
    return c.body(stream, 200, {
      'content-type': 'text/event-stream',
      // No proxy may keep it, change it or hold it back.
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
      // A server that stops would wait for a connection that goes on after its stream.
      connection: 'close',
    })
  })

  return routes
}
