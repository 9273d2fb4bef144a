import type { Services } from '../services.ts'
import { addressKey, findAccount } from '../store/accounts.ts'
import { addCode, codesIssued, forgetOldCodes, holdAddress, holdNetwork, recordRequest, requestsKept, requestsOfNetwork } from '../store/codes.ts'
import { requireMeta } from '../store/meta.ts'
import { codeMail } from '../mail/code-mail.ts'
import { drawCode, hashCode } from './hash-code.ts'

const minute = 60_000
const codeLife = 10 * minute
const addressWindow = 15 * minute
const codesPerAddress = 5
/** Guessing goes on with each new code: so many a day leave it hopeless, and are more than anybody needs. */
const codesPerDay = 20
const networkWindow = 60 * minute
const requestsPerNetwork = 300

/**
 * Issues a sign-in code and mails it. For an address that nobody registered everything is done the same but the mail, so
 * that neither the answer nor its time tells who is registered. `retryAfter`: seconds, when this network asked too often.
 */
export async function askCode(
  { store, mail, clock, log }: Services,
  { email, network }: { email: string; network: string },
): Promise<{ ok: true } | { ok: false; retryAfter: number }> {
  const now = clock()
  const before = (span: number) => new Date(now - span).toISOString()
  const at = before(0)
  const address = addressKey(email)
  const code = drawCode()
  const pepper = await store.read((tx) => requireMeta(tx, 'pepper'))
  const hash = await hashCode(code, address, pepper)
  const decision = await store.write(async (tx) => {
    await forgetOldCodes(tx, before(networkWindow), at)
    await holdNetwork(tx, network)
    await holdAddress(tx, address)
    const requests = await requestsOfNetwork(tx, network, before(networkWindow))
    if (requests.count >= requestsPerNetwork) {
      const free = Date.parse(requests.first ?? at) + networkWindow
      return { retryAfter: Math.max(1, Math.ceil((free - now) / 1000)) }
    }
    const issued =
      (await codesIssued(tx, address, before(addressWindow))) < codesPerAddress &&
      (await codesIssued(tx, address, before(requestsKept))) < codesPerDay
    await recordRequest(tx, { address, network, at, issued })
    if (!issued) return { person: undefined }
    await addCode(tx, { address, hash, createdAt: at, expiresAt: before(-codeLife) })
    return { person: await findAccount(tx, email) }
  })
  if (decision.retryAfter !== undefined) return { ok: false, retryAfter: decision.retryAfter }
  if (decision.person) {
    const sending = mail.send(codeMail(decision.person.email, code, decision.person.language))
    // The answer doesn't wait for a mail server: how long that takes would tell who is registered.
    const settled = sending.catch((failure: unknown) => log.failure('a sign-in code could not be mailed', failure))
    if (mail.isLocal) await settled
  }
  return { ok: true }
}
