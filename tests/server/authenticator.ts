import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'
import * as z from 'zod/mini'
import { passkeyOptionsSchema } from '../../src/api/passkeys.ts'
import type { Client, House } from './house.ts'

const creationSchema = z.object({
  challenge: z.string(),
  rp: z.object({ id: z.string() }),
  user: z.object({ id: z.string(), name: z.string() }),
  excludeCredentials: z.array(z.object({ id: z.string() })),
  authenticatorSelection: z.object({ residentKey: z.string(), userVerification: z.string() }),
})
const requestSchema = z.object({ challenge: z.string(), rpId: z.string(), userVerification: z.string() })

const sha256 = (data: string | Buffer): Buffer => createHash('sha256').update(data).digest()
const text = (value: string): Buffer => Buffer.concat([Buffer.from([0x60 + value.length]), Buffer.from(value)])
const bytes = (value: Buffer): Buffer => Buffer.concat([Buffer.from([0x59, value.length >> 8, value.length & 0xff]), value])

/** A passkey as a phone holds it. */
interface Held {
  id: Buffer
  key: KeyObject
  userHandle: string
  counter: number
}

/** What may be wrong with what an authenticator does. */
export interface Flaws {
  origin?: string
  rpId?: string
  challenge?: string
  /** The person was there but was not recognised. */
  unverified?: boolean
  /** Signs with a key of somebody else. */
  key?: KeyObject
}

/** An authenticator in software: ES256, no attestation, as phones make passkeys. */
export class Authenticator {
  readonly #origin: string
  held: Held | null = null

  constructor(house: House) {
    // Passkeys belong to names, never to numbers.
    this.#origin = house.url.replace('127.0.0.1', 'localhost')
  }

  #clientData(type: string, challenge: string, flaws: Flaws): Buffer {
    return Buffer.from(JSON.stringify({ type, challenge: flaws.challenge ?? challenge, origin: flaws.origin ?? this.#origin, crossOrigin: false }))
  }

  #data(rpId: string, counter: number, flaws: Flaws, made?: Buffer): Buffer {
    const flags = 0x01 | (flaws.unverified ? 0 : 0x04) | (made ? 0x40 : 0)
    const count = Buffer.alloc(4)
    count.writeUInt32BE(counter)
    return Buffer.concat([sha256(flaws.rpId ?? rpId), Buffer.from([flags]), count, made ?? Buffer.alloc(0)])
  }

  /** Makes a passkey, and the answer to the options to create one. */
  make(options: unknown, flaws: Flaws = {}): Record<string, unknown> {
    const asked = creationSchema.parse(options)
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
    const cose = Buffer.concat([
      Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20]), Buffer.from(x, 'base64url'),
      Buffer.from([0x22, 0x58, 0x20]), Buffer.from(y, 'base64url'),
    ])
    const id = randomBytes(16)
    this.held = { id, key: privateKey, userHandle: asked.user.id, counter: 0 }
    const data = this.#data(asked.rp.id, 0, flaws, Buffer.concat([Buffer.alloc(16), Buffer.from([0, id.length]), id, cose]))
    const attestation = Buffer.concat([
      Buffer.from([0xa3]), text('fmt'), text('none'), text('attStmt'), Buffer.from([0xa0]), text('authData'), bytes(data),
    ])
    return {
      id: id.toString('base64url'),
      rawId: id.toString('base64url'),
      type: 'public-key',
      clientExtensionResults: {},
      response: {
        attestationObject: attestation.toString('base64url'),
        clientDataJSON: this.#clientData('webauthn.create', asked.challenge, flaws).toString('base64url'),
        transports: ['internal'],
      },
    }
  }

  /** The answer to the options to sign in, with the passkey that was made last. */
  use(options: unknown, flaws: Flaws = {}): Record<string, unknown> {
    const asked = requestSchema.parse(options)
    if (!this.held) throw new Error('no passkey was made')
    const { id, key, userHandle } = this.held
    const data = this.#data(asked.rpId, (this.held.counter += 1), flaws)
    const clientData = this.#clientData('webauthn.get', asked.challenge, flaws)
    const signature = sign('sha256', Buffer.concat([data, sha256(clientData)]), flaws.key ?? key)
    return {
      id: id.toString('base64url'),
      rawId: id.toString('base64url'),
      type: 'public-key',
      clientExtensionResults: {},
      response: {
        authenticatorData: data.toString('base64url'),
        clientDataJSON: clientData.toString('base64url'),
        signature: signature.toString('base64url'),
        userHandle,
      },
    }
  }
}

/** Asks for options, to add (`/api/passkeys`) or to sign in (`/api/session/passkey`). */
export async function optionsFor(client: Client, path: '/api/passkeys' | '/api/session/passkey') {
  return passkeyOptionsSchema.parse(await (await client.request('POST', `${path}/options`)).json())
}

/** Adds a passkey as a phone does. */
export async function addPasskey(client: Client, authenticator: Authenticator, { name = 'Phone', ...flaws }: Flaws & { name?: string } = {}): Promise<Response> {
  const { challenge, options } = await optionsFor(client, '/api/passkeys')
  return client.request('POST', '/api/passkeys', { challenge, name, response: authenticator.make(options, flaws) })
}

/** Signs in with a passkey as a phone does. */
export async function enterWithPasskey(
  client: Client, authenticator: Authenticator, { shared, ...flaws }: Flaws & { shared?: boolean } = {},
): Promise<Response> {
  const { challenge, options } = await optionsFor(client, '/api/session/passkey')
  return client.request('POST', '/api/session/passkey', { challenge, response: authenticator.use(options, flaws), ...(shared ? { shared } : {}) })
}
