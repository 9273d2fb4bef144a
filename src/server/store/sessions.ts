import type { Role } from '../../api/session.ts'
import type { Standing } from '../../domain/account/standing.ts'
import type { SessionTable, Tx } from './schema.ts'

/** A session with the person it belongs to. */
export type SessionOfPerson = Pick<
  SessionTable,
  'id' | 'account' | 'renewedAt' | 'expiresAt' | 'endedAt' | 'revokedAt' | 'contactAt' | 'method' | 'shared'
> & { role: Role; name: string; standing: Standing; erasedAt: string | null }

/** Starts a session. All times in ISO 8601. */
export async function createSession(
  tx: Tx,
  session: Pick<SessionTable, 'id' | 'tokenHash' | 'account' | 'createdAt' | 'expiresAt'> & Partial<Pick<SessionTable, 'method' | 'label' | 'shared'>>,
): Promise<void> {
  await tx
    .insertInto('sessions')
    .values({
      method: 'code',
      label: null,
      shared: 0,
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
export const findSession = (tx: Tx, tokenHash: string): Promise<SessionOfPerson | undefined> =>
  tx
    .selectFrom('sessions')
    .innerJoin('accounts', 'accounts.id', 'sessions.account')
    .select([
      'sessions.id',
      'sessions.account',
      'sessions.renewedAt',
      'sessions.expiresAt',
      'sessions.endedAt',
      'sessions.revokedAt',
      'sessions.contactAt',
      'sessions.method',
      'sessions.shared',
      'accounts.role',
      'accounts.name',
      'accounts.standing',
      'accounts.erasedAt',
    ])
    .where('sessions.tokenHash', '=', tokenHash)
    .executeTakeFirst()

/** Moves the end of a session. */
export async function renewSession(tx: Tx, id: string, renewedAt: string, expiresAt: string): Promise<void> {
  await tx.updateTable('sessions').set({ renewedAt, expiresAt }).where('id', '=', id).execute()
}

/** Ends a session because its device asked for it. Does nothing when there is none. */
export async function endSession(tx: Tx, tokenHash: string, endedAt: string): Promise<void> {
  await tx.updateTable('sessions').set({ endedAt }).where('tokenHash', '=', tokenHash).where('endedAt', 'is', null).execute()
}

/** Takes every session of an account away from its devices; each is told when it next speaks. */
export async function revokeSessions(tx: Tx, account: string, revokedAt: string): Promise<void> {
  await tx.updateTable('sessions').set({ revokedAt }).where('account', '=', account).where('revokedAt', 'is', null).execute()
}

/** Notes what a device said of itself. */
export async function recordContact(
  tx: Tx,
  id: string,
  contact: Pick<SessionTable, 'contactAt' | 'device' | 'build' | 'waiting' | 'oldest'>,
): Promise<void> {
  await tx.updateTable('sessions').set(contact).where('id', '=', id).execute()
}
