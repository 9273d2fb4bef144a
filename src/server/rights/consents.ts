import type * as z from 'zod/mini'
import type { consentsSchema } from '../../api/rights.ts'
import { optionalConsents, optionalConsentVersion, type OptionalConsent } from '../../domain/account/consent.ts'
import { newId } from '../random.ts'
import { lockAccount } from '../store/accounts.ts'
import type { Tx } from '../store/schema.ts'
import { withdrawStoriesOf } from '../stories/withdraw.ts'

/** Every consent of a person, the newest first, and which of the optional ones hold. */
export async function consentsOf(tx: Tx, account: string): Promise<z.infer<typeof consentsSchema>> {
  const consents = await tx
    .selectFrom('consents')
    .select(['kind', 'version', 'at', 'withdrawnAt'])
    .where('account', '=', account)
    .orderBy('at', 'desc')
    .orderBy('id')
    .execute()
  const holds = (kind: OptionalConsent) => consents.some((each) => each.kind === kind && each.withdrawnAt === null)
  return { consents, given: optionalConsents.filter(holds) }
}

/**
 * Gives or withdraws one optional consent; what holds already is not written again. Whoever no longer wants to be asked
 * as a role model takes their story back with it.
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
  if (given && holding.length === 0) {
    await tx.insertInto('consents').values({ id: newId(), account, kind, version: optionalConsentVersion, at, withdrawnAt: null }).execute()
  }
  if (!given && kind === 'role-model-contact') await withdrawStoriesOf(tx, account, 'consent', now)
  if (!given && holding.length > 0) {
    await tx.updateTable('consents').set({ withdrawnAt: at }).where('id', 'in', holding.map(({ id }) => id)).execute()
  }
}
