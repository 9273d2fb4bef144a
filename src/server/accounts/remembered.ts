import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { newId } from '../random.ts'
import type { Services } from '../services.ts'

/** Browsers keep no cookie longer than 400 days; each day of use begins them anew. */
const life = 400 * 24 * 60 * 60

const cookieName = ({ config }: Services): string => (config.secure ? '__Host-jgrad-device' : 'jgrad-device')
const cookieOptions = ({ config }: Services) =>
  ({ path: '/', httpOnly: true, sameSite: 'Lax', secure: config.secure }) as const

/**
 * Has the browser remember that somebody signed in with it. The cookie's value is random, is stored nowhere and says
 * nothing of the person. It outlives the storage that browsers empty by themselves (WebKit after seven days without a
 * visit), which cookies set by a server do not belong to.
 */
export function rememberDevice(c: Context, services: Services): void {
  const value = getCookie(c, cookieName(services)) ?? newId()
  setCookie(c, cookieName(services), value, { ...cookieOptions(services), maxAge: life })
}

/** Whether somebody signed in with the browser of a request and did not sign out. */
export const isRemembered = (c: Context, services: Services): boolean => getCookie(c, cookieName(services)) !== undefined

/** After signing out, empty storage is as it should be. */
export function forgetDevice(c: Context, services: Services): void {
  deleteCookie(c, cookieName(services), cookieOptions(services))
}
