import { hold } from '../store/engine.ts'
import { recordRequest, requestsOfNetwork } from '../store/codes.ts'
import { storeChallenge } from '../store/passkeys.ts'
import type { Schema, Tx } from '../store/schema.ts'

const minute = 60_000
const challengeLife = 5 * minute
const networkWindow = 60 * minute
/** The page asks anew every few minutes while it is open, and a whole campus may be one network. */
const optionsPerNetwork = 1500

/** Keeps what a device was asked to sign and returns the name it comes back with: good once, for five minutes. */
export const keepChallenge = (
  tx: Tx,
  challenge: Pick<Schema['challenges'], 'challenge' | 'purpose' | 'account'>,
  now: number,
): Promise<string> =>
  storeChallenge(tx, { ...challenge, expiresAt: new Date(now + challengeLife).toISOString() }, new Date(now).toISOString())

/**
 * Counts one more request of a network that anybody may make. Returns null, or after how many seconds it may ask again.
 */
export async function countOptions(tx: Tx, network: string, now: number): Promise<number | null> {
  const counted = `passkeys ${network}`
  await hold(tx, `network ${counted}`)
  const { count, first } = await requestsOfNetwork(tx, counted, new Date(now - networkWindow).toISOString())
  if (count >= optionsPerNetwork) {
    const free = Date.parse(first ?? '') + networkWindow
    return Math.max(1, Math.ceil((free - now) / 1000))
  }
  await recordRequest(tx, { address: '', network: counted, at: new Date(now).toISOString(), issued: false })
  return null
}
