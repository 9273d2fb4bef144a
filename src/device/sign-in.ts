import { passkeyOptionsSchema } from '../api/passkeys.ts'
import { sessionSchema } from '../api/session.ts'
import { bareCode } from '../domain/account/typed-code.ts'
import { foldMailAddress, isMailAddress } from '../domain/mail-address.ts'
import type { Attempt, DeviceProblem, PasskeyUse, Proved } from './device.ts'
import type { Environment } from './environment.ts'
import type { Http, Reply } from './http.ts'
import { clearLeftNotebooks } from './left-notebooks.ts'
import type { AllMarks, Marks } from './storage/device-database.ts'

/** Who signed in. */
type Arrived = Attempt<Proved>

/**
 * Makes this device that of whoever signed in: `leave` closes what was open here. Returns the marks to open it by.
 */
export async function moveIn(
  { person, shared }: Proved,
  { marks, environment, leave }: { marks: Marks; environment: Environment; leave: (how: 'keep' | 'destroy') => Promise<unknown> },
): Promise<AllMarks> {
  const { account } = person
  const { doomed, sitting } = await marks.all()
  const begun = shared ? { sitting: { id: environment.newId(), account } } : {}
  await marks.change({
    person,
    sitting: undefined,
    ...begun,
    codeAsked: undefined,
    sharing: undefined,
    sessionEnded: undefined,
    emptiness: undefined,
    // Whoever is back writes into that notebook anew: from now on it is not to be deleted any more.
    doomed: doomed === account ? undefined : doomed,
  })
  await leave(sitting && sitting.account !== account ? 'destroy' : 'keep')
  await clearLeftNotebooks(account, null, environment)
  return { person, ...begun }
}

/** Asks for a code to be mailed; `atHand`: the person has one, and none is asked for. Says nothing about whether there is an account. */
export async function askForCode(http: Http, typed: string, atHand = false): Promise<Attempt<string>> {
  const email = foldMailAddress(typed)
  if (!isMailAddress(email)) return { ok: false, problem: 'bad-address' }
  if (atHand) return { ok: true, value: email }
  const reply = await http.request('POST', '/api/session/code', { body: { email } })
  if (reply.kind !== 'problem' && 'status' in reply && reply.status === 202) return { ok: true, value: email }
  return { ok: false, problem: problemOf(reply) }
}

/** Signs in with the code that came by mail: six digits, or the twelve of a first sign-in. */
export async function signInWithCode(http: Http, email: string, typed: string, shared: boolean): Promise<Arrived> {
  const code = bareCode(typed)
  if (code.length !== 6 && code.length !== 12) return { ok: false, problem: 'wrong-code' }
  return arrive(await http.request('POST', '/api/session', { body: { email, code, shared } }), email, shared)
}

/** Signs in with a passkey of this device, whoever it belongs to. */
export async function signInWithPasskey(http: Http, { where, shared }: PasskeyUse): Promise<Arrived> {
  const { choosePasskey } = await import('./passkey-ceremony.ts')
  const asked = await http.request('POST', '/api/session/passkey/options')
  const parsed = asked.kind === 'json' ? passkeyOptionsSchema.safeParse(asked.body) : undefined
  if (!parsed?.success) return { ok: false, problem: problemOf(asked) }
  const chosen = await choosePasskey(parsed.data.options, where)
  if (!chosen.ok) return { ok: false, problem: chosen.why === 'cancelled' ? 'passkey-cancelled' : 'passkey-impossible' }
  const body = { challenge: parsed.data.challenge, response: chosen.response, shared: shared() }
  return arrive(await http.request('POST', '/api/session/passkey', { body }), null, body.shared)
}

/** Reads who signed in; `typed`: the address they gave, null: the answer says. */
function arrive(reply: Reply, typed: string | null, shared: boolean): Arrived {
  const session = reply.kind === 'json' ? sessionSchema.safeParse(reply.body) : undefined
  const email = typed ?? session?.data?.email
  if (session?.success && email !== undefined) return { ok: true, value: { person: { ...session.data, email }, shared } }
  return { ok: false, problem: problemOf(reply) }
}

function problemOf(reply: Reply): DeviceProblem {
  if (reply.kind === 'barred') return 'sign-out-waits'
  if (reply.kind !== 'problem') return 'offline'
  const { code } = reply.problem
  if (code === 'passkey-refused' || code === 'too-many-codes' || code === 'too-many-requests') return code
  if (reply.status === 401) return 'wrong-code'
  if (reply.status === 429) return 'too-many-tries'
  return reply.status === 400 ? 'bad-address' : 'server-error'
}
