import { codesIssued, forgetOldCodes, holdAddress, holdNetwork, recordRequest, requestsOfNetwork } from '../store/codes.ts'
import type { Tx } from '../store/schema.ts'

const hour = 60 * 60_000
const mailsPerAddress = 5
/** Many, since a whole hall of new students may sit behind one address. */
const requestsPerNetwork = 120

/**
 * Counts a wish for a code to an address, and tells whether it may be granted: else after how many seconds to come back.
 * Counted whether the address belongs to anybody or not, and apart from sign-in, so that neither uses up the other's.
 * Call it first in a transaction: it keeps others who ask for the same waiting.
 */
export async function countMail(
  tx: Tx,
  { address, network, now }: { address: string; network: string; now: number },
): Promise<{ ok: true } | { ok: false; retryAfter: number }> {
  const keys = { address: `apply ${address}`, network: `apply ${network}` }
  const since = new Date(now - hour).toISOString()
  const at = new Date(now).toISOString()
  await forgetOldCodes(tx, since, at)
  await holdNetwork(tx, keys.network)
  await holdAddress(tx, keys.address)
  const requests = await requestsOfNetwork(tx, keys.network, since)
  if (requests.count >= requestsPerNetwork) {
    return { ok: false, retryAfter: Math.max(1, Math.ceil((Date.parse(requests.first ?? at) + hour - now) / 1000)) }
  }
  const issued = (await codesIssued(tx, keys.address, since)) < mailsPerAddress
  await recordRequest(tx, { ...keys, at, issued })
  return issued ? { ok: true } : { ok: false, retryAfter: hour / 4 / 1000 }
}
