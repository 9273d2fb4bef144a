import type { Role } from '../../api/session.ts'
import { revokeSessions } from '../store/sessions.ts'
import type { Tx } from '../store/schema.ts'

/** Somebody who works here, with how many passkeys they have and when one was used last. */
export interface AtWork {
  account: string
  name: string
  email: string
  role: Role
  /** Whose coordinator they are. */
  university: string | null
  createdAt: string
  passkeys: number
  lastUsedAt: string | null
}

/** Those who have one of some roles, the earliest first; `only`: the one with this account. */
export async function peopleAtWork(tx: Tx, roles: readonly Role[], only?: string): Promise<AtWork[]> {
  let asked = tx
    .selectFrom('accounts')
    .leftJoin('passkeys', 'passkeys.account', 'accounts.id')
    .select(({ fn }) => [
      'accounts.id', 'accounts.name', 'accounts.email', 'accounts.role', 'accounts.university', 'accounts.createdAt',
      fn.count<number | string>('passkeys.id').as('passkeys'),
      fn.max('passkeys.lastUsedAt').as('lastUsedAt'),
    ])
    .where('accounts.role', 'in', roles)
    .where('accounts.erasedAt', 'is', null)
  if (only !== undefined) asked = asked.where('accounts.id', '=', only)
  const rows = await asked
    .groupBy(['accounts.id', 'accounts.name', 'accounts.email', 'accounts.role', 'accounts.university', 'accounts.createdAt'])
    .orderBy('accounts.createdAt')
    .orderBy('accounts.id')
    .execute()
  return rows.map(({ id, passkeys, ...row }) => ({ ...row, account: id, passkeys: Number(passkeys) }))
}

/** Nothing that opened the office, or a university's place, for somebody opens it any more. */
export async function forgetPasskeys(tx: Tx, account: string, now: number): Promise<void> {
  await tx.deleteFrom('passkeys').where('account', '=', account).execute()
  await revokeSessions(tx, account, new Date(now).toISOString())
}
