import { sessionSchema } from '../api/session.ts'
import { foldMailAddress, isMailAddress } from '../domain/mail-address.ts'
import type { Attempt, DeviceProblem, Person } from './device.ts'
import type { Http, Reply } from './http.ts'

/** Asks for a code to be mailed. Says nothing about whether there is an account. */
export async function askForCode(http: Http, typed: string): Promise<Attempt<string>> {
  const email = foldMailAddress(typed)
  if (!isMailAddress(email)) return { ok: false, problem: 'bad-address' }
  const reply = await http.request('POST', '/api/session/code', { body: { email } })
  if (reply.kind !== 'problem' && 'status' in reply && reply.status === 202) return { ok: true, value: email }
  return { ok: false, problem: problemOf(reply) }
}

/** Signs in with the code that came by mail. */
export async function signInWithCode(http: Http, email: string, typed: string): Promise<Attempt<Person>> {
  const code = typed.normalize('NFKC').replace(/\D/g, '')
  if (code.length !== 6) return { ok: false, problem: 'wrong-code' }
  const reply = await http.request('POST', '/api/session', { body: { email, code } })
  const session = reply.kind === 'json' ? sessionSchema.safeParse(reply.body) : undefined
  if (session?.success) return { ok: true, value: { ...session.data, email } }
  return { ok: false, problem: problemOf(reply) }
}

function problemOf(reply: Reply): DeviceProblem {
  if (reply.kind === 'barred') return 'sign-out-waits'
  if (reply.kind !== 'problem') return 'offline'
  if (reply.status === 401) return 'wrong-code'
  if (reply.status === 429) return reply.problem.code === 'too-many-codes' ? 'too-many-codes' : 'too-many-tries'
  return reply.status === 400 ? 'bad-address' : 'server-error'
}
