import { createHash, randomBytes } from 'node:crypto'

/** A random id of 144 bits, in characters that need no escape anywhere. */
export const newId = (): string => randomBytes(18).toString('base64url')

/** SHA-256 of a text's UTF-8, in hexadecimal. */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
