import type { MiddlewareHandler } from 'hono'
import type { Role } from '../../api/session.ts'
import type { Actor } from '../accounts/audit.ts'
import { liveSession } from '../accounts/session.ts'
import type { Bindings } from '../http/bindings.ts'
import { problem } from '../http/problem.ts'
import type { Services } from '../services.ts'

/** Who is at work at the office, as every endpoint below `/api/office` finds it. */
export interface OfficeBindings extends Bindings {
  Variables: { actor: Actor; role: Role }
}

const officeRoles: readonly Role[] = ['office', 'administrator']

/**
 * Lets in whoever works at the office and signed in with a passkey. 401 `not-signed-in`; 403 `not-office` for everybody
 * else; 403 `passkey-needed` for a session that began with a code, which opens nothing but adding the first passkey.
 */
export const officeOnly =
  (services: Services): MiddlewareHandler<OfficeBindings> =>
  async (c, next) => {
    const session = await liveSession(c, services)
    if (!session) return problem('not-signed-in')
    if (!officeRoles.includes(session.role)) return problem('not-office')
    if (session.method !== 'passkey') return problem('passkey-needed')
    c.set('actor', { account: session.account, name: session.name })
    c.set('role', session.role)
    return next()
  }

/** Lets in administrators alone; comes after `officeOnly`. */
export const administratorOnly: MiddlewareHandler<OfficeBindings> = async (c, next) =>
  c.get('role') === 'administrator' ? next() : problem('not-administrator')
