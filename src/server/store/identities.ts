import { type Identity, identityKeys } from '../../domain/account/identity.ts'
import type { IdentityKind, Tx } from './schema.ts'

/** Writes anew what an account is found by. */
export async function putIdentity(tx: Tx, account: string, identity: Identity): Promise<void> {
  await tx.deleteFrom('identities').where('account', '=', account).execute()
  const rows = Object.entries(identityKeys(identity)).filter(([, key]) => key !== '')
  if (rows.length === 0) return
  await tx
    .insertInto('identities')
    .values(rows.map(([kind, key]) => ({ account, kind: kind as IdentityKind, key })))
    .execute()
}
