import type { Services } from '../services.ts'
import { addressKey, findAccount } from '../store/accounts.ts'
import { holdAddress, recordWrongTry, spendCodes, validCodes, wrongTries } from '../store/codes.ts'
import { requireMeta } from '../store/meta.ts'
import { hashCode, isAmong } from './hash-code.ts'
import { type Arrival, type Started, startSession } from './start-session.ts'

const triesPerCode = 5

/**
 * Starts a session for whoever has a valid code. A code is good once. After five wrong tries not even the right code
 * helps until a new one is issued. Addresses that nobody registered get the same answers.
 */
export async function signIn(
  { store, clock, config, post }: Services,
  { email, code, ...arrival }: { email: string; code: string } & Omit<Arrival, 'method'>,
): Promise<{ ok: true; started: Started } | { ok: false; problem: 'wrong-code' | 'too-many-tries' }> {
  const now = clock()
  const at = new Date(now).toISOString()
  const address = addressKey(email)
  const pepper = await store.read((tx) => requireMeta(tx, 'pepper'))
  const hash = await hashCode(code, address, pepper)
  const result = await store.write(async (tx) => {
    await holdAddress(tx, address)
    if ((await wrongTries(tx, address)) >= triesPerCode) return { ok: false, problem: 'too-many-tries' } as const
    const matches = isAmong(hash, await validCodes(tx, address, at))
    const person = await findAccount(tx, email)
    if (!matches || !person) {
      await recordWrongTry(tx, address, at)
      return { ok: false, problem: 'wrong-code' } as const
    }
    await spendCodes(tx, address)
    return { ok: true, started: await startSession(tx, { person, arrival: { ...arrival, method: 'code' }, config, now }) } as const
  })
  if (result.ok) await post.soon()
  return result
}
