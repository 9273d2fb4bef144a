import { Hono } from 'hono'
import { confirmSchema } from '../../api/welcome.ts'
import { type PersonBindings, signedIn } from '../accounts/signed-in.ts'
import { answerJson } from '../http/answer.ts'
import { readBody } from '../http/body.ts'
import { problem } from '../http/problem.ts'
import type { Services } from '../services.ts'
import { confirm, findUniversity } from './confirm.ts'
import { declineInvitation } from './decline.ts'

const maxBytes = 32 * 1024

/** The first sign-in, below `/api/welcome`. */
export function welcomeRoutes(services: Services): Hono<PersonBindings> {
  const routes = new Hono<PersonBindings>()
  routes.use(signedIn(services))

  routes.get('/', async (c) => {
    const { account } = c.get('session')
    const found = await services.store.read(async (tx) => {
      const person = await tx.selectFrom('accounts').select(['standing', 'university']).where('id', '=', account).executeTakeFirstOrThrow()
      const university = await findUniversity(tx, person.university)
      return { standing: person.standing, university: university && { name: university.name, privacy: university.privacy } }
    })
    if (found.standing !== 'issued' && found.standing !== 'invited') return problem('not-allowed-now')
    return answerJson(c, 200, found)
  })

  routes.post('/', async (c) => {
    const body = await readBody(c.req.raw, confirmSchema, maxBytes)
    if (!body.ok) return body.answer
    const outcome = await confirm(services, c.get('session').account, body.value)
    return outcome === 'done' ? c.body(null, 204, { 'cache-control': 'no-store' }) : problem(outcome)
  })

  routes.delete('/', async (c) => {
    const declined = await declineInvitation(services, c.get('session').account)
    return declined ? c.body(null, 204, { 'cache-control': 'no-store' }) : problem('not-allowed-now')
  })

  return routes
}
