import { idOfToken } from '../campaigns/invitation-token.ts'
import { lockFeed } from '../store/accounts.ts'
import { putStop } from '../store/mail-stops.ts'
import { requireMeta } from '../store/meta.ts'
import type { Tx } from '../store/schema.ts'
import { writeAsOffice } from '../sync/office.ts'
import { readAsked } from './asked.ts'

const isLiving = async (tx: Tx, account: string): Promise<boolean> =>
  (await tx.selectFrom('accounts').select('id').where('id', '=', account).where('erasedAt', 'is', null).forUpdate().executeTakeFirst()) !== undefined

/**
 * Stops what the token of a mail stops: the alert of one search, or all mails about new postings. What was wished by mail
 * is written off in the notebook, so that every device shows it off; notifications stay as they are wished, and no mail
 * comes in their place any more. Done again it changes nothing. False when the token was not made here, or the person is
 * erased.
 */
export async function stopByToken(tx: Tx, token: string, now: number): Promise<boolean> {
  const pepper = await requireMeta(tx, 'pepper')
  const [account = '', only] = (idOfToken('alert', token, pepper) ?? idOfToken('alerts', token, pepper) ?? '').split('~')
  if (account === '' || !(await isLiving(tx, account))) return false
  await lockFeed(tx, account)
  if (only === undefined) await putStop(tx, account, 'alerts', now)
  // Whether a device would show anything just now plays no part in what is asked for.
  const asked = await readAsked(tx, [account], { now: new Date(now).toISOString(), push: null })
  const stopped = asked.flatMap(({ searches }) => searches.filter(({ id, alert }) => (only === undefined ? alert.by === 'mail' : id === only)).map(({ id }) => id))
  if (stopped.length === 0) return true
  await tx.deleteFrom('alerts').where('account', '=', account).where('search', 'in', stopped).execute()
  await writeAsOffice(tx, account, stopped.map((record) => ({ type: 'search', record, field: 'alert', value: null })), now)
  return true
}

/** Notes that somebody still wants what they asked for. False when the token was not made here, or they are erased. */
export async function keepByToken(tx: Tx, token: string, now: number): Promise<boolean> {
  const account = idOfToken('alerts-kept', token, await requireMeta(tx, 'pepper'))
  if (account === null || !(await isLiving(tx, account))) return false
  await tx.updateTable('alerts').set({ confirmedAt: new Date(now).toISOString() }).where('account', '=', account).execute()
  return true
}
