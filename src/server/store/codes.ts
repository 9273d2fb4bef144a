import { sql } from 'kysely'
import { newId } from '../random.ts'
import { hold } from './engine.ts'
import type { Tx } from './schema.ts'

/**
 * Sign-in codes and what limits them. Everything is kept by address, whether anybody is registered under it or not:
 * only so do strangers' addresses get the very same answers.
 */

/** How long it is known that a code was asked for, in milliseconds: a day's worth is counted. */
export const requestsKept = 24 * 60 * 60_000

/**
 * Forgets wrong tries from before `before`, codes that ended before `now` and requests older than a day. What another
 * transaction is at just now is left for the next time, so that nobody waits here.
 */
export async function forgetOldCodes(tx: Tx, before: string, now: string): Promise<void> {
  const ended = tx.selectFrom('codes').select('id').where('expiresAt', '<=', now)
  await tx.deleteFrom('codes').where('id', 'in', ended.forUpdate().skipLocked()).execute()
  const past = tx.selectFrom('codeRequests').select('id').where('at', '<=', new Date(Date.parse(now) - requestsKept).toISOString())
  await tx.deleteFrom('codeRequests').where('id', 'in', past.forUpdate().skipLocked()).execute()
  const rested = tx.selectFrom('wrongCodes').select('address').where('lastAt', '<=', before)
  await tx.deleteFrom('wrongCodes').where('address', 'in', rested.forUpdate().skipLocked()).execute()
}

/** Keeps everybody else who asks or tries for this address waiting: or two at once would count past a limit. */
export const holdAddress = (tx: Tx, address: string): Promise<void> => hold(tx, `address ${address}`)

/** The same for a network. Always before an address, so that no two wait for each other. */
export const holdNetwork = (tx: Tx, network: string): Promise<void> => hold(tx, `network ${network}`)

/** How many requests came from a network since then, and when the first of them did. */
export async function requestsOfNetwork(tx: Tx, network: string, since: string): Promise<{ count: number; first: string | null }> {
  const row = await tx
    .selectFrom('codeRequests')
    .select(({ fn }) => [fn.countAll<number | string>().as('count'), fn.min('at').as('first')])
    .where('network', '=', network)
    .where('at', '>', since)
    .executeTakeFirstOrThrow()
  return { count: Number(row.count), first: row.first }
}

/** How many codes were issued for an address since then. */
export async function codesIssued(tx: Tx, address: string, since: string): Promise<number> {
  const row = await tx
    .selectFrom('codeRequests')
    .select(({ fn }) => fn.countAll<number | string>().as('count'))
    .where('address', '=', address)
    .where('issued', '=', 1)
    .where('at', '>', since)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** Notes that a code was asked for. */
export async function recordRequest(tx: Tx, request: { address: string; network: string; at: string; issued: boolean }): Promise<void> {
  await tx
    .insertInto('codeRequests')
    .values({ ...request, id: newId(), issued: request.issued ? 1 : 0 })
    .execute()
}

/** Adds a code beside those that are still valid, and lets wrong tries begin anew. */
export async function addCode(
  tx: Tx,
  code: { address: string; hash: string; createdAt: string; expiresAt: string },
): Promise<void> {
  await tx.insertInto('codes').values({ ...code, id: newId() }).execute()
  await tx.deleteFrom('wrongCodes').where('address', '=', code.address).execute()
}

/** The hashes of the codes that are valid for an address. */
export async function validCodes(tx: Tx, address: string, now: string): Promise<string[]> {
  const rows = await tx.selectFrom('codes').select('hash').where('address', '=', address).where('expiresAt', '>', now).execute()
  return rows.map(({ hash }) => hash)
}

/**
 * Ends all codes of an address, and its wrong tries: somebody signed in with one. Mail arrives there, then, whatever came
 * back before.
 */
export async function spendCodes(tx: Tx, address: string): Promise<void> {
  await tx.updateTable('accounts').set({ bouncedAt: null }).where('address', '=', address).where('bouncedAt', 'is not', null).execute()
  await tx.deleteFrom('codes').where('address', '=', address).execute()
  await tx.deleteFrom('wrongCodes').where('address', '=', address).execute()
}

/**
 * Deletes codes, requests and wrong tries of whoever is erased: kept under one of these names, or under a longer one with
 * it behind or before a colon, as codes for other things than signing in are.
 */
export async function forgetCodesOf(tx: Tx, names: readonly string[]): Promise<void> {
  for (const name of names) {
    const like = name.replace(/[\\%_]/g, String.raw`\$&`)
    for (const table of ['codes', 'codeRequests', 'wrongCodes'] as const) {
      await tx
        .deleteFrom(table)
        .where((eb) => eb.or([eb('address', '=', name), ...[`%:${like}`, `${like}:%`, `%:${like}:%`].map((part) => sql<boolean>`address like ${part} escape '\\'`)]))
        .execute()
    }
  }
}

/** Ends every code, and everything that was counted about them. */
export async function spendAllCodes(tx: Tx): Promise<void> {
  for (const table of ['codes', 'codeRequests', 'wrongCodes'] as const) await tx.deleteFrom(table).execute()
}

/** How many wrong codes were tried since the last one was issued. */
export async function wrongTries(tx: Tx, address: string): Promise<number> {
  const row = await tx.selectFrom('wrongCodes').select('tries').where('address', '=', address).executeTakeFirst()
  return row?.tries ?? 0
}

/** Counts one more wrong try. */
export async function recordWrongTry(tx: Tx, address: string, at: string): Promise<void> {
  await tx
    .insertInto('wrongCodes')
    .values({ address, tries: 1, lastAt: at })
    .onConflict((conflict) =>
      conflict.column('address').doUpdateSet((eb) => ({ tries: eb('wrongCodes.tries', '+', 1), lastAt: at })),
    )
    .execute()
}
