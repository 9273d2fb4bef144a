import { addressOf } from '../links.ts'
import { queueMail } from '../mail/queue.ts'
import { sha256 } from '../random.ts'
import type { Services } from '../services.ts'
import { addressKey, findAccount, lockAccount } from '../store/accounts.ts'
import { holdAddress } from '../store/codes.ts'
import { putAddress } from './change.ts'

/**
 * Undoes a change of address for whoever has the token that was mailed to the old one. Whatever was changed after it is
 * undone with it, and can't be brought back from those addresses; every device but `session`, the one that asks, is
 * signed out, and passkeys added since the change are gone: whoever changed the address may have been somebody else.
 * Both addresses are told. Asked again while it stands, it is answered again and nothing is done: the first answer may
 * have been lost on the way.
 */
export async function undoAddress(
  { store, clock, config, post }: Services,
  token: string,
  session: { id: string; account: string } | null,
): Promise<{ ok: true; email: string } | { ok: false; problem: 'link-ended' | 'not-allowed-now' }> {
  const now = clock()
  const at = new Date(now).toISOString()
  const undoHash = sha256(token)
  const outcome = await store.write(async (tx): Promise<Awaited<ReturnType<typeof undoAddress>>> => {
    const found = await tx.selectFrom('addressChanges').select('account').where('undoHash', '=', undoHash).executeTakeFirst()
    if (!found) return { ok: false, problem: 'link-ended' }
    const { account } = found
    const person = await lockAccount(tx, account)
    // Read again now that the account is held: the same link may be opened twice at once.
    const change = await tx.selectFrom('addressChanges').selectAll().where('undoHash', '=', undoHash).executeTakeFirst()
    if (!change || (change.undoUntil ?? '') <= at) return { ok: false, problem: 'link-ended' }
    if (change.state === 'undone' && person.address === addressKey(change.fromEmail)) return { ok: true, email: person.email }
    if (change.state !== 'done' || change.doneAt === null) return { ok: false, problem: 'link-ended' }
    await holdAddress(tx, addressKey(change.fromEmail))
    const owner = await findAccount(tx, change.fromEmail)
    if (owner && owner.id !== account) return { ok: false, problem: 'not-allowed-now' }

    // Links of what came after it end here; its own is kept, to be known again.
    const done = tx.updateTable('addressChanges').where('account', '=', account).where('state', '=', 'done').where('doneAt', '>=', change.doneAt)
    await done.where('id', '!=', change.id).set({ state: 'undone', undoHash: null, undoUntil: null }).execute()
    await tx.updateTable('addressChanges').set({ state: 'undone' }).where('id', '=', change.id).execute()
    await tx.deleteFrom('addressChanges').where('account', '=', account).where('state', '=', 'asked').execute()
    await putAddress(tx, person, change.fromEmail, now)
    const revoked = tx.updateTable('sessions').set({ revokedAt: at }).where('account', '=', account).where('revokedAt', 'is', null)
    await (session?.account === account ? revoked.where('id', '!=', session.id) : revoked).execute()
    await tx.deleteFrom('passkeys').where('account', '=', account).where('createdAt', '>=', change.askedAt).execute()
    const values = { name: person.name, address: change.fromEmail, site: addressOf(config) }
    for (const to of new Set([change.fromEmail, person.email])) {
      await queueMail(tx, { template: 'addressUndone', to, language: person.language, values, account }, now)
    }
    return { ok: true, email: change.fromEmail }
  })
  await post.soon()
  return outcome
}
