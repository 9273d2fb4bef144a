import { addressKey } from '../store/accounts.ts'
import type { MailTable, Tx } from '../store/schema.ts'
import type { Refusal } from './refusal.ts'

/** Why a mail did not arrive, as it is stored: the kind, a space, the status. */
export const failureText = ({ kind, status }: Pick<Refusal, 'kind' | 'status'>): string => `${kind} ${status}`

/**
 * Notes that a mail came back: on the mail, and on the application or account whose address it went to, unless that has
 * another address by now. Its text goes if it opened something: nobody shall read that any more.
 */
export async function markBounced(
  tx: Tx,
  mail: Pick<MailTable, 'id' | 'recipient' | 'account' | 'application' | 'secret'>,
  why: Pick<Refusal, 'kind' | 'status'>,
  now: number,
): Promise<void> {
  const bouncedAt = new Date(now).toISOString()
  const address = addressKey(mail.recipient)
  const text = mail.secret === 1 ? { text: '' } : {}
  await tx
    .updateTable('mails')
    .set({ state: 'bounced', failure: failureText(why), takenUntil: null, ...text })
    .where('id', '=', mail.id)
    .execute()
  if (mail.application !== null) {
    await tx.updateTable('applications').set({ bouncedAt }).where('number', '=', mail.application).where('address', '=', address).execute()
  }
  if (mail.account !== null) {
    await tx.updateTable('accounts').set({ bouncedAt }).where('id', '=', mail.account).where('address', '=', address).execute()
  }
}
