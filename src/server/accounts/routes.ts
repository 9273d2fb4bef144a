import { Hono } from 'hono'
import { codeRequestSchema, signInSchema } from '../../api/sign-in.ts'
import type { Bindings } from '../http/bindings.ts'
import { answerJson } from '../http/answer.ts'
import { readBody } from '../http/body.ts'
import { networkOfRequest } from '../http/network.ts'
import { problem } from '../http/problem.ts'
import { passkeySessionRoutes } from '../passkeys/routes.ts'
import type { Services } from '../services.ts'
import { endSession } from '../store/sessions.ts'
import { askCode } from './ask-code.ts'
import { forgetDevice, isRemembered } from './remembered.ts'
import { answeringSession, giveSession, takeCookie, tokenHashOf } from './session.ts'
import { signIn } from './sign-in.ts'
import { sessionAnswer } from './start-session.ts'

const maxBytes = 8 * 1024

/** Signing in and out, below `/api/session`. */
export function sessionRoutes(services: Services): Hono<Bindings> {
  const routes = new Hono<Bindings>()

  routes.post('/code', async (c) => {
    const body = await readBody(c.req.raw, codeRequestSchema, maxBytes)
    if (!body.ok) return body.answer
    const asked = await askCode(services, { email: body.value.email, network: networkOfRequest(c, services.config) })
    if (!asked.ok) return problem('too-many-codes', {}, { 'retry-after': String(asked.retryAfter) })
    return answerJson(c, 202, {})
  })

  routes.post('/', async (c) => {
    const body = await readBody(c.req.raw, signInSchema, maxBytes)
    if (!body.ok) return body.answer
    const { shared = false, ...proof } = body.value
    const result = await signIn(services, { ...proof, shared, userAgent: c.req.header('user-agent') ?? '' })
    if (!result.ok) return problem(result.problem)
    await giveSession(c, services, result.started)
    return answerJson(c, 200, result.started.session)
  })

  routes.get('/', async (c) => {
    const session = await answeringSession(c, services)
    return session ? answerJson(c, 200, sessionAnswer(session)) : problem('not-signed-in')
  })

  routes.route('/passkey', passkeySessionRoutes(services))

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
