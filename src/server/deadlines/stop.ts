import { reminderSetting } from '../../domain/posting/deadline.ts'
import { idOfToken, tokenFor } from '../campaigns/invitation-token.ts'
import { putStop, takeStop } from '../store/mail-stops.ts'
import { requireMeta } from '../store/meta.ts'
import { loadFields } from '../store/notebook.ts'
import type { Tx } from '../store/schema.ts'
import { type Register, officeDevice } from '../../sync/records.ts'
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
 * Stops the mails about deadlines, or lets them come again. Where they were wished that is written off in the notebook, so
 * that every device shows it; notifications stay as they are wished, and no mail comes in their place. What comes again is
 * just what was stopped here, and nothing that the person has decided on since. Done again it changes nothing. False when
 * the token was not made here, or the person is erased.
 */
export async function stopDeadlinesByToken(tx: Tx, token: string, stopped: boolean, now: number): Promise<boolean> {
  const account = idOfToken('deadlines', token.slice(beginning.length), await requireMeta(tx, 'pepper'))
  if (account === null) return false
  const living = tx.selectFrom('accounts').select('id').where('id', '=', account).where('erasedAt', 'is', null)
  if (!(await living.forUpdate().executeTakeFirst())) return false
  await (stopped ? stop(tx, account, now) : resume(tx, account, now))
  return true
}

async function stop(tx: Tx, account: string, now: number): Promise<void> {
  await putStop(tx, account, 'deadlines', now)
  if ((await readMailWish(tx, account))?.value !== true) return
  await putStop(tx, account, 'deadlines-mail', now)
  await writeMailWish(tx, account, null, now)
}

async function resume(tx: Tx, account: string, now: number): Promise<void> {
  await takeStop(tx, account, 'deadlines')
  if (!(await takeStop(tx, account, 'deadlines-mail'))) return
  const wish = await readMailWish(tx, account)
  if (wish?.value === null && wish.device === officeDevice) await writeMailWish(tx, account, true, now)
}

const { type, record, mail: field } = reminderSetting

async function readMailWish(tx: Tx, account: string): Promise<Register | undefined> {
  const entries = await loadFields(tx, [{ account, type, record, name: field }])
  return entries.flatMap(({ entry }) => (entry.kind === 'register' ? [entry.register] : []))[0]
}

const writeMailWish = (tx: Tx, account: string, value: true | null, now: number): Promise<void> => writeAsOffice(tx, account, [{ type, record, field, value }], now)
