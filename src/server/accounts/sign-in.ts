import { randomBytes } from 'node:crypto'
import type { Session } from '../../api/session.ts'
import { newId, sha256 } from '../random.ts'
import type { Services } from '../services.ts'
import { addressKey, findAccount } from '../store/accounts.ts'
import { holdAddress, recordWrongTry, spendCodes, validCodes, wrongTries } from '../store/codes.ts'
import { requireMeta } from '../store/meta.ts'
import { createSession } from '../store/sessions.ts'
import { hashCode, isAmong } from './hash-code.ts'
import { sessionLife } from './session.ts'
import { welcomeOf } from './welcome-mark.ts'

const triesPerCode = 5

/**
 * Starts a session for whoever has a valid code. A code is good once. After five wrong tries not even the right code
 * helps until a new one is issued. Addresses that nobody registered get the same answers.
 */
export async function signIn(
  { store, clock }: Services,
  { email, code }: { email: string; code: string },
): Promise<{ ok: true; token: string; session: Session } | { ok: false; problem: 'wrong-code' | 'too-many-tries' }> {
  const now = clock()
  const at = new Date(now).toISOString()
  const address = addressKey(email)
  const pepper = await store.read((tx) => requireMeta(tx, 'pepper'))
  const hash = await hashCode(code, address, pepper)
  return store.write(async (tx) => {
    await holdAddress(tx, address)
    if ((await wrongTries(tx, address)) >= triesPerCode) return { ok: false, problem: 'too-many-tries' }
    const matches = isAmong(hash, await validCodes(tx, address, at))
    const person = await findAccount(tx, email)
    if (!matches || !person) {
      await recordWrongTry(tx, address, at)
      return { ok: false, problem: 'wrong-code' }
    }
    await spendCodes(tx, address)
    const token = randomBytes(32).toString('base64url')
    const expiresAt = new Date(now + sessionLife).toISOString()
    await createSession(tx, { id: newId(), tokenHash: sha256(token), account: person.id, createdAt: at, expiresAt })
    return { ok: true, token, session: { account: person.id, role: person.role, name: person.name, ...welcomeOf(person) } }
  })
}
