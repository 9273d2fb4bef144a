import type * as z from 'zod/mini'
import { type Problem, problemSchema } from '../api/problem.ts'
import { accountHeader } from '../api/account-header.ts'
import type { Door } from './device.ts'

/**
 * What became of a request. `offline`: nothing of ours answered, try again when connected. `signed-out`: the session has
 * ended; nothing is lost. `refused`: the server says why in both languages, `field` names what it is about. `barred`:
 * somebody signed out here and the server does not know yet.
 */
export type Asked<T> =
  | { ok: true; value: T; status: number }
  | { ok: false; why: 'offline' | 'signed-out' | 'barred' }
  | { ok: false; why: 'refused'; problem: Problem; body: unknown }

export interface Question<T> {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  path: string
  body?: unknown
  /** What a good answer looks like; one that is not is as if none had come. */
  answer: z.ZodMiniType<T> | null
  /** Whose business it is, so that a session of somebody else in this browser is refused; left out for anybody's. */
  account?: string
}

/** Asks the server for something that needs the network now. Never throws for what a network does. */
export async function ask<T>(door: Door, { method, path, body, answer, account }: Question<T>): Promise<Asked<T>> {
  const reply = await door.request(method, path, {
    ...(body === undefined ? {} : { body, compress: true }),
    ...(account === undefined ? {} : { headers: { [accountHeader]: account } }),
  })
  if (reply.kind === 'barred') return { ok: false, why: 'barred' }
  if (reply.kind === 'unreachable') return { ok: false, why: 'offline' }
  if (reply.kind === 'problem') {
    if (reply.problem.code === 'not-signed-in') return { ok: false, why: 'signed-out' }
    return { ok: false, why: 'refused', problem: problemSchema.parse(reply.body), body: reply.body }
  }
  if (reply.kind === 'empty') return answer === null ? { ok: true, value: undefined as T, status: reply.status } : { ok: false, why: 'offline' }
  if (answer === null) return { ok: true, value: undefined as T, status: reply.status }
  const parsed = answer.safeParse(reply.body)
  return parsed.success ? { ok: true, value: parsed.data, status: reply.status } : { ok: false, why: 'offline' }
}
