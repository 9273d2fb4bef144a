import { Hono } from 'hono'
import { maxChanges, maxRequestBytes } from '../../api/limits.ts'
import { syncRequestSchema } from '../../api/sync.ts'
import { sessionOf } from '../accounts/session.ts'
import { answerJson } from '../http/answer.ts'
import type { Bindings } from '../http/bindings.ts'
import { fieldOf, isShallow, readJson } from '../http/body.ts'
import { problem } from '../http/problem.ts'
import type { Services } from '../services.ts'
import { exchange, schemaSpan } from './exchange.ts'
import { type PageSize, pageSize } from './feed.ts'

/** `POST /api/sync`. `build` names the one that answers. */
export function syncRoutes(services: Services, build: string, size: PageSize = pageSize): Hono<Bindings> {
  const routes = new Hono<Bindings>()

  routes.post('/', async (c) => {
    const session = await sessionOf(c, services)
    if (!session) return problem('not-signed-in')
    const body = await readJson(c.req.raw, maxRequestBytes)
    if (!body.ok) return body.answer
    const { envelope, changes } = unfold(body.value)
    if (!isShallow(envelope)) return problem('bad-request')
    const parsed = syncRequestSchema.safeParse(envelope)
    if (!parsed.success) return problem('bad-request', { field: fieldOf(parsed.error) })
    const request = parsed.data

    // A device acts on what is said about it only when its own request and account come back with it.
    const echo = { request: request.request, account: request.account }
    if (changes.length > maxChanges) return problem('too-large', { ...echo, field: 'changes' })
    if (request.account !== session.account) return problem('other-account', echo)
    if (session.erasedAt !== null) return problem('account-erased', echo)
    if (session.revokedAt !== null) return problem('device-revoked', echo)
    if (request.schema < schemaSpan.min) return problem('update-needed', echo)
    const answer = await exchange(services.store, { session, request, changes, now: services.clock(), size })
    return answerJson(c, 200, { ...answer, build })
  })

  return routes
}

/**
 * The envelope, with an empty list in place of its changes: each of those is read on its own later, so that one that
 * can't be read is refused alone. What is no list stays, for the schema to refuse.
 */
function unfold(body: unknown): { envelope: unknown; changes: readonly unknown[] } {
  if (typeof body !== 'object' || body === null || !('changes' in body) || !Array.isArray(body.changes)) {
    return { envelope: body, changes: [] }
  }
  return { envelope: { ...body, changes: [] }, changes: body.changes }
}
