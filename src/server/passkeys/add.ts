import { generateRegistrationOptions, type RegistrationResponseJSON, verifyRegistrationResponse } from '@simplewebauthn/server'
import type { passkeySchema } from '../../api/passkeys.ts'
import type { Role } from '../../api/session.ts'
import type * as z from 'zod/mini'
import { queueMail } from '../mail/queue.ts'
import type { Services } from '../services.ts'
import { addPasskey, holdPasskeys, lockPasskey, passkeysOf, takeChallenge } from '../store/passkeys.ts'
import type { PasskeyTable, SessionTable, Tx } from '../store/schema.ts'
import type { SessionOfPerson } from '../store/sessions.ts'
import { addressOf } from '../links.ts'
import { deviceWords, timeWords } from '../devices/words.ts'
import { keepChallenge } from './challenge.ts'
import type { RelyingParty } from './relying-party.ts'

/** EdDSA, ES256 and RS256: what every authenticator has one of. */
const algorithms = [-8, -7, -257]
/** More than this nobody tells apart. */
const mostPasskeys = 20

/** A passkey as its owner sees it. */
export const shown = ({ id, name, createdAt, lastUsedAt }: PasskeyTable): z.infer<typeof passkeySchema> => ({ id, name, createdAt, lastUsedAt })

/**
 * Why a session may not touch the passkeys of its account, or null. Whoever of the office has a passkey must have
 * come with one: else a code from their mailbox would be as good as the passkey it can't replace.
 */
export function refusalToChange(session: { role: Role; method: SessionTable['method'] }, count: number): 'passkey-needed' | null {
  const needsPasskey = session.role !== 'registrant'
  return needsPasskey && count > 0 && session.method !== 'passkey' ? 'passkey-needed' : null
}

type Refused = { ok: false; problem: 'passkey-needed' | 'passkey-refused' | 'not-allowed-now' }

/** What a device is asked in order to make a passkey, with the name of its challenge. */
export async function optionsToAdd(
  { store, clock }: Services,
  { session, party }: { session: SessionOfPerson; party: RelyingParty },
): Promise<{ ok: true; challenge: string; options: object } | Refused> {
  const { account } = session
  const { there, email } = await store.read(async (tx) => ({ there: await passkeysOf(tx, account), email: await emailOf(tx, account) }))
  const refusal = refusalToChange(session, there.length) ?? (there.length >= mostPasskeys ? 'not-allowed-now' : null)
  if (refusal) return { ok: false, problem: refusal }
  const options = await generateRegistrationOptions({
    rpName: 'JGRAD',
    rpID: party.id,
    userName: email,
    userDisplayName: session.name,
    userID: new TextEncoder().encode(account),
    timeout: 5 * 60_000,
    excludeCredentials: there.map(({ id, transports }) => ({ id, transports: JSON.parse(transports) as string[] })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    supportedAlgorithmIDs: algorithms,
  })
  const challenge = await store.write((tx) => keepChallenge(tx, { challenge: options.challenge, purpose: 'add', account }, clock()))
  return { ok: true, challenge, options }
}

const emailOf = async (tx: Tx, account: string): Promise<string> =>
  (await tx.selectFrom('accounts').select('email').where('id', '=', account).executeTakeFirstOrThrow()).email

/** What a device answered, checked; null: it is not what was asked for. */
async function verified(response: unknown, expectedChallenge: string, party: RelyingParty) {
  try {
    const result = await verifyRegistrationResponse({
      response: response as RegistrationResponseJSON,
      expectedChallenge,
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      requireUserVerification: true,
      supportedAlgorithmIDs: algorithms,
    })
    return result.verified ? result.registrationInfo.credential : null
  } catch (failure) {
    // The library throws for whatever is wrong with an answer, in words for developers.
    if (failure instanceof Error) return null
    throw failure
  }
}

/**
 * Adds the passkey that a device made, and mails its owner. The first one makes the session one that began with a
 * passkey; later ones never do, or a code would be worth as much.
 */
export async function addMade(
  { store, clock, config, post }: Services,
  asked: { session: SessionOfPerson; party: RelyingParty; challenge: string; name: string; response: unknown; userAgent: string },
): Promise<{ ok: true; passkey: z.infer<typeof passkeySchema> } | Refused> {
  const { session, party, name, response, userAgent } = asked
  const { account } = session
  const now = clock()
  const at = new Date(now).toISOString()
  const challenge = await store.write((tx) => takeChallenge(tx, asked.challenge, at))
  if (challenge?.purpose !== 'add' || challenge.account !== account) return { ok: false, problem: 'passkey-refused' }
  const credential = await verified(response, challenge.challenge, party)
  if (!credential) return { ok: false, problem: 'passkey-refused' }
  const passkey: PasskeyTable = {
    id: credential.id,
    account,
    publicKey: Buffer.from(credential.publicKey).toString('base64url'),
    counter: credential.counter,
    transports: JSON.stringify(credential.transports ?? []),
    name,
    createdAt: at,
    lastUsedAt: null,
  }
  const refused = await store.write(async (tx): Promise<Refused | null> => {
    await holdPasskeys(tx, account)
    const there = await passkeysOf(tx, account)
    const refusal = refusalToChange(session, there.length) ?? (there.length >= mostPasskeys ? 'not-allowed-now' : null)
    if (refusal) return { ok: false, problem: refusal }
    if (await lockPasskey(tx, passkey.id)) return { ok: false, problem: 'passkey-refused' }
    await addPasskey(tx, passkey)
    if (there.length === 0) await tx.updateTable('sessions').set({ method: 'passkey' }).where('id', '=', session.id).execute()
    const { email, language } = await tx.selectFrom('accounts').select(['email', 'language']).where('id', '=', account).executeTakeFirstOrThrow()
    const values = { time: timeWords(now), device: deviceWords(userAgent), address: `${addressOf(config)}/me/passkeys` }
    await queueMail(tx, { template: 'passkeyAdded', to: email, language, values, account }, now)
    return null
  })
  if (refused) return refused
  await post.soon()
  return { ok: true, passkey: shown(passkey) }
}
