import type { MiddlewareHandler } from 'hono'
import type { Coordinator } from '../../api/university.ts'
import { universitySchema } from '../../domain/university.ts'
import { liveSession } from '../accounts/session.ts'
import type { Bindings } from '../http/bindings.ts'
import { problem } from '../http/problem.ts'
import type { Services } from '../services.ts'

/** Whose coordinator it is, as every endpoint below `/api/university` finds it. */
export interface CoordinatorBindings extends Bindings {
  Variables: { coordinator: Coordinator }
}

/**
 * Lets in coordinators who signed in with a passkey, bound to the university that stands with their account: nothing in a
 * request says which. 401 `not-signed-in`; 403 `not-coordinator` for everybody else, the office too; 403 `passkey-needed`.
 */
export const coordinatorsOnly =
  (services: Services): MiddlewareHandler<CoordinatorBindings> =>
  async (c, next) => {
    const session = await liveSession(c, services)
    if (!session) return problem('not-signed-in')
    if (session.role !== 'university') return problem('not-coordinator')
    const { account, name } = session
    const bound = await services.store.read(async (tx) => {
      const own = await tx.selectFrom('accounts').select('university').where('id', '=', account).executeTakeFirst()
      const id = own?.university ?? null
      return id === null ? undefined : tx.selectFrom('universities').select(['id', 'body']).where('id', '=', id).executeTakeFirst()
    })
    if (!bound) return problem('not-coordinator')
    if (session.method !== 'passkey') return problem('passkey-needed')
    c.set('coordinator', { account, name, university: { id: bound.id, name: universitySchema.parse(JSON.parse(bound.body)).name } })
    return next()
  }
