import { randomBytes } from 'node:crypto'
import { sealCode, tryCode } from '../accounts/proof.ts'
import { addressOf } from '../links.ts'
import { queueMail } from '../mail/queue.ts'
import { sha256 } from '../random.ts'
import type { Services } from '../services.ts'
import { addressKey, findAccount, lockAccount } from '../store/accounts.ts'
import { holdAddress } from '../store/codes.ts'
import { requireMeta } from '../store/meta.ts'
import { proofKey } from './ask.ts'
import { putAddress } from './change.ts'

/** How long the old address may undo a change, in milliseconds. */
export const undoLife = 7 * 24 * 60 * 60_000

/**
 * Changes the address of whoever has the code that was mailed to the new one, and tells the old one, with a link that
 * undoes it. Sessions stay. An address that signs in somebody else is answered as a wrong code is.
 */
export async function proveAddress(
  { store, clock, config, post }: Services,
  account: string,
  { email, code }: { email: string; code: string },
): Promise<{ ok: true; email: string } | { ok: false; problem: 'wrong-code' | 'too-many-tries' }> {
  const now = clock()
  const at = new Date(now).toISOString()
  const key = proofKey(account, addressKey(email))
  const token = randomBytes(32).toString('base64url')
  const pepper = await store.read((tx) => requireMeta(tx, 'pepper'))
  const hash = await sealCode(code, key, pepper)
  const outcome = await store.write(async (tx): Promise<Awaited<ReturnType<typeof proveAddress>>> => {
    const person = await lockAccount(tx, account)
    // Done already, and the answer was lost on the way: the code is spent, and this is no wrong one.
    if (person.address === addressKey(email)) return { ok: true, email: person.email }
    await holdAddress(tx, addressKey(email))
    const tried = await tryCode(tx, { key, hash, now })
    if (tried !== 'right') return { ok: false, problem: tried }
    const wishes = await tx
      .selectFrom('addressChanges')
      .select(['id', 'toEmail'])
      .where('account', '=', account)
      .where('state', '=', 'asked')
      .orderBy('askedAt', 'desc')
      .execute()
    const wish = wishes.find(({ toEmail }) => addressKey(toEmail) === addressKey(email))
    if (!wish || (await findAccount(tx, email))) return { ok: false, problem: 'wrong-code' }
    const until = new Date(now + undoLife).toISOString()
    const done = { state: 'done', fromEmail: person.email, doneAt: at, undoHash: sha256(token), undoUntil: until } as const
    await tx.updateTable('addressChanges').set(done).where('id', '=', wish.id).execute()
    await tx.deleteFrom('addressChanges').where('account', '=', account).where('state', '=', 'asked').execute()
    await putAddress(tx, person, wish.toEmail, now)
    const values = { name: person.name, address: wish.toEmail, link: `${addressOf(config)}/address/undo#${token}` }
    await queueMail(tx, { template: 'addressChanged', to: person.email, language: person.language, values, account }, now)
    return { ok: true, email: wish.toEmail }
  })
  await post.soon()
  return outcome
}
