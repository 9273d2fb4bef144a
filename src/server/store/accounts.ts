import { sql } from 'kysely'
import type { Role } from '../../api/session.ts'
import type { Language } from '../../domain/language.ts'
import { newId } from '../random.ts'
import { forgetCodesOf } from './codes.ts'
import { hold } from './engine.ts'
import { noteNews } from './news.ts'
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

/** Holds accounts until the transaction ends, erased or not, in one order for everybody. */
export async function holdAccounts(tx: Tx, accounts: readonly string[]): Promise<void> {
  if (accounts.length > 0) await tx.selectFrom('accounts').select('id').where('id', 'in', accounts).orderBy('id').forUpdate().execute()
}

/**
 * Like `lockFeed` for several accounts, in one order for everybody. Those whose row somebody else holds, and those that
 * were erased, are not in the answer: nothing is waited for.
 */
export async function lockFreeFeeds(tx: Tx, accounts: readonly string[]): Promise<Map<string, number>> {
  const free = tx.selectFrom('accounts').select(['id', 'rev']).where('id', 'in', accounts).where('erasedAt', 'is', null)
  const rows = await free.orderBy('id').forUpdate().skipLocked().execute()
  return new Map(rows.map(({ id, rev }) => [id, rev]))
}

/** Calls a registrant by another name. Whoever works at the office is named by the office alone. */
export async function putName(tx: Tx, account: string, name: string): Promise<void> {
  await tx.updateTable('accounts').set({ name }).where('id', '=', account).where('role', '=', 'registrant').execute()
}

/** Writes back the last place drawn. */
export const putRev = (tx: Tx, account: string, rev: number): Promise<void> => putRevs(tx, [{ account, rev }])

/** Writes back the last places drawn in several feeds. */
export async function putRevs(tx: Tx, drawn: readonly { account: string; rev: number }[]): Promise<void> {
  if (drawn.length === 0) return
  for (const { account } of drawn) noteNews(tx, account)
  const rows = sql.join(drawn.map(({ account, rev }) => sql`(${account}, cast(${rev} as bigint))`))
  await sql`with drawn(id, rev) as (values ${rows})
    update accounts set rev = drawn.rev from drawn where accounts.id = drawn.id`.execute(tx)
}

/** What is deleted with a person, row by row. Sessions stay without a word, so that devices learn what happened. */
const ownTables = [
  'notebook', 'journal', 'submissions', 'submissionsReplaced', 'invitations', 'mailStops', 'pushSubscriptions', 'identities', 'history', 'passkeys', 'challenges', 'addressChanges', 'consents',
  'corrections', 'reminders', 'alerts', 'stories', 'storyInvitations', 'sentStories', 'statisticsPeople', 'researchRows',
] as const

/**
 * Erases a person: everything that speaks of them goes, in every table; the id stays marked, so that devices which come
 * back later learn it. The address can register anew. The audit log stays, it names nobody but those who did something.
 */
export async function eraseAccount(tx: Tx, account: string, now: number): Promise<void> {
  noteNews(tx, account)
  // Whoever freezes a research file does so before, and the row goes; or after, and finds nobody any more.
  await hold(tx, 'research frozen')
  const held = tx.selectFrom('accounts').select(['address', 'email']).where('id', '=', account).forUpdate()
  const { address, email } = await held.executeTakeFirstOrThrow()
  const at = new Date(now).toISOString()
  const invitations = tx.selectFrom('invitations').select('id').where('account', '=', account)
  await tx.deleteFrom('nudges').where('invitation', 'in', invitations).execute()
  const devices = tx.selectFrom('pushSubscriptions').select('id').where('account', '=', account)
  await tx.deleteFrom('pushes').where('subscription', 'in', devices).execute()
  const stories = tx.selectFrom('stories').select('id').where('account', '=', account)
  await tx.deleteFrom('pictures').where('story', 'in', stories).execute()
  for (const table of ownTables) await tx.deleteFrom(table).where('account', '=', account).execute()
  await forgetMails(tx, account, [...new Set([address, email])])
  await tx.deleteFrom('applications').where((eb) => eb.or([eb('account', '=', account), eb('address', '=', address)])).execute()
  await forgetCodesOf(tx, [address, account])
  await tx
    .updateTable('sessions')
    .set({ label: null, contactAt: null, device: null, build: null, waiting: null, oldest: null, scope: null, createdAt: at, renewedAt: at })
    .where('account', '=', account)
    .execute()
  await tx
    .updateTable('accounts')
    .set({
      email: '', address: `erased:${account}`, name: '', erasedAt: at, createdAt: at, jgradId: null, activatedAt: null,
      closesAt: null, university: null, entryYear: null, expectedCompletion: null, universityEmail: null,
    })
    .where('id', '=', account)
    .execute()
}

/** Mails to somebody, about them or about what they applied for, sent or not. */
async function forgetMails(tx: Tx, account: string, addresses: readonly string[]): Promise<void> {
  const applications = tx
    .selectFrom('applications')
    .select('number')
    .where((eb) => eb.or([eb('account', '=', account), eb('address', 'in', addresses)]))
  await tx
    .deleteFrom('mails')
    .where((eb) => eb.or([eb('account', '=', account), eb('recipient', 'in', addresses), eb('application', 'in', applications)]))
    .execute()
}
