import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes, verify } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import type { PushSetup } from '../../src/server/config.ts'
import { drawPushKeys } from '../../src/server/push/keys.ts'

/** Made for these tests alone, for `localhost`; it opens nothing anywhere. */
const madeHere = (name: string): string => readFileSync(new URL(`push-service/${name}.pem`, import.meta.url), 'utf8')
const [key, certificate] = [madeHere('key'), madeHere('certificate')]

/** A message as a push service was handed it. */
interface Handed {
  path: string
  headers: Record<string, string | string[] | undefined>
  body: Buffer
}

/** A push service of our own, over real HTTPS, that any message is handed to and none is delivered by. */
export interface PushService {
  readonly setup: PushSetup
  readonly handed: Handed[]
  /** What it answers from now on. */
  answers: { status: number; headers?: Record<string, string> }
  /** A browser that subscribes here, under a name of its own. */
  browser(name: string): Browser
}

/** The part of a browser that makes a subscription's keys and reads what was encrypted for them. */
export interface Browser {
  readonly subscription: { endpoint: string; keys: { p256dh: string; auth: string } }
  /** Decrypts as RFC 8291 and RFC 8188 say; throws for what was not made for these keys. */
  read(handed: Handed): unknown
}

/** Opens a push service that is closed when the test ends. */
export async function openPushService(): Promise<PushService> {
  const handed: Handed[] = []
  const server = createServer({ key, cert: certificate }, (request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      handed.push({ path: request.url ?? '', headers: request.headers, body: Buffer.concat(chunks) })
      response.writeHead(service.answers.status, service.answers.headers).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, 'localhost', () => resolve()))
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())))
  const host = `localhost:${(server.address() as AddressInfo).port}`
  const service: PushService = {
    setup: { ...drawPushKeys(), subject: 'mailto:office@example.jp', near: { host, certificate } },
    handed,
    answers: { status: 201 },
    browser: (name) => browserAt(`https://${host}/${name}`),
  }
  return service
}

function browserAt(endpoint: string): Browser {
  const pair = createECDH('prime256v1')
  const own = pair.generateKeys()
  const auth = randomBytes(16)
  return {
    subscription: { endpoint, keys: { p256dh: own.toString('base64url'), auth: auth.toString('base64url') } },
    read({ body }) {
      const salt = body.subarray(0, 16)
      const theirs = body.subarray(21, 21 + body.readUInt8(20))
      const sealed = body.subarray(21 + theirs.length)
      const derive = (secret: Buffer, with_: Buffer, info: Buffer, size: number) => Buffer.from(hkdfSync('sha256', secret, with_, info, size))
      const secret = derive(pair.computeSecret(theirs), auth, Buffer.concat([Buffer.from('WebPush: info\0'), own, theirs]), 32)
      const key = derive(secret, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16)
      const nonce = derive(secret, salt, Buffer.from('Content-Encoding: nonce\0'), 12)
      const cipher = createDecipheriv('aes-128-gcm', key, nonce)
      cipher.setAuthTag(sealed.subarray(-16))
      const padded = Buffer.concat([cipher.update(sealed.subarray(0, -16)), cipher.final()])
      return JSON.parse(padded.subarray(0, padded.lastIndexOf(2)).toString('utf8')) as unknown
    },
  }
}

/** What a message's signature says, once it was found to be by the holder of the key it names (RFC 8292). */
export function claimsOf({ headers }: Handed): { key: string; claims: Record<string, unknown> } {
  const [, token = '', key = ''] = /^vapid t=([^,]+), ?k=(\S+)$/.exec(String(headers['authorization'])) ?? []
  const [head = '', claims = '', signature = ''] = token.split('.')
  const point = Buffer.from(key, 'base64url')
  const jwk = { kty: 'EC', crv: 'P-256', x: point.subarray(1, 33).toString('base64url'), y: point.subarray(33).toString('base64url') }
  const publicKey = createPublicKey({ key: jwk, format: 'jwk' })
  const signed = verify('sha256', Buffer.from(`${head}.${claims}`), { key: publicKey, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64url'))
  if (!signed) throw new Error('the signature is not by this key')
  return { key, claims: JSON.parse(Buffer.from(claims, 'base64url').toString()) as Record<string, unknown> }
}
