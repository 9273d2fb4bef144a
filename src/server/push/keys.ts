import { createECDH } from 'node:crypto'

/** With what the server proves to push services who it is (VAPID, RFC 8292), keys in base64url. */
export interface PushKeys {
  publicKey: string
  privateKey: string
  /** Whom a push service turns to about our messages: `mailto:` or `https:`, at a real host. */
  subject: string
}

const base64url = /^[A-Za-z0-9_-]+$/

/** The public key that belongs to a private one; null when that is none. */
function publicOf(privateKey: string): string | null {
  const bytes = base64url.test(privateKey) ? Buffer.from(privateKey, 'base64url') : null
  if (bytes?.length !== 32) return null
  const pair = createECDH('prime256v1')
  try {
    pair.setPrivateKey(bytes)
  } catch (failure) {
    // Zero, or past the curve's order.
    if (failure instanceof Error && 'code' in failure) return null
    throw failure
  }
  return pair.getPublicKey('base64url')
}

/** A push service refuses a subject at no real host, and says so only when a message is sent. */
const isSubject = (subject: string): boolean =>
  /^mailto:[^\s@<>]+@[^\s@<>.]+(\.[^\s@<>.]+)+$/.test(subject) || /^https:\/\/[^\s/.]+(\.[^\s/.]+)+(\/\S*)?$/.test(subject)

/** Whether the three belong together and can be used. */
export const isUsable = ({ publicKey, privateKey, subject }: PushKeys): boolean =>
  publicOf(privateKey) === publicKey.replace(/=+$/, '') && isSubject(subject)

/** A new pair of keys. */
export function drawPushKeys(): Pick<PushKeys, 'publicKey' | 'privateKey'> {
  const pair = createECDH('prime256v1')
  pair.generateKeys()
  // Short by a byte when it begins with zeros.
  const privateKey = Buffer.concat([Buffer.alloc(32), pair.getPrivateKey()]).subarray(-32)
  return { publicKey: pair.getPublicKey('base64url'), privateKey: privateKey.toString('base64url') }
}
