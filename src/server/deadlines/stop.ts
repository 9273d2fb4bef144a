import { reminderSetting } from '../../domain/posting/deadline.ts'
import { idOfToken, tokenFor } from '../campaigns/invitation-token.ts'
import { notifiedOf } from '../push/subscriptions.ts'
import { requireMeta } from '../store/meta.ts'
import type { Tx } from '../store/schema.ts'
import { writeAsOffice } from '../sync/office.ts'

/** What a token begins with that is about deadlines, so that the page behind the link can say so before it asks anybody. */
const beginning = 'deadlines.'

/** The token that stops somebody's mails about deadlines. */
export const deadlineToken = (account: string, pepper: string): string => `${beginning}${tokenFor('deadlines', account, pepper)}`

/** Whether a token is about deadlines, whoever made it. */
export const isDeadlineToken = (token: string): boolean => token.startsWith(beginning)

/**
 * Where mail programs find the token that stops mails like one about deadlines; undefined: it is none. A mail's text is all
 * there is of a token, and it is emptied once it left.
 */
export const deadlineTokenIn = ({ template, text }: { template: string; text: string }): string | undefined =>
  template === 'postingDeadline' ? /\/stop#(deadlines\.\S+)/.exec(text)?.[1] : undefined

/**
 * Stops the mails about deadlines, or lets them come again: written in the notebook, so that every device shows it. Done
 * again it changes nothing. False when the token was not made here, or the person is erased.
 */
export async function stopDeadlinesByToken(tx: Tx, token: string, stopped: boolean, now: number): Promise<boolean> {
  const account = idOfToken('deadlines', token.slice(beginning.length), await requireMeta(tx, 'pepper'))
  if (account === null) return false
  const living = tx.selectFrom('accounts').select('id').where('id', '=', account).where('erasedAt', 'is', null)
  if (!(await living.forUpdate().executeTakeFirst())) return false
  const { type, record, mail, push } = reminderSetting
  // Notifications that no device shows come by mail.
  const instead = stopped && !(await notifiedOf(tx, [account], new Date(now).toISOString())).has(account)
  await writeAsOffice(tx, account, [mail, ...(instead ? [push] : [])].map((field) => ({ type, record, field, value: stopped ? null : true })), now)
  return true
}
