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
      jgradId: null,
      standing: 'active',
      activatedAt: null,
      closesAt: null,
      university: null,
      entryYear: null,
      expectedCompletion: null,
      universityEmail: null,
      bouncedAt: null,
    })
    .execute()
  return id
}

/** The account that signs in with this address, or undefined. */
export const findAccount = (tx: Tx, email: string): Promise<Account | undefined> =>
  tx.selectFrom('accounts').selectAll().where('address', '=', addressKey(email)).executeTakeFirst()

/** An account with its row held until the transaction ends. Throws when it was erased while the request was under way. */
export async function lockAccount(tx: Tx, account: string): Promise<Account> {
  const person = await tx.selectFrom('accounts').selectAll().where('id', '=', account).forUpdate().executeTakeFirstOrThrow()
  if (person.erasedAt !== null) throw new Error('the account was erased while a request for it was under way')
  return person
}

/** Whether anybody is registered yet. */
export async function hasAccounts(tx: Tx): Promise<boolean> {
  return (await tx.selectFrom('accounts').select('id').limit(1).executeTakeFirst()) !== undefined
}

/** The last place drawn in an account's feed. */
export async function readRev(tx: Tx, account: string): Promise<number> {
  const { rev } = await tx.selectFrom('accounts').select('rev').where('id', '=', account).executeTakeFirstOrThrow()
  return rev
}

/**
 * The last place drawn in an account's feed, with its row held until the transaction ends: whoever writes into the
 * account comes through here first, so that no place is drawn twice and none becomes visible after a higher one. Throws
 * when the account was erased while the request was under way: nothing may be written for it any more.
 */
export async function lockFeed(tx: Tx, account: string): Promise<number> {
  const held = tx.selectFrom('accounts').select(['rev', 'erasedAt']).where('id', '=', account).forUpdate()
  const { rev, erasedAt } = await held.executeTakeFirstOrThrow()
  if (erasedAt !== null) throw new Error('the account was erased while a request for it was under way')
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
  await tx.selectFrom('accounts').select('id').where('id', '=', account).forUpdate().execute()
  for (const table of ['notebook', 'journal', 'submissions'] as const) {
    await tx.deleteFrom(table).where('account', '=', account).execute()
  }
  await tx
    .updateTable('accounts')
    .set({ email: '', address: `erased:${account}`, name: '', erasedAt: new Date(now).toISOString() })
    .where('id', '=', account)
    .execute()
}
