import type { Problem } from '../api/problem.ts'
import type { Environment } from './environment.ts'
import type { Marks } from './storage/device-database.ts'

/**
 * What came back. `unreachable` is anything that is not our server speaking: no network, a captive portal's page with
 * status 200, a proxy's 403 in HTML, JSON cut short. It never means more than "try again later".
 */
export type Reply =
  | { kind: 'json'; status: number; body: unknown; text: string }
  | { kind: 'empty'; status: number }
  | { kind: 'problem'; status: number; problem: Problem; body: unknown }
  | { kind: 'unreachable'; status: number | null }
  | { kind: 'barred' }

export interface RequestOptions {
  body?: unknown
  /** Compresses the body; worth it above a few hundred bytes. */
  compress?: boolean
  headers?: Record<string, string>
  /** Whoever asks has just looked that no bar stands. */
  unbarred?: boolean | undefined
  signal?: AbortSignal
}

/** The one door to the server. */
export interface Http {
  request(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, options?: RequestOptions): Promise<Reply>
  /** Asks for a stream and resolves with what answers; null while the bar stays. Rejects when nothing does. */
  listen(path: string, headers: Record<string, string>, signal: AbortSignal): Promise<Response | null>
  /** Ends the session of somebody who signed out here. False: the server does not know yet and the bar stays. */
  liftBar(): Promise<boolean>
}

/** The one way requests leave this phone: after a sign-out none does until the server has been told of it. */
export function createHttp(environment: Environment, marks: Marks): Http {
  // Loaded by the first request: no screen waits for the network.
  const exchange = async (method: string, path: string, options?: RequestOptions): Promise<Reply> => {
    try {
      return (await import('./exchange.ts')).exchange(environment, method, path, options)
    } catch (error) {
      // It can't be had without a network, where no worker keeps it.
      console.info('not asked', error)
      return { kind: 'unreachable', status: null }
    }
  }

  async function liftBar() {
    if (!(await marks.get('barred'))) return true
    const reply = await exchange('DELETE', '/api/session')
    if (reply.kind !== 'empty' || reply.status !== 204) return false
    await marks.change({ barred: undefined })
    return true
  }

  return {
    liftBar,
    listen: async (path, headers, signal) =>
      (await liftBar()) ? environment.fetch(path, { headers, credentials: 'same-origin', cache: 'no-store', redirect: 'error', signal }) : null,
    async request(method, path, options) {
      if (!options?.unbarred && !(await liftBar())) return { kind: 'barred' }
      return exchange(method, path, options)
    },
  }
}
