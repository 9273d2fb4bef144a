import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { sha256 } from '../random.ts'
import type { Services } from '../services.ts'
import { endSession, findSession, findSessions, renewSession, type SessionOfPerson } from '../store/sessions.ts'
import { rememberDevice } from './remembered.ts'

const day = 24 * 60 * 60_000
/** How long a session lasts without contact, in milliseconds. */
export const sessionLife = 90 * day
/** How long one lasts on a computer that others use too, whatever is done with it. */
export const sharedSessionLife = 12 * 60 * 60_000

/** Over HTTPS the name's prefix binds the cookie to this very host; a browser takes it no other way. */
const cookieName = ({ config }: Services): string => (config.secure ? '__Host-jgrad' : 'jgrad')
const cookieOptions = ({ config }: Services) =>
  ({ path: '/', httpOnly: true, sameSite: 'Lax', secure: config.secure }) as const

/** Gives the browser a session's token, for the whole life of a session. */
function giveCookie(c: Context, services: Services, token: string): void {
  setCookie(c, cookieName(services), token, { ...cookieOptions(services), maxAge: sessionLife / 1000 })
}

/**
 * Gives the browser what somebody signed in with. On a computer that others use the cookie ends with the browser, and
 * nothing there remembers that anybody was here. A session that this browser had by an invitation's link is over.
 */
export async function giveSession(c: Context, services: Services, { token, shared }: { token: string; shared: boolean }): Promise<void> {
  const before = tokenHashOf(c, services)
  const replaced = before === null ? undefined : await services.store.read((tx) => findSession(tx, before))
  if (before !== null && replaced && replaced.scope !== null) {
    await services.store.write((tx) => endSession(tx, before, new Date(services.clock()).toISOString()))
  }
  if (shared) return setCookie(c, cookieName(services), token, cookieOptions(services))
  giveCookie(c, services, token)
  rememberDevice(c, services)
}

/** Takes the token back. */
export function takeCookie(c: Context, services: Services): void {
  deleteCookie(c, cookieName(services), cookieOptions(services))
}

/** The hash of the token that came with a request, or null. */
export function tokenHashOf(c: Context, services: Services): string | null {
  const token = getCookie(c, cookieName(services))
  return token === undefined || token === '' ? null : sha256(token)
}

/** Whether something that may happen once a day is due. */
export const isDue = (last: string | null, now: number): boolean => last === null || now - Date.parse(last) >= day

/**
 * The session of a request that is neither signed out nor expired, or null. It may be revoked, or its account erased:
 * sync tells the device so, everything else treats it as no session (`liveSession`). Lasts 90 days from the last day it
 * was used; prolonging it writes at most once a day. On a computer that others use it is never prolonged.
 */
export async function sessionOf(c: Context, services: Services): Promise<SessionOfPerson | null> {
  const tokenHash = tokenHashOf(c, services)
  if (tokenHash === null) return null
  const session = await services.store.lookUp(findSessions, tokenHash)
  const now = services.clock()
  if (!session || session.endedAt !== null || Date.parse(session.expiresAt) <= now) return null
  if (isLive(session) && session.shared === 0 && isDue(session.renewedAt, now)) {
    const at = new Date(now).toISOString()
    await services.store.write((tx) => renewSession(tx, session.id, at, new Date(now + sessionLife).toISOString()))
    giveCookie(c, services, getCookie(c, cookieName(services)) ?? '')
    rememberDevice(c, services)
  }
  return session
}

/** Whether a session still opens anything. */
export const isLive = (session: SessionOfPerson): boolean => session.revokedAt === null && session.erasedAt === null

/**
 * The session of a request that may act, or null: answer 401. One that came by an invitation's link is none: whatever is
 * to be open to it asks for `answeringSession`.
 */
export async function liveSession(c: Context, services: Services): Promise<SessionOfPerson | null> {
  const session = await answeringSession(c, services)
  return session?.scope === null ? session : null
}

/**
 * The session of a request that may answer a campaign, or null: answer 401. One by an invitation's link may answer its
 * own; left out, whichever.
 */
export async function answeringSession(c: Context, services: Services, campaign?: string): Promise<SessionOfPerson | null> {
  const session = await sessionOf(c, services)
  if (!session || !isLive(session)) return null
  return session.scope === null || campaign === undefined || session.scope === campaign ? session : null
}
