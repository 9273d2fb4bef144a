import { Hono } from 'hono'
import { addressProofSchema, addressRequestSchema, addressUndoSchema } from '../../api/address-request.ts'
import { liveSession } from '../accounts/session.ts'
import { type PersonBindings, signedIn } from '../accounts/signed-in.ts'
import { answerJson } from '../http/answer.ts'
import { readBody } from '../http/body.ts'
import { problem } from '../http/problem.ts'
import type { Services } from '../services.ts'
import { askAddress, askedAddress } from './ask.ts'
import { proveAddress } from './prove.ts'
import { undoAddress } from './undo.ts'

const maxBytes = 8 * 1024

/** The address that signs in, and changing it, below `/api/address`. */
export function addressRoutes(services: Services): Hono<PersonBindings> {
  const routes = new Hono<PersonBindings>()
  const own = signedIn(services)

  routes.get('/', own, async (c) => {
    const { account } = c.get('session')
    const standing = await services.store.read(async (tx) => ({
      ...(await tx.selectFrom('accounts').select('email').where('id', '=', account).executeTakeFirstOrThrow()),
      asked: await askedAddress(tx, account, services.clock()),
    }))
    return answerJson(c, 200, standing)
  })

  routes.post('/', own, async (c) => {
    const body = await readBody(c.req.raw, addressRequestSchema, maxBytes)
    if (!body.ok) return body.answer
    const outcome = await askAddress(services, c.get('session').account, body.value.email)
    return outcome === 'asked' ? answerJson(c, 202, {}) : problem(outcome)
  })

  routes.post('/proof', own, async (c) => {
    const body = await readBody(c.req.raw, addressProofSchema, maxBytes)
    if (!body.ok) return body.answer
    const proved = await proveAddress(services, c.get('session').account, body.value)
    return proved.ok ? answerJson(c, 200, { email: proved.email }) : problem(proved.problem)
  })

  routes.post('/undo', async (c) => {
    const body = await readBody(c.req.raw, addressUndoSchema, maxBytes)
    if (!body.ok) return body.answer
    const undone = await undoAddress(services, body.value.token, await liveSession(c, services))
    return undone.ok ? answerJson(c, 200, { email: undone.email }) : problem(undone.problem)
  })

  return routes
}
