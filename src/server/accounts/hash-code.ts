import { randomInt, scrypt, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

const derive = promisify<string, string, number, { N: number }, Buffer>(scrypt)

/** Six digits, each code as likely as any other. */
export const drawCode = (): string => randomInt(1_000_000).toString().padStart(6, '0')

/**
 * What is stored of a code. A million codes are quickly tried, so the hash is made costly: some milliseconds here, hours
 * for whoever has the database, while a code lives for minutes.
 */
export const hashCode = async (code: string, address: string, pepper: string): Promise<string> =>
  (await derive(code, `${pepper}:${address}`, 32, { N: 4096 })).toString('hex')

/** Whether a hash is among others of its kind. Takes the same time wherever they differ. */
export function isAmong(hash: string, others: readonly string[]): boolean {
  let found = false
  for (const other of others) found = timingSafeEqual(Buffer.from(hash), Buffer.from(other)) || found
  return found
}
