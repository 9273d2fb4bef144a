import type { MailStop, Tx } from './schema.ts'

/** Notes a stop; done again, it holds from now on for what was wished since, too. */
export async function putStop(tx: Tx, account: string, kind: MailStop, now: number): Promise<void> {
  const at = new Date(now).toISOString()
  await tx
    .insertInto('mailStops')
    .values({ account, kind, at })
    .onConflict((conflict) => conflict.columns(['account', 'kind']).doUpdateSet({ at }))
    .execute()
}

/** Takes a stop back. False: there was none. */
export async function takeStop(tx: Tx, account: string, kind: MailStop): Promise<boolean> {
  const stop = tx.selectFrom('mailStops').select('kind').where('account', '=', account).where('kind', '=', kind)
  if ((await stop.executeTakeFirst()) === undefined) return false
  await tx.deleteFrom('mailStops').where('account', '=', account).where('kind', '=', kind).execute()
  return true
}

/** When some people stopped such mails last, in milliseconds since 1970; of who did not, nothing. */
export async function readStops(tx: Tx, accounts: readonly string[], kind: MailStop): Promise<ReadonlyMap<string, number>> {
  if (accounts.length === 0) return new Map()
  const rows = await tx.selectFrom('mailStops').select(['account', 'at']).where('kind', '=', kind).where('account', 'in', accounts).execute()
  return new Map(rows.map(({ account, at }) => [account, Date.parse(at)]))
}

/** Whether a stop holds for a wish of an instant, in milliseconds since 1970: what is chosen after it counts again. */
export const holdsFor = (stoppedAt: number | null | undefined, wishedAt: number): boolean =>
  stoppedAt !== null && stoppedAt !== undefined && wishedAt <= stoppedAt
