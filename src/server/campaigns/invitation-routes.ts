import { Hono } from 'hono'
import { accountHeader } from '../../api/account-header.ts'
import { enterSchema, entryCodeRequestSchema, lookSchema, openSchema } from '../../api/invitations.ts'
import { answeringSession, giveSession } from '../accounts/session.ts'
import { answerJson } from '../http/answer.ts'
import type { Bindings } from '../http/bindings.ts'
import { readBody } from '../http/body.ts'
import { networkOfRequest } from '../http/network.ts'
import { problem } from '../http/problem.ts'
import type { Services } from '../services.ts'
import { drawEntryCode, enterByCode } from './entry-code.ts'
import { lookAtInvitation, openInvitation } from './open-invitation.ts'

const maxBytes = 8 * 1024
const later = (retryAfter: number) => ({ 'retry-after': String(Math.ceil(retryAfter)) })

/** The personal links of invitations, below `/api/invitations`. */
export function invitationRoutes(services: Services): Hono<Bindings> {
  const routes = new Hono<Bindings>()

  routes.post('/look', async (c) => {
    const body = await readBody(c.req.raw, lookSchema, maxBytes)
    if (!body.ok) return body.answer
    const found = await lookAtInvitation(services, body.value.token, c.req.header(accountHeader))
    return found ? answerJson(c, 200, found) : problem('link-ended')
  })

  routes.post('/open', async (c) => {
    const body = await readBody(c.req.raw, openSchema, maxBytes)
    if (!body.ok) return body.answer
    const { token, shared = false } = body.value
    const arrival = { shared, userAgent: c.req.header('user-agent') ?? '', network: networkOfRequest(c, services.config) }
    const opened = await openInvitation(services, { token, ...arrival })
    if (!opened.ok) return 'retryAfter' in opened ? problem(opened.problem, {}, later(opened.retryAfter)) : problem(opened.problem)
    await giveSession(c, services, opened.started)
    return answerJson(c, 200, opened.started.session)
  })

  routes.post('/code', async (c) => {
    const body = await readBody(c.req.raw, entryCodeRequestSchema, maxBytes)
    const { campaign = '' } = body.ok ? body.value : {}
    const session = await answeringSession(c, services, campaign)
    if (!session) return problem('not-signed-in')
    if (!body.ok) return body.answer
    if ((c.req.header(accountHeader) ?? session.account) !== session.account) return problem('other-account')
    const drawn = await drawEntryCode(services, { account: session.account, campaign, network: networkOfRequest(c, services.config) })
    if (!drawn.ok) return 'retryAfter' in drawn ? problem(drawn.problem, {}, later(drawn.retryAfter)) : problem(drawn.problem)
    return answerJson(c, 200, { code: drawn.code, until: drawn.until })
  })

  routes.post('/enter', async (c) => {
    const body = await readBody(c.req.raw, enterSchema, maxBytes)
    if (!body.ok) return body.answer
    const { code, shared = false } = body.value
    const arrival = { shared, userAgent: c.req.header('user-agent') ?? '', network: networkOfRequest(c, services.config) }
    const entered = await enterByCode(services, { code, ...arrival })
    if (!entered.ok) return 'retryAfter' in entered ? problem(entered.problem, {}, later(entered.retryAfter)) : problem(entered.problem)
    await giveSession(c, services, entered.started)
    return answerJson(c, 200, entered.started.session)
  })

  return routes
}
