import { randomBytes } from 'node:crypto'
import type { Session } from '../../api/session.ts'
import { kindOfDevice } from '../../domain/account/device-kind.ts'
import type { Config } from '../config.ts'
import { deviceWords, timeWords } from '../devices/words.ts'
import { addressOf } from '../links.ts'
import { queueMail } from '../mail/queue.ts'
import { newId, sha256 } from '../random.ts'
import type { Account } from '../store/accounts.ts'
import type { SessionTable, Tx } from '../store/schema.ts'
import { createSession, hasSignedInBefore } from '../store/sessions.ts'
import { sessionLife, sharedSessionLife } from './session.ts'
import { welcomeOf } from './welcome-mark.ts'

/** How somebody signed in, and on what. */
export interface Arrival {
  method: SessionTable['method']
  /** On a computer that others use too: the session is short. */
  shared: boolean
  userAgent: string
  /** The campaign that alone is opened to whoever came by an invitation's link. */
  scope?: string
}

/** What the browser is given when somebody has signed in. */
export interface Started {
  /** The token for the cookie; kept nowhere here. */
  token: string
  shared: boolean
  session: Session
}

/** What is told of a session. To whoever came by a link, which may have been passed on, not even a name. */
export const sessionAnswer = (of: { account: string; scope: string | null } & Pick<Account, 'role' | 'name' | 'standing'>): Session =>
  of.scope === null
    ? { account: of.account, role: of.role, name: of.name, ...welcomeOf(of) }
    : { account: of.account, role: of.role, name: '', scope: of.scope }

/**
 * Starts a session for somebody who proved who they are. Whoever was signed in before is mailed that there is one more
 * device, unless it came by the link of a mail; call `post.soon()` after the transaction.
 */
export async function startSession(
  tx: Tx,
  { person, arrival, config, now }: { person: Account; arrival: Arrival; config: Config; now: number },
): Promise<Started> {
  const { method, shared, userAgent, scope = null } = arrival
  if (scope === null && (await hasSignedInBefore(tx, person.id))) {
    const values = { time: timeWords(now), device: deviceWords(userAgent), address: `${addressOf(config)}/me/devices` }
    await queueMail(tx, { template: 'newDevice', to: person.email, language: person.language, values, account: person.id }, now)
  }
  const token = randomBytes(32).toString('base64url')
  await createSession(tx, {
    id: newId(),
    tokenHash: sha256(token),
    account: person.id,
    createdAt: new Date(now).toISOString(),
    expiresAt: new Date(now + (shared ? sharedSessionLife : sessionLife)).toISOString(),
    method,
    label: JSON.stringify(kindOfDevice(userAgent)),
    shared: shared ? 1 : 0,
    scope,
  })
  return { token, shared, session: sessionAnswer({ ...person, account: person.id, scope }) }
}
