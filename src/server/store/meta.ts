import type { Tx } from './schema.ts'

/**
 * Facts about the database itself. `epoch` names this history of it; `pepper` goes into the hash of every sign-in code;
 * `samples` is there when the people in it are made up.
 */
export type MetaKey = 'epoch' | 'pepper' | 'samples'

/** The value of a key, or undefined. */
export async function readMeta(tx: Tx, key: MetaKey): Promise<string | undefined> {
  const row = await tx.selectFrom('meta').select('value').where('key', '=', key).executeTakeFirst()
  return row?.value
}

/** The value of a key that every database has. Throws when it has not. */
export async function requireMeta(tx: Tx, key: 'epoch' | 'pepper'): Promise<string> {
  const value = await readMeta(tx, key)
  if (value === undefined) throw new Error(`the database has no ${key}`)
  return value
}

/** Writes a key, new or in place of what was there. */
export async function putMeta(tx: Tx, key: MetaKey, value: string): Promise<void> {
  await tx
    .insertInto('meta')
    .values({ key, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute()
}
