import type { Role } from '../../api/session.ts'
import type { Language } from '../../domain/language.ts'
import { newId } from '../random.ts'
import type { AccountTable, Tx } from './schema.ts'

export type Account = AccountTable

/** How an address is looked up: case makes no difference, though it is kept as written. */
export const addressKey = (email: string): string => email.toLowerCase()

/** Creates an account and returns its id. Throws when the address is taken. */
export async function createAccount(
  tx: Tx,
  person: { email: string; role: Role; name: string; language: Language; now: number },
): Promise<string> {
  const { email, role, name, language, now } = person
  const id = newId()
  await tx
    .insertInto('accounts')
    .values({
      id,
      email,
      address: addressKey(email),
      role,
      name,
      language,
      rev: 0,
      createdAt: new Date(now).toISOString(),
      erasedAt: null,
    })
    .execute()
  return id
}

/** The account that signs in with this address, or undefined. */
export const findAccount = (tx: Tx, email: string): Promise<Account | undefined> =>
  tx.selectFrom('accounts').selectAll().where('address', '=', addressKey(email)).executeTakeFirst()

/** Whether anybody is registered yet. */
export async function hasAccounts(tx: Tx): Promise<boolean> {
  return (await tx.selectFrom('accounts').select('id').limit(1).executeTakeFirst()) !== undefined
}

/**
 * The last place drawn in an account's feed, with its row held until the transaction ends. On SQLite the write
 * transaction already keeps everybody else out; PostgreSQL needs `for update` here.
 */
export async function lockFeed(tx: Tx, account: string): Promise<number> {
  const { rev } = await tx.selectFrom('accounts').select('rev').where('id', '=', account).executeTakeFirstOrThrow()
  return rev
}

/** Writes back the last place drawn. */
export async function putRev(tx: Tx, account: string, rev: number): Promise<void> {
  await tx.updateTable('accounts').set({ rev }).where('id', '=', account).execute()
}

/**
 * Erases a person: address, name, notebook and answers go; the id stays marked, so that devices which come back later
 * learn it. The address can register anew.
 */
export async function eraseAccount(tx: Tx, account: string, now: number): Promise<void> {
  for (const table of ['notebook', 'journal', 'submissions'] as const) {
    await tx.deleteFrom(table).where('account', '=', account).execute()
  }
  await tx
    .updateTable('accounts')
    .set({ email: '', address: `erased:${account}`, name: '', erasedAt: new Date(now).toISOString() })
    .where('id', '=', account)
    .execute()
}
