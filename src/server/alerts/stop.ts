import { idOfToken } from '../campaigns/invitation-token.ts'
import { lockFeed } from '../store/accounts.ts'
import { requireMeta } from '../store/meta.ts'
import type { Tx } from '../store/schema.ts'
import { writeAsOffice } from '../sync/office.ts'
import { readAsked } from './asked.ts'
import { wayOf } from './plan.ts'

const isLiving = async (tx: Tx, account: string): Promise<boolean> =>
  (await tx.selectFrom('accounts').select('id').where('id', '=', account).where('erasedAt', 'is', null).forUpdate().executeTakeFirst()) !== undefined

/**
 * Stops what the token of a mail stops: the alert of one search, or all that come by mail. It is written in the notebook,
 * so that every device shows it off. Done again it changes nothing. False when the token was not made here, or the person
 * is erased.
 */
export async function stopByToken(tx: Tx, token: string, now: number): Promise<boolean> {
  const pepper = await requireMeta(tx, 'pepper')
  const [account = '', only] = (idOfToken('alert', token, pepper) ?? idOfToken('alerts', token, pepper) ?? '').split('~')
  if (account === '' || !(await isLiving(tx, account))) return false
  await lockFeed(tx, account)
  const stopped = (await readAsked(tx, [account], new Date(now).toISOString())).flatMap((asker) =>
    asker.searches.filter((search) => (only === undefined ? wayOf(search, asker) === 'mail' : search.id === only)).map(({ id }) => id),
  )
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
