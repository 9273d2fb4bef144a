import {
  browserSupportsWebAuthn,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
} from '@simplewebauthn/browser'
import { passkeyOptionsSchema, passkeySchema } from '../../api/passkeys.ts'
import { sessionSchema } from '../../api/session.ts'
import { type Asked, ask } from '../ask.ts'

/** What came of a passkey: `cancelled` also when the device has none for us, which it does not tell apart. */
export type PasskeyOutcome = { ok: true } | { ok: false; why: 'cancelled' | 'unsupported' } | { ok: false; why: 'refused'; answer: Asked<unknown> }

async function withDevice<T>(act: () => Promise<T>): Promise<{ ok: true; response: T } | { ok: false; why: 'cancelled' | 'unsupported' }> {
  if (!browserSupportsWebAuthn()) return { ok: false, why: 'unsupported' }
  try {
    return { ok: true, response: await act() }
  } catch (failure) {
    console.info('no passkey was given', failure instanceof Error ? failure.name : failure)
    return { ok: false, why: 'cancelled' }
  }
}

/** Signs in with any passkey of one's own that the device has. */
export async function signInWithPasskey(): Promise<PasskeyOutcome> {
  const asked = await ask('POST', '/api/session/passkey/options', passkeyOptionsSchema, {})
  if (!asked.ok) return { ok: false, why: 'refused', answer: asked }
  const { challenge, options } = asked.value
  const given = await withDevice(() => startAuthentication({ optionsJSON: options as unknown as PublicKeyCredentialRequestOptionsJSON }))
  if (!given.ok) return given
  const answer = await ask('POST', '/api/session/passkey', sessionSchema, { challenge, response: given.response })
  return answer.ok ? { ok: true } : { ok: false, why: 'refused', answer }
}

/** Adds a passkey of this device under a name. */
export async function addPasskey(name: string): Promise<PasskeyOutcome> {
  const asked = await ask('POST', '/api/passkeys/options', passkeyOptionsSchema, {})
  if (!asked.ok) return { ok: false, why: 'refused', answer: asked }
  const { challenge, options } = asked.value
  const given = await withDevice(() => startRegistration({ optionsJSON: options as unknown as PublicKeyCredentialCreationOptionsJSON }))
  if (!given.ok) return given
  const answer = await ask('POST', '/api/passkeys', passkeySchema, { challenge, name, response: given.response })
  return answer.ok ? { ok: true } : { ok: false, why: 'refused', answer }
}
