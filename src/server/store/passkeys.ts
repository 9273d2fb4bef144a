import { newId } from '../random.ts'
import { hold } from './engine.ts'
import type { PasskeyTable, Schema, Tx } from './schema.ts'

/** Keeps everybody else who adds or removes passkeys of an account waiting: what may be done depends on how many there are. */
export const holdPasskeys = (tx: Tx, account: string): Promise<void> => hold(tx, `passkeys ${account}`)

/** The passkeys of an account, oldest first. */
export const passkeysOf = (tx: Tx, account: string): Promise<PasskeyTable[]> =>
  tx.selectFrom('passkeys').selectAll().where('account', '=', account).orderBy('createdAt').orderBy('id').execute()

/** One passkey, with its row held until the transaction ends; undefined: there is none. */
export const lockPasskey = (tx: Tx, id: string): Promise<PasskeyTable | undefined> =>
  tx.selectFrom('passkeys').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

/** Adds a passkey. Throws when its id is taken. */
export async function addPasskey(tx: Tx, passkey: PasskeyTable): Promise<void> {
  await tx.insertInto('passkeys').values(passkey).execute()
}

/** Notes what changed about a passkey. */
export async function changePasskey(tx: Tx, id: string, change: Partial<Pick<PasskeyTable, 'name' | 'counter' | 'lastUsedAt'>>): Promise<void> {
  await tx.updateTable('passkeys').set(change).where('id', '=', id).execute()
}

/** Removes one passkey of an account. */
export async function removePasskey(tx: Tx, account: string, id: string): Promise<void> {
  await tx.deleteFrom('passkeys').where('account', '=', account).where('id', '=', id).execute()
}

type Challenge = Schema['challenges']

/** Stores a challenge and returns its name; forgets those that ended. */
export async function storeChallenge(tx: Tx, challenge: Omit<Challenge, 'id'>, now: string): Promise<string> {
  const ended = tx.selectFrom('challenges').select('id').where('expiresAt', '<=', now)
  await tx.deleteFrom('challenges').where('id', 'in', ended.forUpdate().skipLocked()).execute()
  const id = newId()
  await tx.insertInto('challenges').values({ ...challenge, id }).execute()
  return id
}

/** Takes a challenge away, as it is good once; undefined: there is none, or it ended. */
export async function takeChallenge(tx: Tx, id: string, now: string): Promise<Challenge | undefined> {
  const found = await tx.selectFrom('challenges').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (!found) return undefined
  await tx.deleteFrom('challenges').where('id', '=', id).execute()
  return found.expiresAt > now ? found : undefined
}
