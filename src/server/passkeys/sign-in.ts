import { type AuthenticationResponseJSON, generateAuthenticationOptions, verifyAuthenticationResponse } from '@simplewebauthn/server'
import { type Arrival, type Started, startSession } from '../accounts/start-session.ts'
import type { Services } from '../services.ts'
import { changePasskey, lockPasskey, takeChallenge } from '../store/passkeys.ts'
import type { PasskeyTable } from '../store/schema.ts'
import { countOptions, keepChallenge } from './challenge.ts'
import type { RelyingParty } from './relying-party.ts'

/**
 * What a device is asked in order to sign in with any passkey it has for us: the person says nothing first, so nothing
 * is told of who is registered. `retryAfter`: seconds, when this network asked too often.
 */
export async function optionsToSignIn(
  { store, clock }: Services,
  { party, network }: { party: RelyingParty; network: string },
): Promise<{ ok: true; challenge: string; options: object } | { ok: false; retryAfter: number }> {
  const now = clock()
  const options = await generateAuthenticationOptions({ rpID: party.id, userVerification: 'required', timeout: 5 * 60_000 })
  return store.write(async (tx) => {
    const retryAfter = await countOptions(tx, network, now)
    if (retryAfter !== null) return { ok: false, retryAfter }
    return { ok: true, options, challenge: await keepChallenge(tx, { challenge: options.challenge, purpose: 'sign-in', account: null }, now) }
  })
}

/** The counter a device now has for a passkey; null: it did not prove to be the one. */
async function verifiedCounter(response: unknown, expectedChallenge: string, passkey: PasskeyTable, party: RelyingParty): Promise<number | null> {
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: response as AuthenticationResponseJSON,
      expectedChallenge,
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      requireUserVerification: true,
      credential: {
        id: passkey.id,
        publicKey: new Uint8Array(Buffer.from(passkey.publicKey, 'base64url')),
        counter: passkey.counter,
      },
    })
    return verified ? authenticationInfo.newCounter : null
  } catch (failure) {
    // The library throws for whatever is wrong with an answer, in words for developers.
    if (failure instanceof Error) return null
    throw failure
  }
}

/** Whose a response claims to be, as the device remembers it; null: it doesn't say. */
function ownerOf(response: Record<string, unknown>): string | null {
  const inner = response['response']
  const handle = typeof inner === 'object' && inner !== null && 'userHandle' in inner ? inner.userHandle : null
  return typeof handle === 'string' ? Buffer.from(handle, 'base64url').toString() : null
}

/**
 * Starts a session for whoever has a passkey. Null whatever is wrong: the challenge was used or ended, there is no such
 * passkey, the signature is another's, or its counter shows a copy.
 */
export async function signInWithPasskey(
  { store, clock, config, post }: Services,
  { party, challenge: asked, response, ...arrival }: { party: RelyingParty; challenge: string; response: Record<string, unknown> } & Omit<Arrival, 'method'>,
): Promise<(Started & { email: string }) | null> {
  const now = clock()
  const at = new Date(now).toISOString()
  const id = response['id']
  const { challenge, passkey } = await store.write(async (tx) => ({
    challenge: await takeChallenge(tx, asked, at),
    passkey: typeof id === 'string' ? await lockPasskey(tx, id) : undefined,
  }))
  if (challenge?.purpose !== 'sign-in' || !passkey) return null
  if ((ownerOf(response) ?? passkey.account) !== passkey.account) return null
  const counter = await verifiedCounter(response, challenge.challenge, passkey, party)
  if (counter === null) return null
  const started = await store.write(async (tx) => {
    // Between the check and now it may have been used or removed.
    const still = await lockPasskey(tx, passkey.id)
    const person = await tx.selectFrom('accounts').selectAll().where('id', '=', passkey.account).where('erasedAt', 'is', null).executeTakeFirst()
    if (still?.counter !== passkey.counter || !person) return null
    await changePasskey(tx, passkey.id, { counter, lastUsedAt: at })
    const session = await startSession(tx, { person, arrival: { ...arrival, method: 'passkey' }, config, now })
    return { ...session, email: person.email }
  })
  if (started) await post.soon()
  return started
}
