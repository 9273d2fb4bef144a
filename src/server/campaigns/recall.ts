import type { Tx } from '../store/schema.ts'
import { holdRunning } from './running.ts'

const atOnce = 500

/**
 * Calls back the mails about surveys that have not left yet: to one person, of one campaign, or both. As if they had
 * never been written: whoever still is to be written to is found anew. One that is being handed over right now leaves.
 */
export async function recallMails(tx: Tx, { account, campaign }: { account?: string; campaign?: string }, now: number): Promise<void> {
  const at = new Date(now).toISOString()
  let waiting = tx
    .selectFrom('mails')
    .select('id')
    .where('state', '=', 'waiting')
    .where('campaign', campaign === undefined ? '!=' : '=', campaign ?? '')
    .where((eb) => eb.or([eb('takenUntil', 'is', null), eb('takenUntil', '<=', at)]))
  if (account !== undefined) waiting = waiting.where('account', '=', account)
  // Held first: one that is just being taken is left alone, with the note of it.
  const held = await waiting.orderBy('id').forUpdate().skipLocked().execute()
  const ids = held.map(({ id }) => id)
  await callBack(tx, ids)
}

/** Deletes mails that have not left, with the note that they were written. They are to be held. */
export async function callBack(tx: Tx, ids: readonly string[]): Promise<void> {
  for (let from = 0; from < ids.length; from += atOnce) {
    const some = ids.slice(from, from + atOnce)
    await tx.deleteFrom('nudges').where('mail', 'in', some).execute()
    await tx.deleteFrom('mails').where('id', 'in', some).execute()
  }
}

/** Calls back what waits of every campaign that does not run any more, or rests, or whose time is over. */
export async function recallOfEnded(tx: Tx, now: number): Promise<void> {
  const rows = await tx.selectFrom('mails').select('campaign').distinct().where('state', '=', 'waiting').where('campaign', '!=', '').execute()
  for (const { campaign } of rows) if (!(await holdRunning(tx, campaign, now))) await recallMails(tx, { campaign }, now)
}
