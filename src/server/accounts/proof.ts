import { randomInt } from 'node:crypto'
import { bareCode } from '../../domain/account/typed-code.ts'
import { addCode, holdAddress, recordWrongTry, spendCodes, validCodes, wrongTries } from '../store/codes.ts'
import type { Tx } from '../store/schema.ts'
import { hashCode, isAmong } from './hash-code.ts'

const triesPerCode = 5

/**
 * What a code proves: that whoever types it reads the mail of an address. `key` names what it is good for: the address
 * itself for signing in, anything with a colon for other things, so that no code ever opens something else.
 */

/** The digits of a first sign-in, which are long because they last two weeks: in groups of four. */
export const drawLongCode = (): string => Array.from({ length: 3 }, () => randomInt(10_000).toString().padStart(4, '0')).join(' ')

/** A drawn code made ready for storing; done before the transaction, as it takes some milliseconds on purpose. */
export const sealCode = (code: string, key: string, pepper: string): Promise<string> => hashCode(bareCode(code), key, pepper)

/** Stores a code that was sealed, beside those that are still valid. */
export async function storeCode(tx: Tx, code: { key: string; hash: string; now: number; life: number }): Promise<void> {
  const { key, hash, now, life } = code
  await addCode(tx, { address: key, hash, createdAt: new Date(now).toISOString(), expiresAt: new Date(now + life).toISOString() })
}

/** Whether a sealed code is one of those stored under the key; spends them all if so, counts the try if not. */
export async function tryCode(tx: Tx, { key, hash, now }: { key: string; hash: string; now: number }): Promise<'right' | 'wrong-code' | 'too-many-tries'> {
  const at = new Date(now).toISOString()
  await holdAddress(tx, key)
  if ((await wrongTries(tx, key)) >= triesPerCode) return 'too-many-tries'
  if (!isAmong(hash, await validCodes(tx, key, at))) {
    await recordWrongTry(tx, key, at)
    return 'wrong-code'
  }
  await spendCodes(tx, key)
  return 'right'
}
