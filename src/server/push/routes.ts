import { createECDH } from 'node:crypto'
import { Hono } from 'hono'
import { pushSubscriptionSchema } from '../../api/push.ts'
import { type PersonBindings, signedIn } from '../accounts/signed-in.ts'
import { answerJson } from '../http/answer.ts'
import { readBody } from '../http/body.ts'
import { problem } from '../http/problem.ts'
import type { Services } from '../services.ts'
import { isPushEndpoint } from './endpoint.ts'
import { dropSubscriptionOf, keepSubscription } from './subscriptions.ts'

const maxBytes = 4 * 1024

/** Notifications on a person's own devices, below `/api/push`; see `api/push.ts`. */
export function pushRoutes(services: Services): Hono<PersonBindings> {
  const routes = new Hono<PersonBindings>()
  const { store, clock, config } = services

  routes.get('/', (c) => answerJson(c, 200, { key: config.push?.publicKey ?? null }))

  routes.use('/subscriptions', signedIn(services))
  routes.post('/subscriptions', async (c) => {
    const { account, id: session, shared } = c.get('session')
    if (config.push === null) return problem('not-found')
    // Nothing of the person is to stay there.
    if (shared === 1) return problem('not-allowed-now')
    const body = await readBody(c.req.raw, pushSubscriptionSchema, maxBytes)
    if (!body.ok) return body.answer
    const { endpoint, keys } = body.value
    if (!isPushEndpoint(endpoint, config.push.near?.host ?? null)) return problem('bad-request', { field: 'endpoint' })
    const wrong = wrongKey(keys)
    if (wrong !== null) return problem('bad-request', { field: `keys.${wrong}` })
    const id = await store.write((tx) => keepSubscription(tx, { account, session, endpoint, ...keys }, new Date(clock()).toISOString()))
    return answerJson(c, 200, { id })
  })

  routes.delete('/subscriptions', async (c) => {
    const { id } = c.get('session')
    await store.write((tx) => dropSubscriptionOf(tx, id))
    return c.body(null, 204, { 'cache-control': 'no-store' })
  })

  return routes
}

/** Which of the keys nothing can be encrypted with; null: both are sound. Told now, rather than when a message is due. */
function wrongKey({ p256dh, auth }: { p256dh: string; auth: string }): 'p256dh' | 'auth' | null {
  if (Buffer.from(auth, 'base64url').length !== 16) return 'auth'
  const own = createECDH('prime256v1')
  own.generateKeys()
  try {
    own.computeSecret(Buffer.from(p256dh, 'base64url'))
  } catch (failure) {
    if (failure instanceof Error && 'code' in failure) return 'p256dh'
    throw failure
  }
  return Buffer.from(p256dh, 'base64url').length === 65 ? null : 'p256dh'
}
