import { randomInt } from 'node:crypto'
import { entryCodeLength, entryCodeLetters } from '../../api/invitations.ts'
import { hashCode } from '../accounts/hash-code.ts'
import { type Started, startSession } from '../accounts/start-session.ts'
import type { Services } from '../services.ts'
import { addCode } from '../store/codes.ts'
import { requireMeta } from '../store/meta.ts'
import { countAsked, countWrong, restAfterWrong } from './answering-limits.ts'
import { answererOf } from './standing-invitation.ts'

/** A code to go on answering with on another device: shown on one, typed on the other. */

const codeLife = 15 * 60_000
const codesPerAccount = 20
const codesPerNetwork = 600

/** Under what a code is stored: the account and the campaign it lets in to. No id has a colon. */
const prefix = 'answer'
const keyOf = (account: string, campaign: string): string => `${prefix}:${account}:${campaign}`
const readKey = (key: string): { account: string; campaign: string } => {
  const [, account = '', campaign = ''] = key.split(':')
  return { account, campaign }
}

const draw = (): string => Array.from({ length: entryCodeLength }, () => entryCodeLetters.charAt(randomInt(entryCodeLetters.length))).join('')

/** What is stored of a code. The same for everybody, as the code alone finds its account; costly to work out, as all codes are. */
const seal = async ({ store }: Services, code: string): Promise<string> =>
  hashCode(code, prefix, await store.read((tx) => requireMeta(tx, 'pepper')))

export type Drawn =
  | { ok: true; code: string; until: string }
  | { ok: false; problem: 'link-ended' }
  | { ok: false; problem: 'too-many-requests'; retryAfter: number }

/** Draws a code for somebody who is answering; the one drawn before ends. */
export async function drawEntryCode(
  services: Services,
  { account, campaign, network }: { account: string; campaign: string; network: string },
): Promise<Drawn> {
  const code = draw()
  const hash = await seal(services, code)
  const now = services.clock()
  const until = new Date(now + codeLife).toISOString()
  return services.store.write(async (tx): Promise<Drawn> => {
    const limits = { account, perAccount: codesPerAccount, network, perNetwork: codesPerNetwork }
    const retryAfter = await countAsked(tx, { of: 'answer-code', ...limits, now })
    if (retryAfter !== null) return { ok: false, problem: 'too-many-requests', retryAfter }
    if (!(await answererOf(tx, { account, campaign, now }))) return { ok: false, problem: 'link-ended' }
    const address = keyOf(account, campaign)
    await tx.deleteFrom('codes').where('address', '=', address).execute()
    await addCode(tx, { address, hash, createdAt: new Date(now).toISOString(), expiresAt: until })
    return { ok: true, code: `${code.slice(0, entryCodeLength / 2)}-${code.slice(entryCodeLength / 2)}`, until }
  })
}

export type Entered =
  | { ok: true; started: Started }
  | { ok: false; problem: 'wrong-code' | 'link-ended' }
  | { ok: false; problem: 'too-many-tries'; retryAfter: number }

/** Starts a session like the link's for whoever typed a code. It is good once; after many wrong ones a network must rest. */
export async function enterByCode(
  services: Services,
  { code, shared, userAgent, network }: { code: string; shared: boolean; userAgent: string; network: string },
): Promise<Entered> {
  const hash = await seal(services, code)
  const now = services.clock()
  const at = new Date(now).toISOString()
  return services.store.write(async (tx): Promise<Entered> => {
    const retryAfter = await restAfterWrong(tx, { network, now })
    if (retryAfter !== null) return { ok: false, problem: 'too-many-tries', retryAfter }
    const found = tx.selectFrom('codes').select(['id', 'address']).where('hash', '=', hash).where('expiresAt', '>', at)
    const known = await found.where('address', 'like', `${prefix}:%`).executeTakeFirst()
    // Typed on two devices at once, one of them finds it gone.
    const spent = known && (await tx.deleteFrom('codes').where('id', '=', known.id).executeTakeFirst())
    if (!known || spent?.numDeletedRows !== 1n) {
      await countWrong(tx, { network, now })
      return { ok: false, problem: 'wrong-code' }
    }
    const { account, campaign } = readKey(known.address)
    const person = await answererOf(tx, { account, campaign, now })
    if (!person) return { ok: false, problem: 'link-ended' }
    const arrival = { method: 'code', shared, userAgent, scope: campaign } as const
    return { ok: true, started: await startSession(tx, { person, arrival, config: services.config, now }) }
  })
}
