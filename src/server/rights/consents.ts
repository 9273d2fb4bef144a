import type * as z from 'zod/mini'
import type { consentsSchema } from '../../api/rights.ts'
import { optionalConsents, optionalConsentVersion, type OptionalConsent } from '../../domain/account/consent.ts'
import { newId } from '../random.ts'
import { lockAccount } from '../store/accounts.ts'
import type { Tx } from '../store/schema.ts'
import { ownStoryOf } from '../stories/standing.ts'
import { withdrawStoriesOf } from '../stories/withdraw.ts'
import { willingSinceOf } from '../volunteers/willing.ts'

/**
 * Every consent of a person, the newest first, which of the optional ones hold, whether they may be asked as a role model,
 * and what of their story there is to lose.
 */
export async function consentsOf(tx: Tx, account: string): Promise<z.infer<typeof consentsSchema>> {
  const consents = await tx
    .selectFrom('consents')
    .select(['kind', 'version', 'at', 'withdrawnAt'])
    .where('account', '=', account)
    .orderBy('at', 'desc')
    .orderBy('id')
    .execute()
  const holds = (kind: OptionalConsent) => consents.some((each) => each.kind === kind && each.withdrawnAt === null)
  const own = await ownStoryOf(tx, account)
  const story = own === null || own.state === 'withdrawn' ? null : { isPublished: own.published !== null }
  return { consents, given: optionalConsents.filter(holds), willingSince: await willingSinceOf(tx, account), story }
}

/**
 * Gives or withdraws one optional consent; what holds already is not written again. Whoever no longer wants to be asked
 * as a role model takes their story back with it. As that can be said in the survey too, what was said there is answered
 * here: a yes by a consent that ends as it begins, a no by a new consent.
 */
export async function putConsent(
  tx: Tx,
  account: string,
  { kind, given }: { kind: OptionalConsent; given: boolean },
  now: number,
): Promise<void> {
  await lockAccount(tx, account)
  const at = new Date(now).toISOString()
  const holding = await tx
    .selectFrom('consents')
    .select('id')
    .where('account', '=', account)
    .where('kind', '=', kind)
    .where('withdrawnAt', 'is', null)
    .execute()
  const isWilling = (await willingSinceOf(tx, account)) !== null
  const isSaid = given ? holding.length > 0 && isWilling : holding.length > 0 || !isWilling
  if (!isSaid) {
    const row = { id: newId(), account, kind, version: optionalConsentVersion, at, withdrawnAt: given ? null : at }
    await tx.insertInto('consents').values(row).execute()
  }
  if (!given && kind === 'role-model-contact') await withdrawStoriesOf(tx, account, 'consent', now)
  if (!given && holding.length > 0) {
    await tx.updateTable('consents').set({ withdrawnAt: at }).where('id', 'in', holding.map(({ id }) => id)).execute()
  }
}
