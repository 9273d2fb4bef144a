import type { MiddlewareHandler } from 'hono'
import { accountHeader } from '../../api/submissions.ts'
import type { Bindings } from '../http/bindings.ts'
import { problem } from '../http/problem.ts'
import type { Services } from '../services.ts'
import type { SessionOfPerson } from '../store/sessions.ts'
import { liveSession } from './session.ts'

/** Whose request it is, as every endpoint of a person's own account finds it. */
export interface PersonBindings extends Bindings {
  Variables: { session: SessionOfPerson }
}

/**
 * Lets in whoever is signed in. 401 `not-signed-in`; 409 `other-account` when the phone names somebody else than the
 * session belongs to: a sign-in in another tab must never make one person's wish another's.
 */
export const signedIn =
  (services: Services): MiddlewareHandler<PersonBindings> =>
  async (c, next) => {
    const session = await liveSession(c, services)
    if (!session) return problem('not-signed-in')
    if ((c.req.header(accountHeader) ?? session.account) !== session.account) return problem('other-account')
    c.set('session', session)
    return next()
  }
