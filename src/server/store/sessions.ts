import type { Role } from '../../api/session.ts'
import type { Standing } from '../../domain/account/standing.ts'
import { holdAccounts } from './accounts.ts'
import { noteNews } from './news.ts'
import type { SessionTable, Tx } from './schema.ts'
import { dropSubscriptions } from './subscriptions.ts'

/** A session with the person it belongs to, and how far that person's feed had come, in which history, when it was looked up. */
export type SessionOfPerson = Pick<
  SessionTable,
  'id' | 'account' | 'renewedAt' | 'expiresAt' | 'endedAt' | 'revokedAt' | 'contactAt' | 'waiting' | 'oldest' | 'method' | 'shared' | 'scope'
> & { role: Role; name: string; standing: Standing; erasedAt: string | null; rev: number; epoch: string | null }

/** Starts a session. All times in ISO 8601. */
export async function createSession(
  tx: Tx,
  session: Pick<SessionTable, 'id' | 'tokenHash' | 'account' | 'createdAt' | 'expiresAt'> & Partial<Pick<SessionTable, 'method' | 'label' | 'shared' | 'scope'>>,
): Promise<void> {
  await tx
    .insertInto('sessions')
    .values({
      method: 'code',
      label: null,
      shared: 0,
      scope: null,
      ...session,
      renewedAt: session.createdAt,
      endedAt: null,
      revokedAt: null,
      contactAt: null,
      device: null,
      build: null,
      waiting: null,
      oldest: null,
    })
    .execute()
}

/** The session whose token has this hash, whatever state it is in. */
export const findSession = async (tx: Tx, tokenHash: string): Promise<SessionOfPerson | undefined> =>
  (await findSessions(tx, [tokenHash])).get(tokenHash)

/** The sessions whose tokens have these hashes, by the hash. */
export async function findSessions(tx: Tx, tokenHashes: readonly string[]): Promise<Map<string, SessionOfPerson>> {
  const rows = await tx
    .selectFrom('sessions')
    .innerJoin('accounts', 'accounts.id', 'sessions.account')
    .select([
      'sessions.tokenHash',
      'sessions.id',
      'sessions.account',
      'sessions.renewedAt',
      'sessions.expiresAt',
      'sessions.endedAt',
      'sessions.revokedAt',
      'sessions.contactAt',
      'sessions.waiting',
      'sessions.oldest',
      'sessions.method',
      'sessions.shared',
      'sessions.scope',
      'accounts.role',
      'accounts.name',
      'accounts.standing',
      'accounts.erasedAt',
      'accounts.rev',
    ])
    .select((eb) => eb.selectFrom('meta').select('value').where('key', '=', 'epoch').as('epoch'))
    .where('sessions.tokenHash', 'in', tokenHashes)
    .execute()
  return new Map(rows.map(({ tokenHash, ...session }) => [tokenHash, session]))
}

/** Moves the end of a session. */
export async function renewSession(tx: Tx, id: string, renewedAt: string, expiresAt: string): Promise<void> {
  await tx.updateTable('sessions').set({ renewedAt, expiresAt }).where('id', '=', id).execute()
}

/**
 * After sessions of an account ended: forgets how notifications reached their devices, so that what was on its way is sent
 * to nobody there, and has it looked at who still listens. The account must be held, from before its sessions are.
 */
async function letGo(tx: Tx, account: string): Promise<void> {
  noteNews(tx, account)
  const over = tx
    .selectFrom('sessions')
    .select('id')
    .where('account', '=', account)
    .where((eb) => eb.or([eb('endedAt', 'is not', null), eb('revokedAt', 'is not', null)]))
  await dropSubscriptions(tx, (every) => every.where('account', '=', account).where('session', 'in', over))
}

/** Ends a session because its device asked for it. Does nothing when there is none. */
export async function endSession(tx: Tx, tokenHash: string, endedAt: string): Promise<void> {
  const session = await tx.selectFrom('sessions').select('account').where('tokenHash', '=', tokenHash).executeTakeFirst()
  if (!session) return
  await holdAccounts(tx, [session.account])
  await tx.updateTable('sessions').set({ endedAt }).where('tokenHash', '=', tokenHash).where('endedAt', 'is', null).execute()
  await letGo(tx, session.account)
}

/** Takes every session of an account away from its devices; each is told when it next speaks. */
export async function revokeSessions(tx: Tx, account: string, revokedAt: string): Promise<void> {
  await holdAccounts(tx, [account])
  await tx.updateTable('sessions').set({ revokedAt }).where('account', '=', account).where('revokedAt', 'is', null).execute()
  await letGo(tx, account)
}

/** Whether an account was ever signed in to. Answering by a link is not. */
export async function hasSignedInBefore(tx: Tx, account: string): Promise<boolean> {
  return (await tx.selectFrom('sessions').select('id').where('account', '=', account).where('scope', 'is', null).limit(1).executeTakeFirst()) !== undefined
}

/** The sessions of an account that still open something, the newest first. */
export const liveSessionsOf = (tx: Tx, account: string, now: string): Promise<SessionTable[]> =>
  tx
    .selectFrom('sessions')
    .selectAll()
    .where('account', '=', account)
    .where('endedAt', 'is', null)
    .where('revokedAt', 'is', null)
    .where('expiresAt', '>', now)
    .orderBy('createdAt', 'desc')
    .orderBy('id')
    .execute()

/** Takes one session away from its device. False: the account has none of that id which still opens something. */
export async function revokeSession(tx: Tx, { account, id, at }: { account: string; id: string; at: string }): Promise<boolean> {
  if (!(await liveSessionsOf(tx, account, at)).some((each) => each.id === id)) return false
  await holdAccounts(tx, [account])
  await tx.updateTable('sessions').set({ revokedAt: at }).where('id', '=', id).execute()
  await letGo(tx, account)
  return true
}

/** Takes every session of an account away from its device but one. */
export async function revokeOtherSessions(tx: Tx, { account, kept, at }: { account: string; kept: string; at: string }): Promise<void> {
  await holdAccounts(tx, [account])
  await tx
    .updateTable('sessions')
    .set({ revokedAt: at })
    .where('account', '=', account)
    .where('id', '!=', kept)
    .where('revokedAt', 'is', null)
    .execute()
  await letGo(tx, account)
}

/** Notes what a device said of itself. */
export async function recordContact(
  tx: Tx,
  id: string,
  contact: Pick<SessionTable, 'contactAt' | 'device' | 'build' | 'waiting' | 'oldest'>,
): Promise<void> {
  await tx.updateTable('sessions').set(contact).where('id', '=', id).execute()
}

/** Of these sessions, those that still open something at `now` (ISO 8601), each with how far its account's feed has come. */
export async function liveAmong(tx: Tx, ids: readonly string[], now: string): Promise<Map<string, number>> {
  const rows = await tx
    .selectFrom('sessions')
    .innerJoin('accounts', 'accounts.id', 'sessions.account')
    .select(['sessions.id', 'accounts.rev'])
    .where('sessions.id', 'in', [...ids])
    .where('sessions.endedAt', 'is', null)
    .where('sessions.revokedAt', 'is', null)
    .where('sessions.expiresAt', '>', now)
    .where('accounts.erasedAt', 'is', null)
    .execute()
  return new Map(rows.map(({ id, rev }) => [id, rev]))
}
