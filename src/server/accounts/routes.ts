import { Hono } from 'hono'
import { codeRequestSchema, signInSchema } from '../../api/session.ts'
import type { Bindings } from '../http/bindings.ts'
import { answerJson } from '../http/answer.ts'
import { readBody } from '../http/body.ts'
import { networkOf } from '../http/network.ts'
import { problem } from '../http/problem.ts'
import type { Services } from '../services.ts'
import { endSession } from '../store/sessions.ts'
import { askCode } from './ask-code.ts'
import { forgetDevice, isRemembered, rememberDevice } from './remembered.ts'
import { giveCookie, liveSession, takeCookie, tokenHashOf } from './session.ts'
import { signIn } from './sign-in.ts'
import { welcomeOf } from './welcome-mark.ts'

const maxBytes = 8 * 1024

/** Signing in and out, below `/api/session`. */
export function sessionRoutes(services: Services): Hono<Bindings> {
  const routes = new Hono<Bindings>()

  routes.post('/code', async (c) => {
    const body = await readBody(c.req.raw, codeRequestSchema, maxBytes)
    if (!body.ok) return body.answer
    const peer = c.env?.incoming?.socket.remoteAddress
    const network = networkOf(peer, c.req.header('x-forwarded-for') ?? null, services.config.origin !== null)
    const asked = await askCode(services, { email: body.value.email, network })
    if (!asked.ok) return problem('too-many-codes', {}, { 'retry-after': String(asked.retryAfter) })
    return answerJson(c, 202, {})
  })

  routes.post('/', async (c) => {
    const body = await readBody(c.req.raw, signInSchema, maxBytes)
    if (!body.ok) return body.answer
    const result = await signIn(services, body.value)
    if (!result.ok) return problem(result.problem)
    giveCookie(c, services, result.token)
    rememberDevice(c, services)
    return answerJson(c, 200, result.session)
  })

  routes.get('/', async (c) => {
    const session = await liveSession(c, services)
    if (!session) return problem('not-signed-in')
    const { account, role, name } = session
    return answerJson(c, 200, { account, role, name, ...welcomeOf(session) })
  })

  routes.get('/device', (c) => answerJson(c, 200, { signedInBefore: isRemembered(c, services) }))

  routes.delete('/', async (c) => {
    const tokenHash = tokenHashOf(c, services)
    if (tokenHash !== null) {
      await services.store.write((tx) => endSession(tx, tokenHash, new Date(services.clock()).toISOString()))
    }
    takeCookie(c, services)
    forgetDevice(c, services)
    return c.body(null, 204, { 'cache-control': 'no-store' })
  })

  return routes
}
