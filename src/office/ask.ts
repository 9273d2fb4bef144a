import { signal } from '@preact/signals'
import type * as z from 'zod/mini'
import { type Problem, problemSchema } from '../api/problem.ts'

/** What became of a request; `offline`: nothing of ours answered. `refused`: the server says why in both languages. */
export type Asked<T> = { ok: true; value: T; status: number } | { ok: false; problem: Problem; body: unknown } | { ok: false; problem: null }

/** Counts the answers that say that the session opens the office no more: whoever shows it looks who is there. */
export const doorsClosed = signal(0)
const closing = new Set(['not-signed-in', 'passkey-needed', 'not-office', 'not-coordinator'])

/** Who is there. Whoever asks this gets to know by the answer itself: counted, each look would lead to the next one. */
export const whoIsThere = '/api/office/me'
/** The same at the coordinators' place. */
export const whichCoordinator = '/api/university/me'

/** Asks the server. The office works at a desk with a network: nothing is queued, and what failed says so. A file goes as it is. */
export async function ask<T>(
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  answer: z.ZodMiniType<T> | null,
  body?: unknown,
): Promise<Asked<T>> {
  const isFile = body instanceof Blob
  const type = isFile ? 'application/octet-stream' : 'application/json'
  try {
    const response = await fetch(path, {
      method,
      credentials: 'same-origin',
      cache: 'no-store',
      headers: { accept: 'application/json', ...(body === undefined ? {} : { 'content-type': type }) },
      ...(body === undefined ? {} : { body: isFile ? body : JSON.stringify(body) }),
    })
    const { status } = response
    if (response.ok && answer === null) return { ok: true, value: undefined as T, status }
    const read: unknown = await response.json()
    if (response.ok && answer !== null) return { ok: true, value: answer.parse(read), status }
    const problem = problemSchema.parse(read)
    if (closing.has(problem.code) && /^\/api\/(office|university)(\/|$)/.test(path) && path !== whoIsThere && path !== whichCoordinator) doorsClosed.value++
    return { ok: false, problem, body: read }
  } catch (failure) {
    console.warn('the server could not be asked', failure)
    return { ok: false, problem: null }
  }
}

/** Asks the server for a file. One that breaks off on the way is none. */
export async function askFile(path: string, body: unknown): Promise<Asked<Blob>> {
  try {
    const headers = { accept: '*/*', 'content-type': 'application/json' }
    const response = await fetch(path, { method: 'POST', credentials: 'same-origin', cache: 'no-store', headers, body: JSON.stringify(body) })
    if (response.ok) return { ok: true, value: await response.blob(), status: response.status }
    const read: unknown = await response.json()
    const problem = problemSchema.parse(read)
    if (closing.has(problem.code)) doorsClosed.value++
    return { ok: false, problem, body: read }
  } catch (failure) {
    console.warn('the server could not be asked for a file', failure)
    return { ok: false, problem: null }
  }
}
