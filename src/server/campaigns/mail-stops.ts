import { isDeadlineToken, stopDeadlinesByToken } from '../deadlines/stop.ts'
import { lockFeed } from '../store/accounts.ts'
import { requireMeta } from '../store/meta.ts'
import type { Tx } from '../store/schema.ts'
import { idOfToken } from './invitation-token.ts'
import { surveyStop } from './nudges.ts'
import { recallMails } from './recall.ts'

/** Whether a person wants no mails about surveys. */
export async function isStopped(tx: Tx, account: string): Promise<boolean> {
  const stop = tx.selectFrom('mailStops').select('kind').where('account', '=', account).where('kind', '=', surveyStop)
  return (await stop.executeTakeFirst()) !== undefined
}

/** Stops a person's mails about surveys, those that wait too, or lets them come again. Done again it changes nothing. */
export async function putStopped(tx: Tx, account: string, stopped: boolean, now: number): Promise<void> {
  await lockFeed(tx, account)
  if (!stopped) {
    await tx.deleteFrom('mailStops').where('account', '=', account).where('kind', '=', surveyStop).execute()
    return
  }
  const at = new Date(now).toISOString()
  await tx
    .insertInto('mailStops')
    .values({ account, kind: surveyStop, at })
    .onConflict((conflict) => conflict.columns(['account', 'kind']).doNothing())
    .execute()
  await recallMails(tx, { account }, now)
  // Earlier versions asked for a consent to these mails: what was given then ends with them.
  const consents = tx.updateTable('consents').set({ withdrawnAt: at }).where('account', '=', account).where('kind', '=', 'survey-invitations')
  await consents.where('withdrawnAt', 'is', null).execute()
}

/** The same by the token of a mail, about whatever such mail it is. False when it was not made here, or the person is erased. */
export async function putStoppedByToken(tx: Tx, token: string, stopped: boolean, now: number): Promise<boolean> {
  if (isDeadlineToken(token)) return stopDeadlinesByToken(tx, token, stopped, now)
  const account = idOfToken('stop', token, await requireMeta(tx, 'pepper'))
  if (account === null) return false
  const living = tx.selectFrom('accounts').select('id').where('id', '=', account).where('erasedAt', 'is', null)
  if (!(await living.forUpdate().executeTakeFirst())) return false
  await putStopped(tx, account, stopped, now)
  return true
}
