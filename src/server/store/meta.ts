import type { Tx } from './schema.ts'

/**
 * Facts about the database itself. `epoch` names this history of it; `pepper` goes into the hash of every sign-in code;
 * `samples` is there when the people in it are made up; `moved` when all of it was taken over by another database;
 * `postings-changed` tells when a posting last changed (an instant), `postings-looked` what of that has been published; `alerts-done` on which day everybody was told last what
 * is new for their searches; `statistics-counted` when the rows that statistics are counted from were last brought up to date; `research-frozen`
 * of when and of which edition the people of research files are.
 */
export type MetaKey = 'epoch' | 'pepper' | 'samples' | 'moved' | 'postings-changed' | 'postings-looked' | 'alerts-done' | 'statistics-counted' | 'research-frozen'

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

/**
 * Begins a new history of the database, unless somebody just did: `seen` is the epoch that must not go on. Returns the
 * epoch that stands then.
 */
export async function replaceEpoch(tx: Tx, seen: string, next: string): Promise<string> {
  const { value } = await tx.selectFrom('meta').select('value').where('key', '=', 'epoch').forUpdate().executeTakeFirstOrThrow()
  if (value !== seen) return value
  await putMeta(tx, 'epoch', next)
  return next
}

/** Writes a key, new or in place of what was there. */
export async function putMeta(tx: Tx, key: MetaKey, value: string): Promise<void> {
  await tx
    .insertInto('meta')
    .values({ key, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute()
}

/** Forgets a key that not every database has. */
export async function forgetMeta(tx: Tx, key: 'samples' | 'moved'): Promise<void> {
  await tx.deleteFrom('meta').where('key', '=', key).execute()
}
