import { sealCode, storeCode } from '../accounts/proof.ts'
import { drawCode } from '../accounts/hash-code.ts'
import { queueMail } from '../mail/queue.ts'
import { newId } from '../random.ts'
import type { Services } from '../services.ts'
import { addressKey, findAccount, lockAccount } from '../store/accounts.ts'
import { codesIssued, forgetOldCodes, holdAddress, recordRequest, requestsOfNetwork } from '../store/codes.ts'
import { requireMeta } from '../store/meta.ts'
import type { Tx } from '../store/schema.ts'

const minute = 60_000
/** How long the code to a new address is good for, in milliseconds: mail of another provider has to be opened first. */
export const proofLife = 30 * minute
const window = 60 * minute
const asksOfAccount = 5
const mailsToAddress = 5

/** What a code for a new address is stored under: it opens nothing else. */
export const proofKey = (account: string, address: string): string => ['address', account, address].join(':')

/**
 * Mails a code to a new address. For one that signs in somebody else everything is done the same, but the mail says so
 * and has no code: neither the answer nor what follows tells who is registered. A wish that came to nothing is forgotten
 * after a day.
 */
export async function askAddress(
  { store, clock, post }: Services,
  account: string,
  email: string,
): Promise<'asked' | 'not-allowed-now' | 'too-many-requests'> {
  const now = clock()
  const before = (span: number) => new Date(now - span).toISOString()
  const key = proofKey(account, addressKey(email))
  const code = drawCode()
  const pepper = await store.read((tx) => requireMeta(tx, 'pepper'))
  const hash = await sealCode(code, key, pepper)
  const outcome = await store.write(async (tx) => {
    const person = await lockAccount(tx, account)
    if (person.address === addressKey(email)) return 'not-allowed-now'
    await holdAddress(tx, addressKey(email))
    await forgetOldCodes(tx, before(window), before(0))
    await tx.deleteFrom('addressChanges').where('account', '=', account).where('state', '=', 'asked').where('askedAt', '<=', before(24 * window)).execute()
    // Counted beside the codes for signing in, under names that no network and no address there has.
    const [asker, target] = [`account ${account}`, `change ${addressKey(email)}`]
    if ((await requestsOfNetwork(tx, asker, before(window))).count >= asksOfAccount) return 'too-many-requests'
    const mailed = (await codesIssued(tx, target, before(window))) < mailsToAddress
    await recordRequest(tx, { address: target, network: asker, at: before(0), issued: mailed })
    const wish = { fromEmail: person.email, toEmail: email, state: 'asked', askedAt: before(0), doneAt: null, undoHash: null, undoUntil: null } as const
    await tx.insertInto('addressChanges').values({ ...wish, id: newId(), account }).execute()
    // Stored for a taken address too, or wrong tries would be counted differently there.
    await storeCode(tx, { key, hash, now, life: proofLife })
    if (!mailed) return 'asked'
    const owner = await findAccount(tx, email)
    if (owner) await queueMail(tx, { template: 'addressTaken', to: owner.email, language: owner.language, values: {}, account: owner.id }, now)
    else await queueMail(tx, { template: 'addressCode', to: email, language: person.language, values: { code }, account }, now)
    return 'asked'
  })
  await post.soon()
  return outcome
}

/** Where a code was sent that still may come back; null: nowhere. */
export async function askedAddress(tx: Tx, account: string, now: number): Promise<string | null> {
  const newest = await tx
    .selectFrom('addressChanges')
    .select(['toEmail', 'state'])
    .where('account', '=', account)
    .where('askedAt', '>', new Date(now - proofLife).toISOString())
    .orderBy('askedAt', 'desc')
    .limit(1)
    .executeTakeFirst()
  return newest?.state === 'asked' ? newest.toEmail : null
}
