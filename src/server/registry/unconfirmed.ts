import { consoleActor, recordAudit } from '../accounts/audit.ts'
import type { Services } from '../services.ts'
import { eraseAccount } from '../store/accounts.ts'

/** How long a university's entry waits for its person, in milliseconds. The invitation says so. */
export const confirmWithin = 90 * 24 * 60 * 60_000

/**
 * Erases everybody whom a university entered and who did not confirm it in time, one transaction each. Returns how many.
 * Safe to run at any time and on several servers at once.
 */
export async function eraseUnconfirmed({ store, clock }: Pick<Services, 'store' | 'clock'>): Promise<number> {
  const now = clock()
  const before = new Date(now - confirmWithin).toISOString()
  const due = await store.read((tx) =>
    tx.selectFrom('accounts').select('id').where('standing', '=', 'invited').where('erasedAt', 'is', null).where('createdAt', '<=', before).execute(),
  )
  let erased = 0
  for (const { id } of due) {
    const isGone = await store.write(async (tx) => {
      const held = tx.selectFrom('accounts').select(['standing', 'erasedAt']).where('id', '=', id).forUpdate()
      const person = await held.executeTakeFirst()
      // Confirmed, or erased by another server, since it was found.
      if (person?.standing !== 'invited' || person.erasedAt !== null) return false
      await eraseAccount(tx, id, now)
      await recordAudit(tx, { actor: consoleActor, action: 'registrant.unconfirmed-erased', account: id }, now)
      return true
    })
    if (isGone) erased += 1
  }
  return erased
}
