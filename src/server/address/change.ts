import { profileId } from '../../domain/notebook.ts'
import type { Account } from '../store/accounts.ts'
import { addressKey } from '../store/accounts.ts'
import { spendCodes } from '../store/codes.ts'
import type { Tx } from '../store/schema.ts'
import { writeAsOffice } from '../sync/office.ts'

/**
 * Has another address sign in: in the account, in the notebook, where every device learns it, and in what was said about
 * the old one's end. Codes that went to the old one open nothing any more, and mail that came back from there says nothing
 * of the new one. Nobody else may have the address; hold it.
 */
export async function putAddress(tx: Tx, person: Account, email: string, now: number): Promise<void> {
  const { id: account, role, address } = person
  await tx.updateTable('accounts').set({ email, address: addressKey(email), bouncedAt: null }).where('id', '=', account).execute()
  await spendCodes(tx, address)
  await tx.deleteFrom('reminders').where('account', '=', account).where('kind', 'like', 'address-%').execute()
  if (role === 'registrant') await writeAsOffice(tx, account, [{ type: 'profile', record: profileId, field: 'email', value: email }], now)
}
