import { Hono } from 'hono'
import { addPasskeySchema, passkeySignInSchema, renamePasskeySchema } from '../../api/passkeys.ts'
import { giveSession } from '../accounts/session.ts'
import { type PersonBindings, signedIn } from '../accounts/signed-in.ts'
import { answerJson } from '../http/answer.ts'
import type { Bindings } from '../http/bindings.ts'
import { readBody } from '../http/body.ts'
import { networkOfRequest } from '../http/network.ts'
import { problem } from '../http/problem.ts'
import type { Services } from '../services.ts'
import { changePasskey, holdPasskeys, passkeysOf, removePasskey } from '../store/passkeys.ts'
import { addMade, optionsToAdd, refusalToChange, shown } from './add.ts'
import { relyingParty } from './relying-party.ts'
import { optionsToSignIn, signInWithPasskey } from './sign-in.ts'

const maxBytes = 32 * 1024
const userAgentOf = (header: string | undefined): string => header ?? ''

/** One's own passkeys, below `/api/passkeys`. */
export function passkeyRoutes(services: Services): Hono<PersonBindings> {
  const { store, config } = services
  const routes = new Hono<PersonBindings>()
  routes.use(signedIn(services))

  routes.post('/options', async (c) => {
    const asked = await optionsToAdd(services, { session: c.get('session'), party: relyingParty(c, config) })
    return asked.ok ? answerJson(c, 200, { challenge: asked.challenge, options: asked.options }) : problem(asked.problem)
  })

  routes.post('/', async (c) => {
    const body = await readBody(c.req.raw, addPasskeySchema, maxBytes)
    if (!body.ok) return body.answer
    const userAgent = userAgentOf(c.req.header('user-agent'))
    const added = await addMade(services, { ...body.value, session: c.get('session'), party: relyingParty(c, config), userAgent })
    return added.ok ? answerJson(c, 201, added.passkey) : problem(added.problem)
  })

  routes.get('/', async (c) => {
    const all = await store.read((tx) => passkeysOf(tx, c.get('session').account))
    return answerJson(c, 200, { passkeys: all.map(shown) })
  })

  routes.put('/:id', async (c) => {
    const body = await readBody(c.req.raw, renamePasskeySchema, maxBytes)
    if (!body.ok) return body.answer
    const session = c.get('session')
    const { name } = body.value
    const renamed = await store.write(async (tx) => {
      await holdPasskeys(tx, session.account)
      const all = await passkeysOf(tx, session.account)
      const own = all.find(({ id }) => id === c.req.param('id'))
      const refusal = refusalToChange(session, all.length)
      if (!own || refusal) return refusal ?? 'not-found'
      await changePasskey(tx, own.id, { name })
      return { ...own, name }
    })
    return typeof renamed === 'string' ? problem(renamed) : answerJson(c, 200, shown(renamed))
  })

  routes.delete('/:id', async (c) => {
    const session = c.get('session')
    const refused = await store.write(async (tx) => {
      await holdPasskeys(tx, session.account)
      const all = await passkeysOf(tx, session.account)
      const refusal = refusalToChange(session, all.length)
      if (refusal) return refusal
      if (!all.some(({ id }) => id === c.req.param('id'))) return 'not-found'
      // Without one, a code alone would let in again to where a passkey is needed.
      if (session.role !== 'registrant' && all.length === 1) return 'not-allowed-now'
      await removePasskey(tx, session.account, c.req.param('id'))
      return null
    })
    return refused ? problem(refused) : c.body(null, 204, { 'cache-control': 'no-store' })
  })

  return routes
}

/** Signing in with a passkey, below `/api/session/passkey`. */
export function passkeySessionRoutes(services: Services): Hono<Bindings> {
  const routes = new Hono<Bindings>()

  routes.post('/options', async (c) => {
    const asked = await optionsToSignIn(services, { party: relyingParty(c, services.config), network: networkOfRequest(c, services.config) })
    if (!asked.ok) return problem('too-many-requests', {}, { 'retry-after': String(asked.retryAfter) })
    return answerJson(c, 200, { challenge: asked.challenge, options: asked.options })
  })

  routes.post('/', async (c) => {
    const body = await readBody(c.req.raw, passkeySignInSchema, maxBytes)
    if (!body.ok) return body.answer
    const { challenge, response, shared = false } = body.value
    const userAgent = userAgentOf(c.req.header('user-agent'))
    const started = await signInWithPasskey(services, { party: relyingParty(c, services.config), challenge, response, shared, userAgent })
    if (!started) return problem('passkey-refused', { status: 401 })
    await giveSession(c, services, started)
    return answerJson(c, 200, { ...started.session, email: started.email })
  })

  return routes
}
