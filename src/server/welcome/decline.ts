import type { Services } from '../services.ts'
import { eraseAccount, lockAccount } from '../store/accounts.ts'

/**
 * Erases somebody a university entered who does not want to be registered: nothing is kept of them but that this device's
 * account is gone. False: they are registered, and close their account as everybody does.
 */
export async function declineInvitation({ store, clock }: Services, account: string): Promise<boolean> {
  return store.write(async (tx) => {
    const person = await lockAccount(tx, account)
    if (person.standing !== 'invited') return false
    await tx.deleteFrom('codes').where('address', '=', person.address).execute()
    for (const table of ['identities', 'history', 'consents', 'corrections', 'passkeys', 'addressChanges', 'reminders', 'mails'] as const) {
      await tx.deleteFrom(table).where('account', '=', account).execute()
    }
    const nothing = { jgradId: null, university: null, entryYear: null, expectedCompletion: null, universityEmail: null }
    await tx.updateTable('accounts').set(nothing).where('id', '=', account).execute()
    await eraseAccount(tx, account, clock())
    return true
  })
}
